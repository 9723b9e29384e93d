// SPDX-License-Identifier: GPL-3.0-or-later
#include "admincommands.h"

#include "protocol/names.h"
#include "protocol/wirenames.h"

using base::ErrorCode;
using base::failure;
using base::Result;
using server::Tables;

namespace {

constexpr int roomIdLength = 12;

} // namespace

Result<QStringList> listRooms(AdminContext &context)
{
    const auto rooms = context.folder.run<std::vector<server::RoomRecord>>(
        [](Tables tables) { return tables.space.rooms(); });
    if (!rooms)
        return failure(rooms.error());
    QStringList lines;
    for (const server::RoomRecord &room : *rooms) {
        // Who has direct messages with whom is theirs.
        if (room.kind == protocol::RoomKind::Direct)
            continue;
        lines.append(QStringList{room.id.value(), QLatin1String(toWireName(room.kind)),
                                 QString::number(room.members.size()), room.name}
                         .join(QLatin1Char('\t')));
    }
    return lines;
}

Result<QStringList> createRoom(AdminContext &context)
{
    const Result<QString> name = protocol::roomName(context.word);
    if (!name)
        return failure(name.error());
    server::RoomRecord room;
    room.id = base::RoomId(context.chance.token(roomIdLength));
    room.name = *name;
    const auto created =
        context.folder.run<void>([&](Tables tables) { return tables.space.insertRoom(room); });
    if (!created && created.error().code == ErrorCode::Conflict)
        return failure(ErrorCode::Conflict, QStringLiteral("there is a room \"%1\" already").arg(*name));
    return created ? Result<QStringList>(QStringList()) : failure(created.error());
}
