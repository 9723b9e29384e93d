// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

/// Frames without an id, never stored and (but for `ping`) never answered.
namespace protocol {

/// I write in this room, or have stopped to.
struct SetTyping {
    base::RoomId room;
    bool isOn = false;

    friend bool operator==(const SetTyping &, const SetTyping &) = default;
};

/// Somebody else writes in this room, or has stopped to.
struct Typing {
    base::RoomId room;
    base::UserId user;
    QString name;
    bool isOn = false;
    std::optional<AvatarColor> color{};

    friend bool operator==(const Typing &, const Typing &) = default;
};

/// I have seen the room up to `seq`.
struct MarkRead {
    base::RoomId room;
    base::Seq seq = 0;
    bool isPrivate = false; ///< others are not to be told

    friend bool operator==(const MarkRead &, const MarkRead &) = default;
};

/// Another device of mine has seen the room up to there.
struct Receipt {
    base::RoomId room;
    base::UserId user;
    ReadPosition read;
    base::Seq lastSeq = 0; ///< the end of the room when that was counted

    friend bool operator==(const Receipt &, const Receipt &) = default;
};

/// I am here, or away; Offline is what the server says of who has gone.
struct SetPresence {
    Status status = Status::Online;

    friend bool operator==(const SetPresence &, const SetPresence &) = default;
};

/// Somebody who shares a room with me is here, away or gone.
struct Presence {
    base::UserId user;
    Status status = Status::Offline;
    std::optional<base::UtcTime> lastSeen; ///< while offline, where the server knows it
    std::optional<QString> statusText{};   ///< what they say of themselves

    friend bool operator==(const Presence &, const Presence &) = default;
};

/// How people are now who were otherwise when it was told last, each once.
struct PresenceList {
    std::vector<Presence> people;

    friend bool operator==(const PresenceList &, const PresenceList &) = default;
};

struct Ping {
    friend bool operator==(const Ping &, const Ping &) = default;
};

struct Pong {
    friend bool operator==(const Pong &, const Pong &) = default;
};

} // namespace protocol
