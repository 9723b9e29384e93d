// SPDX-License-Identifier: GPL-3.0-or-later
#include "localaddresses.h"

#include <QNetworkInterface>

namespace desktop {

QStringList localAddresses(quint16 port)
{
    QStringList v4;
    QStringList v6;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        if (address.protocol() == QAbstractSocket::IPv4Protocol)
            v4.append(QStringLiteral("%1:%2").arg(address.toString()).arg(port));
        else
            v6.append(QStringLiteral("[%1]:%2").arg(address.toString()).arg(port));
    }
    return v4 + v6;
}

} // namespace desktop
