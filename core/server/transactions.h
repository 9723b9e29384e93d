// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

/// What a SpaceStore does with the tables of its space, each within one transaction: promises and failures
/// are those of SpaceStore. An act that was carried out before changes nothing.
namespace sql {
class Database;
}

namespace server {

class SpaceTables;

/// Lets somebody in and stores that, with who did it; nothing where they are in already. NotFound without the
/// room.
[[nodiscard]] base::Result<std::optional<Stored>>
enter(SpaceTables &tables, const base::RoomId &room, const Act &act, const protocol::UserJoined &joined = {});
[[nodiscard]] base::Result<std::optional<Stored>> post(sql::Database &database, const base::RoomId &room,
                                                       const protocol::MessagePosted &message, const Act &act,
                                                       const Posting &posting);
/// `joinIds`: what makes the event of each member's coming its own.
[[nodiscard]] base::Result<CreatedRoom> createRoom(sql::Database &database, const RoomRecord &room,
                                                   const Act &act,
                                                   const std::vector<base::RequestId> &joinIds);
[[nodiscard]] base::Result<Stored> updateRoom(SpaceTables &tables, const base::RoomId &room,
                                              const protocol::RoomUpdated &update, const Act &act);
[[nodiscard]] base::Result<std::optional<Stored>> join(SpaceTables &tables, const base::RoomId &room,
                                                       const Act &act);
[[nodiscard]] base::Result<std::optional<Stored>> leave(SpaceTables &tables, const base::RoomId &room,
                                                        const Act &act);
[[nodiscard]] base::Result<OpenedRoom> open(sql::Database &database, const Range &range,
                                            const base::UserId &user, const Mark &mark);
[[nodiscard]] base::Result<Marked> mark(sql::Database &database, const base::RoomId &room,
                                        const base::UserId &user, const Mark &mark);

} // namespace server
