// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/sockets.h"

#include "base/log.h"

#include <QNetworkDatagram>
#include <QVariant>

#include <algorithm>

namespace net::mdns {

namespace {

/// How many datagrams are read before everything else has its turn.
constexpr int maxInTurn = 200;
/// Who wants to know whether a datagram was routed sees it by this (RFC 6762, 11).
constexpr int hops = 255;

bool has(const Interface &network, QAbstractSocket::NetworkLayerProtocol protocol)
{
    return std::ranges::any_of(network.places, [protocol](const Interface::Place &place) {
        return place.address.protocol() == protocol;
    });
}

} // namespace

std::vector<Interface> systemInterfaces()
{
    std::vector<Interface> interfaces;
    const QList<QNetworkInterface> all = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &one : all) {
        const auto flags = one.flags();
        const auto needed =
            QNetworkInterface::IsUp | QNetworkInterface::IsRunning | QNetworkInterface::CanMulticast;
        const auto unfit = QNetworkInterface::IsLoopBack | QNetworkInterface::IsPointToPoint;
        if ((flags & needed) != needed || (flags & unfit) != 0)
            continue;
        Interface network{one.index(), one.name(), {}};
        const QList<QNetworkAddressEntry> entries = one.addressEntries();
        for (const QNetworkAddressEntry &entry : entries)
            network.places.push_back({entry.ip(), entry.prefixLength()});
        if (!network.places.empty())
            interfaces.push_back(std::move(network));
    }
    return interfaces;
}

Sockets::Sockets()
{
    for (Half *half : {&m_ipv4, &m_ipv6})
        connect(&half->socket, &QUdpSocket::readyRead, this, [this, half] { read(*half); });
}

Sockets::~Sockets()
{
    for (Half *half : {&m_ipv4, &m_ipv6})
        half->socket.disconnect(this);
}

bool Sockets::open(Half &half)
{
    if (!half.socket.bind(half.any, multicastPort, QUdpSocket::ShareAddress | QUdpSocket::ReuseAddressHint)) {
        base::log("net")->info("no service discovery at {}: {}", half.group.toString(),
                               half.socket.errorString());
        return false;
    }
    half.socket.setSocketOption(QAbstractSocket::MulticastTtlOption, hops);
    half.socket.setSocketOption(QAbstractSocket::MulticastLoopbackOption, 1);
    return true;
}

base::Result<void> Sockets::open()
{
    const bool hasIpv4 = open(m_ipv4);
    const bool hasIpv6 = open(m_ipv6);
    if (hasIpv4 || hasIpv6)
        return {};
    const bool isTaken = m_ipv4.socket.error() == QAbstractSocket::AddressInUseError;
    return base::failure(isTaken ? base::ErrorCode::Busy : base::ErrorCode::Io, m_ipv4.socket.errorString());
}

void Sockets::join(const Interface &network)
{
    // The system's own view of it, which holds the addresses that groups are joined by.
    leave(network);
    const QNetworkInterface system = QNetworkInterface::interfaceFromIndex(network.index);
    m_joined.insert(network.index, system);
    for (Half *half : {&m_ipv4, &m_ipv6}) {
        if (half->socket.state() != QAbstractSocket::BoundState || !has(network, half->group.protocol()) ||
            half->socket.joinMulticastGroup(half->group, system))
            continue;
        base::log("net")->info("cannot listen to {} at {}: {}", half->group.toString(), network.name,
                               half->socket.errorString());
    }
}

void Sockets::leave(const Interface &network)
{
    const auto joined = m_joined.constFind(network.index);
    if (joined == m_joined.cend())
        return;
    // Fails where the system has left with the address or with the interface.
    for (Half *half : {&m_ipv4, &m_ipv6}) {
        if (half->socket.state() == QAbstractSocket::BoundState)
            half->socket.leaveMulticastGroup(half->group, *joined);
    }
    m_joined.erase(joined);
}

Sockets::Half &Sockets::halfOf(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv4Protocol ? m_ipv4 : m_ipv6;
}

void Sockets::send(const Interface &network, const QByteArray &bytes, const std::optional<Endpoint> &to)
{
    const auto write = [&](Half &half, const QHostAddress &address, quint16 port) {
        if (half.socket.state() == QAbstractSocket::BoundState &&
            half.socket.writeDatagram(bytes, address, port) < 0)
            base::log("net")->debug("{} at {}: {}", address.toString(), network.name,
                                    half.socket.errorString());
    };
    if (to)
        return write(halfOf(to->address), to->address, to->port);
    const auto joined = m_joined.constFind(network.index);
    if (joined == m_joined.cend())
        return;
    for (Half *half : {&m_ipv4, &m_ipv6}) {
        if (!has(network, half->group.protocol()))
            continue;
        half->socket.setMulticastInterface(*joined);
        QHostAddress group = half->group;
        if (group.protocol() == QAbstractSocket::IPv6Protocol)
            group.setScopeId(network.name);
        write(*half, group, multicastPort);
    }
}

void Sockets::read(Half &half)
{
    for (int i = 0; half.socket.hasPendingDatagrams(); ++i) {
        if (i == maxInTurn) {
            QMetaObject::invokeMethod(
                this, [this, &half] { read(half); }, Qt::QueuedConnection);
            return;
        }
        const QNetworkDatagram datagram = half.socket.receiveDatagram(maxDatagram + 1);
        if (!datagram.isValid() || datagram.senderPort() <= 0)
            continue;
        Q_EMIT received({static_cast<int>(datagram.interfaceIndex()),
                         {datagram.senderAddress(), static_cast<quint16>(datagram.senderPort())},
                         datagram.destinationAddress().isMulticast(),
                         datagram.data()});
    }
}

} // namespace net::mdns
