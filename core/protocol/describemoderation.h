// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describe.h"

/// The wire form of what people do by their rights; describe.h says how to read it.
namespace protocol {

inline constexpr json::TextRule reasonRule{.max = maxReason};

template <class Request>
void describe(auto &io, const Done<Request> &m)
{
    io("id", m.id);
}

template <class Request>
void describe(auto &io, Done<Request> &m)
{
    io("id", m.id);
}

void describe(auto &io, Like<SpacePolicy> auto &m)
{
    io("room_creators", m.roomCreators);
    io("empty_rooms", m.emptyRooms);
}

void describe(auto &io, Like<InviteMember> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("user", m.user);
}

void describe(auto &io, Like<RemoveMember> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("user", m.user);
    io("reason", m.reason, reasonRule);
}

void describe(auto &io, Like<MuteMember> auto &m)
{
    io("id", m.id);
    io("room", m.room);
    io("user", m.user);
    io("for_ms", m.duration);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.duration > maxMute)
            io.fail("for_ms", "is longer than a year");
    }
}

void describe(auto &io, Like<SetRole> auto &m)
{
    io("id", m.id);
    io("user", m.user);
    io("role", m.role);
    io("room", m.room);
}

void describe(auto &io, Like<Ban> auto &m)
{
    io("id", m.id);
    io("user", m.user);
    io("reason", m.reason, reasonRule);
}

void describe(auto &io, Like<Unban> auto &m)
{
    io("id", m.id);
    io("user", m.user);
}

void describe(auto &io, Like<ListBans> auto &m)
{
    io("id", m.id);
    io("after", m.after);
}

void describe(auto &io, Like<BannedUser> auto &m)
{
    io("user", m.user);
    io("name", m.name);
    io("timestamp", m.timestamp);
    io("reason", m.reason, reasonRule);
}

void describe(auto &io, Like<BanList> auto &m)
{
    io("id", m.id);
    io("bans", m.bans);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<UpdateSpace> auto &m)
{
    io("id", m.id);
    io("name", m.name);
    io("room_creators", m.roomCreators);
    io("empty_rooms", m.emptyRooms);
}

void describe(auto &io, Like<ReadAuditLog> auto &m)
{
    io("id", m.id);
    io("before", m.before);
    io("limit", m.limit);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.limit < 1 || m.limit > maxPage)
            io.fail("limit", "is not from 1 to 50");
    }
}

void describe(auto &io, Like<AuditEntry> auto &m)
{
    io("number", m.number);
    io("timestamp", m.timestamp);
    io("user", m.user);
    io("name", m.name);
    io("action", m.action);
    io("target", m.target);
    io("target_name", m.targetName);
    io("room", m.room);
    io("detail", m.detail);
}

void describe(auto &io, Like<AuditLog> auto &m)
{
    io("id", m.id);
    io("entries", m.entries);
    io("complete", m.isComplete);
}

void describe(auto &io, Like<Announce> auto &m)
{
    io("id", m.id);
    io("text", m.text, json::TextRule{.max = maxAnnouncement});
    io("until", m.until);
}

void describe(auto &io, Like<SpaceUpdated> auto &m)
{
    io("space_name", m.name);
    describe(io, m.policy);
}

void describe(auto &io, Like<UserRole> auto &m)
{
    io("user", m.user);
    io("role", m.role);
}

void describe(auto &io, Like<RoomRemoved> auto &m)
{
    io("room", m.room);
}

} // namespace protocol
