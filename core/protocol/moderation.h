// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

#include <chrono>
#include <vector>

/// Who may do what, and what those do who may more. PROTOCOL.md has the table.
namespace protocol {

/// What becomes of a room that somebody made when the last one leaves it.
enum class EmptyRooms {
    Keep,
    Remove, ///< the room and what was said in it
};

/// What holds for all of a space.
struct SpacePolicy {
    Circle roomCreators = Circle::Everyone;
    EmptyRooms emptyRooms = EmptyRooms::Keep;

    friend bool operator==(const SpacePolicy &, const SpacePolicy &) = default;
};

/// The acknowledgement of a request that has nothing to say but that it was carried out.
template <class Request>
struct Done {
    base::RequestId id;

    friend bool operator==(const Done &, const Done &) = default;
};

/// Lets somebody into a room.
struct InviteMember {
    base::RequestId id;
    base::RoomId room;
    base::UserId user;

    friend bool operator==(const InviteMember &, const InviteMember &) = default;
};

/// Shows somebody out of a room.
struct RemoveMember {
    base::RequestId id;
    base::RoomId room;
    base::UserId user;
    std::optional<QString> reason;

    friend bool operator==(const RemoveMember &, const RemoveMember &) = default;
};

/// Lets somebody only read in a room, for a time.
struct MuteMember {
    base::RequestId id;
    base::RoomId room;
    base::UserId user;
    std::chrono::milliseconds duration{}; ///< 0 ends it

    friend bool operator==(const MuteMember &, const MuteMember &) = default;
};

/// Gives somebody a role: in a room `moderator` or `member`, in the space any.
struct SetRole {
    base::RequestId id;
    base::UserId user;
    Role role = Role::Member;
    std::optional<base::RoomId> room; ///< nothing: in the space

    friend bool operator==(const SetRole &, const SetRole &) = default;
};

/// Shuts somebody out of the space, on all devices.
struct Ban {
    base::RequestId id;
    base::UserId user;
    std::optional<QString> reason;

    friend bool operator==(const Ban &, const Ban &) = default;
};

struct Unban {
    base::RequestId id;
    base::UserId user;

    friend bool operator==(const Unban &, const Unban &) = default;
};

/// Asks who is banned, by id, `maxListing` at a time.
struct ListBans {
    base::RequestId id;
    std::optional<base::UserId> after;

    friend bool operator==(const ListBans &, const ListBans &) = default;
};

/// Somebody who is banned.
struct BannedUser {
    base::UserId user;
    QString name;
    base::UtcTime timestamp{};
    std::optional<QString> reason;

    friend bool operator==(const BannedUser &, const BannedUser &) = default;
};

struct BanList {
    base::RequestId id;
    std::vector<BannedUser> bans;
    bool isComplete = true;

    friend bool operator==(const BanList &, const BanList &) = default;
};

/// Changes of the space what is given and leaves the rest.
struct UpdateSpace {
    base::RequestId id;
    std::optional<QString> name;
    std::optional<Circle> roomCreators;
    std::optional<EmptyRooms> emptyRooms;

    friend bool operator==(const UpdateSpace &, const UpdateSpace &) = default;
};

/// Asks who did what by their rights: the newest before `before`.
struct ReadAuditLog {
    base::RequestId id;
    std::optional<base::Seq> before; ///< a number; exclusive
    int limit = 0;                   ///< 1 to maxPage

    friend bool operator==(const ReadAuditLog &, const ReadAuditLog &) = default;
};

/// Something that somebody did by their rights.
struct AuditEntry {
    base::Seq number = 0;
    base::UtcTime timestamp{};
    std::optional<base::UserId> user; ///< who did it; nothing: who runs the server
    std::optional<QString> name;      ///< that person's, as of now
    QString action;                   ///< the type of the request
    std::optional<base::UserId> target;
    std::optional<QString> targetName;
    std::optional<base::RoomId> room;
    std::optional<QString> detail; ///< a reason, a role, a time

    friend bool operator==(const AuditEntry &, const AuditEntry &) = default;
};

struct AuditLog {
    base::RequestId id;
    std::vector<AuditEntry> entries; ///< descending by number
    bool isComplete = true;

    friend bool operator==(const AuditLog &, const AuditLog &) = default;
};

/// The space is called otherwise, or has other rules.
struct SpaceUpdated {
    QString name;
    SpacePolicy policy;

    friend bool operator==(const SpaceUpdated &, const SpaceUpdated &) = default;
};

/// Somebody has another role in the space.
struct UserRole {
    base::UserId user;
    Role role = Role::Member;

    friend bool operator==(const UserRole &, const UserRole &) = default;
};

/// A room is no more.
struct RoomRemoved {
    base::RoomId room;

    friend bool operator==(const RoomRemoved &, const RoomRemoved &) = default;
};

} // namespace protocol
