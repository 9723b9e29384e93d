// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "base/oneof.h"
#include "base/utctime.h"
#include "protocol/amendment.h"
#include "protocol/room.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace protocol {

struct MessagePosted {
    QString content;
    std::optional<base::Seq> replyTo; ///< the seq of the message this one answers
    MessageState state{};             ///< what it has become since; `content` is as it is now
    Mentions mentions{};

    friend bool operator==(const MessagePosted &, const MessagePosted &) = default;
};

/// Who did for somebody else what an event tells of that person.
struct Actor {
    base::UserId user;
    std::optional<QString> name{}; ///< as of now; not stored

    friend bool operator==(const Actor &, const Actor &) = default;
};

struct UserJoined {
    std::optional<Actor> by{}; ///< nothing: of their own accord

    friend bool operator==(const UserJoined &, const UserJoined &) = default;
};

struct UserLeft {
    std::optional<Actor> by{};
    std::optional<QString> reason{};

    friend bool operator==(const UserLeft &, const UserLeft &) = default;
};

/// Somebody may only read.
struct UserMuted {
    std::optional<Actor> by{};
    std::optional<base::UtcTime> until{}; ///< nothing: no more

    friend bool operator==(const UserMuted &, const UserMuted &) = default;
};

/// Somebody has become a moderator of the room, or is none any more.
struct RoleChanged {
    std::optional<Actor> by{};
    Role role = Role::Member;

    friend bool operator==(const RoleChanged &, const RoleChanged &) = default;
};

struct RoomCreated {
    QString name;
    RoomKind kind = RoomKind::Public;

    friend bool operator==(const RoomCreated &, const RoomCreated &) = default;
};

struct RoomUpdated {
    std::optional<QString> name;
    std::optional<QString> topic;
    std::optional<Circle> writers{};
    std::optional<Circle> inviters{};

    friend bool operator==(const RoomUpdated &, const RoomUpdated &) = default;
};

/// An event of a later protocol: it has its place in the order and cannot be shown.
struct Unsupported {
    QString type;

    friend bool operator==(const Unsupported &, const Unsupported &) = default;
};

using EventContent = base::OneOf<
    std::variant<MessagePosted, UserJoined, UserLeft, UserMuted, RoleChanged, RoomCreated, RoomUpdated,
                 MessageEdited, MessageDeleted, ReactionSet, MessagePinned, Unsupported>>;

/// Anything stored in a room. (room, seq) is unique, and so is (user, id).
struct RoomEvent {
    base::RoomId room;
    base::Seq seq = 0;
    base::RequestId id; ///< of the request that made it
    base::UserId user;  ///< who wrote, joined, left, created or changed
    QString name;       ///< that person's name when the frame was written
    base::UtcTime timestamp{};
    EventContent content;
    std::optional<AvatarColor> color{}; ///< that person's, as the name is

    friend bool operator==(const RoomEvent &, const RoomEvent &) = default;
};

/// What an event says of a message; nothing where it is of another kind.
[[nodiscard]] std::optional<Amendment> amendmentOf(const EventContent &content);
[[nodiscard]] EventContent toContent(const Amendment &amendment);

/// Makes of a message what an event says that concerns it, unless the message knows of it already, so that
/// it does no harm twice. Whether it was new. Events of a message have to come in order.
bool amend(MessagePosted &message, const RoomEvent &event);

/// Whether somebody has answered a message with an emoji.
[[nodiscard]] bool reacts(const MessagePosted &message, const base::UserId &user, const QString &emoji);

/// Who did for somebody else what an event tells; nothing where the person did it.
[[nodiscard]] std::optional<Actor> *actorOf(EventContent &content);

/// The part of an event that is stored beside its columns: the wire's `type` and the fields it adds.
struct EventBody {
    QString type;
    QByteArray fields; ///< a JSON object of our own writing

    friend bool operator==(const EventBody &, const EventBody &) = default;
};

[[nodiscard]] EventBody toBody(const EventContent &content);
/// Reads what toBody() made; what cannot be read comes back as Unsupported, of the type `unreadable`, so
/// that no place is lost, here or wherever the event is sent.
[[nodiscard]] EventContent fromBody(const EventBody &body);

} // namespace protocol
