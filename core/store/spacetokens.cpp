// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spacetokens.h"

#include "store/spaceaddress.h"

namespace store {

using base::failure;
using base::Result;

namespace {

QString secretOf(const QUrl &address)
{
    return QStringLiteral("token-") + fileNameOf(address);
}

/// A line for the token, one for the name, and one for the time where it is known. Neither of them has a
/// line's end in it.
QByteArray textOf(const SpaceToken &token)
{
    QByteArray text = token.token.toUtf8() + '\n' + token.name.toUtf8();
    if (token.expires)
        text += '\n' + base::isoText(*token.expires).toUtf8();
    return text;
}

Result<std::optional<SpaceToken>> tokenIn(const QByteArray &text)
{
    const QStringList lines = QString::fromUtf8(text).split(QLatin1Char('\n'));
    if (lines.size() < 2 || lines[0].isEmpty())
        return failure(base::ErrorCode::Corrupt, QStringLiteral("what is kept is no token"));
    return std::optional(SpaceToken{lines[0], lines[1], base::fromIsoText(lines.value(2))});
}

} // namespace

void SpaceTokens::read(const QUrl &address, const SecretStore::Reply<std::optional<SpaceToken>> &reply)
{
    m_secrets.read(secretOf(address), [reply](const Result<std::optional<QByteArray>> &kept) {
        if (!kept)
            return reply(failure(kept.error()));
        reply(*kept ? tokenIn(**kept) : Result<std::optional<SpaceToken>>(std::nullopt));
    });
}

void SpaceTokens::write(const QUrl &address, const SpaceToken &token, const SecretStore::Reply<void> &reply)
{
    m_secrets.write(secretOf(address), textOf(token), reply);
}

void SpaceTokens::remove(const QUrl &address, const SecretStore::Reply<void> &reply)
{
    m_secrets.remove(secretOf(address), reply);
}

} // namespace store
