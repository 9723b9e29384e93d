// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/moderation.h"

#include <optional>

/// Who may do what: all of it, and nothing else. The table is PROTOCOL.md's.
namespace server {

/// What is done in a room.
enum class RoomDeed {
    Join,
    Leave,
    Read,  ///< its events and who is in
    Write, ///< messages, edits and pins, and to be seen writing
    React, ///< answer with emoji
    Invite,
    Moderate, ///< remove and mute
    Manage,   ///< name, topic, who may write and invite
    Appoint,  ///< moderators of the room
};

/// What is done in the space.
enum class SpaceDeed {
    MakeRoom,
    MakeDirect,
    Ban, ///< and lift and list bans
    ReadAudit,
    Announce,
    GiveRole,
    Update,
};

/// How far up somebody stands; who moderates one room alone stands below those who moderate all.
enum class Rank {
    Guest,
    Member,
    RoomModerator,
    Moderator,
    Owner,
};

/// Somebody before a room.
struct Standing {
    protocol::Role role = protocol::Role::Member; ///< in the space
    bool isMember = false;
    bool isAppointed = false; ///< a moderator of this room
    bool isMuted = false;
    bool isBanned = false;
};

/// What a room's rights depend on.
struct RoomTerms {
    protocol::RoomKind kind = protocol::RoomKind::Public;
    protocol::Circle writers = protocol::Circle::Everyone;
    protocol::Circle inviters = protocol::Circle::Everyone;
};

enum class Verdict {
    Allowed,
    NotFound, ///< as if the room were not there
    NotAMember,
    NotAllowed,
};

[[nodiscard]] Rank rankOf(protocol::Role role);
[[nodiscard]] Rank rankIn(const Standing &standing);
/// The word for a rank in a room: the highest of the space's role and the room's.
[[nodiscard]] protocol::Role roleIn(const Standing &standing);

/// Whether somebody may know that the room is there.
[[nodiscard]] bool isVisible(const Standing &standing, const RoomTerms &room);
[[nodiscard]] Verdict judge(RoomDeed deed, const Standing &standing, const RoomTerms &room);
[[nodiscard]] Verdict judge(SpaceDeed deed, protocol::Role role, const protocol::SpacePolicy &policy);

/// Whether what is allowed to `actor` may be done to `target`: never to who stands as high or higher.
[[nodiscard]] bool isAbove(Rank actor, Rank target);
/// Whether somebody may make somebody else a moderator of a room (or a member again): who is above them, and
/// who steps down.
[[nodiscard]] bool mayAppoint(const Standing &actor, const Standing &target, protocol::Role role,
                              bool isSelf);
/// Whether somebody may give a role in the space: an owner any to who is below; a moderator what is below
/// themselves to who is; everybody a lower one to themselves.
[[nodiscard]] bool mayGive(protocol::Role role, protocol::Role actor, protocol::Role target, bool isSelf);

} // namespace server
