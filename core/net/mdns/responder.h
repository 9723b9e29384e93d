// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/mdns/outgoing.h"

#include <deque>
#include <utility>

namespace net::mdns {

/// Speaks on one link for the records of one service: decides what is sent when. It claims its names (three
/// probes 250 ms apart; RFC 6762, 8.1), tells of itself (twice, 8.3), answers (6), and takes back what no
/// longer holds (10.1). Where somebody else has a name it says so and falls silent, until it is to speak for
/// others.
class Responder
{
public:
    /// What is passed in must outlive it.
    Responder(base::Clock &clock, base::Chance &chance)
        : m_clock(clock)
        , m_chance(chance)
    {
    }

    /// Speaks for these from now on, none at all ends it. New names of records that are unique are claimed
    /// first; with the names that it has it tells what is new. `elsewhere` is what the same service says on
    /// other links: heard here it contradicts nothing, since two links may be one network.
    void speakFor(std::vector<Record> records, std::vector<Record> elsewhere);
    /// Tells of itself anew: others may be there now.
    void announce();
    /// Takes in a query or a response.
    void hear(const Message &message, const Endpoint &source);
    /// What is to be sent now.
    [[nodiscard]] std::vector<Outgoing> proceed();
    /// When proceed() has something to do; a past moment for at once.
    [[nodiscard]] std::optional<base::TimePoint> nextDue() const;

    /// The name that somebody else has, once for each; whoever calls this speaks for another one.
    [[nodiscard]] std::optional<Name> takeConflict() { return std::exchange(m_conflict, std::nullopt); }
    /// Whether its names are claimed.
    [[nodiscard]] bool isEstablished() const { return m_phase == Phase::Speaking; }

private:
    enum class Phase {
        Silent,   ///< nothing to speak for, or somebody else has a name
        Claiming, ///< probes go out
        Speaking, ///< queries are answered
    };
    struct Own {
        Record record;
        std::optional<base::TimePoint> toldAll{}; ///< when it went to all last
        std::optional<base::TimePoint> answers{}; ///< when it is to go to all
        QHostAddress asker{};                     ///< who alone wants that; null where several do
    };

    void beginClaim();
    /// What it speaks for and does not any more, as a farewell.
    [[nodiscard]] std::vector<Record> farewellTo(const std::vector<Record> &remaining) const;
    void remember(const Record &former);
    [[nodiscard]] bool isMine(const Record &record) const;
    void hearResponse(const Message &response);
    void hearRecord(const Record &record);
    void hearProbe(const Message &query);
    void hearQuery(const Message &query, const Endpoint &source);
    void answerOne(const std::vector<Own *> &answers, const Message &query, const Endpoint &source);
    void answerAll(const std::vector<Own *> &answers, const Message &query, const Endpoint &source);
    void hearMoreKnown(const Message &query, const Endpoint &source);
    [[nodiscard]] bool matches(const Own &own, const Question &question) const;
    void step();
    void tell();
    [[nodiscard]] Message probe() const;
    /// These answers, and behind them what is needed to make use of them.
    [[nodiscard]] std::vector<Own *> withAdditionals(std::vector<Own *> answers);

    base::Clock &m_clock;
    base::Chance &m_chance;
    std::vector<Own> m_own;
    std::vector<Record> m_elsewhere;
    std::deque<Record> m_former; ///< what it said until lately, which may still be heard
    std::vector<Outgoing> m_outbox;
    Phase m_phase = Phase::Silent;
    int m_sent = 0;                           ///< probes or announcements of this phase
    std::optional<base::TimePoint> m_stepDue; ///< of the next one
    std::deque<base::TimePoint> m_claims;     ///< when it began to claim, lately
    std::optional<Name> m_conflict;
};

} // namespace net::mdns
