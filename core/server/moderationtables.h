// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "sql/database.h"

namespace server {

/// Somebody before a room, and the room's terms.
struct Place {
    Standing standing;
    RoomTerms terms;
};

/// The statements about roles, policies, mutes and bans, each within the caller's transaction and thread.
class ModerationTables
{
public:
    explicit ModerationTables(sql::Database &database)
        : m_database(database)
    {
    }

    /// Nothing where the room or the user is not there.
    [[nodiscard]] base::Result<std::optional<Place>> place(const base::RoomId &room, const base::UserId &user,
                                                           base::UtcTime now);
    [[nodiscard]] base::Result<void> appoint(const base::RoomId &room, const base::UserId &user,
                                             protocol::Role role);
    /// Until when somebody may only read; nothing: no more.
    [[nodiscard]] base::Result<void> setMute(const base::RoomId &room, const base::UserId &user,
                                             std::optional<base::UtcTime> until);

    [[nodiscard]] base::Result<void> setRole(const base::UserId &user, protocol::Role role);
    [[nodiscard]] base::Result<void> setBan(const base::UserId &user, const std::optional<BanRecord> &ban);
    /// How many owners could still sign in.
    [[nodiscard]] base::Result<int> owners();

    /// Name and policy of the space.
    [[nodiscard]] base::Result<protocol::SpaceUpdated> space();
    [[nodiscard]] base::Result<void> setSpace(const protocol::SpaceUpdated &space);

    /// Whether somebody has made this room and nobody is left in it.
    [[nodiscard]] base::Result<bool> isDeserted(const base::RoomId &room);
    /// The room is gone, and what was said in it; that requests were carried out there stays known.
    [[nodiscard]] base::Result<void> removeRoom(const base::RoomId &room);

private:
    sql::Database &m_database;
};

} // namespace server
