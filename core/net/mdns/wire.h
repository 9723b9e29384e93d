// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/outgoing.h"

#include <QObject>
#include <QString>

namespace net::mdns {

/// An interface of this machine to a network.
struct Interface {
    struct Place {
        QHostAddress address;
        int prefix = 0; ///< bits of it that its network shares

        friend bool operator==(const Place &, const Place &) = default;
    };

    int index = 0; ///< the system's number of it
    QString name;
    std::vector<Place> places;

    friend bool operator==(const Interface &, const Interface &) = default;
};

/// What came in at an interface.
struct Datagram {
    int network = 0; ///< the index of the interface
    Endpoint source;
    bool isToAll = false; ///< sent to the group, which no router passes on
    QByteArray bytes;
};

/// What moves the datagrams of mDNS: sockets in programs, memory in tests.
class Wire : public QObject
{
    Q_OBJECT

public:
    /// Hears what is said at this interface; again after its addresses have changed.
    virtual void join(const Interface &network) = 0;
    /// The interface may be gone already.
    virtual void leave(const Interface &network) = 0;
    /// Sends to one, or to all at this interface by each kind of address that it has. What cannot be sent is
    /// lost, as on any network: whatever matters is said again.
    virtual void send(const Interface &network, const QByteArray &bytes,
                      const std::optional<Endpoint> &to) = 0;

Q_SIGNALS:
    /// One's own datagrams to all are heard too.
    void received(const net::mdns::Datagram &datagram);
};

} // namespace net::mdns
