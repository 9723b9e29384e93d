// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>

#include <optional>

namespace net::mdns {

/// A name of the DNS: labels of 1 to 63 bytes, 255 bytes in all (RFC 1035, 2.3.4), which mDNS writes in UTF-8
/// and may hold dots and blanks. Two names are the same whatever the case of their ASCII letters (RFC 6762,
/// 16). Made without an argument it is the root.
class Name
{
public:
    Name() = default;

    /// The name of these labels; nothing where a label or the whole is empty or too long.
    [[nodiscard]] static std::optional<Name> fromLabels(const QByteArrayList &labels);
    /// A name that stands in the program, its labels between dots: "_wireside._tcp.local".
    [[nodiscard]] static Name known(const char *text);

    [[nodiscard]] const QByteArrayList &labels() const { return m_labels; }
    /// The name with this label before it; nothing where that would be too long.
    [[nodiscard]] std::optional<Name> child(const QByteArray &label) const;
    /// The name without its first label; the root is its own.
    [[nodiscard]] Name parent() const;
    /// What to compare it by: its form on the wire, without compression, in lower case.
    [[nodiscard]] const QByteArray &key() const { return m_key; }
    /// Its form on the wire, without compression.
    [[nodiscard]] QByteArray wireForm() const;

    friend bool operator==(const Name &a, const Name &b) { return a.m_key == b.m_key; }
    friend bool operator<(const Name &a, const Name &b) { return a.m_key < b.m_key; }

private:
    explicit Name(QByteArrayList labels);

    QByteArrayList m_labels;
    QByteArray m_key{1, '\0'};
};

/// The longest label, in bytes.
inline constexpr qsizetype maxLabel = 63;

} // namespace net::mdns
