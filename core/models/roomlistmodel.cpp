// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roomlistmodel.h"

#include "models/avatarcolor.h"

namespace models {

namespace {

RoomItem::Kind kindOf(protocol::RoomKind kind)
{
    switch (kind) {
    case protocol::RoomKind::Public:
        return RoomItem::Kind::Public;
    case protocol::RoomKind::Private:
        return RoomItem::Kind::Private;
    case protocol::RoomKind::Direct:
        return RoomItem::Kind::Direct;
    }
    Q_UNREACHABLE();
}

} // namespace

RoomItem::RoomItem(const client::RoomRow &row)
    : room(row.room.value())
    , name(row.name)
    , topic(row.topic)
    , kind(kindOf(row.kind))
    , peer(row.peer ? row.peer->value() : QString())
    , peerColor(paletteIndex(row.color))
    , presence(presenceOf(row.status))
    , unread(row.unread)
    , mentions(row.mentions)
{
}

RoomListModel::RoomListModel(client::Session &session, QObject *parent)
    : ListModel(parent)
{
    assign(session.rooms());
    connect(&session, &client::Session::changed, this, [this](const client::Change &change) {
        if (const auto *rooms = std::get_if<client::RoomsChanged>(&change))
            apply(rooms->changes);
    });
}

} // namespace models
