// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/names.h"

#include "protocol/limits.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace protocol {

namespace {

bool isInvisible(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

int graphemeCount(const QString &text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    int count = 0;
    while (finder.toNextBoundary() != -1)
        ++count;
    return count;
}

base::Result<QString> checkedName(const QString &text, int maxGraphemes)
{
    const QString name = text.trimmed().normalized(QString::NormalizationForm_C);
    if (name.isEmpty())
        return base::failure(base::ErrorCode::Invalid, QStringLiteral("a name is empty"));
    // toUcs4() makes a lone surrogate a character that can be seen, so those are looked for first.
    if (!name.isValidUtf16() || std::ranges::any_of(name.toUcs4(), isInvisible))
        return base::failure(base::ErrorCode::Invalid,
                             QStringLiteral("a name has control or invisible characters"));
    // A grapheme may pile up marks without end, so the code units are bounded as well.
    if (graphemeCount(name) > maxGraphemes || name.size() > maxGraphemes * 8)
        return base::failure(base::ErrorCode::Invalid,
                             QStringLiteral("a name is longer than %1 characters").arg(maxGraphemes));
    return name;
}

} // namespace

base::Result<QString> personName(const QString &text)
{
    return checkedName(text, maxPersonName);
}

base::Result<QString> roomName(const QString &text)
{
    return checkedName(text, maxRoomName);
}

QString nameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

} // namespace protocol
