// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "sql/database.h"

namespace server {

/// The statements of what people are told in person, each within the caller's transaction and thread.
class NotificationTable
{
public:
    explicit NotificationTable(sql::Database &database)
        : m_database(database)
    {
    }

    /// Gives the notification the person's next number, keeps it, and forgets what is too much: the oldest
    /// that were read first.
    [[nodiscard]] base::Result<Notified> insert(const base::UserId &user,
                                                protocol::Notification notification);
    /// Of one person, as a client asks for them.
    [[nodiscard]] base::Result<NotificationPage> page(const base::UserId &user,
                                                      const protocol::ListNotifications &request);
    /// Notes that these were seen, and all up to a number. Gives those that had not been.
    [[nodiscard]] base::Result<std::vector<protocol::NotificationNumber>>
    markRead(const base::UserId &user, const std::vector<protocol::NotificationNumber> &numbers,
             protocol::NotificationNumber upTo);
    /// The same for all that are about a room's events up to one.
    [[nodiscard]] base::Result<std::vector<protocol::NotificationNumber>>
    markSeen(const base::UserId &user, const base::RoomId &room, base::Seq seq);
    /// A message begins otherwise now, or is gone.
    [[nodiscard]] base::Result<void> setExcerpt(const base::RoomId &room, base::Seq seq,
                                                const std::optional<QString> &excerpt);

private:
    [[nodiscard]] base::Result<void> trim(const base::UserId &user);

    sql::Database &m_database;
};

} // namespace server
