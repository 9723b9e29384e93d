// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roomevent.h"

#include <vector>

namespace protocol {

/// Sends a message. Its id makes it one message for ever, however often it is sent.
struct ChatMessage {
    base::RequestId id;
    base::RoomId room;
    QString content;
    std::optional<base::Seq> replyTo;
    /// The sender's message that has to be stored before this one; set while that is still on its way,
    /// so that several can travel at once and their order holds whatever is refused.
    std::optional<base::RequestId> follows;
    Mentions mentions{};

    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

/// The message is on the server's disk, at this place.
struct MessageStored {
    base::RequestId id;
    base::RoomId room;
    base::Seq seq = 0;
    base::UtcTime timestamp{};

    friend bool operator==(const MessageStored &, const MessageStored &) = default;
};

/// Asks for what follows `after`, and for every event from now on.
struct Subscribe {
    base::RequestId id;
    base::RoomId room;
    base::Seq after = 0;
    std::optional<base::Seq> readSeq{};      ///< up to here the user has seen the room, as this device knows
    std::optional<base::Seq> deliveredSeq{}; ///< up to here it is on this device
    bool isPrivate = false;                  ///< others are not to be told of readSeq

    friend bool operator==(const Subscribe &, const Subscribe &) = default;
};

struct Subscribed {
    base::RequestId id;
    RoomSummary summary;
    ReadPosition read;
    std::vector<RoomEvent> events;    ///< the newest of what follows `after`, without gaps up to lastSeq
    std::vector<Progress> receipts{}; ///< how far the others are, of whom anything is known

    friend bool operator==(const Subscribed &, const Subscribed &) = default;
};

/// Asks for stored events: those after `after` (oldest first), else the newest before `before`.
struct RoomHistory {
    base::RequestId id;
    base::RoomId room;
    std::optional<base::Seq> before; ///< exclusive
    std::optional<base::Seq> after;  ///< exclusive
    int limit = 0;                   ///< 1 to maxPage

    friend bool operator==(const RoomHistory &, const RoomHistory &) = default;
};

struct HistoryPage {
    base::RequestId id;
    base::RoomId room;
    std::vector<RoomEvent> events; ///< ascending, without gaps
    bool isComplete = true;        ///< nothing more in the range that was asked for

    friend bool operator==(const HistoryPage &, const HistoryPage &) = default;
};

/// What the client has is not what the room holds (its history was trimmed or restored): forget it and
/// begin at firstSeq. Comes just before the ack that it concerns.
struct Reset {
    base::RoomId room;
    base::Seq firstSeq = 1;
    base::Seq lastSeq = 0;

    friend bool operator==(const Reset &, const Reset &) = default;
};

/// Asks which rooms one is in, and how far they go.
struct Positions {
    base::RequestId id;

    friend bool operator==(const Positions &, const Positions &) = default;
};

/// A room that one is in. To a connection that has subscribed to it all its events up to `lastSeq` were sent
/// before this.
struct Position {
    base::RoomId room;
    base::Seq lastSeq = 0;
    bool isSubscribed = false;
    base::Seq deliveredSeq = 0; ///< up to here it is on a device of mine, as the space knows
    base::Seq receiptSum = 0;   ///< of both seqs of all others, as far as they were told before this

    friend bool operator==(const Position &, const Position &) = default;
};

struct PositionList {
    base::RequestId id;
    std::vector<Position> rooms;

    friend bool operator==(const PositionList &, const PositionList &) = default;
};

} // namespace protocol
