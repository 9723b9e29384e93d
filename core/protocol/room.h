// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"

#include <QString>

#include <optional>
#include <vector>

namespace protocol {

enum class RoomKind {
    Public,  ///< anybody may see and join it
    Private, ///< only members know of it
    Direct,  ///< two people, for ever
};

enum class Status {
    Online,
    Away,
    Offline,
};

/// What a person may do, from most to least; PROTOCOL.md has the table. A room knows the same words.
enum class Role {
    Owner,
    Moderator,
    Member,
    Guest, ///< sees only the rooms they are in
};

/// Who of those who are in may do something.
enum class Circle {
    Everyone,
    Moderators,
};

/// The colour of an avatar that a person may pick: a place in the interface's palette.
enum class AvatarColor {
    Slate,
    Teal,
    Plum,
    Amber,
    Brown,
    Green,
    Olive,
    Rose,
    Blue,
    Violet,
};

/// A room as one user sees it.
struct RoomSummary {
    base::RoomId room;
    QString name; ///< of a direct message: the other person's
    RoomKind kind = RoomKind::Public;
    QString topic;
    std::optional<base::UserId> peer; ///< the other person of a direct message
    bool isMember = false;
    int memberCount = 0;
    base::Seq firstSeq = 1;             ///< where the history that is kept begins
    base::Seq lastSeq = 0;              ///< 0: nothing has been stored yet
    std::optional<AvatarColor> color{}; ///< the peer's, who has picked one
    std::optional<Status> status{};     ///< the peer's
    Role role = Role::Member;           ///< the viewer's there: the highest of the space's and the room's
    Circle writers = Circle::Everyone;
    Circle inviters = Circle::Everyone;
    std::optional<base::UtcTime> mutedUntil{}; ///< until then the viewer may only read
    std::optional<QString> statusText{};       ///< what the peer says of themselves

    friend bool operator==(const RoomSummary &, const RoomSummary &) = default;
};

/// Up to where a user has seen a room.
struct ReadPosition {
    base::Seq seq = 0;
    int unread = 0; ///< messages of others after it; maxUnread stands for that many or more

    friend bool operator==(const ReadPosition &, const ReadPosition &) = default;
};

/// How far somebody is in a room, as the others are told.
struct Progress {
    base::UserId user;
    base::Seq deliveredSeq = 0; ///< up to here it is on a device of theirs
    base::Seq readSeq = 0;      ///< up to here they have seen it; never beyond what is delivered

    friend bool operator==(const Progress &, const Progress &) = default;
};

/// A person in a room.
struct Member {
    base::UserId user;
    QString name;
    Status status = Status::Offline;
    std::optional<base::UtcTime> lastSeen; ///< while offline, where the server knows it
    std::optional<AvatarColor> color{};
    Role role = Role::Member; ///< in that room
    std::optional<base::UtcTime> mutedUntil{};
    std::optional<QString> statusText{}; ///< what they say of themselves
    std::optional<Role> spaceRole{};     ///< in the space, where it is another one

    friend bool operator==(const Member &, const Member &) = default;
};

/// Asks for the rooms one is in or could join, by id, `maxListing` at a time.
struct ListRooms {
    base::RequestId id;
    std::optional<base::RoomId> after; ///< the last one of the page before

    friend bool operator==(const ListRooms &, const ListRooms &) = default;
};

struct RoomList {
    base::RequestId id;
    std::vector<RoomSummary> rooms;
    bool isComplete = true; ///< false: ask again after the last one

    friend bool operator==(const RoomList &, const RoomList &) = default;
};

/// Asks who is in a room, by id, `maxListing` at a time.
struct RoomMembers {
    base::RequestId id;
    base::RoomId room;
    std::optional<base::UserId> after;

    friend bool operator==(const RoomMembers &, const RoomMembers &) = default;
};

struct MemberList {
    base::RequestId id;
    base::RoomId room;
    std::vector<Member> members;
    bool isComplete = true;

    friend bool operator==(const MemberList &, const MemberList &) = default;
};

/// Makes a room with its creator and `members` in it. A direct message names exactly one other person
/// and no name; where the two have one already, that is the answer.
struct CreateRoom {
    base::RequestId id;
    QString name;
    RoomKind kind = RoomKind::Public;
    std::vector<base::UserId> members;
    std::optional<Circle> writers{};  ///< nothing: everyone
    std::optional<Circle> inviters{}; ///< nothing: everyone

    friend bool operator==(const CreateRoom &, const CreateRoom &) = default;
};

struct RoomCreatedAck {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const RoomCreatedAck &, const RoomCreatedAck &) = default;
};

/// Changes what is given and leaves the rest.
struct UpdateRoom {
    base::RequestId id;
    base::RoomId room;
    std::optional<QString> name;
    std::optional<QString> topic;
    std::optional<Circle> writers{};
    std::optional<Circle> inviters{};

    friend bool operator==(const UpdateRoom &, const UpdateRoom &) = default;
};

struct RoomUpdatedAck {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const RoomUpdatedAck &, const RoomUpdatedAck &) = default;
};

struct JoinRoom {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const JoinRoom &, const JoinRoom &) = default;
};

struct JoinedAck {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const JoinedAck &, const JoinedAck &) = default;
};

struct LeaveRoom {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const LeaveRoom &, const LeaveRoom &) = default;
};

struct LeftAck {
    base::RequestId id;
    base::RoomId room;

    friend bool operator==(const LeftAck &, const LeftAck &) = default;
};

} // namespace protocol
