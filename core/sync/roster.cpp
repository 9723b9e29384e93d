// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/roster.h"

#include "protocol/limits.h"
#include "protocol/names.h"

namespace client {

namespace {

/// Longer than the server's own expiry, so that a renewal that was a little late does not flicker.
constexpr base::Duration typingPatience = protocol::typingExpiry + base::Duration(2'000);

int rank(const std::optional<protocol::Status> &status)
{
    return status ? static_cast<int>(*status) : static_cast<int>(protocol::Status::Offline);
}

template <class Changes>
void put(Changes &changes, const base::RoomId &room, typename Changes::mapped_type more)
{
    if (!more.empty())
        changes.emplace(room, std::move(more));
}

/// Somebody who has just come into a room, with what is known of them from other rooms.
MemberRow newcomer(const std::map<base::RoomId, SortedRows<MemberRow>> &rooms, const base::UserId &user)
{
    MemberRow row;
    row.user = user;
    for (const auto &[room, members] : rooms) {
        const MemberRow *known = members.find(user);
        if (!known)
            continue;
        row.status = known->status;
        row.lastSeen = known->lastSeen;
        row.statusText = known->statusText;
        row.role = row.spaceRole = known->spaceRole;
        break;
    }
    return row;
}

} // namespace

bool operator<(const MemberRow &a, const MemberRow &b)
{
    if (rank(a.status) != rank(b.status))
        return rank(a.status) < rank(b.status);
    const int order = QString::compare(protocol::nameKey(a.name), protocol::nameKey(b.name));
    return order != 0 ? order < 0 : a.user < b.user;
}

Roster::MemberChanges Roster::setMembers(const base::RoomId &room,
                                         const std::vector<protocol::Member> &members)
{
    std::vector<MemberRow> rows;
    rows.reserve(members.size());
    for (const protocol::Member &member : members)
        rows.push_back({member.user, member.name, member.status, member.lastSeen, member.color, member.role,
                        member.mutedUntil, member.statusText.value_or(QString()),
                        member.spaceRole.value_or(member.role)});
    MemberChanges changes;
    put(changes, room, m_members[room].assign(rows));
    return changes;
}

Roster::MemberChanges Roster::apply(const protocol::RoomEvent &event)
{
    MemberChanges changes;
    const auto room = m_members.find(event.room);
    if (room == m_members.end())
        return changes;
    if (std::holds_alternative<protocol::UserLeft>(event.content)) {
        put(changes, event.room, room->second.remove(event.user));
        return changes;
    }
    const MemberRow *known = room->second.find(event.user);
    const bool isJoining = std::holds_alternative<protocol::UserJoined>(event.content);
    if (!known && !isJoining)
        return changes;
    MemberRow row = known ? *known : newcomer(m_members, event.user);
    row.name = event.name;
    row.color = event.color;
    put(changes, event.room, room->second.put(row));
    return changes;
}

template <class Change>
Roster::MemberChanges Roster::change(const base::UserId &user, Change change)
{
    MemberChanges changes;
    for (auto &[room, members] : m_members) {
        const MemberRow *known = members.find(user);
        if (!known)
            continue;
        MemberRow row = *known;
        change(row);
        put(changes, room, members.put(row));
    }
    return changes;
}

Roster::MemberChanges Roster::apply(const protocol::Presence &presence)
{
    return change(presence.user, [&presence](MemberRow &row) {
        row.status = presence.status;
        row.lastSeen = presence.lastSeen;
        row.statusText = presence.statusText.value_or(QString());
    });
}

Roster::MemberChanges Roster::apply(const protocol::Profile &profile)
{
    return change(profile.user, [&profile](MemberRow &row) {
        row.name = profile.name;
        row.color = profile.color;
        row.statusText = profile.statusText.value_or(QString());
    });
}

Roster::TypingChanges Roster::apply(const protocol::Typing &typing, base::TimePoint now)
{
    TypingChanges changes;
    SortedRows<TypingRow> &rows = m_typing[typing.room];
    put(changes, typing.room,
        typing.isOn ? rows.put({typing.user, typing.name, now + typingPatience}) : rows.remove(typing.user));
    return changes;
}

Roster::TypingChanges Roster::expire(base::TimePoint now)
{
    TypingChanges changes;
    for (auto &[room, rows] : m_typing) {
        std::vector<TypingRow> kept;
        std::ranges::copy_if(rows.rows(), std::back_inserter(kept),
                             [now](const TypingRow &row) { return row.until > now; });
        put(changes, room, rows.assign(kept));
    }
    return changes;
}

std::optional<base::TimePoint> Roster::nextExpiry() const
{
    std::optional<base::TimePoint> next;
    for (const auto &[room, rows] : m_typing) {
        for (const TypingRow &row : rows.rows())
            next = std::min(next.value_or(row.until), row.until);
    }
    return next;
}

Roster::MemberChanges Roster::forgetPresence()
{
    MemberChanges changes;
    for (auto &[room, members] : m_members) {
        std::vector<MemberRow> rows = members.rows();
        for (MemberRow &row : rows)
            row.status.reset();
        put(changes, room, members.assign(rows));
    }
    return changes;
}

Roster::TypingChanges Roster::forgetTyping()
{
    TypingChanges changes;
    for (auto &[room, rows] : m_typing)
        put(changes, room, rows.assign({}));
    return changes;
}

const std::vector<MemberRow> &Roster::members(const base::RoomId &room) const
{
    static const std::vector<MemberRow> none;
    const auto found = m_members.find(room);
    return found == m_members.end() ? none : found->second.rows();
}

const std::vector<TypingRow> &Roster::typing(const base::RoomId &room) const
{
    static const std::vector<TypingRow> none;
    const auto found = m_typing.find(room);
    return found == m_typing.end() ? none : found->second.rows();
}

} // namespace client
