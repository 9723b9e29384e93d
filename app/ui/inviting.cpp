// SPDX-License-Identifier: GPL-3.0-or-later
#include "inviting.h"

#include "protocol/names.h"

#include <QPointer>

#include <algorithm>

namespace ui {

using models::PersonRow;
using Standing = PersonRow::Standing;

Inviting::Inviting(client::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
}

template <class Function>
client::Requests::Reply Inviting::whileWanted(Function function)
{
    return [self = QPointer(this), round = m_round, function](const client::Answer &answer) {
        if (self && self->m_round == round)
            function(answer);
    };
}

void Inviting::begin(const QString &room)
{
    ++m_round;
    m_room = base::RoomId(room);
    m_all.clear();
    m_filter.clear();
    m_isWhole = true;
    m_state = State::Loading;
    std::vector<base::RoomId> rooms;
    for (const client::RoomRow &row : m_session.rooms())
        rooms.push_back(row.room);
    m_asked = static_cast<int>(rooms.size());
    show();
    for (const base::RoomId &each : rooms)
        ask(each, {});
}

void Inviting::ask(const base::RoomId &room, const std::optional<base::UserId> &after)
{
    m_session.ask(protocol::RoomMembers{{}, room, after},
                  whileWanted([this, room](const client::Answer &answer) { onMembers(room, answer); }));
}

void Inviting::onMembers(const base::RoomId &room, const client::Answer &answer)
{
    const auto *list = client::ackOf<protocol::MemberList>(answer);
    if (list) {
        for (const protocol::Member &member : list->members)
            add(member, room == m_room);
        if (!list->isComplete && !list->members.empty())
            return ask(room, list->members.back().user);
    }
    m_isWhole = m_isWhole && list;
    if (--m_asked == 0)
        m_state = m_isWhole ? State::Ready : State::Partial;
    show();
}

void Inviting::add(const protocol::Member &member, bool isPresent)
{
    if (member.user == m_session.me())
        return;
    PersonRow *known = find(member.user);
    if (!known)
        known = &m_all.emplace_back(PersonRow{member.user, member.name, member.color});
    if (isPresent)
        known->standing = Standing::Present;
}

void Inviting::setFilter(const QString &filter)
{
    if (m_filter == filter)
        return;
    m_filter = filter;
    show();
}

void Inviting::toggle(const QString &user)
{
    PersonRow *person = find(base::UserId(user));
    if (!person)
        return;
    switch (person->standing) {
    case Standing::Free:
    case Standing::Refused:
        person->standing = Standing::Chosen;
        person->failure.reset();
        break;
    case Standing::Chosen:
        person->standing = Standing::Free;
        break;
    case Standing::Asking:
    case Standing::Present:
        return;
    }
    show();
}

void Inviting::send()
{
    std::vector<base::UserId> users;
    for (PersonRow &person : m_all) {
        if (person.standing != Standing::Chosen)
            continue;
        person.standing = Standing::Asking;
        users.push_back(person.user);
    }
    show();
    for (const base::UserId &user : users) {
        m_session.ask(protocol::InviteMember{{}, m_room, user},
                      whileWanted([this, user](const client::Answer &answer) { onInvited(user, answer); }));
    }
}

void Inviting::onInvited(const base::UserId &user, const client::Answer &answer)
{
    PersonRow *person = find(user);
    if (!person)
        return;
    const auto *failure = std::get_if<protocol::Failure>(&answer);
    const bool isIn = std::holds_alternative<protocol::Event>(answer);
    person->standing = isIn ? Standing::Present : Standing::Refused;
    person->failure = failure ? std::optional(failure->code) : std::nullopt;
    show();
    if (countOf(Standing::Asking) == 0 && countOf(Standing::Refused) == 0)
        Q_EMIT done();
}

void Inviting::show()
{
    const QString sought = protocol::nameKey(m_filter.trimmed());
    std::vector<PersonRow> rows;
    std::ranges::copy_if(m_all, std::back_inserter(rows), [&sought](const PersonRow &person) {
        return protocol::nameKey(person.name).contains(sought);
    });
    m_people.apply(m_shown.assign(rows));
    Q_EMIT changed();
}

int Inviting::countOf(Standing standing) const
{
    return static_cast<int>(std::ranges::count(m_all, standing, &PersonRow::standing));
}

PersonRow *Inviting::find(const base::UserId &user)
{
    const auto found = std::ranges::find(m_all, user, &PersonRow::user);
    return found == m_all.end() ? nullptr : &*found;
}

} // namespace ui
