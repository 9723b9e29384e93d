// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

namespace sql {
class Database;
}

/// What people do by right, each within one transaction: promises and failures are those of SpaceStore. What
/// the actor may is judged by what is true at that moment of the order in which the store carries things out.
namespace server {

class SpaceTables;

/// Fails with Forbidden where the actor may not do this in the room, with NotFound where it is not there.
[[nodiscard]] base::Result<void> require(SpaceTables &tables, RoomDeed deed, const base::RoomId &room,
                                         const Act &act);
/// The same for the space.
[[nodiscard]] base::Result<void> require(SpaceTables &tables, SpaceDeed deed, const Act &act);

/// Carries out what was not carried out before, and tells whom it concerns. `eventId`: what makes the event
/// that it may store its own, since an event of somebody else cannot have the actor's.
[[nodiscard]] base::Result<Moderated> moderate(sql::Database &database, const Moderation &moderation,
                                               const Act &act, const base::RequestId &eventId);

/// Removes a room that the last one has left, where the space wants that. Whether it did.
[[nodiscard]] base::Result<bool> removeIfDeserted(SpaceTables &tables, const base::RoomId &room);

} // namespace server
