// SPDX-License-Identifier: GPL-3.0-or-later
#include "looks.h"

#include <QTextBoundaryFinder>

namespace ui {

namespace {

QString firstGrapheme(const QString &word)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, word);
    return word.left(static_cast<int>(finder.toNextBoundary()));
}

} // namespace

QString Looks::initials(const QString &name) const
{
    const QStringList words = name.simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    QString letters = firstGrapheme(words.front());
    if (words.size() > 1)
        letters += firstGrapheme(words.back());
    return letters.toUpper();
}

QString Looks::fill(const QString &text, const QStringList &values) const
{
    QString filled;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int place = text.at(at) == u'%' && at + 1 < text.size() ? text.at(at + 1).digitValue() : -1;
        if (place >= 1 && place <= values.size()) {
            filled += values.at(place - 1);
            ++at;
        } else {
            filled += text.at(at);
        }
    }
    return filled;
}

int Looks::pick(const QString &id, int count) const
{
    if (count <= 0)
        return 0;
    // FNV-1a: spreads short ids well, and stays the same from run to run, which qHash() does not promise.
    quint32 hash = 2166136261U;
    for (const char byte : id.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return static_cast<int>(hash % static_cast<quint32>(count));
}

} // namespace ui
