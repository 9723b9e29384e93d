// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/passwords.h"

#include "protocol/limits.h"

#include <QList>

#include <algorithm>

namespace protocol {

namespace {

bool isForbidden(char32_t character)
{
    switch (QChar::category(character)) {
    case QChar::Other_Control:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return true;
    default:
        return false;
    }
}

} // namespace

base::Result<QByteArray> preparedPassword(const QString &text)
{
    QString password = text;
    // Blanks of any width are a blank; case and width count (RFC 8265, 4.2.2).
    std::ranges::replace_if(
        password, [](QChar c) { return c.category() == QChar::Separator_Space; }, QLatin1Char(' '));
    password = password.normalized(QString::NormalizationForm_C);
    if (password.size() < minPassword || password.size() > maxPassword) {
        return base::failure(
            base::ErrorCode::Invalid,
            QStringLiteral("a password has from %1 to %2 characters").arg(minPassword).arg(maxPassword));
    }
    if (!password.isValidUtf16() || std::ranges::any_of(password.toUcs4(), isForbidden))
        return base::failure(base::ErrorCode::Invalid,
                             QStringLiteral("a password has characters that cannot be typed"));
    return password.toUtf8();
}

} // namespace protocol
