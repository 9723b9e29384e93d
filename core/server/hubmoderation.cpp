// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/names.h"
#include "server/hub.h"

#include <algorithm>

// What is done by right: to others, and to the space. The store judges it, in the order of all that is
// stored.
namespace server {

using net::Delivery;
using protocol::ErrorCode;

template <class Request>
void Hub::moderate(const Session &session, const Request &request, const std::optional<Judged> &where)
{
    m_store.moderate(
        request, act(session, request.id),
        [this, id = session.id, request = request.id, where](const base::Result<Moderated> &done) {
            if (!done && where)
                return refuse(id, request, done.error(), *where);
            if (!done)
                return refuse(id, request, done.error());
            send(id, protocol::Done<Request>{request});
            takeOver(*done);
        });
}

void Hub::on(const Session &session, const protocol::InviteMember &request)
{
    moderate(session, request, Judged{request.room, RoomDeed::Invite});
}

void Hub::on(const Session &session, const protocol::RemoveMember &request)
{
    moderate(session, request, Judged{request.room, RoomDeed::Moderate});
}

void Hub::on(const Session &session, const protocol::MuteMember &request)
{
    moderate(session, request, Judged{request.room, RoomDeed::Moderate});
}

void Hub::on(const Session &session, const protocol::SetRole &request)
{
    const auto judged = request.room ? std::optional(Judged{*request.room, RoomDeed::Appoint}) : std::nullopt;
    moderate(session, request, judged);
}

void Hub::on(const Session &session, const protocol::Ban &request)
{
    moderate(session, request);
}

void Hub::on(const Session &session, const protocol::Unban &request)
{
    moderate(session, request);
}

void Hub::on(const Session &session, const protocol::UpdateSpace &request)
{
    protocol::UpdateSpace update = request;
    if (!update.name && !update.roomCreators && !update.emptyRooms)
        return refuse(session.id, request.id, ErrorCode::BadField, "nothing is given");
    if (update.name) {
        const base::Result<QString> name = protocol::roomName(*update.name);
        if (!name)
            return refuse(session.id, request.id, name.error());
        update.name = *name;
    }
    moderate(session, update);
}

void Hub::on(const Session &session, const protocol::ListBans &request)
{
    if (!admit(session, request.id, SpaceDeed::Ban))
        return;
    protocol::BanList list{request.id, {}, true};
    const auto &users = m_directory.users();
    auto next = request.after ? users.upper_bound(*request.after) : users.begin();
    for (; next != users.end(); ++next) {
        const UserRecord &user = next->second.record;
        if (!user.ban)
            continue;
        if (std::ssize(list.bans) == protocol::maxListing) {
            list.isComplete = false;
            break;
        }
        list.bans.push_back({user.id, user.name, user.ban->since, user.ban->reason});
    }
    send(session.id, list);
}

void Hub::on(const Session &session, const protocol::ReadAuditLog &request)
{
    if (!admit(session, request.id, SpaceDeed::ReadAudit))
        return;
    m_store.audit(session.user, request.before, request.limit,
                  [this, id = session.id, request = request.id](base::Result<protocol::AuditLog> log) {
                      if (!log)
                          return refuse(id, request, log.error());
                      log->id = request;
                      send(id, *log);
                  });
}

void Hub::on(const Session &session, const protocol::Announce &request)
{
    moderate(session, request);
}

void Hub::takeOver(const Moderated &moderated)
{
    for (const protocol::RoomEvent &event : moderated.events)
        publish(event);
    if (moderated.user)
        takeOver(*moderated.user);
    tell(moderated.notified);
    if (moderated.space) {
        m_spaceName = moderated.space->name;
        m_policy = moderated.space->policy;
        m_outlet.send(everybody(), protocol::encode(protocol::Event(*moderated.space)), Delivery::Reliable);
    }
    if (moderated.announcement) {
        protocol::Announcement told = *moderated.announcement;
        m_announcement = told;
        told.name = m_directory.user(told.user)->record.name;
        m_outlet.send(everybody(), protocol::encode(protocol::Event(told)), Delivery::Reliable);
    }
}

std::optional<protocol::Announcement> Hub::announcement() const
{
    const bool isOver = !m_announcement || m_announcement->text.isEmpty() ||
                        (m_announcement->until && *m_announcement->until <= m_clock.utcNow());
    if (isOver)
        return std::nullopt;
    protocol::Announcement standing = *m_announcement;
    standing.name = m_directory.user(standing.user)->record.name;
    return standing;
}

std::vector<base::SessionId> Hub::everybody() const
{
    std::vector<base::SessionId> sessions;
    std::ranges::copy(m_sessions | std::views::keys, std::back_inserter(sessions));
    return sessions;
}

void Hub::takeOver(const UserRecord &user)
{
    const bool hasOtherRole = m_directory.user(user.id)->record.role != user.role;
    m_directory.put(user);
    const std::vector<base::SessionId> own = m_directory.user(user.id)->sessions;
    if (user.ban)
        return m_outlet.end(own, protocol::CloseCode::Banned, QStringLiteral("banned from the space"));
    if (!hasOtherRole)
        return;
    tellAbout(user.id, protocol::UserRole{user.id, user.role});
}

void Hub::remove(const base::RoomId &room, const base::UserId &last)
{
    const Room &gone = m_directory.rooms().at(room);
    std::vector<base::SessionId> told;
    for (const auto &[id, session] : m_sessions) {
        if (session.user == last || m_directory.isVisible(gone, session.user))
            told.push_back(id);
    }
    m_directory.remove(room);
    m_receipts.forget(room);
    m_outlet.send(told, protocol::encode(protocol::Event(protocol::RoomRemoved{room})), Delivery::Reliable);
}

Hub::Room *Hub::admit(const Session &session, const base::RequestId &id, const Judged &judged)
{
    const Verdict verdict = m_directory.judge(judged.deed, judged.room, session.user, m_clock.utcNow());
    switch (verdict) {
    case Verdict::Allowed:
        return m_directory.room(judged.room);
    case Verdict::NotFound:
        refuse(session.id, id, ErrorCode::NotFound, "there is no such room");
        break;
    case Verdict::NotAMember:
        refuse(session.id, id, ErrorCode::NotAMember, "join the room first");
        break;
    case Verdict::NotAllowed:
        refuse(session.id, id, ErrorCode::NotAllowed, "you may not do that");
        break;
    }
    return nullptr;
}

bool Hub::admit(const Session &session, const base::RequestId &id, SpaceDeed deed)
{
    const protocol::Role role = m_directory.user(session.user)->record.role;
    const bool isAllowed = judge(deed, role, m_policy) == Verdict::Allowed;
    if (!isAllowed)
        refuse(session.id, id, ErrorCode::NotAllowed, "you may not do that");
    return isAllowed;
}

void Hub::refuse(base::SessionId id, const base::RequestId &request, const base::Error &error,
                 const Judged &judged)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    // The store knows only that it may not be; the directory is as far as the store was then, and knows why.
    if (error.code == base::ErrorCode::Forbidden && !admit(session->second, request, judged))
        return;
    refuse(id, request, error);
}

} // namespace server
