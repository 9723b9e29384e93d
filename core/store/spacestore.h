// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/storage.h"
#include "store/records.h"

#include <functional>

namespace store {

/// What this user keeps of one space: history, outbox and drafts, in one SQLite database of spaceSchema.
/// Everything is carried out in the order in which it is asked for; an answer means that it is on the disk.
class SpaceStore
{
public:
    template <class T>
    using Reply = std::function<void(base::Result<T>)>;

    explicit SpaceStore(sql::Storage &storage)
        : m_storage(storage)
    {
    }

    /// Fails with Corrupt where the database is damaged, which is looked at where there is a reason to.
    void load(Reply<KnownSpace> reply);
    void saveFacts(const SpaceFacts &facts, Reply<void> reply);
    /// What somebody who has done or written something here is called and looks like now.
    void savePerson(const protocol::Profile &person, Reply<void> reply);
    /// Takes over what the server says of rooms; what is kept of their history stays.
    void saveRooms(const std::vector<protocol::RoomSummary> &rooms, Reply<void> reply);

    /// Adds events of one room, ascending, wherever in its history they belong.
    void add(const std::vector<protocol::RoomEvent> &events, Reply<void> reply);
    /// The newest events before `before` (0: of all) that are kept, ascending and without a gap among them;
    /// but there may be one between them and `before`.
    void page(const base::RoomId &room, base::Seq before, int limit,
              Reply<std::vector<protocol::RoomEvent>> reply);
    /// Forgets the history of a room, or of all of them; the outbox stays.
    void forgetHistory(const std::optional<base::RoomId> &room, Reply<void> reply);
    /// Notes up to where the user has seen a room.
    void saveReadPosition(const base::RoomId &room, base::Seq seq, Reply<void> reply);

    /// Keeps how far the others in a room are, in the place of what was kept of it.
    void saveReceipts(const base::RoomId &room, const std::vector<protocol::Progress> &people,
                      Reply<void> reply);

    /// Keeps what the user was told in person, as it is now; what was seen stays so. Refused where what was
    /// told up to `last` is not kept, because the disk refused it: what came is asked for from the newest on.
    void saveNotifications(const std::vector<protocol::Notification> &notifications,
                           protocol::NotificationNumber last, Reply<void> reply);
    /// Keeps these in the place of all that were kept.
    void replaceNotifications(const std::vector<protocol::Notification> &notifications, Reply<void> reply);
    void markNotifications(const std::vector<protocol::NotificationNumber> &numbers, Reply<void> reply);

    /// Puts a message into the outbox, unless its id was there before.
    void enqueue(const OutboxEntry &entry, Reply<Enqueued> reply);
    /// Puts a message into the outbox in the place of another one: both happens, or nothing.
    void replace(const base::RequestId &id, const OutboxEntry &entry, Reply<void> reply);
    void setFailure(const base::RequestId &id, std::optional<protocol::ErrorCode> failure, Reply<void> reply);
    /// Takes a message out of the outbox: it was acknowledged or discarded.
    void dequeue(const base::RequestId &id, Reply<void> reply);

    void draft(const base::RoomId &room, Reply<QString> reply);
    /// Keeps what was written in a room's composer; an empty text forgets it.
    void saveDraft(const base::RoomId &room, const QString &text, Reply<void> reply);

private:
    sql::Storage &m_storage;
};

} // namespace store
