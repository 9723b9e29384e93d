// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"
#include "store/records.h"

namespace store {

/// Keeps what the events of a run, which was just put into its stretch, say of kept messages. They count
/// where everything between the two is here; otherwise once it is. Only a deletion counts wherever the
/// message is, since nothing follows it.
[[nodiscard]] base::Result<void> applyAmendments(sql::Database &database, const base::RoomId &room,
                                                 Stretch run, Stretch stretch);

} // namespace store
