// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/roomevent.h"
#include "sql/database.h"

namespace server {

/// The statements that look at single events of a space and change stored messages, each within the
/// caller's transaction and thread.
class MessageTable
{
public:
    explicit MessageTable(sql::Database &database)
        : m_database(database)
    {
    }

    /// Nothing where there is no such event.
    [[nodiscard]] base::Result<std::optional<protocol::RoomEvent>> event(const base::RoomId &room,
                                                                         base::Seq seq);
    /// Keeps what has become of a message, in the place of what it was.
    [[nodiscard]] base::Result<void> put(const protocol::RoomEvent &message);
    /// Takes the texts out of all edits of a message.
    [[nodiscard]] base::Result<void> blankEdits(const base::RoomId &room, base::Seq target);

private:
    sql::Database &m_database;
};

} // namespace server
