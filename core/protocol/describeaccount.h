// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/account.h"
#include "protocol/describe.h"

/// The wire form of the sign-in's other forms and of accounts; describe.h says how to read it.
namespace protocol {

/// What an id alone describes: the requests and acks that carry nothing else.
template <class T>
concept AccountNod = Like<T, ListDevices> || Like<T, LinkDevice> || Like<T, RefreshToken> ||
    Like<T, SignOutEverywhere> || Like<T, PasswordSet> || Like<T, SignedOut> || Like<T, SignedOutEverywhere>;

void describe(auto &io, AccountNod auto &m)
{
    io("id", m.id);
}

void describe(auto &io, Like<AuthenticateToken> auto &m)
{
    io("id", m.id);
    io("token", m.token, json::TextRule{.min = 1, .max = maxToken});
}

void describe(auto &io, Like<AuthenticatePassword> auto &m)
{
    io("id", m.id);
    io("name", m.name);
    io("password", m.password, json::TextRule{.max = maxPassword});
    io("device", m.device, json::TextRule{.max = maxDeviceName});
}

void describe(auto &io, Like<SignUp> auto &m)
{
    io("id", m.id);
    io("name", m.name);
    io("password", m.password, json::TextRule{.max = maxPassword});
    io("invite", m.invite, json::TextRule{.max = maxCode});
    io("device", m.device, json::TextRule{.max = maxDeviceName});
    io("color", m.color);
}

void describe(auto &io, Like<IssuedToken> auto &m)
{
    io("token", m.token, json::TextRule{.min = 1, .max = maxToken});
    io("expires", m.expires);
}

void describe(auto &io, Like<SignedUp> auto &m)
{
    io("id", m.id);
    describe(io, m.issued);
}

void describe(auto &io, Like<TokenRefreshed> auto &m)
{
    io("id", m.id);
    describe(io, m.issued);
}

void describe(auto &io, Like<SetPassword> auto &m)
{
    io("id", m.id);
    io("password", m.password, json::TextRule{.max = maxPassword});
    io("current", m.current, json::TextRule{.max = maxPassword});
}

void describe(auto &io, Like<Device> auto &m)
{
    io("device", m.device);
    io("kind", m.kind);
    io("name", m.name);
    io("created", m.created);
    io("last_seen", m.lastSeen);
    io("current", m.isCurrent);
}

void describe(auto &io, Like<DeviceList> auto &m)
{
    io("id", m.id);
    io("devices", m.devices);
}

void describe(auto &io, Like<LinkCode> auto &m)
{
    io("id", m.id);
    io("code", m.code);
    io("expires", m.expires);
}

void describe(auto &io, Like<SignOut> auto &m)
{
    io("id", m.id);
    io("device", m.device);
}

} // namespace protocol
