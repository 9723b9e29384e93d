// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"
#include "store/records.h"

/// The statements of a profile's tables that are needed in several places, each within the caller's
/// transaction.
namespace store {

/// A row of `SELECT address, name, room, visited, user, my_name`; the last two may be missing.
[[nodiscard]] inline JoinedSpace readJoinedSpace(const QSqlQuery &row)
{
    return {QUrl(row.value(0).toString()),
            row.value(1).toString(),
            base::RoomId(row.value(2).toString()),
            base::UtcTime(std::chrono::milliseconds(row.value(3).toLongLong())),
            base::UserId(row.value(4).toString()),
            row.value(5).toString()};
}

/// `address` is the one spelling of the space's.
[[nodiscard]] inline base::Result<int> putJoinedSpace(sql::Database &database, const QString &address,
                                                      const JoinedSpace &space)
{
    return database.run(
        QStringLiteral("INSERT OR REPLACE INTO spaces (address, name, room, visited, user, my_name) "
                       "VALUES (?, ?, ?, ?, ?, ?)"),
        {address, sql::text(space.name), sql::text(space.room.value()),
         qint64{space.visited.time_since_epoch().count()}, sql::text(space.user.value()),
         sql::text(space.myName)});
}

[[nodiscard]] inline base::Result<int> putSetting(sql::Database &database, const QString &key,
                                                  const QString &value)
{
    return database.run(QStringLiteral("INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)"),
                        {key, sql::text(value)});
}

} // namespace store
