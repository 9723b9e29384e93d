// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/mdns/message.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace net::mdns {

/// What was heard on one link, for as long as it holds (RFC 6762, 5.2 and 10). Before a record ends it wants
/// to be asked for again. It is bounded, by type in all and by type and source: what comes on top is not
/// taken, so a flood of one machine neither fills it nor drives out what others said.
class Cache
{
public:
    /// Records of one type, in all and of one source.
    static constexpr int maxOfType = 1'000;
    static constexpr int maxOfSource = 250;
    /// Bytes of a record's data; service discovery gets along with fewer (RFC 6763, 6.2).
    static constexpr qsizetype maxData = 1'300;

    /// What is passed in must outlive it.
    Cache(base::Clock &clock, base::Chance &chance)
        : m_clock(clock)
        , m_chance(chance)
    {
    }

    /// Takes in what a response from `source` says. A record that is taken back (TTL 0) holds one second
    /// more; so do those that a unique one replaces, unless they are younger than that.
    void take(const Record &record, const QHostAddress &source);
    /// Drops what has ended, and says what is to be asked again: records of which 80, 85, 90 and 95 % of
    /// their time are over, each a little later by chance.
    [[nodiscard]] std::vector<Question> proceed();
    /// When proceed() has something to do.
    [[nodiscard]] std::optional<base::TimePoint> nextDue() const { return m_due; }

    /// The records of a name and type, in the order in which they were heard last.
    [[nodiscard]] std::vector<Record> find(const Name &name, RecordType type) const;
    /// All records of a type.
    [[nodiscard]] std::vector<Record> all(RecordType type) const;
    /// What to put into a query for this name and type so that nobody repeats it: the records of which more
    /// than half of their time is left, with what is left (RFC 6762, 7.1).
    [[nodiscard]] std::vector<Record> knownAnswers(const Name &name, RecordType type) const;

private:
    struct Entry {
        Record record;
        QString source;
        base::TimePoint heard{};
        base::TimePoint ends{};
        std::optional<base::TimePoint> asks{}; ///< again; nothing once it is of no use
        int asked = 0;
    };
    using Key = std::pair<RecordType, Name>;

    [[nodiscard]] bool hasRoomFor(const Entry &entry);
    void refresh(Entry &entry, std::chrono::seconds ttl);
    void planQuestion(Entry &entry);
    void flushOthers(std::vector<Entry> &entries, base::TimePoint now);
    void drop(const Key &key, std::vector<Entry> &entries, base::TimePoint now);
    void expectNoLaterThan(base::TimePoint moment);

    base::Clock &m_clock;
    base::Chance &m_chance;
    std::map<Key, std::vector<Entry>> m_entries;
    std::map<RecordType, int> m_ofType;
    std::map<std::pair<RecordType, QString>, int> m_ofSource;
    std::optional<base::TimePoint> m_due;
};

} // namespace net::mdns
