// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/messagetable.h"

#include "server/eventrow.h"

namespace server {

using base::failure;
using base::Result;
using sql::integer;

namespace {

QString select(const char16_t *rest)
{
    return u"SELECT "_qs + QString::fromUtf16(eventColumns) + u" FROM events "_qs + QString::fromUtf16(rest);
}

} // namespace

Result<std::optional<protocol::RoomEvent>> MessageTable::event(const base::RoomId &room, base::Seq seq)
{
    return sql::firstOf(
        m_database.rows(select(u"WHERE room = ? AND seq = ?"), {room.value(), integer(seq)}, readEvent));
}

Result<void> MessageTable::put(const protocol::RoomEvent &message)
{
    const QString body = QString::fromUtf8(protocol::toBody(message.content).fields);
    return m_database.change(u"UPDATE events SET body = ? WHERE room = ? AND seq = ?"_qs,
                             {body, message.room.value(), integer(message.seq)});
}

Result<void> MessageTable::blankEdits(const base::RoomId &room, base::Seq target)
{
    const protocol::EventBody blank = protocol::toBody(protocol::MessageEdited{target, {}});
    return m_database.change(u"UPDATE events SET body = ? WHERE room = ? AND target = ? AND type = ?"_qs,
                             {QString::fromUtf8(blank.fields), room.value(), integer(target), blank.type});
}

} // namespace server
