// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/presenceboard.h"

#include "protocol/limits.h"

#include <algorithm>
#include <utility>

namespace server {

using protocol::Presence;
using protocol::Status;

void PresenceBoard::set(const base::UserId &user, base::SessionId session, Status status)
{
    const Presence before = of(user);
    m_people[user].sessions.insert(session, {status, m_clock.now()});
    note(before);
}

void PresenceBoard::heard(const base::UserId &user, base::SessionId session)
{
    const auto person = m_people.find(user);
    if (person == m_people.end() || !person->sessions.contains(session))
        return;
    Here &here = person->sessions[session];
    here.heard = m_clock.now();
    if (here.isExpired)
        set(user, session, here.status);
}

void PresenceBoard::remove(const base::UserId &user, base::SessionId session)
{
    const auto person = m_people.find(user);
    if (person == m_people.end() || !person->sessions.contains(session))
        return;
    const Presence before = of(user);
    if (!person->sessions.take(session).isExpired)
        person->lastSeen = m_clock.utcNow();
    note(before);
}

void PresenceBoard::expire()
{
    const base::TimePoint now = m_clock.now();
    for (auto person = m_people.begin(); person != m_people.end(); ++person) {
        const Presence before = of(person.key());
        for (Here &here : person->sessions) {
            if (here.isExpired || now < here.heard + protocol::presenceExpiry)
                continue;
            here.isExpired = true;
            const base::UtcTime heard = m_clock.utcNow() - (now - here.heard);
            person->lastSeen = std::max(person->lastSeen.value_or(heard), heard);
        }
        note(before);
    }
}

std::optional<base::TimePoint> PresenceBoard::nextExpiry() const
{
    std::optional<base::TimePoint> next;
    for (const Person &person : m_people) {
        for (const Here &here : person.sessions) {
            const base::TimePoint expiry = here.heard + protocol::presenceExpiry;
            if (!here.isExpired)
                next = std::min(next.value_or(expiry), expiry);
        }
    }
    return next;
}

bool PresenceBoard::hasAny(const Person &person, Status status)
{
    return std::ranges::any_of(
        person.sessions, [status](const Here &here) { return !here.isExpired && here.status == status; });
}

Presence PresenceBoard::of(const base::UserId &user) const
{
    const auto person = m_people.constFind(user);
    if (person == m_people.cend())
        return {user, Status::Offline, std::nullopt};
    if (hasAny(*person, Status::Online))
        return {user, Status::Online, std::nullopt};
    if (hasAny(*person, Status::Away))
        return {user, Status::Away, std::nullopt};
    return {user, Status::Offline, person->lastSeen};
}

Presence PresenceBoard::answered(const base::UserId &user)
{
    if (const auto person = m_people.find(user); person != m_people.end())
        person->told.reset();
    return of(user);
}

std::optional<Presence> PresenceBoard::takeChange()
{
    while (!m_changed.empty()) {
        Person &person = m_people[m_changed.front()];
        const Presence now = of(m_changed.front());
        m_changed.pop_front();
        person.isChanged = false;
        if (std::exchange(person.told, {}) != now)
            return now;
    }
    return std::nullopt;
}

void PresenceBoard::note(const Presence &before)
{
    const Presence after = of(before.user);
    if (after == before)
        return;
    m_present += (after.status == Status::Offline ? 0 : 1) - (before.status == Status::Offline ? 0 : 1);
    Person &person = m_people[before.user];
    if (std::exchange(person.isChanged, true))
        return;
    person.told = before;
    m_changed.push_back(before.user);
}

} // namespace server
