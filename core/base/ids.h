// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/tagged.h"

#include <QString>
#include <QUuid>

#include <cstdint>

namespace base {

/// A room of a space; opaque text made by the server.
using RoomId = Tagged<QString, struct RoomTag>;
/// A person of a space; opaque text made by the server.
using UserId = Tagged<QString, struct UserTag>;
/// A space: the identity of its database, whatever its name and address.
using SpaceId = Tagged<QString, struct SpaceTag>;
/// One generation of a space's history; another epoch means that old positions say nothing.
using Epoch = Tagged<QString, struct EpochTag>;
/// A device of a person, as the server names it: a key, or a sign-in by password or token.
using DeviceId = Tagged<QString, struct DeviceTag>;
/// One connection of one device, as the server names it.
using SessionId = Tagged<quint64, struct SessionTag>;
/// What a client calls its request; for what is stored it is the idempotency key (with the user).
using RequestId = Tagged<QUuid, struct RequestTag>;

/// The position of an event in its room: 1, 2, 3 … without gaps; 0 is before the first.
using Seq = std::uint64_t;

} // namespace base
