// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/describe.h"
#include "protocol/profile.h"

/// The wire form of what people say of themselves, and of their presence; describe.h says how to read it.
namespace protocol {

void describe(auto &io, Like<UpdateProfile> auto &m)
{
    io("id", m.id);
    io("name", m.name);
    io("color", m.color);
    io("status_text", m.statusText);
}

void describe(auto &io, Like<Profile> auto &m)
{
    io("user", m.user);
    io("name", m.name);
    io("color", m.color);
    io("status_text", m.statusText);
}

void describe(auto &io, Like<SetPresence> auto &m)
{
    io("status", m.status);
    if constexpr (std::remove_reference_t<decltype(io)>::isReader) {
        if (m.status == Status::Offline)
            io.fail("status", "is online or away");
    }
}

void describe(auto &io, Like<Presence> auto &m)
{
    io("user", m.user);
    io("status", m.status);
    io("last_seen", m.lastSeen);
    io("status_text", m.statusText);
}

void describe(auto &io, Like<PresenceList> auto &m)
{
    io("people", m.people);
}

} // namespace protocol
