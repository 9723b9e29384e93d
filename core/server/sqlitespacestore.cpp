// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sqlitespacestore.h"

#include "base/planted.h"
#include "server/accounttables.h"
#include "server/amending.h"
#include "server/moderations.h"
#include "server/notificationtable.h"
#include "server/profiles.h"
#include "server/receipttable.h"
#include "server/spacetables.h"
#include "server/transactions.h"
#include "sql/damage.h"

namespace server {

using base::failure;
using base::Result;
using sql::Database;

namespace {

Result<void> found(SpaceTables &tables, const SqliteSpaceStore::Founding &founding)
{
    if (const auto made = tables.insertSpace(founding.space, founding.epoch, founding.name); !made)
        return made;
    for (const RoomRecord &room : founding.rooms) {
        if (const auto made = tables.insertRoom(room); !made)
            return made;
    }
    return {};
}

Result<Snapshot> load(Database &database, const SqliteSpaceStore::Founding &founding)
{
    SpaceTables tables(database);
    const Result<bool> exists = tables.hasSpace();
    if (!exists)
        return failure(exists.error());
    if (!*exists) {
        if (const auto made = found(tables, founding); !made)
            return failure(made.error());
    }
    if (const auto refreshed = tables.names().refresh(); !refreshed)
        return failure(refreshed.error());
    Result<Snapshot> snapshot = tables.space();
    if (!snapshot)
        return snapshot;
    Result<std::vector<UserRecord>> users = tables.users();
    if (!users)
        return failure(users.error());
    Result<std::vector<RoomRecord>> rooms = tables.rooms();
    if (!rooms)
        return failure(rooms.error());
    Result<std::vector<TokenRecord>> tokens = AccountTables(database).allTokens();
    if (!tokens)
        return failure(tokens.error());
    auto announcement = tables.announcements().newest();
    if (!announcement)
        return failure(announcement.error());
    snapshot->announcement = std::move(*announcement);
    snapshot->users = std::move(*users);
    snapshot->rooms = std::move(*rooms);
    snapshot->tokens = std::move(*tokens);
    return snapshot;
}

} // namespace

SqliteSpaceStore::Founding SqliteSpaceStore::Founding::named(const QString &name, base::Chance &chance)
{
    const auto room = [](const QString &roomName) {
        RoomRecord record;
        record.id = base::RoomId(roomName);
        record.name = roomName;
        return record;
    };
    const auto id = [&chance] { return chance.uuid().toString(QUuid::WithoutBraces); };
    return {base::SpaceId(id()),
            base::Epoch(id()),
            name,
            {room(QStringLiteral("general")), room(QStringLiteral("random"))}};
}

SqliteSpaceStore::SqliteSpaceStore(sql::Storage &storage, base::Chance &chance, Founding founding)
    : m_storage(storage)
    , m_chance(chance)
    , m_founding(std::move(founding))
{
}

void SqliteSpaceStore::load(Reply<Snapshot> reply)
{
    m_storage.submit<Snapshot>(
        [founding = m_founding](Database &database) -> Result<Snapshot> {
            if (base::planted == base::Plant::NoUniqueIndex)
                (void)database.run(u"DROP INDEX IF EXISTS events_by_request"_qs);
            if (const auto checked = database.check(); !checked)
                return failure(checked.error());
            Result<Snapshot> snapshot = server::load(database, founding);
            return snapshot ? std::move(snapshot) : failure(sql::orDamage(snapshot.error()));
        },
        std::move(reply));
}

void SqliteSpaceStore::post(const base::RoomId &room, const protocol::MessagePosted &message, const Act &act,
                            const Posting &posting, Reply<std::optional<Stored>> reply)
{
    m_storage.submit<std::optional<Stored>>(
        [=](Database &database) { return server::post(database, room, message, act, posting); },
        std::move(reply));
}

void SqliteSpaceStore::amend(const base::RoomId &room, const protocol::Amendment &amendment, const Act &act,
                             Reply<AmendOutcome> reply)
{
    m_storage.submit<AmendOutcome>(
        [=](Database &database) { return server::amend(database, room, amendment, act); }, std::move(reply));
}

void SqliteSpaceStore::createRoom(const RoomRecord &room, const Act &act, Reply<CreatedRoom> reply)
{
    // Drawn here, since chance belongs to this thread.
    std::vector<base::RequestId> joinIds;
    for (std::size_t i = 0; i < room.members.size(); ++i)
        joinIds.emplace_back(m_chance.uuid());
    m_storage.submit<CreatedRoom>(
        [=](Database &database) { return server::createRoom(database, room, act, joinIds); },
        std::move(reply));
}

void SqliteSpaceStore::updateRoom(const base::RoomId &room, const protocol::RoomUpdated &update,
                                  const Act &act, Reply<Stored> reply)
{
    m_storage.submit<Stored>(
        [=](Database &database) {
            SpaceTables tables(database);
            return server::updateRoom(tables, room, update, act);
        },
        std::move(reply));
}

void SqliteSpaceStore::join(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply)
{
    m_storage.submit<std::optional<Stored>>(
        [=](Database &database) {
            SpaceTables tables(database);
            return server::join(tables, room, act);
        },
        std::move(reply));
}

void SqliteSpaceStore::leave(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply)
{
    m_storage.submit<std::optional<Stored>>(
        [=](Database &database) {
            SpaceTables tables(database);
            return server::leave(tables, room, act);
        },
        std::move(reply));
}

void SqliteSpaceStore::moderate(const Moderation &moderation, const Act &act, Reply<Moderated> reply)
{
    const base::RequestId eventId(m_chance.uuid());
    m_storage.submit<Moderated>(
        [=](Database &database) { return server::moderate(database, moderation, act, eventId); },
        std::move(reply));
}

void SqliteSpaceStore::updateProfile(const protocol::UpdateProfile &update, const Act &act,
                                     Reply<std::optional<UserRecord>> reply)
{
    m_storage.submit<std::optional<UserRecord>>(
        [=](Database &database) {
            SpaceTables tables(database);
            return server::updateProfile(tables, update, act);
        },
        std::move(reply));
}

void SqliteSpaceStore::audit(const base::UserId &reader, std::optional<base::Seq> before, int limit,
                             Reply<protocol::AuditLog> reply)
{
    m_storage.submit<protocol::AuditLog>(
        [=](Database &database) { return AuditTables(database).page(reader, before, limit); },
        std::move(reply));
}

void SqliteSpaceStore::find(const base::UserId &user, const base::RequestId &id,
                            Reply<std::optional<protocol::RoomEvent>> reply)
{
    m_storage.submit<std::optional<protocol::RoomEvent>>(
        [=](Database &database) { return SpaceTables(database).eventOf(user, id); }, std::move(reply));
}

void SqliteSpaceStore::history(const Range &range, Reply<Page> reply)
{
    m_storage.submit<Page>(
        [=](Database &database) {
            SpaceTables tables(database);
            return tables.page(range);
        },
        std::move(reply));
}

void SqliteSpaceStore::open(const Range &range, const base::UserId &user, const Mark &mark,
                            Reply<OpenedRoom> reply)
{
    m_storage.submit<OpenedRoom>(
        [=](Database &database) { return server::open(database, range, user, mark); }, std::move(reply));
}

void SqliteSpaceStore::mark(const base::RoomId &room, const base::UserId &user, const Mark &mark,
                            Reply<Marked> reply)
{
    m_storage.submit<Marked>([=](Database &database) { return server::mark(database, room, user, mark); },
                             std::move(reply));
}

void SqliteSpaceStore::listReceipts(const protocol::ListReceipts &request, Reply<protocol::ReceiptList> reply)
{
    m_storage.submit<protocol::ReceiptList>(
        [=](Database &database) { return ReceiptTable(database).page(request); }, std::move(reply));
}

void SqliteSpaceStore::listNotifications(const base::UserId &user, const protocol::ListNotifications &request,
                                         Reply<NotificationPage> reply)
{
    m_storage.submit<NotificationPage>(
        [=](Database &database) { return NotificationTable(database).page(user, request); },
        std::move(reply));
}

void SqliteSpaceStore::markNotifications(const base::UserId &user,
                                         const std::vector<protocol::NotificationNumber> &numbers,
                                         protocol::NotificationNumber upTo,
                                         Reply<std::vector<protocol::NotificationNumber>> reply)
{
    m_storage.submit<std::vector<protocol::NotificationNumber>>(
        [=](Database &database) { return NotificationTable(database).markRead(user, numbers, upTo); },
        std::move(reply));
}

void SqliteSpaceStore::settle(std::function<void()> done)
{
    m_storage.submit(sql::Job{[](Database &) -> Result<void> { return {}; },
                              [done = std::move(done)](const Result<void> &) { done(); }});
}

} // namespace server
