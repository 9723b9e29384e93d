// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory.h"

#include <algorithm>

namespace server {

using protocol::RoomKind;

namespace {

template <class Map, class Key>
auto *find(Map &map, const Key &key)
{
    const auto found = map.find(key);
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

Directory::Directory(const Snapshot &snapshot)
{
    for (const UserRecord &user : snapshot.users)
        put(user);
    for (const RoomRecord &record : snapshot.rooms) {
        put(record);
        Room &room = m_rooms.at(record.id);
        room.lastSeq = record.lastSeq;
        room.members = {record.members.begin(), record.members.end()};
        for (const base::UserId &member : record.members)
            m_users.at(member).rooms.insert(record.id);
    }
}

Directory::User *Directory::user(const base::UserId &id)
{
    return find(m_users, id);
}

const Directory::User *Directory::user(const base::UserId &id) const
{
    return find(m_users, id);
}

Directory::Room *Directory::room(const base::RoomId &id)
{
    return find(m_rooms, id);
}

Directory::Room *Directory::visibleRoom(const base::RoomId &id, const base::UserId &user)
{
    Room *found = room(id);
    return found && isVisible(*found, user) ? found : nullptr;
}

bool Directory::isMember(const Room &room, const base::UserId &user)
{
    return room.members.contains(user);
}

bool Directory::isVisible(const Room &room, const base::UserId &user)
{
    return room.kind == RoomKind::Public || isMember(room, user);
}

protocol::RoomSummary Directory::summary(const Room &room, const base::UserId &viewer) const
{
    protocol::RoomSummary summary{room.id,
                                  room.name,
                                  room.kind,
                                  room.topic,
                                  std::nullopt,
                                  isMember(room, viewer),
                                  static_cast<int>(room.members.size()),
                                  1,
                                  room.lastSeq};
    if (room.kind == RoomKind::Direct) {
        const auto other = std::ranges::find_if(room.members, [&](const auto &id) { return id != viewer; });
        if (other != room.members.end()) {
            const UserRecord &peer = m_users.at(*other).record;
            summary.peer = peer.id;
            summary.name = peer.name;
            summary.color = peer.color;
        }
    }
    return summary;
}

void Directory::put(const UserRecord &user)
{
    m_users[user.id].record = user;
}

void Directory::put(const RoomRecord &room)
{
    m_rooms.try_emplace(room.id, Room{room.id, room.name, room.kind, room.topic, 0, {}, {}});
}

void Directory::apply(const protocol::RoomEvent &event)
{
    Room &room = m_rooms.at(event.room);
    room.lastSeq = std::max(room.lastSeq, event.seq);
    if (std::holds_alternative<protocol::UserJoined>(event.content)) {
        room.members.insert(event.user);
        m_users.at(event.user).rooms.insert(event.room);
    } else if (std::holds_alternative<protocol::UserLeft>(event.content)) {
        room.members.erase(event.user);
        m_users.at(event.user).rooms.erase(event.room);
    } else if (const auto *update = std::get_if<protocol::RoomUpdated>(&event.content)) {
        room.name = update->name.value_or(room.name);
        room.topic = update->topic.value_or(room.topic);
    }
}

} // namespace server
