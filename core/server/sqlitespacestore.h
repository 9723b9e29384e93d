// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "server/spacestore.h"
#include "server/sqliteaccountstore.h"
#include "sql/storage.h"

namespace server {

/// A SpaceStore in one SQLite database of spaceSchema.
class SqliteSpaceStore final : public SpaceStore
{
public:
    /// What a new space is called and what it begins with.
    struct Founding {
        base::SpaceId space;
        base::Epoch epoch;
        QString name;
        std::vector<RoomRecord> rooms;

        /// A space of that name with the rooms that each begins with, `general` and `random`.
        [[nodiscard]] static Founding named(const QString &name, base::Chance &chance);
    };

    /// `founding` counts only where the database holds no space yet.
    SqliteSpaceStore(sql::Storage &storage, base::Chance &chance, Founding founding);

    void load(Reply<Snapshot> reply) override;
    AccountStore &accounts() override { return m_accounts; }
    void post(const base::RoomId &room, const protocol::MessagePosted &message, const Act &act,
              const Posting &posting, Reply<std::optional<Stored>> reply) override;
    void amend(const base::RoomId &room, const protocol::Amendment &amendment, const Act &act,
               Reply<AmendOutcome> reply) override;
    void createRoom(const RoomRecord &room, const Act &act, Reply<CreatedRoom> reply) override;
    void updateRoom(const base::RoomId &room, const protocol::RoomUpdated &update, const Act &act,
                    Reply<Stored> reply) override;
    void join(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply) override;
    void leave(const base::RoomId &room, const Act &act, Reply<std::optional<Stored>> reply) override;
    void moderate(const Moderation &moderation, const Act &act, Reply<Moderated> reply) override;
    void updateProfile(const protocol::UpdateProfile &update, const Act &act,
                       Reply<std::optional<UserRecord>> reply) override;
    void audit(const base::UserId &reader, std::optional<base::Seq> before, int limit,
               Reply<protocol::AuditLog> reply) override;
    void find(const base::UserId &user, const base::RequestId &id,
              Reply<std::optional<protocol::RoomEvent>> reply) override;
    void history(const Range &range, Reply<Page> reply) override;
    void open(const Range &range, const base::UserId &user, const Mark &mark,
              Reply<OpenedRoom> reply) override;
    void mark(const base::RoomId &room, const base::UserId &user, const Mark &mark,
              Reply<Marked> reply) override;
    void listReceipts(const protocol::ListReceipts &request, Reply<protocol::ReceiptList> reply) override;
    void listNotifications(const base::UserId &user, const protocol::ListNotifications &request,
                           Reply<NotificationPage> reply) override;
    void markNotifications(const base::UserId &user, const std::vector<protocol::NotificationNumber> &numbers,
                           protocol::NotificationNumber upTo,
                           Reply<std::vector<protocol::NotificationNumber>> reply) override;
    void settle(std::function<void()> done) override;

private:
    sql::Storage &m_storage;
    base::Chance &m_chance;
    Founding m_founding;
    SqliteAccountStore m_accounts{m_storage};
};

} // namespace server
