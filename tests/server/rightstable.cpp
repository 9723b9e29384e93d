// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rightstable.h"

#include <QFile>
#include <QRegularExpression>

namespace server {

namespace {

QStringList cellsOf(const QString &line)
{
    QStringList cells;
    for (const QString &cell : line.split(u'|').mid(1))
        cells.append(cell.trimmed());
    cells.removeLast();
    return cells;
}

RightsRow rowOf(QStringList cells)
{
    static const QRegularExpression head(QStringLiteral("^`(\\w+)`,? ?(.*)$"));
    const auto match = head.match(cells.takeFirst());
    return {match.captured(1), match.captured(2), cells};
}

} // namespace

std::vector<RightsRow> rightsTable(const QString &path, const QString &title)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    std::vector<RightsRow> rows;
    bool isInside = false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(QStringLiteral("| %1 |").arg(title)))
            isInside = true;
        else if (isInside && line.startsWith(u"| `"))
            rows.push_back(rowOf(cellsOf(line)));
        else if (isInside && !line.startsWith(u"| ---"))
            break;
    }
    return rows;
}

} // namespace server
