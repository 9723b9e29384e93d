// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"

/// What people say of themselves, within one transaction: promises and failures are those of SpaceStore.
namespace server {

class SpaceTables;

/// Carries out what was not carried out before; the person as they are now, or nothing where they were so.
[[nodiscard]] base::Result<std::optional<UserRecord>>
updateProfile(SpaceTables &tables, const protocol::UpdateProfile &update, const Act &act);

} // namespace server
