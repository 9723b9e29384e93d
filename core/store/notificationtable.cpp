// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/notificationtable.h"

#include "protocol/limits.h"
#include "protocol/wirenames.h"

namespace store {

using base::failure;
using base::Result;
using protocol::Notification;
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
    notification.name = row.value(8).toString();
    notification.color = protocol::fromWireName<protocol::AvatarColor>(row.value(9).toString());
    notification.action = protocol::fromWireName<protocol::ModerationAction>(row.value(10).toString());
    if (!row.isNull(11))
        notification.detail = row.value(11).toString();
    if (!row.isNull(12))
        notification.roomName = row.value(12).toString();
    return notification;
}

} // namespace

Result<std::vector<Notification>> NotificationTable::all()
{
    return m_database.rows(u"SELECT number, kind, room, seq, user, excerpt, time, read, coalesce(name, ''), "
                           u"color, action, detail, room_name "
                           "FROM notifications LEFT JOIN people ON people.id = user ORDER BY number"_qs,
                           {}, readNotification);
}

Result<protocol::NotificationNumber> NotificationTable::last()
{
    const auto numbers = m_database.rows(
        u"SELECT coalesce(max(number), 0) FROM notifications"_qs, {},
        [](const QSqlQuery &row) -> protocol::NotificationNumber { return row.value(0).toULongLong(); });
    return numbers ? Result<protocol::NotificationNumber>(numbers->front()) : failure(numbers.error());
}

Result<void> NotificationTable::put(const Notification &notification)
{
    const auto inserted = m_database.run(
        u"INSERT INTO notifications (number, kind, room, seq, user, excerpt, time, read, action, detail, "
        "room_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (number) DO UPDATE SET kind = "
        "excluded.kind, "
        "room = excluded.room, seq = excluded.seq, user = excluded.user, excerpt = excluded.excerpt, "
        "time = excluded.time, read = max(read, excluded.read), action = excluded.action, "
        "detail = excluded.detail, room_name = excluded.room_name"_qs,
        {integer(notification.number), QLatin1String(toWireName(notification.kind)),
         notification.room ? QVariant(notification.room->value()) : QVariant(),
         notification.seq ? integer(*notification.seq) : QVariant(), notification.user.value(),
         notification.excerpt ? sql::text(*notification.excerpt) : QVariant(),
         qint64(notification.timestamp.time_since_epoch().count()), notification.isRead,
         notification.action ? QVariant(QLatin1String(toWireName(*notification.action))) : QVariant(),
         notification.detail ? sql::text(*notification.detail) : QVariant(),
         notification.roomName ? sql::text(*notification.roomName) : QVariant()});
    if (!inserted)
        return failure(inserted.error());
    return m_database.change(
        u"DELETE FROM notifications WHERE number IN (SELECT number FROM notifications "
        "WHERE number < (SELECT max(number) FROM notifications) ORDER BY read DESC, number "
        "LIMIT max(0, (SELECT count(*) FROM notifications) - ?))"_qs,
        {protocol::maxNotifications});
}

Result<void> NotificationTable::markSeen(protocol::NotificationNumber number)
{
    return m_database.change(u"UPDATE notifications SET read = 1 WHERE number = ?"_qs, {integer(number)});
}

Result<void> NotificationTable::clear()
{
    return m_database.change(u"DELETE FROM notifications"_qs);
}

} // namespace store
