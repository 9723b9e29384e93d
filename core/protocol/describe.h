// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"
#include "protocol/json.h"
#include "protocol/limits.h"

#include <concepts>
#include <type_traits>

/// The wire form of every message, once for both directions: the keys, their order and their limits. Here the
/// sign-in and rooms; what is said in rooms is in describemessages.h.
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
    io("status_text", m.statusText);
    io("member", m.isMember);
    io("member_count", m.memberCount);
    io("first_seq", m.firstSeq);
    io("last_seq", m.lastSeq);
    io("role", m.role);
    io("writers", m.writers);
    io("inviters", m.inviters);
    io("muted_until", m.mutedUntil);
}

void describe(auto &io, Like<Member> auto &m)
{
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("status", m.status);
    io("last_seen", m.lastSeen);
    io("status_text", m.statusText);
    io("role", m.role);
    io("space_role", m.spaceRole);
    io("muted_until", m.mutedUntil);
}

void describe(auto &io, Like<Announcement> auto &m)
{
    io("number", m.number);
    io("text", m.text, json::TextRule{.max = maxAnnouncement});
    io("user", m.user);
    io("name", m.name);
    io("timestamp", m.timestamp);
    io("until", m.until);
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
    io("code", m.code, json::TextRule{.max = maxCode});
    io("invite", m.invite, json::TextRule{.max = maxCode});
    io("device", m.device, json::TextRule{.max = maxDeviceName});
}

void describe(auto &io, Like<Authenticated> auto &m)
{
    io("id", m.id);
    // The two fields of a token are there, or neither is.
    std::optional<QString> token = m.issued ? std::optional(m.issued->token) : std::nullopt;
    std::optional<base::UtcTime> expires = m.issued ? std::optional(m.issued->expires) : std::nullopt;
    io("token", token, json::TextRule{.min = 1, .max = maxToken});
    io("expires", expires);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (token && expires)
            m.issued = IssuedToken{*token, *expires};
    }
}

void describe(auto &io, Like<Hello> auto &m)
{
    io("session", m.session);
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("status_text", m.statusText);
    io("space", m.space);
    io("space_name", m.spaceName);
    io("epoch", m.epoch);
    io("heartbeat_ms", m.heartbeat);
    io("limits", m.limits);
    io("rooms", m.rooms);
    io("role", m.role);
    io("room_creators", m.policy.roomCreators);
    io("empty_rooms", m.policy.emptyRooms);
    io("announcement", m.announcement);
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
    io("writers", m.writers);
    io("inviters", m.inviters);
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
    io("writers", m.writers);
    io("inviters", m.inviters);
}

} // namespace protocol
