// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/names.h"
#include "server/hub.h"

#include <algorithm>
#include <ranges>

// What a session asks about rooms and membership.
namespace server {

using protocol::ErrorCode;
using protocol::RoomKind;

namespace {

constexpr int roomIdLength = 12;

} // namespace

protocol::RoomSummary Hub::summary(const Room &room, const base::UserId &viewer)
{
    protocol::RoomSummary summary = m_directory.summary(room, viewer, m_clock.utcNow());
    if (summary.peer)
        summary.status = m_presence.answered(*summary.peer).status;
    return summary;
}

void Hub::on(const Session &session, const protocol::ListRooms &request)
{
    protocol::RoomList list{request.id, {}, true};
    const auto &rooms = m_directory.rooms();
    auto next = request.after ? rooms.upper_bound(*request.after) : rooms.begin();
    for (; next != rooms.end(); ++next) {
        if (!m_directory.isVisible(next->second, session.user))
            continue;
        if (std::ssize(list.rooms) == protocol::maxListing) {
            list.isComplete = false;
            break;
        }
        list.rooms.push_back(summary(next->second, session.user));
    }
    send(session.id, list);
}

void Hub::on(const Session &session, const protocol::RoomMembers &request)
{
    const Room *room = admit(session, request.id, {request.room, RoomDeed::Read});
    if (!room)
        return;
    const base::UtcTime now = m_clock.utcNow();
    protocol::MemberList list{request.id, request.room, {}, true};
    auto next = request.after ? room->members.upper_bound(*request.after) : room->members.begin();
    for (; next != room->members.end(); ++next) {
        if (std::ssize(list.members) == protocol::maxListing) {
            list.isComplete = false;
            break;
        }
        const protocol::Presence presence = m_presence.answered(*next);
        const UserRecord &member = m_directory.user(*next)->record;
        const protocol::Role role = roleIn(m_directory.standing(*room, *next, now));
        list.members.push_back({*next, member.name, presence.status, presence.lastSeen, member.color, role,
                                Directory::mutedUntil(*room, *next, now), member.statusText,
                                role == member.role ? std::nullopt : std::optional(member.role)});
    }
    send(session.id, list);
}

base::Result<RoomRecord> Hub::newRoom(const Session &session, const protocol::CreateRoom &request) const
{
    RoomRecord room{base::RoomId(m_chance.token(roomIdLength)), {}, request.kind, {}, 0, {session.user}};
    for (const base::UserId &member : request.members) {
        const Directory::User *known = m_directory.user(member);
        if (!known || known->record.ban)
            return base::failure(base::ErrorCode::Invalid, QStringLiteral("members names nobody known"));
        if (std::ranges::find(room.members, member) == room.members.end())
            room.members.push_back(member);
    }
    if (request.kind == RoomKind::Direct) {
        if (room.members.size() != 2 || !request.name.isEmpty()) {
            return base::failure(base::ErrorCode::Invalid,
                                 QStringLiteral("a direct message has one other member and no name"));
        }
        return room;
    }
    const base::Result<QString> name = protocol::roomName(request.name);
    if (!name)
        return base::failure(name.error());
    room.name = *name;
    room.writers = request.writers.value_or(protocol::Circle::Everyone);
    room.inviters = request.inviters.value_or(protocol::Circle::Everyone);
    room.moderators = {session.user};
    return room;
}

void Hub::on(const Session &session, const protocol::CreateRoom &request)
{
    const bool isDirect = request.kind == RoomKind::Direct;
    if (!admit(session, request.id, isDirect ? SpaceDeed::MakeDirect : SpaceDeed::MakeRoom))
        return;
    const base::Result<RoomRecord> room = newRoom(session, request);
    if (!room)
        return refuse(session.id, request.id, room.error());
    m_store.createRoom(*room, act(session, request.id),
                       [this, id = session.id, request = request.id](const base::Result<CreatedRoom> &made) {
                           if (!made)
                               return refuse(id, request, made.error());
                           m_directory.put(made->room);
                           send(id, protocol::RoomCreatedAck{request, made->room.id});
                           for (const protocol::RoomEvent &event : made->events)
                               publish(event);
                           tell(made->notified);
                       });
}

void Hub::on(const Session &session, const protocol::UpdateRoom &request)
{
    if (!admit(session, request.id, {request.room, RoomDeed::Manage}))
        return;
    protocol::RoomUpdated update{request.name, request.topic, request.writers, request.inviters};
    if (update == protocol::RoomUpdated())
        return refuse(session.id, request.id, ErrorCode::BadField, "nothing is given");
    if (update.name) {
        const base::Result<QString> name = protocol::roomName(*update.name);
        if (!name)
            return refuse(session.id, request.id, name.error());
        update.name = *name;
    }
    m_store.updateRoom(
        request.room, update, act(session, request.id),
        [this, id = session.id, request](const base::Result<Stored> &stored) {
            if (!stored)
                return refuse(id, request.id, stored.error(), {request.room, RoomDeed::Manage});
            send(id, protocol::RoomUpdatedAck{request.id, stored->event.room});
            if (stored->isNew)
                publish(stored->event);
        });
}

void Hub::on(const Session &session, const protocol::JoinRoom &request)
{
    if (!admit(session, request.id, {request.room, RoomDeed::Join}))
        return;
    m_store.join(request.room, act(session, request.id),
                 [this, id = session.id, request](const base::Result<std::optional<Stored>> &stored) {
                     if (!stored)
                         return refuse(id, request.id, stored.error(), {request.room, RoomDeed::Join});
                     send(id, protocol::JoinedAck{request.id, request.room});
                     if (*stored)
                         publish((*stored)->event);
                 });
}

void Hub::on(const Session &session, const protocol::LeaveRoom &request)
{
    if (!admit(session, request.id, {request.room, RoomDeed::Leave}))
        return;
    m_store.leave(request.room, act(session, request.id),
                  [this, id = session.id, user = session.user,
                   request](const base::Result<std::optional<Stored>> &stored) {
                      if (!stored)
                          return refuse(id, request.id, stored.error(), {request.room, RoomDeed::Leave});
                      send(id, protocol::LeftAck{request.id, request.room});
                      if (!*stored)
                          return;
                      publish((*stored)->event);
                      if ((*stored)->removesRoom)
                          remove(request.room, user);
                  });
}

} // namespace server
