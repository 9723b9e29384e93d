// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/cache.h"

#include <map>
#include <set>

namespace net::mdns {

/// A service that was found, with all that is needed to reach it.
struct Instance {
    QString name; ///< what its type calls it: "Studio"
    QString host; ///< "wireside-4f.local"
    quint16 port = 0;
    std::vector<QHostAddress> addresses{}; ///< of IPv6 the link-local ones have their scope
    QByteArrayList text{};

    friend bool operator==(const Instance &, const Instance &) = default;
};

/// Looks on one link for the services of one type: decides when to ask what, and keeps what it hears of them.
/// It asks with growing pauses (1, 2, 4 … seconds, an hour at most; RFC 6762, 5.2), names what it knows
/// already, and asks for what is missing of an instance and again for what ends soon. All questions are for
/// answers to all: where a system's responder shares the port, one to us alone would reach either of us.
class Querier
{
public:
    /// `type` is what it looks for, such as _wireside._tcp.local, `scope` the name of the link's interface.
    /// What is passed in must outlive it.
    Querier(base::Clock &clock, base::Chance &chance, Name type, QString scope);

    /// Takes in a response; whether it says anything of what is looked for. The rest is not kept.
    bool hear(const Message &response, const QHostAddress &source);
    /// Asks as at the beginning: others may be there now.
    void restart();
    /// What is to be sent now.
    [[nodiscard]] std::vector<Message> proceed();
    /// When proceed() has something to do; a past moment for at once.
    [[nodiscard]] base::TimePoint nextDue() const;

    /// Who is there, as far as all is known that is needed to reach them.
    [[nodiscard]] std::vector<Instance> instances() const;

private:
    using Wanted = std::pair<Name, quint16>; ///< a name, and the type of a record
    /// When to ask, and for how long to wait after that.
    struct Pace {
        base::TimePoint due;
        base::Duration pause;
    };

    [[nodiscard]] Pace beginning();
    static void go(Pace &pace, base::TimePoint now);
    [[nodiscard]] bool isOfType(const Record &record) const;
    [[nodiscard]] std::set<Wanted> missing() const;
    void planMissing();
    [[nodiscard]] std::vector<QHostAddress> addressesOf(const Name &host) const;
    [[nodiscard]] std::vector<Message> messagesFor(std::vector<Question> questions) const;

    base::Clock &m_clock;
    base::Chance &m_chance;
    Name m_type;
    QString m_scope;
    Cache m_cache;
    Pace m_pace;
    std::map<Wanted, Pace> m_missing; ///< of the instances that are known
    std::set<Name> m_hosts;           ///< those of the services that are known
    bool m_isStale = false;           ///< something was heard since it was looked what is missing
};

} // namespace net::mdns
