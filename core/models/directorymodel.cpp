// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/directorymodel.h"

#include "protocol/names.h"

#include <QPointer>

#include <algorithm>

namespace models {

DirectoryItem::DirectoryItem(const protocol::RoomSummary &summary)
    : room(summary.room.value())
    , name(summary.name)
    , topic(summary.topic)
    , members(summary.memberCount)
{
}

DirectoryModel::DirectoryModel(client::Session &session, QObject *parent)
    : ListModel(parent)
    , m_session(session)
{
}

void DirectoryModel::refresh()
{
    ask({});
}

void DirectoryModel::ask(std::vector<protocol::RoomSummary> before)
{
    protocol::ListRooms request;
    if (!before.empty())
        request.after = before.back().room;
    m_session.ask(
        request, [self = QPointer(this), rooms = std::move(before)](const client::Answer &answer) mutable {
            const auto *list = client::ackOf<protocol::RoomList>(answer);
            if (!list || !self)
                return;
            std::ranges::copy(list->rooms, std::back_inserter(rooms));
            if (!list->isComplete)
                return self->ask(std::move(rooms));
            std::erase_if(rooms, [](const protocol::RoomSummary &room) {
                return room.isMember || room.kind != protocol::RoomKind::Public;
            });
            std::ranges::sort(rooms, {}, [](const auto &room) { return protocol::nameKey(room.name); });
            self->assign(rooms);
        });
}

} // namespace models
