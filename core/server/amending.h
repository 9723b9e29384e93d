// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

namespace sql {
class Database;
}

namespace server {

/// Whether somebody may take out what somebody has written.
[[nodiscard]] bool mayDelete(const base::UserId &author, const base::UserId &actor);

/// Carries SpaceStore::amend() out within one transaction.
[[nodiscard]] base::Result<AmendOutcome> amend(sql::Database &database, const base::RoomId &room,
                                               const protocol::Amendment &amendment, const Act &act);

} // namespace server
