// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "net/mdns/wire.h"

#include <QHash>
#include <QNetworkInterface>
#include <QUdpSocket>

namespace net::mdns {

/// The interfaces that are up and can reach more than one other machine.
[[nodiscard]] std::vector<Interface> systemInterfaces();

/// Moves datagrams through two sockets at the port of mDNS, of IPv4 and of IPv6, which they share with the
/// system's responder and with other programs.
class Sockets final : public Wire
{
    Q_OBJECT

public:
    Sockets();
    ~Sockets() override;

    /// Opens them. Fails where neither can be had, with Busy where somebody has the port alone.
    [[nodiscard]] base::Result<void> open();

    void join(const Interface &network) override;
    void leave(const Interface &network) override;
    void send(const Interface &network, const QByteArray &bytes, const std::optional<Endpoint> &to) override;

private:
    struct Half {
        QHostAddress any;
        QHostAddress group;
        QUdpSocket socket{};
    };

    [[nodiscard]] static bool open(Half &half);
    void read(Half &half);
    [[nodiscard]] Half &halfOf(const QHostAddress &address);

    Half m_ipv4{QHostAddress(QHostAddress::AnyIPv4), QHostAddress(QStringLiteral("224.0.0.251"))};
    Half m_ipv6{QHostAddress(QHostAddress::AnyIPv6), QHostAddress(QStringLiteral("ff02::fb"))};
    QHash<int, QNetworkInterface> m_joined;
};

} // namespace net::mdns
