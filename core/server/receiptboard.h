// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "server/spacestore.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace server {

/// How far the members of rooms are, and what of it the others have been told: of a room at most once a
/// second.
class ReceiptBoard
{
public:
    explicit ReceiptBoard(const Snapshot &snapshot);

    /// A member is further; the others are to be told.
    void move(const base::RoomId &room, const protocol::Progress &progress);
    /// Somebody is in the room no more.
    void forget(const base::RoomId &room, const base::UserId &user);
    /// The room is no more.
    void forget(const base::RoomId &room);

    /// What is to be told now. From now on it counts as told.
    [[nodiscard]] std::vector<protocol::Receipts> take(base::TimePoint now);
    /// After how long take() next has something to tell; nothing while nobody is further.
    [[nodiscard]] std::optional<base::Duration> wait(base::TimePoint now) const;

    /// How far a member is.
    [[nodiscard]] protocol::Progress of(const base::RoomId &room, const base::UserId &user) const;
    /// How far the others are of whom anything is known, as it was told.
    [[nodiscard]] std::vector<protocol::Progress> others(const base::RoomId &room,
                                                         const base::UserId &user) const;

private:
    using People = std::map<base::UserId, protocol::Progress>;
    struct Room {
        People told;
        People waiting; ///< newer than what was told
        std::optional<base::TimePoint> toldAt;
    };

    [[nodiscard]] static base::Duration waitOf(const Room &room, base::TimePoint now);

    std::map<base::RoomId, Room> m_rooms;
    std::set<base::RoomId> m_waiting; ///< rooms where somebody is
};

} // namespace server
