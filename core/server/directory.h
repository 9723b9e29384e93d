// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

#include <map>
#include <set>
#include <vector>

namespace server {

/// The people and rooms of a space in memory, as the store last said, and who may see what.
class Directory
{
public:
    struct User {
        UserRecord record;
        std::set<base::RoomId> rooms;
        std::vector<base::SessionId> sessions;
    };

    struct Room {
        base::RoomId id;
        QString name;
        protocol::RoomKind kind = protocol::RoomKind::Public;
        QString topic;
        base::Seq lastSeq = 0;
        std::set<base::UserId> members;
        std::vector<base::SessionId> subscribers;
    };

    explicit Directory(const Snapshot &snapshot);

    [[nodiscard]] const std::map<base::RoomId, Room> &rooms() const { return m_rooms; }
    /// Nothing for unknown ones; never for those who have signed in.
    [[nodiscard]] User *user(const base::UserId &id);
    [[nodiscard]] const User *user(const base::UserId &id) const;
    [[nodiscard]] Room *room(const base::RoomId &id);
    /// The room, where this user may know of it.
    [[nodiscard]] Room *visibleRoom(const base::RoomId &id, const base::UserId &user);

    [[nodiscard]] static bool isMember(const Room &room, const base::UserId &user);
    [[nodiscard]] static bool isVisible(const Room &room, const base::UserId &user);
    /// The room as that user sees it, but for anybody's presence.
    [[nodiscard]] protocol::RoomSummary summary(const Room &room, const base::UserId &user) const;

    /// Adds a user or takes over their new name and colour.
    void put(const UserRecord &user);
    /// Adds a room without members, unless it is there.
    void put(const RoomRecord &room);
    /// Takes over what a stored event says of its room: position, members, name, topic.
    void apply(const protocol::RoomEvent &event);

private:
    std::map<base::UserId, User> m_users;
    std::map<base::RoomId, Room> m_rooms;
};

} // namespace server
