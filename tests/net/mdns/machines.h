// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/ether.h"
#include "net/mdns/samples.h"

#include <QStringList>

#include <memory>
#include <utility>

namespace net::mdns {

inline Interface lan(const char *address, int index = 1)
{
    return {index, QStringLiteral("lan%1").arg(index), {{QHostAddress(QString::fromLatin1(address)), 24}}};
}

/// A machine, and what its station tells.
struct Machine {
    Machine(Ether &ether, base::Clock &clock, quint64 seed)
        : wire(ether)
        , chance(seed)
        , station(clock, chance, wire)
    {
        QObject::connect(&station, &Station::found, [this](const Instance &i) { said("found", i); });
        QObject::connect(&station, &Station::changed, [this](const Instance &i) { said("changed", i); });
        QObject::connect(&station, &Station::lost, [this](const Instance &i) { said("lost", i); });
        QObject::connect(&station, &Station::renamed,
                         [this](const QString &label) { told.append(QStringLiteral("renamed ") + label); });
    }

    void said(const char *what, const Instance &instance)
    {
        QStringList addresses;
        for (const QHostAddress &address : instance.addresses)
            addresses.append(address.toString());
        told.append(QStringLiteral("%1 %2 %3:%4")
                        .arg(QLatin1String(what), instance.name, addresses.join(QLatin1Char(',')))
                        .arg(instance.port));
    }
    QStringList takeTold() { return std::exchange(told, {}); }

    EtherWire wire;
    support::SeededChance chance;
    Station station;
    QStringList told;
};

/// Two machines at one network, a host and a guest.
struct Machines {
    Machines()
    {
        host->station.setInterfaces({lan("192.168.1.5")});
        guest->station.setInterfaces({lan("192.168.1.6")});
    }

    /// The host lets the sample be found, and the guest has found it.
    void meet()
    {
        host->station.advertise(samples::registration());
        guest->station.browse(samples::services);
        pass(std::chrono::seconds(5));
        guest->takeTold();
    }
    /// Turns the clock on in small steps, in each of which all arrives.
    void pass(base::Duration duration)
    {
        ether.deliver();
        for (const base::TimePoint end = clock.now() + duration; clock.now() < end;) {
            clock.advance(std::chrono::milliseconds(5));
            ether.deliver();
        }
    }

    support::FakeClock clock;
    Ether ether;
    std::unique_ptr<Machine> host = std::make_unique<Machine>(ether, clock, 1);
    std::unique_ptr<Machine> guest = std::make_unique<Machine>(ether, clock, 2);
};

} // namespace net::mdns
