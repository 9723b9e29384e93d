// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/notification.h"
#include "sql/database.h"

namespace store {

/// The statements of what this user was told in person, each within the caller's transaction and thread.
class NotificationTable
{
public:
    explicit NotificationTable(sql::Database &database)
        : m_database(database)
    {
    }

    /// All that are kept, ascending.
    [[nodiscard]] base::Result<std::vector<protocol::Notification>> all();
    /// The number of the newest one; 0 where there is none.
    [[nodiscard]] base::Result<protocol::NotificationNumber> last();
    /// Keeps one as it is now; what was seen stays so. Where that is too much, the oldest go, those that were
    /// seen first.
    [[nodiscard]] base::Result<void> put(const protocol::Notification &notification);
    [[nodiscard]] base::Result<void> markSeen(protocol::NotificationNumber number);
    [[nodiscard]] base::Result<void> clear();

private:
    sql::Database &m_database;
};

} // namespace store
