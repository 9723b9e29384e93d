// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roomevent.h"
#include "protocol/wirenames.h"
#include "sql/database.h"

namespace store {

/// Selects events with their authors as readEvent() reads them; a WHERE clause follows.
inline constexpr char16_t selectEvents[] =
    u"SELECT room, seq, events.id, user, time, type, body, coalesce(name, ''), color "
    "FROM events LEFT JOIN people ON people.id = user ";

[[nodiscard]] inline protocol::RoomEvent readEvent(const QSqlQuery &row)
{
    protocol::RoomEvent event;
    event.room = base::RoomId(row.value(0).toString());
    event.seq = row.value(1).toULongLong();
    event.id = base::RequestId(QUuid::fromRfc4122(row.value(2).toByteArray()));
    event.user = base::UserId(row.value(3).toString());
    event.timestamp = base::UtcTime(std::chrono::milliseconds(row.value(4).toLongLong()));
    event.content = protocol::fromBody({row.value(5).toString(), row.value(6).toByteArray()});
    event.name = row.value(7).toString();
    event.color = protocol::fromWireName<protocol::AvatarColor>(row.value(8).toString());
    return event;
}

} // namespace store
