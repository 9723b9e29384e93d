// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/spacestore.h"

#include "sql/damage.h"
#include "store/amendments.h"
#include "store/notificationtable.h"
#include "store/spacetables.h"

#include <algorithm>

namespace store {

using base::ErrorCode;
using base::failure;
using base::Result;
using sql::Database;

namespace {

/// Runs each of the steps until one fails.
template <class List, class Step>
Result<void> forEach(const List &list, Step step)
{
    for (const auto &element : list) {
        if (const Result<void> done = step(element); !done)
            return done;
    }
    return {};
}

Result<KnownSpace> load(Database &database)
{
    SpaceTables tables(database);
    Result<SpaceFacts> facts = tables.facts();
    if (!facts)
        return failure(facts.error());
    Result<std::vector<KnownRoom>> rooms = tables.rooms();
    if (!rooms)
        return failure(rooms.error());
    Result<std::vector<OutboxEntry>> outbox = tables.outbox();
    if (!outbox)
        return failure(outbox.error());
    auto notifications = NotificationTable(database).all();
    if (!notifications)
        return failure(notifications.error());
    return KnownSpace{std::move(*facts), std::move(*rooms), std::move(*outbox), std::move(*notifications)};
}

Result<void> insert(SpaceTables tables, const std::vector<protocol::RoomEvent> &events)
{
    return forEach(events, [&tables](const protocol::RoomEvent &event) -> Result<void> {
        if (const auto named = tables.putPerson(event.user, event.name, event.color); !named)
            return named;
        return tables.insertEvent(event);
    });
}

Result<void> putNotifications(Database &database, const std::vector<protocol::Notification> &notifications)
{
    return forEach(notifications, [&database](const protocol::Notification &each) -> Result<void> {
        const auto named = SpaceTables(database).putPerson(each.user, each.name, each.color);
        return named ? NotificationTable(database).put(each) : named;
    });
}

Result<void> putRoom(SpaceTables tables, const protocol::RoomSummary &room)
{
    if (room.peer) {
        if (const auto named = tables.putPerson(*room.peer, room.name, room.color); !named)
            return named;
    }
    return tables.putRoom(room);
}

Result<void> add(Database &database, const std::vector<protocol::RoomEvent> &events)
{
    SpaceTables tables(database);
    if (const auto inserted = insert(tables, events); !inserted)
        return inserted;
    const auto isBroken = [](const auto &event, const auto &next) { return next.seq != event.seq + 1; };
    for (auto run = events.begin(); run != events.end();) {
        const auto last = std::adjacent_find(run, events.end(), isBroken);
        const auto end = last == events.end() ? last : std::next(last);
        const Stretch added{run->seq, std::prev(end)->seq};
        const Result<Stretch> stretch = tables.insertStretch(run->room, added);
        if (!stretch)
            return failure(stretch.error());
        if (const auto applied = applyAmendments(database, run->room, added, *stretch); !applied)
            return applied;
        run = end;
    }
    return {};
}

Result<Enqueued> enqueue(SpaceTables tables, const OutboxEntry &entry)
{
    using Outcome = Enqueued::Outcome;
    const auto waiting = tables.outboxEntry(entry.id);
    if (!waiting)
        return failure(waiting.error());
    if (*waiting)
        return Enqueued{Outcome::Waiting, **waiting, std::nullopt};
    const auto sent = tables.ownEvent(entry.id);
    if (!sent)
        return failure(sent.error());
    if (*sent)
        return Enqueued{Outcome::Sent, entry, **sent};
    if (const auto inserted = tables.insertOutbox(entry); !inserted)
        return failure(inserted.error());
    return Enqueued{Outcome::New, entry, std::nullopt};
}

} // namespace

void SpaceStore::load(Reply<KnownSpace> reply)
{
    m_storage.submit<KnownSpace>(
        [](Database &database) -> Result<KnownSpace> {
            if (const auto checked = database.check(); !checked)
                return failure(checked.error());
            Result<KnownSpace> known = store::load(database);
            return known ? std::move(known) : failure(sql::orDamage(known.error()));
        },
        std::move(reply));
}

void SpaceStore::saveFacts(const SpaceFacts &facts, Reply<void> reply)
{
    m_storage.submit(
        {[facts](Database &database) { return SpaceTables(database).putFacts(facts); }, std::move(reply)});
}

void SpaceStore::savePerson(const protocol::Profile &person, Reply<void> reply)
{
    m_storage.submit({[person](Database &database) {
                          return SpaceTables(database).putPerson(person.user, person.name, person.color);
                      },
                      std::move(reply)});
}

void SpaceStore::saveRooms(const std::vector<protocol::RoomSummary> &rooms, Reply<void> reply)
{
    m_storage.submit({[rooms](Database &database) {
                          SpaceTables tables(database);
                          return forEach(rooms, [&](const auto &room) { return putRoom(tables, room); });
                      },
                      std::move(reply)});
}

void SpaceStore::add(const std::vector<protocol::RoomEvent> &events, Reply<void> reply)
{
    m_storage.submit(
        {[events](Database &database) { return store::add(database, events); }, std::move(reply)});
}

void SpaceStore::page(const base::RoomId &room, base::Seq before, int limit,
                      Reply<std::vector<protocol::RoomEvent>> reply)
{
    m_storage.submit<std::vector<protocol::RoomEvent>>(
        [=](Database &database) { return SpaceTables(database).page(room, before, limit); },
        std::move(reply));
}

void SpaceStore::forgetHistory(const std::optional<base::RoomId> &room, Reply<void> reply)
{
    m_storage.submit(
        {[room](Database &database) { return SpaceTables(database).forgetHistory(room); }, std::move(reply)});
}

void SpaceStore::saveReadPosition(const base::RoomId &room, base::Seq seq, Reply<void> reply)
{
    m_storage.submit(
        {[=](Database &database) { return SpaceTables(database).setReadSeq(room, seq); }, std::move(reply)});
}

void SpaceStore::saveReceipts(const base::RoomId &room, const std::vector<protocol::Progress> &people,
                              Reply<void> reply)
{
    m_storage.submit({[=](Database &database) { return SpaceTables(database).setReceipts(room, people); },
                      std::move(reply)});
}

void SpaceStore::saveNotifications(const std::vector<protocol::Notification> &notifications,
                                   protocol::NotificationNumber last, Reply<void> reply)
{
    m_storage.submit({[notifications, last](Database &database) -> Result<void> {
                          const auto kept = NotificationTable(database).last();
                          if (!kept)
                              return failure(kept.error());
                          if (*kept < last)
                              return failure(ErrorCode::Conflict, u"what was told before is not kept"_qs);
                          return putNotifications(database, notifications);
                      },
                      std::move(reply)});
}

void SpaceStore::replaceNotifications(const std::vector<protocol::Notification> &notifications,
                                      Reply<void> reply)
{
    m_storage.submit({[notifications](Database &database) {
                          const auto cleared = NotificationTable(database).clear();
                          return cleared ? putNotifications(database, notifications) : cleared;
                      },
                      std::move(reply)});
}

void SpaceStore::markNotifications(const std::vector<protocol::NotificationNumber> &numbers,
                                   Reply<void> reply)
{
    m_storage.submit({[numbers](Database &database) {
                          NotificationTable table(database);
                          return forEach(numbers, [&](auto number) { return table.markSeen(number); });
                      },
                      std::move(reply)});
}

void SpaceStore::enqueue(const OutboxEntry &entry, Reply<Enqueued> reply)
{
    m_storage.submit<Enqueued>(
        [entry](Database &database) { return store::enqueue(SpaceTables(database), entry); },
        std::move(reply));
}

void SpaceStore::replace(const base::RequestId &id, const OutboxEntry &entry, Reply<void> reply)
{
    m_storage.submit({[id, entry](Database &database) -> Result<void> {
                          SpaceTables tables(database);
                          if (const auto taken = tables.deleteOutbox(id); !taken)
                              return taken;
                          return tables.insertOutbox(entry);
                      },
                      std::move(reply)});
}

void SpaceStore::setFailure(const base::RequestId &id, std::optional<protocol::ErrorCode> code,
                            Reply<void> reply)
{
    m_storage.submit(
        {[=](Database &database) { return SpaceTables(database).setFailure(id, code); }, std::move(reply)});
}

void SpaceStore::dequeue(const base::RequestId &id, Reply<void> reply)
{
    m_storage.submit(
        {[id](Database &database) { return SpaceTables(database).deleteOutbox(id); }, std::move(reply)});
}

void SpaceStore::draft(const base::RoomId &room, Reply<QString> reply)
{
    m_storage.submit<QString>([room](Database &database) { return SpaceTables(database).draft(room); },
                              std::move(reply));
}

void SpaceStore::saveDraft(const base::RoomId &room, const QString &text, Reply<void> reply)
{
    m_storage.submit(
        {[=](Database &database) { return SpaceTables(database).putDraft(room, text); }, std::move(reply)});
}

} // namespace store
