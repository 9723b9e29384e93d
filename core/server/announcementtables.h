// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/announcement.h"
#include "sql/database.h"

namespace server {

/// What everybody was told, within the caller's transaction and thread.
class AnnouncementTables
{
public:
    explicit AnnouncementTables(sql::Database &database)
        : m_database(database)
    {
    }

    /// Gives it the next number and stores it.
    [[nodiscard]] base::Result<protocol::Announcement> append(protocol::Announcement announcement);
    /// The newest; nothing before the first.
    [[nodiscard]] base::Result<std::optional<protocol::Announcement>> newest();

private:
    sql::Database &m_database;
};

} // namespace server
