// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

#include <QUrl>

#include <optional>
#include <vector>

namespace store {

/// A message that the user wrote, or what they did to one, and the server has not acknowledged.
struct OutboxEntry {
    base::RequestId id;
    base::RoomId room;
    QString content;
    std::optional<base::Seq> replyTo;
    base::UtcTime writtenAt{};
    /// Why the server refused it for good; such an entry waits for the user.
    std::optional<protocol::ErrorCode> failure;
    /// What is done to a message; nothing where the entry is one itself.
    std::optional<protocol::Amendment> amendment{};
    protocol::Mentions mentions{}; ///< whom a message names

    /// What a plain message has not, as it is kept beside it; nothing for one.
    [[nodiscard]] std::optional<protocol::EventBody> extra() const
    {
        if (amendment)
            return protocol::toBody(protocol::toContent(*amendment));
        if (mentions == protocol::Mentions())
            return std::nullopt;
        return protocol::toBody(protocol::MessagePosted{{}, {}, {}, mentions});
    }

    friend bool operator==(const OutboxEntry &, const OutboxEntry &) = default;
};

/// Events of a room that follow one another, from `low` to `high`.
struct Stretch {
    base::Seq low = 0;
    base::Seq high = 0;

    friend bool operator==(const Stretch &, const Stretch &) = default;
};

/// A room as this user last knew it.
struct KnownRoom {
    protocol::RoomSummary summary;
    base::Seq lastSeq = 0;            ///< of the newest event that is kept; 0 for none
    std::optional<base::Seq> readSeq; ///< up to here the user has seen it; nothing before its first page
    int unread = 0;                   ///< messages of others behind that, and what is missing there
    std::vector<protocol::Progress> receipts{}; ///< how far the others are
};

/// A space of this profile, as the list of them shows it.
struct JoinedSpace {
    QUrl address;
    QString name;
    base::RoomId room;       ///< the one that was open last; empty for none
    base::UtcTime visited{}; ///< when it was last shown
    base::UserId user{};     ///< who I am there; empty before the first sign-in
    QString myName{};        ///< what I am called there; empty for what the settings say

    friend bool operator==(const JoinedSpace &, const JoinedSpace &) = default;
};

/// Whose history this is.
struct SpaceFacts {
    base::SpaceId space;
    base::Epoch epoch;
    QByteArray serverKey;
    base::UserId me;
    QString spaceName;
    /// What the user wants to say of themselves, until the space has it.
    std::optional<QString> statusWish{};

    friend bool operator==(const SpaceFacts &, const SpaceFacts &) = default;
};

/// Everything of a space but its events.
struct KnownSpace {
    SpaceFacts facts; ///< empty before the first sign-in
    std::vector<KnownRoom> rooms;
    std::vector<OutboxEntry> outbox;                     ///< in the order of writing
    std::vector<protocol::Notification> notifications{}; ///< ascending
};

/// What became of a message that was to be put into the outbox.
struct Enqueued {
    enum class Outcome {
        New,     ///< it is in the outbox now
        Waiting, ///< it was there already
        Sent,    ///< the server has acknowledged it long ago
    };
    Outcome outcome = Outcome::New;
    OutboxEntry entry;                        ///< as it is kept
    std::optional<protocol::RoomEvent> event; ///< of a sent one
};

} // namespace store
