// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

namespace sql {
class Database;
}

namespace server {

/// The right without which an amendment is not even looked at; a deletion of others' messages takes more.
[[nodiscard]] RoomDeed deedOf(const protocol::Amendment &amendment);

/// Carries SpaceStore::amend() out within one transaction.
[[nodiscard]] base::Result<AmendOutcome> amend(sql::Database &database, const base::RoomId &room,
                                               const protocol::Amendment &amendment, const Act &act);

} // namespace server
