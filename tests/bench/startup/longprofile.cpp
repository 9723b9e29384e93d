// SPDX-License-Identifier: GPL-3.0-or-later
#include "longprofile.h"

#include "manyscripts.h"
#include "support/seededchance.h"

#include <algorithm>

namespace bench {

using base::failure;
using base::Result;
using protocol::RoomKind;

namespace {

constexpr base::UtcTime newest =
    std::chrono::sys_days(std::chrono::year(2026) / 11 / 20) + std::chrono::hours(9);

base::UserId userId(int person)
{
    return base::UserId(u"u-%1"_qs.arg(person, 4, 10, QLatin1Char('0')));
}

/// The person whose profile it is.
constexpr int me = 0;

RoomKind kindOf(int room)
{
    if (room % 5 == 4)
        return RoomKind::Direct;
    return room % 10 == 3 ? RoomKind::Private : RoomKind::Public;
}

} // namespace

LongSpace::LongSpace(const LongHistory &history)
    : m_history(history)
{
    double sum = 0;
    for (int room = 1; room <= history.rooms; ++room)
        sum += 1.0 / room;
    m_share = 1 / sum;
}

base::RoomId LongSpace::roomId(int room)
{
    return base::RoomId(u"r-%1"_qs.arg(room, 4, 10, QLatin1Char('0')));
}

QString LongSpace::name()
{
    return u"Lighthouse"_qs;
}

protocol::RoomSummary LongSpace::summaryOf(int room) const
{
    protocol::RoomSummary summary;
    summary.room = roomId(room);
    summary.kind = kindOf(room);
    summary.name = roomName(room);
    summary.isMember = true;
    if (summary.kind == RoomKind::Direct) {
        const int peer = 1 + room % (m_history.people - 1);
        summary.peer = userId(peer);
        summary.name = personName(peer);
    }
    return summary;
}

base::Seq LongSpace::messagesOf(int room) const
{
    const double all = static_cast<double>(m_history.messages);
    if (room > 0)
        return std::max<base::Seq>(1, static_cast<base::Seq>(all * m_share / (room + 1)));
    // The first has what is left by rounding, too.
    base::Seq others = 0;
    for (int other = 1; other < m_history.rooms; ++other)
        others += messagesOf(other);
    return m_history.messages - std::min(others, m_history.messages - 1);
}

Result<void> LongSpace::writeRooms(sql::Database &database) const
{
    store::SpaceTables tables(database);
    const QByteArray serverKey(44, 'k');
    if (const auto put = tables.putFacts({base::SpaceId(u"0b9f1c52-6c1e-4d3a-9a57-2f6f8e1d4c30"_qs),
                                          base::Epoch(u"e-1"_qs), serverKey, userId(me), name()});
        !put)
        return failure(put.error());
    for (int person = 0; person < m_history.people; ++person) {
        if (const auto put = tables.putPerson(userId(person), personName(person), {}); !put)
            return failure(put.error());
    }
    for (int room = 0; room < m_history.rooms; ++room) {
        if (const auto put = tables.putRoom(summaryOf(room)); !put)
            return failure(put.error());
    }
    return {};
}

Result<void> LongSpace::writeMessages(sql::Database &database, int room) const
{
    store::SpaceTables tables(database);
    support::SeededChance chance(m_history.seed * 1'000'003 + static_cast<std::uint64_t>(room));
    const base::Seq last = messagesOf(room);
    protocol::RoomEvent event;
    event.room = roomId(room);
    for (event.seq = 1; event.seq <= last; ++event.seq) {
        event.id = base::RequestId(chance.uuid());
        event.user = userId(static_cast<int>(chance.below(static_cast<std::uint64_t>(m_history.people))));
        event.timestamp = newest - std::chrono::minutes(2) * (last - event.seq);
        event.content = protocol::MessagePosted{messageText(chance), {}};
        if (const auto inserted = tables.insertEvent(event); !inserted)
            return failure(inserted.error());
    }
    if (const auto extended = tables.insertStretch(event.room, {1, last}); !extended)
        return failure(extended.error());
    // A third of the rooms is read to the end, of the others up to a tenth is not.
    const base::Seq unread = chance.below(3) == 0 ? 0 : chance.below(last / 10 + 1);
    return tables.setReadSeq(event.room, last - unread);
}

void writeProfile(store::Profile &profile, const QUrl &address, store::SecretStore::Reply<void> reply)
{
    const auto ignore = [](const Result<void> &) {};
    profile.saveSetting(u"name"_qs, personName(me), ignore);
    profile.saveSetting(u"shown_space"_qs, address.toString(), ignore);
    // Reports come in order: the last one tells of all.
    profile.saveJoinedSpace({address, LongSpace::name(), LongSpace::roomId(0), newest}, std::move(reply));
}

} // namespace bench
