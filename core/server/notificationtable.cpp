// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notificationtable.h"

#include "protocol/limits.h"
#include "protocol/wirenames.h"

#include <algorithm>
#include <limits>

namespace server {

using base::failure;
using base::Result;
using protocol::Notification;
using protocol::NotificationNumber;
using sql::integer;

namespace {

Notification readNotification(const QSqlQuery &row)
{
    Notification notification;
    notification.number = row.value(0).toULongLong();
    notification.kind = protocol::fromWireName<protocol::NotificationKind>(row.value(1).toString())
                            .value_or(protocol::NotificationKind::Mention);
    if (!row.isNull(2))
        notification.room = base::RoomId(row.value(2).toString());
    if (!row.isNull(3))
        notification.seq = row.value(3).toULongLong();
    notification.user = base::UserId(row.value(4).toString());
    if (!row.isNull(5))
        notification.excerpt = row.value(5).toString();
    notification.timestamp = base::UtcTime(std::chrono::milliseconds(row.value(6).toLongLong()));
    notification.isRead = row.value(7).toBool();
    notification.action = protocol::fromWireName<protocol::ModerationAction>(row.value(8).toString());
    if (!row.isNull(9))
        notification.detail = row.value(9).toString();
    if (!row.isNull(10))
        notification.roomName = row.value(10).toString();
    return notification;
}

NotificationNumber readNumber(const QSqlQuery &row)
{
    return row.value(0).toULongLong();
}

constexpr char16_t newest[] =
    u"SELECT number, kind, room, seq, actor, excerpt, time, read, action, detail, room_name "
    "FROM notifications "
    "WHERE user = ? AND number > ? AND number < ? ORDER BY number DESC LIMIT ?";
constexpr char16_t oldest[] =
    u"SELECT number, kind, room, seq, actor, excerpt, time, read, action, detail, room_name "
    "FROM notifications "
    "WHERE user = ? AND number > ? AND number < ? ORDER BY number LIMIT ?";

} // namespace

Result<Notified> NotificationTable::insert(const base::UserId &user, Notification notification)
{
    const auto numbers =
        m_database.rows(u"SELECT coalesce(max(number), 0) + 1 FROM notifications WHERE user = ?"_qs,
                        {user.value()}, readNumber);
    if (!numbers)
        return failure(numbers.error());
    notification.number = numbers->front();
    const auto inserted = m_database.run(
        u"INSERT INTO notifications (user, number, kind, room, seq, actor, excerpt, time, read, action, "
        "detail, room_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)"_qs,
        {user.value(), integer(notification.number), QLatin1String(toWireName(notification.kind)),
         notification.room ? QVariant(notification.room->value()) : QVariant(),
         notification.seq ? integer(*notification.seq) : QVariant(), notification.user.value(),
         notification.excerpt ? sql::text(*notification.excerpt) : QVariant(),
         qint64(notification.timestamp.time_since_epoch().count()),
         notification.action ? QVariant(QLatin1String(toWireName(*notification.action))) : QVariant(),
         notification.detail ? sql::text(*notification.detail) : QVariant(),
         notification.roomName ? sql::text(*notification.roomName) : QVariant()});
    if (!inserted)
        return failure(inserted.error());
    if (const auto trimmed = trim(user); !trimmed)
        return failure(trimmed.error());
    return Notified{user, std::move(notification)};
}

Result<void> NotificationTable::trim(const base::UserId &user)
{
    return m_database.change(
        u"DELETE FROM notifications WHERE user = ? AND number IN (SELECT number FROM notifications "
        "WHERE user = ? ORDER BY read DESC, number LIMIT max(0, "
        "(SELECT count(*) FROM notifications WHERE user = ?) - ?))"_qs,
        {user.value(), user.value(), user.value(), protocol::maxNotifications});
}

Result<NotificationPage> NotificationTable::page(const base::UserId &user,
                                                 const protocol::ListNotifications &request)
{
    constexpr NotificationNumber end = std::numeric_limits<qint64>::max();
    // One more than asked for tells whether there is more.
    auto found = m_database.rows(request.after ? QString::fromUtf16(oldest) : QString::fromUtf16(newest),
                                 {user.value(), integer(request.after.value_or(0)),
                                  integer(request.before.value_or(end)), request.limit + 1},
                                 readNotification);
    if (!found)
        return failure(found.error());
    auto unread =
        m_database.rows(u"SELECT number FROM notifications WHERE user = ? AND read = 0 ORDER BY number"_qs,
                        {user.value()}, readNumber);
    if (!unread)
        return failure(unread.error());
    NotificationPage page{std::move(*found), std::move(*unread), true};
    if (std::ssize(page.notifications) > request.limit) {
        page.notifications.pop_back();
        page.isComplete = false;
    }
    if (!request.after)
        std::ranges::reverse(page.notifications);
    return page;
}

Result<std::vector<NotificationNumber>>
NotificationTable::markRead(const base::UserId &user, const std::vector<NotificationNumber> &numbers,
                            NotificationNumber upTo)
{
    auto read =
        m_database.rows(u"UPDATE notifications SET read = 1 WHERE user = ? AND number <= ? AND read = 0 "
                        "RETURNING number"_qs,
                        {user.value(), integer(upTo)}, readNumber);
    if (!read)
        return read;
    for (const NotificationNumber number : numbers) {
        const auto changed =
            m_database.run(u"UPDATE notifications SET read = 1 WHERE user = ? AND number = ? AND read = 0"_qs,
                           {user.value(), integer(number)});
        if (!changed)
            return failure(changed.error());
        if (*changed > 0)
            read->push_back(number);
    }
    std::ranges::sort(*read);
    return read;
}

Result<std::vector<NotificationNumber>> NotificationTable::markSeen(const base::UserId &user,
                                                                    const base::RoomId &room, base::Seq seq)
{
    auto read = m_database.rows(
        u"UPDATE notifications SET read = 1 WHERE user = ? AND room = ? AND seq <= ? AND read = 0 "
        "RETURNING number"_qs,
        {user.value(), room.value(), integer(seq)}, readNumber);
    if (read)
        std::ranges::sort(*read);
    return read;
}

Result<void> NotificationTable::setExcerpt(const base::RoomId &room, base::Seq seq,
                                           const std::optional<QString> &excerpt)
{
    return m_database.change(u"UPDATE notifications SET excerpt = ? WHERE room = ? AND seq = ?"_qs,
                             {excerpt ? sql::text(*excerpt) : QVariant(), room.value(), integer(seq)});
}

} // namespace server
