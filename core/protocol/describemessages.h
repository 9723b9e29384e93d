// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describereceipts.h"

/// The wire form of messages, history, stored events and notices; describe.h says how to read it.
namespace protocol {

// Messages and history

void describe(auto &io, Like<ChatMessage> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("content", m.content, json::TextRule{.min = 1, .max = maxContent});
    io("reply_to", m.replyTo);
    describe(io, m.mentions);
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
    io("delivered_seq", m.deliveredSeq);
    describeFlag(io, "private", m.isPrivate);
}

void describe(auto &io, Like<Subscribed> auto &m)
{
    io("id", m.id);
    describe(io, m.summary);
    describe(io, m.read);
    io("events", m.events);
    describeList(io, "receipts", m.receipts, maxReceiptRoom);
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
    io("delivered_seq", m.deliveredSeq);
    io("receipt_sum", m.receiptSum);
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
    describe(io, m.mentions);
    describe(io, m.state);
}

/// Stands among the fields of the event: `by` and, where it is known, `by_name`.
void describe(auto &io, Like<std::optional<Actor>> auto &m)
{
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        std::optional<base::UserId> user;
        std::optional<QString> name;
        io("by", user);
        io("by_name", name);
        m = user ? std::optional(Actor{*user, name}) : std::nullopt;
    } else if (m) {
        io("by", m->user);
        io("by_name", m->name);
    }
}

void describe(auto &io, Like<UserJoined> auto &m)
{
    describe(io, m.by);
}

void describe(auto &io, Like<UserLeft> auto &m)
{
    describe(io, m.by);
    io("reason", m.reason, json::TextRule{.max = maxReason});
}

void describe(auto &io, Like<UserMuted> auto &m)
{
    describe(io, m.by);
    io("until", m.until);
}

void describe(auto &io, Like<RoleChanged> auto &m)
{
    describe(io, m.by);
    io("role", m.role);
}

void describe(auto &io, Like<RoomCreated> auto &m)
{
    io("room_name", m.name);
    io("kind", m.kind);
}

void describe(auto &io, Like<RoomUpdated> auto &m)
{
    io("room_name", m.name);
    io("topic", m.topic);
    io("writers", m.writers);
    io("inviters", m.inviters);
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

void describe(auto &, Like<Ping> auto &) {}

void describe(auto &, Like<Pong> auto &) {}

} // namespace protocol
