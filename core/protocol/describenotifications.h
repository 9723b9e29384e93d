// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describeamendments.h"

/// The wire form of notifications; describe.h says how to read it.
namespace protocol {

void describe(auto &io, Like<Notification> auto &m)
{
    io("number", m.number);
    io("kind", m.kind);
    io("room", m.room);
    io("room_name", m.roomName);
    // Not `seq`, which would make it an event of the room.
    io("target", m.seq);
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("excerpt", m.excerpt);
    io("action", m.action);
    io("detail", m.detail);
    io("timestamp", m.timestamp);
    io("read", m.isRead);
}

void describe(auto &io, Like<ListNotifications> auto &m)
{
    io("id", m.id);
    io("after", m.after);
    io("before", m.before);
    io("limit", m.limit);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.limit < 1 || m.limit > maxListing)
            io.fail("limit", "is not from 1 to 200");
    }
}

void describe(auto &io, Like<NotificationList> auto &m)
{
    io("id", m.id);
    io("notifications", m.notifications);
    io("unread", m.unread);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<MarkNotifications> auto &m)
{
    io("id", m.id);
    describeList(io, "numbers", m.numbers, maxNotifications);
    io("up_to", m.upTo);
}

void describe(auto &io, Like<NotificationsMarked> auto &m)
{
    io("id", m.id);
}

void describe(auto &io, Like<NotificationsRead> auto &m)
{
    io("numbers", m.numbers);
}

} // namespace protocol
