// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/bearer.h"

#include "protocol/limits.h"

#include <QList>

#include <algorithm>

namespace net {

namespace {

constexpr char scheme[] = "bearer ";
constexpr char parameter[] = "token=";

bool isOfToken(char c)
{
    static constexpr char others[] = "-._~+/=";
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::ranges::find(others, others + sizeof others - 1, c) != others + sizeof others - 1;
}

/// The token where the text can be one: b64token (RFC 6750, 2.1), which needs no escapes in a target.
Bearer checked(const QByteArray &text)
{
    if (text.isEmpty() || text.size() > protocol::maxToken || !std::ranges::all_of(text, isOfToken))
        return BadBearer{};
    return QString::fromLatin1(text);
}

} // namespace

Bearer bearerOf(const RequestHead &head)
{
    const std::vector<QByteArray> headers = head.values("Authorization");
    if (headers.size() > 1)
        return BadBearer{};
    if (!headers.empty()) {
        const QByteArray value = headers.front().trimmed();
        const bool isBearer = value.toLower().startsWith(scheme);
        return isBearer ? checked(value.mid(sizeof scheme - 1).trimmed()) : BadBearer{};
    }
    const qsizetype query = head.target.indexOf('?');
    QByteArrayList tokens;
    for (const QByteArray &pair : query < 0 ? QByteArrayList() : head.target.mid(query + 1).split('&')) {
        if (pair.startsWith(parameter))
            tokens.append(pair.mid(sizeof parameter - 1));
    }
    if (tokens.isEmpty())
        return NoBearer{};
    return tokens.size() == 1 ? checked(tokens.front()) : BadBearer{};
}

} // namespace net
