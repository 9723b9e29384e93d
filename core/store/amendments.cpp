// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/amendments.h"

#include "store/eventrow.h"

namespace store {

using base::failure;
using base::Result;
using protocol::MessageDeleted;
using protocol::MessagePosted;
using sql::integer;

namespace {

/// The amendments among the events of a stretch, in order.
Result<std::vector<protocol::RoomEvent>> amendmentsOf(sql::Database &database, const base::RoomId &room,
                                                      Stretch stretch)
{
    return database.rows(
        QString::fromUtf16(selectEvents) +
            u"WHERE room = ? AND seq >= ? AND seq <= ? AND +target IS NOT NULL ORDER BY seq"_qs,
        {room.value(), integer(stretch.low), integer(stretch.high)}, readEvent);
}

Result<void> putBody(sql::Database &database, const protocol::RoomEvent &event)
{
    const auto put = database.run(
        u"UPDATE events SET body = ? WHERE room = ? AND seq = ?"_qs,
        {QString::fromUtf8(protocol::toBody(event.content).fields), event.room.value(), integer(event.seq)});
    return put ? Result<void>() : failure(put.error());
}

/// Takes the texts out of what is kept of a message's edits.
Result<void> blankEdits(sql::Database &database, const base::RoomId &room, base::Seq target)
{
    const protocol::EventBody blank = protocol::toBody(protocol::MessageEdited{target, {}});
    const auto blanked =
        database.run(u"UPDATE events SET body = ? WHERE room = ? AND target = ? AND type = ?"_qs,
                     {QString::fromUtf8(blank.fields), room.value(), integer(target), blank.type});
    return blanked ? Result<void>() : failure(blanked.error());
}

Result<void> apply(sql::Database &database, const protocol::RoomEvent &event, Stretch stretch)
{
    const base::Seq target = protocol::targetOf(*protocol::amendmentOf(event.content));
    const bool isDeletion = std::holds_alternative<MessageDeleted>(event.content);
    if (isDeletion) {
        if (const auto blanked = blankEdits(database, event.room, target); !blanked)
            return blanked;
    }
    if (target >= event.seq || (target < stretch.low && !isDeletion))
        return {};
    auto found = database.rows(QString::fromUtf16(selectEvents) + u"WHERE room = ? AND seq = ?"_qs,
                               {event.room.value(), integer(target)}, readEvent);
    if (!found)
        return failure(found.error());
    auto *message = found->empty() ? nullptr : std::get_if<MessagePosted>(&found->front().content);
    if (!message || !protocol::amend(*message, event))
        return {};
    return putBody(database, found->front());
}

} // namespace

Result<void> applyAmendments(sql::Database &database, const base::RoomId &room, Stretch run, Stretch stretch)
{
    // Where a gap below was closed, what is above the run may concern what is below it.
    const bool joins = stretch.low < run.low;
    const auto amendments = amendmentsOf(database, room, {run.low, joins ? stretch.high : run.high});
    if (!amendments)
        return failure(amendments.error());
    for (const protocol::RoomEvent &event : *amendments) {
        if (const auto applied = apply(database, event, stretch); !applied)
            return applied;
    }
    return {};
}

} // namespace store
