// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "protocol/notice.h"
#include "protocol/profile.h"
#include "protocol/roomevent.h"
#include "sync/sortedrows.h"

#include <map>
#include <optional>
#include <vector>

namespace client {

/// Somebody in a room.
struct MemberRow {
    base::UserId user;
    QString name;
    std::optional<protocol::Status> status; ///< nothing while it is not known
    std::optional<base::UtcTime> lastSeen;
    std::optional<protocol::AvatarColor> color{};
    protocol::Role role = protocol::Role::Member; ///< in that room
    std::optional<base::UtcTime> mutedUntil{};
    QString statusText{}; ///< what they say of themselves; empty for nothing
    protocol::Role spaceRole = protocol::Role::Member;

    [[nodiscard]] const base::UserId &key() const { return user; }
    /// Those who are here first, then by name.
    friend bool operator<(const MemberRow &a, const MemberRow &b);
    friend bool operator==(const MemberRow &, const MemberRow &) = default;
};

/// Somebody who writes in a room.
struct TypingRow {
    base::UserId user;
    QString name;
    base::TimePoint until;

    [[nodiscard]] const base::UserId &key() const { return user; }
    friend bool operator<(const TypingRow &a, const TypingRow &b) { return a.user < b.user; }
    friend bool operator==(const TypingRow &, const TypingRow &) = default;
};

/// Who is in which room, here or away, and writing: as the space says while connected, and unknown while
/// not. Follows only rooms whose members were asked for.
class Roster
{
public:
    using MemberChanges = std::map<base::RoomId, ListChanges<MemberRow>>;
    using TypingChanges = std::map<base::RoomId, ListChanges<TypingRow>>;

    /// The whole list of a room's members.
    [[nodiscard]] MemberChanges setMembers(const base::RoomId &room,
                                           const std::vector<protocol::Member> &members);
    /// What a stored event says of its room's members.
    [[nodiscard]] MemberChanges apply(const protocol::RoomEvent &event);
    [[nodiscard]] MemberChanges apply(const protocol::Presence &presence);
    [[nodiscard]] MemberChanges apply(const protocol::Profile &profile);
    [[nodiscard]] TypingChanges apply(const protocol::Typing &typing, base::TimePoint now);
    /// Ends the writing that was not renewed.
    [[nodiscard]] TypingChanges expire(base::TimePoint now);
    /// When expire() next has something to do.
    [[nodiscard]] std::optional<base::TimePoint> nextExpiry() const;

    /// The connection is gone: nobody's presence is known.
    [[nodiscard]] MemberChanges forgetPresence();
    [[nodiscard]] TypingChanges forgetTyping();

    [[nodiscard]] const std::vector<MemberRow> &members(const base::RoomId &room) const;
    [[nodiscard]] const std::vector<TypingRow> &typing(const base::RoomId &room) const;

private:
    /// Changes somebody in all rooms where they are.
    template <class Change>
    [[nodiscard]] MemberChanges change(const base::UserId &user, Change change);

    std::map<base::RoomId, SortedRows<MemberRow>> m_members;
    std::map<base::RoomId, SortedRows<TypingRow>> m_typing;
};

} // namespace client
