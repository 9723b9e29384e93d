// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/token.h"

#include <QCryptographicHash>

namespace crypto {

namespace {

constexpr int tokenBytes = 32;
constexpr int groupLength = 4;

} // namespace

QString newSessionToken(base::Chance &chance)
{
    return QString::fromLatin1(
        chance.bytes(tokenBytes).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

QString newCode(base::Chance &chance)
{
    const auto group = [&chance] { return chance.token(groupLength); };
    const QStringList groups{group(), group(), group()};
    return groups.join(QLatin1Char('-'));
}

QByteArray tokenHash(const QString &token)
{
    return QCryptographicHash::hash(token.toUtf8(), QCryptographicHash::Sha256);
}

QByteArray codeHash(const QString &code)
{
    QString plain;
    for (const QChar c : code.toLower()) {
        if (!c.isSpace() && c != QLatin1Char('-'))
            plain.append(c);
    }
    return tokenHash(plain);
}

} // namespace crypto
