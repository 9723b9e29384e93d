// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "protocol/names.h"
#include "server/hub.h"

#include <algorithm>

// Who is here, and what people say of themselves.
namespace server {

using net::Delivery;
using protocol::ErrorCode;

namespace {

/// Of one person in a `presence`, beside their texts: names of fields, the id, a time.
constexpr qsizetype presenceBytes = 160;

} // namespace

void Hub::heard(base::SessionId id)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    m_presence.heard(session->second.user, id);
    onPresence();
}

void Hub::on(const Session &session, const protocol::SetPresence &notice)
{
    m_presence.set(session.user, session.id, notice.status);
    onPresence();
}

void Hub::onPresence()
{
    if (!m_presenceExpiry->isActive())
        schedulePresenceExpiry();
    if (!m_presencePause->isActive())
        tellPresence();
}

void Hub::schedulePresenceExpiry()
{
    if (const auto next = m_presence.nextExpiry())
        m_presenceExpiry->start(std::max(*next - m_clock.now(), base::Duration(1)));
}

std::vector<protocol::Presence> Hub::presenceChanges()
{
    std::vector<protocol::Presence> changes;
    for (qsizetype bytes = 0; bytes < protocol::maxPresenceBytes;) {
        std::optional<protocol::Presence> change = m_presence.takeChange();
        if (!change)
            break;
        change->statusText = m_directory.user(change->user)->record.statusText;
        bytes += presenceBytes + change->statusText.value_or(QString()).toUtf8().size();
        changes.push_back(std::move(*change));
    }
    return changes;
}

void Hub::tellPresence()
{
    const std::vector<protocol::Presence> changes = presenceChanges();
    if (changes.empty())
        return;
    m_presencePause->start(protocol::presenceInterval);
    // Whoever is in the same rooms is told to the same sessions, and what is the same is encoded once.
    std::map<std::set<base::RoomId>, std::vector<protocol::Presence>> byRooms;
    for (const protocol::Presence &change : changes)
        byRooms[m_directory.user(change.user)->rooms].push_back(change);
    using Keys = std::vector<std::set<base::RoomId>>;
    std::map<base::SessionId, Keys> bySession;
    for (const auto &[rooms, people] : byRooms) {
        for (const base::SessionId session : subscribersOf(rooms))
            bySession[session].push_back(rooms);
    }
    std::map<Keys, std::vector<base::SessionId>> byKeys;
    for (const auto &[session, keys] : bySession)
        byKeys[keys].push_back(session);
    for (const auto &[keys, sessions] : byKeys) {
        protocol::PresenceList list;
        for (const auto &rooms : keys)
            std::ranges::copy(byRooms.at(rooms), std::back_inserter(list.people));
        m_outlet.send(sessions, protocol::encode(protocol::Event(list)), Delivery::Ephemeral);
    }
}

std::set<base::SessionId> Hub::subscribersOf(const std::set<base::RoomId> &rooms) const
{
    std::set<base::SessionId> subscribers;
    for (const base::RoomId &id : rooms) {
        const auto &sessions = m_directory.rooms().at(id).subscribers;
        subscribers.insert(sessions.begin(), sessions.end());
    }
    return subscribers;
}

std::set<base::SessionId> Hub::sharing(const base::UserId &user) const
{
    return subscribersOf(m_directory.user(user)->rooms);
}

void Hub::tellAbout(const base::UserId &user, const protocol::Event &event)
{
    const std::vector<base::SessionId> &own = m_directory.user(user)->sessions;
    std::set<base::SessionId> told = sharing(user);
    told.insert(own.begin(), own.end());
    m_outlet.send(std::vector(told.begin(), told.end()), protocol::encode(event), Delivery::Reliable);
}

void Hub::putPerson(const UserRecord &user)
{
    const auto profileOf = [](const UserRecord &record) {
        return protocol::Profile{record.id, record.name, record.color, record.statusText};
    };
    const Directory::User *known = m_directory.user(user.id);
    const bool isNews = known && profileOf(known->record) != profileOf(user);
    m_directory.put(user);
    if (isNews)
        tellAbout(user.id, profileOf(user));
}

void Hub::on(const Session &session, const protocol::UpdateProfile &request)
{
    protocol::UpdateProfile update = request;
    if (!update.name && !update.color && !update.statusText)
        return refuse(session.id, request.id, ErrorCode::BadField, "nothing is given");
    if (update.name) {
        const base::Result<QString> name = protocol::personName(*update.name);
        if (!name)
            return refuse(session.id, request.id, name.error());
        update.name = *name;
    }
    if (update.statusText) {
        const base::Result<QString> text = protocol::statusText(*update.statusText);
        if (!text)
            return refuse(session.id, request.id, text.error());
        update.statusText = *text;
    }
    if (const auto wait = bucket(session.user).take(m_clock.now()))
        return refuse(session.id, request.id, ErrorCode::RateLimited, "too many messages", wait);
    m_store.updateProfile(
        update, act(session, request.id),
        [this, id = session.id, request = request.id](const base::Result<std::optional<UserRecord>> &done) {
            if (!done)
                return refuse(id, request, done.error());
            send(id, protocol::Done<protocol::UpdateProfile>{request});
            if (*done)
                putPerson(**done);
        });
}

} // namespace server
