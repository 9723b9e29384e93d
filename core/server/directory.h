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
        protocol::Circle writers = protocol::Circle::Everyone;
        protocol::Circle inviters = protocol::Circle::Everyone;
        std::set<base::UserId> moderators{};           ///< of the members
        std::map<base::UserId, base::UtcTime> mutes{}; ///< who may only read, until when

        [[nodiscard]] RoomTerms terms() const { return {kind, writers, inviters}; }
    };

    explicit Directory(const Snapshot &snapshot);

    [[nodiscard]] const std::map<base::UserId, User> &users() const { return m_users; }
    [[nodiscard]] const std::map<base::RoomId, Room> &rooms() const { return m_rooms; }
    /// Nothing for unknown ones; never for those who have signed in.
    [[nodiscard]] User *user(const base::UserId &id);
    [[nodiscard]] const User *user(const base::UserId &id) const;
    [[nodiscard]] Room *room(const base::RoomId &id);

    [[nodiscard]] static bool isMember(const Room &room, const base::UserId &user);
    /// Somebody before a room; `user` has to be known.
    [[nodiscard]] Standing standing(const Room &room, const base::UserId &user, base::UtcTime now) const;
    [[nodiscard]] bool isVisible(const Room &room, const base::UserId &user) const;
    /// What somebody may do there; NotFound without the room.
    [[nodiscard]] Verdict judge(RoomDeed deed, const base::RoomId &room, const base::UserId &user,
                                base::UtcTime now) const;
    /// Until when somebody may only read; nothing where they may write.
    [[nodiscard]] static std::optional<base::UtcTime> mutedUntil(const Room &room, const base::UserId &user,
                                                                 base::UtcTime now);
    /// The room as that user sees it, but for anybody's presence.
    [[nodiscard]] protocol::RoomSummary summary(const Room &room, const base::UserId &user,
                                                base::UtcTime now) const;

    /// Adds a user or takes over their new name, colour, role and ban.
    void put(const UserRecord &user);
    /// Adds a room without members, unless it is there.
    void put(const RoomRecord &room);
    /// Forgets a room that nobody is in.
    void remove(const base::RoomId &room);
    /// Takes over what a stored event says of its room: position, members and their rights, name, topic.
    void apply(const protocol::RoomEvent &event);

private:
    std::map<base::UserId, User> m_users;
    std::map<base::RoomId, Room> m_rooms;
};

} // namespace server
