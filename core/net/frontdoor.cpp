// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/frontdoor.h"

#include "protocol/limits.h"

#include <QHostAddress>
#include <QUrl>

namespace net {

namespace {

constexpr int websocketVersion = 13;
constexpr int websocketKeyBytes = 16;

/// A Host header is host [":" port] (RFC 9110, 7.2); the parsed host is empty where it is anything else.
QString hostOf(const QByteArray &hostAndPort)
{
    static constexpr char outside[] = "/@?#\\ \t";
    for (const char c : hostAndPort) {
        if (std::char_traits<char>::find(outside, sizeof outside - 1, c) != nullptr)
            return {};
    }
    const QUrl url(QStringLiteral("http://") + QString::fromLatin1(hostAndPort), QUrl::StrictMode);
    return url.isValid() ? url.host() : QString();
}

bool wantsUpgrade(const RequestHead &head)
{
    const std::vector<QByteArray> upgrades = head.values("Upgrade");
    return !upgrades.empty() && hasToken(upgrades.front(), "websocket");
}

} // namespace

FrontDoor::FrontDoor(QStringList hostNames, QByteArray endpoint)
    : m_hostNames(std::move(hostNames))
    , m_endpoint(std::move(endpoint))
{
}

Judgement FrontDoor::judge(const RequestHead &head) const
{
    const std::vector<QByteArray> hosts = head.values("Host");
    if (hosts.size() > 1 || (hosts.empty() && head.minorVersion > 0))
        return Refusal{400, "exactly one Host is required"};
    if (!hosts.empty() && !isOwnHost(hosts.front()))
        return Refusal{403, "this server does not go by that name"};
    const std::vector<QByteArray> origins = head.values("Origin");
    if (origins.size() > 1)
        return Refusal{400, "more than one Origin"};
    if (!origins.empty() && !isOwnOrigin(origins.front()))
        return Refusal{403, "pages of that origin may not connect"};
    const bool isEverywhere = m_endpoint.isEmpty();
    if (head.path() == m_endpoint || (isEverywhere && wantsUpgrade(head)))
        return judgeUpgrade(head);
    if (wantsUpgrade(head))
        return Refusal{404, "there is no WebSocket at this path"};
    return Plain{};
}

Judgement FrontDoor::judgeUpgrade(const RequestHead &head) const
{
    if (!wantsUpgrade(head) || !hasToken(head.value("Connection"), "upgrade"))
        return Refusal{426, "this path speaks WebSocket"};
    if (head.method != "GET" || head.minorVersion < 1)
        return Refusal{400, "a WebSocket begins with GET and HTTP/1.1"};
    if (!head.values("Content-Length").empty() || !head.values("Transfer-Encoding").empty())
        return Refusal{400, "a WebSocket begins without a body"};
    if (head.value("Sec-WebSocket-Version").trimmed() != QByteArray::number(websocketVersion))
        return Refusal{426, "WebSocket version 13 is required"};
    const auto key = QByteArray::fromBase64Encoding(head.value("Sec-WebSocket-Key").trimmed(),
                                                    QByteArray::AbortOnBase64DecodingErrors);
    if (!key || (*key).size() != websocketKeyBytes)
        return Refusal{400, "Sec-WebSocket-Key is not 16 bytes in base64"};
    const std::vector<QByteArray> protocols = head.values("Sec-WebSocket-Protocol");
    if (!protocols.empty() && !hasToken(protocols.front(), protocol::subprotocol))
        return Refusal{400, "the subprotocol here is wireside.v1"};
    return Upgrade{};
}

bool FrontDoor::isOwnHost(const QByteArray &hostAndPort) const
{
    const QString host = hostOf(hostAndPort);
    if (host.isEmpty())
        return false;
    if (!QHostAddress(host).isNull())
        return true;
    return host == QLatin1String("localhost") || host.endsWith(QLatin1String(".local")) ||
           m_hostNames.contains(host, Qt::CaseInsensitive);
}

bool FrontDoor::isOwnOrigin(const QByteArray &origin) const
{
    const qsizetype scheme = origin.indexOf("://");
    return scheme > 0 && isOwnHost(origin.mid(scheme + 3));
}

} // namespace net
