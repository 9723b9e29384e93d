// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/utctime.h"
#include "store/records.h"

#include <QString>

#include <utility>
#include <vector>

/// What becomes of databases that are damaged: whatever can be read goes into a new one, the rest comes from
/// the server.
namespace store {

/// What nobody else has of a space.
struct RescuedSpace {
    SpaceFacts facts;
    std::vector<KnownRoom> rooms;    ///< up to where the user has seen them; without their history
    std::vector<OutboxEntry> outbox; ///< in the order of writing; none that is not as it was written
    std::vector<std::pair<base::RoomId, QString>> drafts;
};

/// Reads what can be read of a space's database. Never fails: what cannot be read is not there.
[[nodiscard]] RescuedSpace rescueSpace(const QString &path);

/// Sets the damaged database of a space aside and makes a new one of what can be read of it. Gives the path
/// of the damaged one. It may not be open; nothing is lost where this fails.
[[nodiscard]] base::Result<QString> rebuildSpace(const QString &path, base::UtcTime now);

/// The same for a profile's: its settings and the spaces that were joined; `spaces` names all that are kept,
/// whether they can still be read or not.
[[nodiscard]] base::Result<QString> rebuildProfile(const QString &path, const std::vector<QUrl> &spaces,
                                                   base::UtcTime now);

} // namespace store
