// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/notification.h"

#include "protocol/limits.h"

#include <QTextBoundaryFinder>

namespace protocol {

QString excerptOf(const QString &content)
{
    const QString line = content.simplified();
    if (line.size() <= maxExcerpt)
        return line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    finder.setPosition(maxExcerpt - 1);
    if (!finder.isAtBoundary())
        finder.toPreviousBoundary();
    return line.first(finder.position()) + QChar(0x2026);
}

} // namespace protocol
