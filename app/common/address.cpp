// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/address.h"

#include "protocol/limits.h"

#include <QRegularExpression>

namespace process {

namespace {

constexpr int usualPort = 8787;

/// The address with the zone of a link-local one ("[fe80::1%lan]") as URLs have it (RFC 6874).
QString withZone(QString text)
{
    static const QRegularExpression zone(QStringLiteral("(\\[[0-9A-Fa-f:.]+)%(?!25)"));
    return text.replace(zone, QStringLiteral("\\1%25"));
}

} // namespace

std::optional<QUrl> readAddress(const QString &text)
{
    const QString trimmed = withZone(text.trimmed());
    const bool hasScheme = trimmed.contains(QLatin1String("://"));
    QUrl url(hasScheme ? trimmed : QStringLiteral("ws://") + trimmed, QUrl::StrictMode);
    const bool isWebSocket = url.scheme() == QLatin1String("ws") || url.scheme() == QLatin1String("wss");
    if (!url.isValid() || url.host().isEmpty() || !isWebSocket)
        return std::nullopt;
    if (url.port() == -1)
        url.setPort(usualPort);
    if (url.path().isEmpty() || url.path() == QLatin1String("/"))
        url.setPath(QString::fromLatin1(protocol::endpointPath));
    return url;
}

QString shortAddress(const QUrl &address)
{
    if (address.scheme() != QLatin1String("ws") || address.path() != QLatin1String(protocol::endpointPath))
        return address.toString();
    return address.authority();
}

} // namespace process
