// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/transactions.h"

#include "base/planted.h"
#include "server/moderations.h"
#include "server/notificationtable.h"
#include "server/notifying.h"
#include "server/receipttable.h"
#include "server/spacetables.h"

namespace server {

using base::failure;
using base::Result;

namespace {

/// The event that an earlier request of this act has stored. Fails where that was of another kind.
template <class Content>
Result<std::optional<protocol::RoomEvent>> earlierOf(SpaceTables &tables, const Act &act)
{
    if (base::planted == base::Plant::NoUniqueIndex)
        return std::optional<protocol::RoomEvent>();
    auto earlier = tables.eventOf(act.user, act.id);
    if (!earlier)
        return earlier;
    const auto other = tables.audit().actionOf(act.user, act.id);
    if (!other)
        return failure(other.error());
    if (*other || (*earlier && !std::holds_alternative<Content>((*earlier)->content)))
        return failure(base::ErrorCode::Invalid, u"id is that of another kind of request"_qs);
    return earlier;
}

/// Lets somebody out and stores that; nothing where they are not in.
Result<std::optional<Stored>> exit(SpaceTables &tables, const base::RoomId &room, const Act &act)
{
    const Result<bool> wasMember = tables.deleteMember(room, act.user);
    if (!wasMember)
        return failure(wasMember.error());
    if (!*wasMember)
        return std::optional<Stored>();
    const auto event = tables.append(room, act, protocol::UserLeft{});
    if (!event)
        return failure(event.error());
    return std::optional<Stored>({*event, true});
}

/// Runs `change` unless an earlier request of this act did: then nothing changes any more.
template <class Content, class Change>
Result<std::optional<Stored>> unlessDone(SpaceTables &tables, const Act &act, Change change)
{
    const auto earlier = earlierOf<Content>(tables, act);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier)
        return std::optional<Stored>();
    return change();
}

/// Takes a public room's name. That of a private one takes none away, since nobody else may know it; it still
/// cannot be taken for a public room's.
Result<void> claimName(SpaceTables &tables, const base::RoomId &room, protocol::RoomKind kind,
                       const QString &name)
{
    NameTables names = tables.names();
    switch (kind) {
    case protocol::RoomKind::Public:
        return names.claim(NameTables::Of::Room, room.value(), name);
    case protocol::RoomKind::Private:
        return names.check(NameTables::Of::Room, room.value(), name);
    case protocol::RoomKind::Direct:
        break;
    }
    return {};
}

/// Runs `store` unless an earlier request of this act has stored its event: then that is the answer.
template <class Content, class Store>
Result<Stored> once(SpaceTables &tables, const Act &act, Store store)
{
    const auto earlier = earlierOf<Content>(tables, act);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier)
        return Stored{**earlier, false};
    const Result<protocol::RoomEvent> event = store();
    if (!event)
        return failure(event.error());
    return Stored{*event, true};
}

/// Notes up to where somebody has seen a room. The notifications that count as read now; nothing where the
/// position was known.
Result<std::optional<std::vector<protocol::NotificationNumber>>>
see(sql::Database &database, const base::RoomId &room, const base::UserId &user, base::Seq seq)
{
    using Numbers = std::vector<protocol::NotificationNumber>;
    const Result<bool> hasMoved = SpaceTables(database).setReadSeq(room, user, seq);
    if (!hasMoved)
        return failure(hasMoved.error());
    if (!*hasMoved)
        return std::optional<Numbers>();
    auto numbers = NotificationTable(database).markSeen(user, room, seq);
    if (!numbers)
        return failure(numbers.error());
    return std::optional<Numbers>(std::move(*numbers));
}

/// Whether others are to be told of what somebody has seen.
enum class Telling { Others, Nobody };

/// Notes how far somebody is for the others. What is seen in private they are told to have.
Result<std::optional<protocol::Progress>> advance(sql::Database &database, const base::RoomId &room,
                                                  const base::UserId &user, const Mark &mark, Telling telling)
{
    const protocol::Progress progress{user, std::max(mark.delivered, mark.read),
                                      telling == Telling::Others ? mark.read : 0};
    return ReceiptTable(database).move(room, progress, mark.time);
}

