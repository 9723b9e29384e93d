// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/announcementtables.h"

namespace server {

using base::failure;
using base::Result;

namespace {

qint64 milliseconds(base::UtcTime time)
{
    return time.time_since_epoch().count();
}

base::UtcTime readTime(const QVariant &value)
{
    return base::UtcTime(std::chrono::milliseconds(value.toLongLong()));
}

protocol::Announcement readAnnouncement(const QSqlQuery &row)
{
    protocol::Announcement announcement{row.value(0).toULongLong(),
                                        row.value(1).toString(),
                                        base::UserId(row.value(2).toString()),
                                        {},
                                        readTime(row.value(3))};
    if (!row.isNull(4))
        announcement.until = readTime(row.value(4));
    return announcement;
}

} // namespace

Result<protocol::Announcement> AnnouncementTables::append(protocol::Announcement announcement)
{
    const QVariant until = announcement.until ? QVariant(milliseconds(*announcement.until)) : QVariant();
    const auto appended =
        m_database.run(u"INSERT INTO announcements (text, user, time, until) VALUES (?, ?, ?, ?)"_qs,
                       {sql::text(announcement.text), announcement.user.value(),
                        milliseconds(announcement.timestamp), until});
    if (!appended)
        return failure(appended.error());
    announcement.number = static_cast<base::Seq>(m_database.lastInsertId());
    return announcement;
}

Result<std::optional<protocol::Announcement>> AnnouncementTables::newest()
{
    const auto rows = m_database.rows(
        u"SELECT number, text, user, time, until FROM announcements ORDER BY number DESC LIMIT 1"_qs, {},
        readAnnouncement);
    if (!rows)
        return failure(rows.error());
    return rows->empty() ? std::optional<protocol::Announcement>() : std::optional(rows->front());
}

} // namespace server
