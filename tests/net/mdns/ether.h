// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/station.h"
#include "support/fakeclock.h"
#include "support/seededchance.h"

#include <deque>
#include <functional>
#include <map>

namespace net::mdns {

class EtherWire;

/// A network in memory, by numbers of its links: who has joined one hears all that is sent there, like what
/// goes to oneself.
class Ether
{
public:
    struct Sent {
        const EtherWire *from;
        int link;
        QByteArray bytes;
        std::optional<Endpoint> to;
        Endpoint source;
    };

    /// Lets what was sent arrive, and what is sent on that.
    void deliver();

    std::vector<EtherWire *> wires;
    std::deque<Sent> underWay;
    std::vector<Message> messages; ///< all that was sent to all
    bool isBridged = false;        ///< all links are one network
    /// Asked for each who would hear something.
    std::function<bool()> isLost = [] { return false; };
};

/// One machine's way into the network.
class EtherWire final : public Wire
{
    Q_OBJECT

public:
    explicit EtherWire(Ether &ether)
        : m_ether(ether)
    {
        ether.wires.push_back(this);
    }
    ~EtherWire() override { std::erase(m_ether.wires, this); }

    void join(const Interface &network) override { joined[network.index] = network; }
    void leave(const Interface &network) override { joined.erase(network.index); }
    void send(const Interface &network, const QByteArray &bytes, const std::optional<Endpoint> &to) override
    {
        if (const auto here = joined.find(network.index); here != joined.end())
            m_ether.underWay.push_back(
                {this, network.index, bytes, to, {here->second.places.front().address, multicastPort}});
    }

    std::map<int, Interface> joined;

private:
    Ether &m_ether;
};

inline void Ether::deliver()
{
    while (!underWay.empty()) {
        const Sent sent = std::move(underWay.front());
        underWay.pop_front();
        if (!sent.to)
            messages.push_back(*decode(sent.bytes));
        const std::vector<EtherWire *> hearing = wires;
        for (EtherWire *wire : hearing) {
            // As they are joined now: who hears something may change that.
            const std::map<int, Interface> joined = wire->joined;
            for (const auto &[link, network] : joined) {
                const bool isReached = !sent.to || network.places.front().address == sent.to->address;
                if (isReached && (isBridged || link == sent.link) && !isLost())
                    Q_EMIT wire->received({link, sent.source, !sent.to, sent.bytes});
            }
        }
    }
}

} // namespace net::mdns
