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
        room.mutes = {record.mutes.begin(), record.mutes.end()};
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

bool Directory::isMember(const Room &room, const base::UserId &user)
{
    return room.members.contains(user);
}

Standing Directory::standing(const Room &room, const base::UserId &user, base::UtcTime now) const
{
    const UserRecord &record = m_users.at(user).record;
    return {record.role, isMember(room, user), room.moderators.contains(user),
            mutedUntil(room, user, now).has_value(), record.ban.has_value()};
}

bool Directory::isVisible(const Room &room, const base::UserId &user) const
{
    return server::isVisible(standing(room, user, {}), room.terms());
}

Verdict Directory::judge(RoomDeed deed, const base::RoomId &id, const base::UserId &user,
                         base::UtcTime now) const
{
    const Room *found = find(m_rooms, id);
    return found ? server::judge(deed, standing(*found, user, now), found->terms()) : Verdict::NotFound;
}

std::optional<base::UtcTime> Directory::mutedUntil(const Room &room, const base::UserId &user,
                                                   base::UtcTime now)
{
    const base::UtcTime *until = find(room.mutes, user);
    return until && *until > now ? std::optional(*until) : std::nullopt;
}

protocol::RoomSummary Directory::summary(const Room &room, const base::UserId &viewer,
                                         base::UtcTime now) const
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
            summary.statusText = peer.statusText;
        }
    }
    summary.role = roleIn(standing(room, viewer, now));
    summary.writers = room.writers;
    summary.inviters = room.inviters;
    summary.mutedUntil = mutedUntil(room, viewer, now);
    return summary;
}

void Directory::put(const UserRecord &user)
{
    m_users[user.id].record = user;
}

void Directory::put(const RoomRecord &room)
{
    Room made{room.id, room.name, room.kind, room.topic, 0, {}, {}, room.writers, room.inviters};
    made.moderators = {room.moderators.begin(), room.moderators.end()};
    m_rooms.try_emplace(room.id, std::move(made));
}

void Directory::remove(const base::RoomId &room)
{
    m_rooms.erase(room);
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
        room.moderators.erase(event.user);
        m_users.at(event.user).rooms.erase(event.room);
    } else if (const auto *update = std::get_if<protocol::RoomUpdated>(&event.content)) {
        room.name = update->name.value_or(room.name);
        room.topic = update->topic.value_or(room.topic);
        room.writers = update->writers.value_or(room.writers);
        room.inviters = update->inviters.value_or(room.inviters);
    } else if (const auto *mute = std::get_if<protocol::UserMuted>(&event.content)) {
        room.mutes.erase(event.user);
        if (mute->until)
            room.mutes.emplace(event.user, *mute->until);
    } else if (const auto *change = std::get_if<protocol::RoleChanged>(&event.content)) {
        room.moderators.erase(event.user);
        if (change->role == protocol::Role::Moderator)
            room.moderators.insert(event.user);
    }
}

} // namespace server
