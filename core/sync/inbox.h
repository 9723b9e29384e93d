// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/notification.h"
#include "sync/sortedrows.h"

#include <vector>

namespace client {

/// Something that the user was told in person.
struct NotificationRow {
    protocol::Notification notification;

    [[nodiscard]] protocol::NotificationNumber key() const { return notification.number; }
    /// The newest first.
    friend bool operator<(const NotificationRow &a, const NotificationRow &b) { return a.key() > b.key(); }
    friend bool operator==(const NotificationRow &, const NotificationRow &) = default;
};

/// What the user was told in person, and has seen or not: here, on other devices, or by reading the room.
/// What was seen once stays so.
class Inbox
{
public:
    using Changes = ListChanges<NotificationRow>;
    using Numbers = std::vector<protocol::NotificationNumber>;

    /// Begins with what is on disk.
    explicit Inbox(const std::vector<protocol::Notification> &known = {});

    [[nodiscard]] const std::vector<NotificationRow> &rows() const { return m_rows.rows(); }
    /// The number of the newest one; 0 where there is none.
    [[nodiscard]] protocol::NotificationNumber last() const;
    /// How many in a room name the user, or answer them, and were not seen.
    [[nodiscard]] int mentionsIn(const base::RoomId &room) const;
    /// Those about the events of a room up to one that were not seen.
    [[nodiscard]] Numbers unseenIn(const base::RoomId &room, base::Seq upTo) const;
    /// Those about one event.
    [[nodiscard]] std::vector<protocol::Notification> about(const base::RoomId &room, base::Seq seq) const;
    /// Those that are seen, but not by what the space says.
    [[nodiscard]] Numbers seenAmong(const Numbers &unread) const;
    /// Those that are not seen, but are by what the space says of all it has up to a number.
    [[nodiscard]] Numbers unseenBeside(const Numbers &unread, protocol::NotificationNumber upTo) const;

    /// Takes what the space says. Where that is too much, the oldest go, those that were seen first.
    [[nodiscard]] Changes put(const std::vector<protocol::Notification> &notifications);
    [[nodiscard]] Changes markSeen(const Numbers &numbers);
    [[nodiscard]] Changes clear() { return m_rows.assign({}); }

private:
    SortedRows<NotificationRow> m_rows;
};

} // namespace client