/// Only what is news to themselves, or another device would tell what one has seen in private.
Telling tellingOf(const Mark &mark, const std::optional<std::vector<protocol::NotificationNumber>> &moved)
{
    return moved && !mark.isPrivate ? Telling::Others : Telling::Nobody;
}

/// A room that was there already, and so has nothing new to tell.
Result<CreatedRoom> existing(const Result<std::optional<RoomRecord>> &room)
{
    if (!room)
        return failure(room.error());
    if (!*room)
        return failure(base::ErrorCode::NotFound, u"there is no such room"_qs);
    return CreatedRoom{**room, {}};
}

} // namespace

Result<std::optional<Stored>> enter(SpaceTables &tables, const base::RoomId &room, const Act &act,
                                    const protocol::UserJoined &joined)
{
    const auto known = tables.room(room);
    if (!known)
        return failure(known.error());
    if (!*known)
        return failure(base::ErrorCode::NotFound, u"there is no such room"_qs);
    const Result<bool> isNew = tables.insertMember(room, act.user);
    if (!isNew)
        return failure(isNew.error());
    if (!*isNew)
        return std::optional<Stored>();
    const auto event = tables.append(room, act, joined);
    if (!event)
        return failure(event.error());
    // What was said before somebody came is not news to them.
    if (const auto read = tables.setReadSeq(room, act.user, event->seq); !read)
        return failure(read.error());
    return std::optional<Stored>({*event, true});
}

Result<std::optional<Stored>> post(sql::Database &database, const base::RoomId &room,
                                   const protocol::MessagePosted &message, const Act &act,
                                   const Posting &posting)
{
    SpaceTables tables(database);
    if (posting.follows) {
        const auto predecessor = tables.eventOf(act.user, *posting.follows);
        if (!predecessor)
            return failure(predecessor.error());
        if (!*predecessor)
            return std::optional<Stored>();
    }
    Result<Stored> stored = once<protocol::MessagePosted>(tables, act, [&]() -> Result<protocol::RoomEvent> {
        // Who was let out meanwhile, or may only read since, has not written.
        if (const auto allowed = require(tables, RoomDeed::Write, room, act); !allowed)
            return failure(allowed.error());
        return tables.append(room, act, message);
    });
    if (!stored)
        return failure(stored.error());
    if (stored->isNew) {
        auto notified = notify(database, stored->event, posting.recipients);
        if (!notified)
            return failure(notified.error());
        stored->notified = std::move(*notified);
    }
    return std::optional<Stored>(std::move(*stored));
}

Result<CreatedRoom> createRoom(sql::Database &database, const RoomRecord &room, const Act &act,
                               const std::vector<base::RequestId> &joinIds)
{
    SpaceTables tables(database);
    const auto earlier = earlierOf<protocol::RoomCreated>(tables, act);
    if (!earlier)
        return failure(earlier.error());
    if (*earlier)
        return existing(tables.room((*earlier)->room));
    const bool isDirect = room.kind == protocol::RoomKind::Direct;
    if (const auto allowed = require(tables, isDirect ? SpaceDeed::MakeDirect : SpaceDeed::MakeRoom, act);
        !allowed)
        return failure(allowed.error());
    if (isDirect) {
        const auto known = tables.directRoom(room.members);
        if (!known)
            return failure(known.error());
        if (*known)
            return CreatedRoom{**known, {}};
    }
    if (const auto claimed = claimName(tables, room.id, room.kind, room.name); !claimed)
        return failure(claimed.error());
    if (const auto made = tables.insertRoom(room); !made)
        return failure(made.error());
    const auto created = tables.append(room.id, act, protocol::RoomCreated{room.name, room.kind});
    if (!created)
        return failure(created.error());
    CreatedRoom result{room, {*created}};
    for (std::size_t i = 0; i < room.members.size(); ++i) {
        const auto entered = enter(tables, room.id, {joinIds[i], room.members[i], act.time});
        if (!entered)
            return failure(entered.error());
        if (*entered)
            result.events.push_back((*entered)->event);
    }
    for (const base::UserId &moderator : room.moderators) {
        if (const auto set = tables.moderation().appoint(room.id, moderator, protocol::Role::Moderator); !set)
            return failure(set.error());
    }
    // Who gets direct messages is told of them, not of their room.
    if (room.kind == protocol::RoomKind::Direct)
        return result;
    auto notified = notifyInvited(database, act.user, result.events);
    if (!notified)
        return failure(notified.error());
    result.notified = std::move(*notified);
    return result;
}

