// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"
#include "protocol/json.h"
#include "protocol/limits.h"

#include <concepts>
#include <type_traits>

/// The wire form of every message, once for both directions: the keys, their order and their limits.
/// `Io` is json::FieldReader or json::FieldWriter.
namespace protocol {

/// A Message to be filled, or a const one to be written.
template <class T, class Message>
concept Like = std::same_as<std::remove_const_t<T>, Message>;

/// What an id alone describes: the acks that carry nothing else but their request and its room.
template <class T>
concept RoomAck = Like<T, RoomCreatedAck> || Like<T, RoomUpdatedAck> || Like<T, JoinedAck> ||
    Like<T, LeftAck> || Like<T, JoinRoom> || Like<T, LeaveRoom>;

void describe(auto &io, Like<RoomSummary> auto &m)
{
    io("room", m.room);
    io("name", m.name);
    io("kind", m.kind);
    io("topic", m.topic);
    io("peer", m.peer);
    io("color", m.color);
    io("status", m.status);
    io("member", m.isMember);
    io("member_count", m.memberCount);
    io("first_seq", m.firstSeq);
    io("last_seq", m.lastSeq);
}

void describe(auto &io, Like<Member> auto &m)
{
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("status", m.status);
    io("last_seen", m.lastSeen);
}

void describe(auto &io, Like<Limits> auto &m)
{
    io("content", m.content);
    io("frame", m.frame);
    io("page", m.page);
}

// Sign-in

void describe(auto &io, Like<Challenge> auto &m)
{
    io("nonce", m.nonce);
    io("space", m.space);
    io("key", m.key);
}

void describe(auto &io, Like<Authenticate> auto &m)
{
    io("id", m.id);
    io("key", m.key);
    io("name", m.name);
    io("color", m.color);
    io("signature", m.signature);
}

void describe(auto &io, Like<Authenticated> auto &m)
{
    io("id", m.id);
}

void describe(auto &io, Like<Hello> auto &m)
{
    io("session", m.session);
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("space", m.space);
    io("space_name", m.spaceName);
    io("epoch", m.epoch);
    io("heartbeat_ms", m.heartbeat);
    io("limits", m.limits);
    io("rooms", m.rooms);
}

void describe(auto &io, Like<Failure> auto &m)
{
    io("id", m.id);
    io("code", m.code);
    io("message", m.message);
    io("retry_after_ms", m.retryAfter);
}

// Rooms

void describe(auto &io, Like<ListRooms> auto &m)
{
    io("id", m.id);
    io("after", m.after);
}

void describe(auto &io, Like<RoomList> auto &m)
{
    io("id", m.id);
    io("rooms", m.rooms);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<RoomMembers> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("after", m.after);
}

void describe(auto &io, Like<MemberList> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("members", m.members);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<CreateRoom> auto &m)
{
    io("id", m.id);
    io("name", m.name);
    io("kind", m.kind);
    io("members", m.members, std::size_t{maxInitialMembers});
}

void describe(auto &io, RoomAck auto &m)
{
    io("id", m.id);
    io("room", m.room);
}

void describe(auto &io, Like<UpdateRoom> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("name", m.name);
    io("topic", m.topic, json::TextRule{.max = maxTopic});
}

// Messages and history

void describe(auto &io, Like<ChatMessage> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("content", m.content, json::TextRule{.min = 1, .max = maxContent});
    io("reply_to", m.replyTo);
    io("follows", m.follows);
}

void describe(auto &io, Like<MessageStored> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("seq", m.seq);
    io("timestamp", m.timestamp);
}

void describe(auto &io, Like<Subscribe> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("after", m.after);
    io("read_seq", m.readSeq);
}

void describe(auto &io, Like<ReadPosition> auto &m)
{
    io("read_seq", m.seq);
    io("unread", m.unread);
}

void describe(auto &io, Like<Subscribed> auto &m)
{
    io("id", m.id);
    describe(io, m.summary);
    describe(io, m.read);
    io("events", m.events);
}

void describe(auto &io, Like<RoomHistory> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("before", m.before);
    io("after", m.after);
    io("limit", m.limit);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.limit < 1 || m.limit > maxPage)
            io.fail("limit", "is not from 1 to 50");
    }
}

void describe(auto &io, Like<HistoryPage> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("events", m.events);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<Positions> auto &m)
{
    io("id", m.id);
}

void describe(auto &io, Like<Position> auto &m)
{
    io("room", m.room);
    io("last_seq", m.lastSeq);
    io("subscribed", m.isSubscribed);
}

void describe(auto &io, Like<PositionList> auto &m)
{
    io("id", m.id);
    io("rooms", m.rooms);
}

void describe(auto &io, Like<Reset> auto &m)
{
    io("room", m.room);
    io("first_seq", m.firstSeq);
    io("last_seq", m.lastSeq);
}

// Stored events: the place, and what each kind adds to it. The `name` in a frame is the person's.

void describe(auto &io, Like<MessagePosted> auto &m)
{
    io("content", m.content, json::TextRule{.max = maxContent});
    io("reply_to", m.replyTo);
}

void describe(auto &, Like<UserJoined> auto &) {}

void describe(auto &, Like<UserLeft> auto &) {}

void describe(auto &io, Like<RoomCreated> auto &m)
{
    io("room_name", m.name);
    io("kind", m.kind);
}

void describe(auto &io, Like<RoomUpdated> auto &m)
{
    io("room_name", m.name);
    io("topic", m.topic);
}

void describe(auto &, Like<Unsupported> auto &) {}

/// Reads the content of an event by its `type`.
[[nodiscard]] EventContent readContent(const QString &type, json::FieldReader &io);
/// The `type` of an event's content.
[[nodiscard]] QString typeOf(const EventContent &content);

void describe(auto &io, Like<RoomEvent> auto &m)
{
    constexpr bool isReader = std::remove_reference_t<decltype(io)>::isReader;
    QString type = typeOf(m.content);
    io("type", type);
    io("room", m.room);
    io("seq", m.seq);
    io("id", m.id);
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("timestamp", m.timestamp);
    if constexpr (isReader)
        m.content = readContent(type, io);
    else
        std::visit([&io](const auto &content) { describe(io, content); }, m.content);
}

// Notices

void describe(auto &io, Like<MarkRead> auto &m)
{
    io("room", m.room);
    io("seq", m.seq);
}

void describe(auto &io, Like<Receipt> auto &m)
{
    io("room", m.room);
    io("user", m.user);
    describe(io, m.read);
    io("last_seq", m.lastSeq);
}

void describe(auto &io, Like<SetTyping> auto &m)
{
    io("room", m.room);
    io("on", m.isOn);
}

void describe(auto &io, Like<Typing> auto &m)
{
    io("room", m.room);
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("on", m.isOn);
}

void describe(auto &io, Like<SetPresence> auto &m)
{
    io("status", m.status);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.status == Status::Offline)
            io.fail("status", "is online or away");
    }
}

void describe(auto &io, Like<Presence> auto &m)
{
    io("user", m.user);
    io("status", m.status);
    io("last_seen", m.lastSeen);
}

void describe(auto &, Like<Ping> auto &) {}

void describe(auto &, Like<Pong> auto &) {}

} // namespace protocol
