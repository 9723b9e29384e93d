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

/// The text in the form in which it is kept; `what` it is stands in a refusal.
base::Result<QString> checkedText(const QString &text, const QString &what, int maxGraphemes)
{
    const QString kept = text.trimmed().normalized(QString::NormalizationForm_C);
    // toUcs4() makes a lone surrogate a character that can be seen, so those are looked for first.
    if (!kept.isValidUtf16() || std::ranges::any_of(kept.toUcs4(), isInvisible))
        return base::failure(base::ErrorCode::Invalid,
                             what + QStringLiteral(" has control or invisible characters"));
    // A grapheme may pile up marks without end, so the code units are bounded as well.
    if (graphemeCount(kept) > maxGraphemes || kept.size() > maxGraphemes * 8)
        return base::failure(base::ErrorCode::Invalid,
                             QStringLiteral("%1 is longer than %2 characters").arg(what).arg(maxGraphemes));
    return kept;
}

base::Result<QString> checkedName(const QString &text, int maxGraphemes)
{
    if (text.trimmed().isEmpty())
        return base::failure(base::ErrorCode::Invalid, QStringLiteral("a name is empty"));
    return checkedText(text, QStringLiteral("a name"), maxGraphemes);
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

base::Result<QString> statusText(const QString &text)
{
    return checkedText(text, QStringLiteral("a status text"), maxStatusText);
}

QString nameKey(const QString &name)
{
    return name.normalized(QString::NormalizationForm_KC)
        .toCaseFolded()
        .normalized(QString::NormalizationForm_KC);
}

} // namespace protocol
