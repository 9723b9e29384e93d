// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include <algorithm>

// What I and others may do, as the space says.
namespace client {

void Session::onSpaceUpdated(const protocol::SpaceUpdated &space)
{
    m_facts.spaceName = space.name;
    m_policy = space.policy;
    m_store.saveFacts(m_facts, onWritten());
    tell(SpaceChanged{});
}

void Session::onAnnouncement(const protocol::Announcement &announcement)
{
    m_announcement = announcement.text.isEmpty() ? std::nullopt : std::optional(announcement);
    tell(SpaceChanged{});
}

void Session::onUserRole(const protocol::UserRole &change)
{
    if (change.user == m_facts.me) {
        m_role = change.role;
        tell(SpaceChanged{});
        // What I am in each room is for the space to say: the highest of two roles, of which this is one.
        askRoles({});
    }
    for (const auto &[room, state] : m_states) {
        if (state.isOpen())
            askMembers(room, {});
    }
}

void Session::askRoles(const std::optional<base::RoomId> &after)
{
    ask(protocol::ListRooms{{}, after}, [this](const Answer &answer) {
        const auto *list = ackOf<protocol::RoomList>(answer);
        if (!list)
            return;
        for (const protocol::RoomSummary &room : list->rooms) {
            if (m_rooms.find(room.room))
                takeOver(room);
        }
        if (!list->isComplete)
            askRoles(list->rooms.back().room);
    });
}

void Session::onRoomRemoved(const protocol::RoomRemoved &removed)
{
    onLeft(removed.room);
    forgetHistory(removed.room);
}

void Session::takeOverRights(RoomRow &row, const protocol::RoomEvent &event) const
{
    if (const auto *update = std::get_if<protocol::RoomUpdated>(&event.content)) {
        row.writers = update->writers.value_or(row.writers);
        row.inviters = update->inviters.value_or(row.inviters);
    }
    if (event.user != m_facts.me)
        return;
    if (const auto *mute = std::get_if<protocol::UserMuted>(&event.content))
        row.mutedUntil = mute->until;
    // The role in the room shows only where that in the space is neither above it nor a guest's.
    const auto *change = std::get_if<protocol::RoleChanged>(&event.content);
    if (change && m_role == protocol::Role::Member)
        row.role = change->role;
}

} // namespace client
