// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/announcementtables.h"
#include "server/audittables.h"
#include "server/moderationtables.h"
#include "server/nametables.h"
#include "server/spacestore.h"
#include "sql/database.h"

namespace server {

/// The statements of a space's tables, each within the caller's transaction and thread.
class SpaceTables
{
public:
    explicit SpaceTables(sql::Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] base::Result<bool> hasSpace();
    [[nodiscard]] base::Result<void> insertSpace(const base::SpaceId &space, const base::Epoch &epoch,
                                                 const QString &name);
    /// The space without its users and rooms.
    [[nodiscard]] base::Result<Snapshot> space();

    /// Which names are taken; users and rooms are put into it by who makes and renames them.
    [[nodiscard]] NameTables names() { return NameTables(m_database); }

    /// What people may do, and what they did by right.
    [[nodiscard]] ModerationTables moderation() { return ModerationTables(m_database); }
    [[nodiscard]] AuditTables audit() { return AuditTables(m_database); }
    [[nodiscard]] AnnouncementTables announcements() { return AnnouncementTables(m_database); }

    [[nodiscard]] base::Result<std::vector<UserRecord>> users();
    [[nodiscard]] base::Result<std::optional<UserRecord>> user(const base::UserId &id);
    [[nodiscard]] base::Result<std::optional<UserRecord>> userOfName(const QString &name);
    /// Fails with Conflict where the name is taken.
    [[nodiscard]] base::Result<void> insertUser(const UserRecord &user);
    [[nodiscard]] base::Result<void> renameUser(const base::UserId &user, const QString &name);
    [[nodiscard]] base::Result<void> recolorUser(const base::UserId &user, protocol::AvatarColor color);
    /// What they say of themselves.
    [[nodiscard]] base::Result<void> setStatusText(const base::UserId &user,
                                                   const std::optional<QString> &text);

    /// All rooms that are still there, with their members.
    [[nodiscard]] base::Result<std::vector<RoomRecord>> rooms();
    [[nodiscard]] base::Result<std::optional<RoomRecord>> room(const base::RoomId &room);
    /// The direct messages of two people, where they have any.
    [[nodiscard]] base::Result<std::optional<RoomRecord>> directRoom(const std::vector<base::UserId> &pair);
    /// Fails with Conflict where the name is taken.
    [[nodiscard]] base::Result<void> insertRoom(const RoomRecord &room);
    [[nodiscard]] base::Result<void> updateRoom(const base::RoomId &room,
                                                const protocol::RoomUpdated &update);
    [[nodiscard]] base::Result<bool> isMember(const base::RoomId &room, const base::UserId &user);
    /// Whether this made a difference.
    [[nodiscard]] base::Result<bool> insertMember(const base::RoomId &room, const base::UserId &user);
    [[nodiscard]] base::Result<bool> deleteMember(const base::RoomId &room, const base::UserId &user);

    /// Notes that a member has seen the room up to `seq`; never goes back. Whether that was news.
    [[nodiscard]] base::Result<bool> setReadSeq(const base::RoomId &room, const base::UserId &user,
                                                base::Seq seq);
    [[nodiscard]] base::Result<protocol::ReadPosition> readPosition(const base::RoomId &room,
                                                                    const base::UserId &user);

    /// The event that a request has stored; nothing where it has not.
    [[nodiscard]] base::Result<std::optional<protocol::RoomEvent>> eventOf(const base::UserId &user,
                                                                           const base::RequestId &id);
    /// Gives the event the next seq of its room and stores it. Fails with NotFound without the room.
    [[nodiscard]] base::Result<protocol::RoomEvent> append(const base::RoomId &room, const Act &act,
                                                           const protocol::EventContent &content);
    [[nodiscard]] base::Result<Page> page(const Range &range);

private:
    sql::Database &m_database;
};

} // namespace server