Result<Stored> updateRoom(SpaceTables &tables, const base::RoomId &room, const protocol::RoomUpdated &update,
                          const Act &act)
{
    return once<protocol::RoomUpdated>(tables, act, [&]() -> Result<protocol::RoomEvent> {
        if (const auto allowed = require(tables, RoomDeed::Manage, room, act); !allowed)
            return failure(allowed.error());
        const auto known = tables.room(room);
        if (!known || !*known)
            return failure(known ? base::Error{base::ErrorCode::NotFound, {}} : known.error());
        if (update.name) {
            if (const auto claimed = claimName(tables, room, (*known)->kind, *update.name); !claimed)
                return failure(claimed.error());
        }
        if (const auto updated = tables.updateRoom(room, update); !updated)
            return failure(updated.error());
        return tables.append(room, act, update);
    });
}

Result<std::optional<Stored>> join(SpaceTables &tables, const base::RoomId &room, const Act &act)
{
    return unlessDone<protocol::UserJoined>(tables, act, [&]() -> Result<std::optional<Stored>> {
        if (const auto allowed = require(tables, RoomDeed::Join, room, act); !allowed)
            return failure(allowed.error());
        return enter(tables, room, act);
    });
}

Result<std::optional<Stored>> leave(SpaceTables &tables, const base::RoomId &room, const Act &act)
{
    return unlessDone<protocol::UserLeft>(tables, act, [&]() -> Result<std::optional<Stored>> {
        if (const auto allowed = require(tables, RoomDeed::Leave, room, act); !allowed)
            return failure(allowed.error());
        auto left = exit(tables, room, act);
        if (!left || !*left)
            return left;
        const auto isRemoved = removeIfDeserted(tables, room);
        if (!isRemoved)
            return failure(isRemoved.error());
        (*left)->removesRoom = *isRemoved;
        return left;
    });
}

Result<OpenedRoom> open(sql::Database &database, const Range &range, const base::UserId &user,
                        const Mark &mark)
{
    const auto moved = see(database, range.room, user, mark.read);
    if (!moved)
        return failure(moved.error());
    const auto progress = advance(database, range.room, user, mark, tellingOf(mark, *moved));
    if (!progress)
        return failure(progress.error());
    SpaceTables tables(database);
    const auto read = tables.readPosition(range.room, user);
    if (!read)
        return failure(read.error());
    Result<Page> page = tables.page(range);
    if (!page)
        return failure(page.error());
    return OpenedRoom{std::move(*page), *read, moved->has_value(),
                      moved->value_or(std::vector<protocol::NotificationNumber>()), *progress};
}

Result<Marked> mark(sql::Database &database, const base::RoomId &room, const base::UserId &user,
                    const Mark &mark)
{
    const auto moved = see(database, room, user, mark.read);
    if (!moved)
        return failure(moved.error());
    const auto progress = advance(database, room, user, mark, tellingOf(mark, *moved));
    if (!progress)
        return failure(progress.error());
    if (!*moved)
        return Marked{std::nullopt, *progress};
    const auto read = SpaceTables(database).readPosition(room, user);
    if (!read)
        return failure(read.error());
    return Marked{Seen{*read, **moved}, *progress};
}

} // namespace server
