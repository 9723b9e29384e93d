// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/presenceboard.h"

#include <algorithm>

namespace server {

using protocol::Presence;
using protocol::Status;

std::optional<Presence> PresenceBoard::set(const base::UserId &user, base::SessionId session, Status status)
{
    const Presence before = of(user);
    Person &person = m_people[user];
    if (person.sessions.isEmpty())
        ++m_present;
    person.sessions.insert(session, status);
    return changeFrom(before);
}

std::optional<Presence> PresenceBoard::remove(const base::UserId &user, base::SessionId session,
                                              base::UtcTime now)
{
    const Presence before = of(user);
    Person &person = m_people[user];
    if (person.sessions.remove(session) > 0 && person.sessions.isEmpty())
        --m_present;
    person.lastSeen = now;
    return changeFrom(before);
}

Presence PresenceBoard::of(const base::UserId &user) const
{
    const auto person = m_people.constFind(user);
    if (person == m_people.cend())
        return {user, Status::Offline, std::nullopt};
    if (person->sessions.isEmpty())
        return {user, Status::Offline, person->lastSeen};
    const bool isOnline = std::ranges::find(person->sessions, Status::Online) != person->sessions.cend();
    return {user, isOnline ? Status::Online : Status::Away, std::nullopt};
}

std::optional<Presence> PresenceBoard::changeFrom(const Presence &before) const
{
    const Presence after = of(before.user);
    return after.status == before.status ? std::nullopt : std::optional(after);
}

} // namespace server
