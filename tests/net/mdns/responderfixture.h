// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/responder.h"

#include "net/mdns/samples.h"
#include "support/fakeclock.h"
#include "support/seededchance.h"

namespace net::mdns {

/// A responder by itself, and what it sends when.
struct ResponderFixture {
    struct Sent {
        base::Duration after; ///< the begin of the last pass()
        Outgoing outgoing;
    };

    explicit ResponderFixture(quint64 seed = 1)
        : chance(seed)
    {
    }

    static std::vector<Record> records(const Registration &registration = samples::registration())
    {
        return recordsOf(registration, {QHostAddress(QStringLiteral("192.168.1.5"))});
    }
    /// Lets it speak for the sample, and claim its names and tell of itself undisturbed.
    void establish()
    {
        responder.speakFor(records(), {});
        pass(std::chrono::seconds(5));
    }
    /// Turns the clock on; what was sent meanwhile.
    std::vector<Sent> pass(base::Duration duration)
    {
        const base::TimePoint begin = clock.now();
        std::vector<Sent> sent;
        while (responder.nextDue() && *responder.nextDue() <= begin + duration) {
            clock.advance(std::max(base::Duration(0), *responder.nextDue() - clock.now()));
            for (Outgoing &outgoing : responder.proceed())
                sent.push_back({clock.now() - begin, std::move(outgoing)});
        }
        clock.advance(begin + duration - clock.now());
        return sent;
    }
    /// Lets it hear a query of a neighbour; what it sends within a second.
    std::vector<Sent> ask(const Message &query, quint16 port = multicastPort)
    {
        responder.hear(query, {QHostAddress(QStringLiteral("192.168.1.6")), port});
        return pass(std::chrono::milliseconds(900));
    }
    void say(const Record &record)
    {
        responder.hear({.isResponse = true, .answers = {record}},
                       {QHostAddress(QStringLiteral("192.168.1.6"))});
    }

    support::FakeClock clock;
    support::SeededChance chance;
    Responder responder{clock, chance};
};

inline quint16 numberOf(RecordType type)
{
    return static_cast<quint16>(type);
}

} // namespace net::mdns
