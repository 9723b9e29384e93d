// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/roomevent.h"
#include "sql/database.h"

namespace server {

/// The columns that readEvent() reads, in its order.
inline constexpr char16_t eventColumns[] = u"room, seq, id, user, time, type, body";

/// A stored event, without its author's name.
[[nodiscard]] inline protocol::RoomEvent readEvent(const QSqlQuery &row)
{
    protocol::RoomEvent event;
    event.room = base::RoomId(row.value(0).toString());
    event.seq = row.value(1).toULongLong();
    event.id = base::RequestId(QUuid::fromRfc4122(row.value(2).toByteArray()));
    event.user = base::UserId(row.value(3).toString());
    event.timestamp = base::UtcTime(std::chrono::milliseconds(row.value(4).toLongLong()));
    event.content = protocol::fromBody({row.value(5).toString(), row.value(6).toByteArray()});
    return event;
}

} // namespace server
