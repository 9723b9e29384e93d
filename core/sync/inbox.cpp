// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/inbox.h"

#include "protocol/limits.h"

#include <algorithm>

namespace client {

using protocol::Notification;
using protocol::NotificationKind;

namespace {

void add(Inbox::Changes &all, Inbox::Changes more)
{
    std::ranges::move(more, std::back_inserter(all));
}

bool contains(const Inbox::Numbers &numbers, protocol::NotificationNumber number)
{
    return std::ranges::find(numbers, number) != numbers.end();
}

/// The row that goes first where there are too many; never the newest, which says what comes next.
const NotificationRow &leastWanted(const std::vector<NotificationRow> &rows)
{
    const auto isRead = [](const NotificationRow &row) { return row.notification.isRead; };
    const auto newest = std::prev(rows.rend());
    const auto oldestRead = std::find_if(rows.rbegin(), newest, isRead);
    return oldestRead == newest ? rows.back() : *oldestRead;
}

} // namespace

Inbox::Inbox(const std::vector<Notification> &known)
{
    (void)put(known);
}

protocol::NotificationNumber Inbox::last() const
{
    return rows().empty() ? 0 : rows().front().key();
}

int Inbox::mentionsIn(const base::RoomId &room) const
{
    return static_cast<int>(std::ranges::count_if(rows(), [&room](const NotificationRow &row) {
        const Notification &each = row.notification;
        const bool isPersonal =
            each.kind == NotificationKind::Mention || each.kind == NotificationKind::Reply;
        return isPersonal && !each.isRead && each.room == room;
    }));
}

Inbox::Numbers Inbox::unseenIn(const base::RoomId &room, base::Seq upTo) const
{
    Numbers numbers;
    for (const NotificationRow &row : rows()) {
        const Notification &each = row.notification;
        if (!each.isRead && each.room == room && each.seq && *each.seq <= upTo)
            numbers.push_back(each.number);
    }
    return numbers;
}

Inbox::Numbers Inbox::seenAmong(const Numbers &unread) const
{
    Numbers numbers;
    for (const NotificationRow &row : rows()) {
        if (row.notification.isRead && contains(unread, row.key()))
            numbers.push_back(row.key());
    }
    return numbers;
}

Inbox::Numbers Inbox::unseenBeside(const Numbers &unread, protocol::NotificationNumber upTo) const
{
    Numbers numbers;
    for (const NotificationRow &row : rows()) {
        if (!row.notification.isRead && row.key() <= upTo && !contains(unread, row.key()))
            numbers.push_back(row.key());
    }
    return numbers;
}

Inbox::Changes Inbox::put(const std::vector<Notification> &notifications)
{
    Changes all;
    for (const Notification &notification : notifications) {
        NotificationRow row{notification};
        const NotificationRow *known = m_rows.find(row.key());
        row.notification.isRead = row.notification.isRead || (known && known->notification.isRead);
        add(all, m_rows.put(row));
    }
    while (std::ssize(rows()) > protocol::maxNotifications)
        add(all, m_rows.remove(leastWanted(rows()).key()));
    return all;
}

Inbox::Changes Inbox::markSeen(const Numbers &numbers)
{
    Changes all;
    for (const protocol::NotificationNumber number : numbers) {
        const NotificationRow *known = m_rows.find(number);
        if (!known)
            continue;
        NotificationRow row = *known;
        row.notification.isRead = true;
        add(all, m_rows.put(row));
    }
    return all;
}

std::vector<Notification> Inbox::about(const base::RoomId &room, base::Seq seq) const
{
    std::vector<Notification> concerned;
    for (const NotificationRow &row : rows()) {
        if (row.notification.room == room && row.notification.seq == seq)
            concerned.push_back(row.notification);
    }
    return concerned;
}

} // namespace client
