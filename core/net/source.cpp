// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/source.h"

#include <QHostAddress>

namespace net {

QString sourceOf(const QString &address)
{
    const QHostAddress parsed(address);
    bool isIpv4 = false;
    // An IPv4 address may come in the form of IPv6, from a listener of both.
    const quint32 ipv4 = parsed.toIPv4Address(&isIpv4);
    if (isIpv4)
        return QHostAddress(ipv4).toString();
    if (parsed.isNull())
        return address;
    constexpr int networkBits = 64;
    const auto [network, bits] = QHostAddress::parseSubnet(
        QStringLiteral("%1/%2").arg(parsed.toString().section(QLatin1Char('%'), 0, 0)).arg(networkBits));
    return network.toString();
}

} // namespace net
