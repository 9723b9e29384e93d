// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/eventrow.h"
#include "server/spacetables.h"

#include <algorithm>
#include <limits>

// What is said in rooms, in pages, and how far it was read.
namespace server {

using base::failure;
using base::Result;
using sql::integer;

namespace {

/// Events in which unread ones are looked for: enough for all but who talks to nobody.
constexpr int maxSearched = 20'000;

const QString selectEvents = u"SELECT "_qs + QString::fromUtf16(eventColumns) + u" FROM events WHERE "_qs;

/// What an event adds to a page, about: texts, and who reacted.
qsizetype textBytes(const protocol::EventContent &content)
{
    if (const auto *edit = std::get_if<protocol::MessageEdited>(&content))
        return edit->content.toUtf8().size();
    const auto *message = std::get_if<protocol::MessagePosted>(&content);
    if (!message)
        return 0;
    qsizetype bytes = message->content.toUtf8().size();
    for (const protocol::Reaction &reaction : message->state.reactions) {
        for (const base::UserId &user : reaction.users)
            bytes += user.value().size();
    }
    return bytes;
}

} // namespace

Result<bool> SpaceTables::setReadSeq(const base::RoomId &room, const base::UserId &user, base::Seq seq)
{
    const auto changed =
        m_database.run(u"UPDATE members SET read_seq = ? WHERE room = ? AND user = ? AND read_seq < ?"_qs,
                       {integer(seq), room.value(), user.value(), integer(seq)});
    return changed ? Result<bool>(*changed > 0) : failure(changed.error());
}

Result<protocol::ReadPosition> SpaceTables::readPosition(const base::RoomId &room, const base::UserId &user)
{
    const auto positions = m_database.rows(
        u"SELECT read_seq, (SELECT count(*) FROM (SELECT 1 FROM events WHERE room = members.room AND "
        "seq > max(read_seq, last_seq - ?) AND type = ? AND user <> members.user LIMIT ?)) "
        "FROM members JOIN rooms ON rooms.id = members.room WHERE room = ? AND user = ?"_qs,
        {maxSearched, protocol::toBody(protocol::MessagePosted()).type, protocol::maxUnread, room.value(),
         user.value()},
        [](const QSqlQuery &row) {
            return protocol::ReadPosition{row.value(0).toULongLong(), row.value(1).toInt()};
        });
    if (!positions)
        return failure(positions.error());
    return positions->empty() ? protocol::ReadPosition() : positions->front();
}

Result<std::optional<protocol::RoomEvent>> SpaceTables::eventOf(const base::UserId &user,
                                                                const base::RequestId &id)
{
    return sql::firstOf(m_database.rows(selectEvents + u"user = ? AND id = ?"_qs,
                                        {user.value(), id.value().toRfc4122()}, readEvent));
}

Result<protocol::RoomEvent> SpaceTables::append(const base::RoomId &room, const Act &act,
                                                const protocol::EventContent &content)
{
    const auto seqs =
        m_database.rows(u"UPDATE rooms SET last_seq = last_seq + 1 WHERE id = ? RETURNING last_seq"_qs,
                        {room.value()}, [](const QSqlQuery &row) { return row.value(0).toULongLong(); });
    if (!seqs)
        return failure(seqs.error());
    if (seqs->empty())
        return failure(base::ErrorCode::NotFound, u"there is no such room"_qs);
    const protocol::EventBody body = protocol::toBody(content);
    const auto amendment = protocol::amendmentOf(content);
    const QVariant target = amendment ? integer(protocol::targetOf(*amendment)) : QVariant();
    const auto inserted = m_database.run(
        u"INSERT INTO events (room, seq, id, user, time, type, body, target) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_qs,
        {room.value(), integer(seqs->front()), act.id.value().toRfc4122(), act.user.value(),
         qint64(act.time.time_since_epoch().count()), body.type, QString::fromUtf8(body.fields), target});
    if (!inserted)
        return failure(inserted.error());
    return protocol::RoomEvent{room, seqs->front(), act.id, act.user, {}, act.time, content};
}

Result<Page> SpaceTables::page(const Range &range)
{
    const bool isForward = range.from == Range::From::Oldest;
    const QString order = isForward ? u"ORDER BY seq LIMIT ?"_qs : u"ORDER BY seq DESC LIMIT ?"_qs;
    constexpr base::Seq end = std::numeric_limits<qint64>::max();
    // One more than asked for tells whether there is more.
    auto rows = m_database.rows(
        selectEvents + u"room = ? AND seq > ? AND seq < ? "_qs + order,
        {range.room.value(), integer(range.after), integer(range.before.value_or(end)), range.limit + 1},
        readEvent);
    if (!rows)
        return failure(rows.error());
    Page page;
    qsizetype bytes = 0;
    for (protocol::RoomEvent &event : *rows) {
        bytes += textBytes(event.content);
        const bool isFull = static_cast<int>(page.events.size()) == range.limit ||
                            (bytes > protocol::maxPageBytes && !page.events.empty());
        if (isFull) {
            page.isComplete = false;
            break;
        }
        page.events.push_back(std::move(event));
    }
    if (!isForward)
        std::ranges::reverse(page.events);
    return page;
}

} // namespace server
