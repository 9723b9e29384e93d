// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/utctime.h"

#include <QString>

#include <concepts>
#include <optional>
#include <variant>
#include <vector>

/// What becomes of a message after it was stored: stored events of their own, each with the seq of the
/// message that it concerns, and the state that they leave the message in.
namespace protocol {

/// Another text, by who wrote the message. Empty where the message was deleted since.
struct MessageEdited {
    base::Seq target = 0;
    QString content;

    friend bool operator==(const MessageEdited &, const MessageEdited &) = default;
};

/// The text is gone; the place stays.
struct MessageDeleted {
    base::Seq target = 0;

    friend bool operator==(const MessageDeleted &, const MessageDeleted &) = default;
};

/// Somebody answers with an emoji, or takes that back.
struct ReactionSet {
    base::Seq target = 0;
    QString emoji;
    bool isOn = false;

    friend bool operator==(const ReactionSet &, const ReactionSet &) = default;
};

/// The message is held up to be found, or is so no more.
struct MessagePinned {
    base::Seq target = 0;
    bool isOn = false;

    friend bool operator==(const MessagePinned &, const MessagePinned &) = default;
};

using Amendment = std::variant<MessageEdited, MessageDeleted, ReactionSet, MessagePinned>;

/// The message that an amendment concerns.
[[nodiscard]] base::Seq targetOf(const Amendment &amendment);

/// Who has answered a message with an emoji, in the order of answering.
struct Reaction {
    QString emoji;
    std::vector<base::UserId> users;

    friend bool operator==(const Reaction &, const Reaction &) = default;
};

/// Whom a message names.
struct Mentions {
    std::vector<base::UserId> people;
    bool isRoom = false; ///< everybody in the room

    friend bool operator==(const Mentions &, const Mentions &) = default;
};

/// What all amendments up to one have made of a message.
struct MessageState {
    base::Seq seq = 0; ///< the last one that counts here; 0 before the first
    std::optional<base::UtcTime> edited;
    bool isDeleted = false;
    bool isPinned = false;
    std::vector<Reaction> reactions; ///< in the order in which their first one came

    friend bool operator==(const MessageState &, const MessageState &) = default;
};

/// Asks to be stored: an amendment of a message of this room.
template <class Kind>
struct Amend {
    base::RequestId id;
    base::RoomId room;
    Kind amendment;

    friend bool operator==(const Amend &, const Amend &) = default;
};

using EditMessage = Amend<MessageEdited>;
using DeleteMessage = Amend<MessageDeleted>;
using React = Amend<ReactionSet>;
using Pin = Amend<MessagePinned>;

/// The amendment is on the server's disk at this place; where it would have changed nothing, the place of
/// what made it so.
template <class Kind>
struct Amended {
    base::RequestId id;
    base::RoomId room;
    base::Seq seq = 0;
    base::UtcTime timestamp{};

    friend bool operator==(const Amended &, const Amended &) = default;
};

using EditStored = Amended<MessageEdited>;
using DeletionStored = Amended<MessageDeleted>;
using ReactionStored = Amended<ReactionSet>;
using PinStored = Amended<MessagePinned>;

} // namespace protocol
