// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/name.h"

namespace net::mdns {

namespace {

constexpr qsizetype maxName = 255; // bytes on the wire

} // namespace

Name::Name(QByteArrayList labels)
    : m_labels(std::move(labels))
    // A label's length is below the letters, so lower case leaves it as it is.
    , m_key(wireForm().toLower())
{
}

std::optional<Name> Name::fromLabels(const QByteArrayList &labels)
{
    qsizetype size = 1;
    for (const QByteArray &label : labels) {
        if (label.isEmpty() || label.size() > maxLabel)
            return std::nullopt;
        size += 1 + label.size();
        if (size > maxName)
            return std::nullopt;
    }
    if (labels.isEmpty())
        return std::nullopt;
    return Name(labels);
}

Name Name::known(const char *text)
{
    const std::optional<Name> name = fromLabels(QByteArray(text).split('.'));
    Q_ASSERT(name);
    return *name;
}

std::optional<Name> Name::child(const QByteArray &label) const
{
    return fromLabels(QByteArrayList{label} + m_labels);
}

Name Name::parent() const
{
    return m_labels.size() < 2 ? Name() : Name(m_labels.mid(1));
}

QByteArray Name::wireForm() const
{
    QByteArray bytes;
    for (const QByteArray &label : m_labels)
        bytes.append(static_cast<char>(label.size())).append(label);
    return bytes.append('\0');
}

} // namespace net::mdns
