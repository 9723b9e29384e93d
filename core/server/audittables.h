// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/spacestore.h"
#include "sql/database.h"

namespace server {

/// Something for the audit log, beside what was done by whom and when.
struct Audited {
    std::optional<base::UserId> target{};
    std::optional<base::RoomId> room{};
    std::optional<QString> detail{};
};

/// The audit log: what was done by right, never changed. It is also what makes those requests happen once.
class AuditTables
{
public:
    explicit AuditTables(sql::Database &database)
        : m_database(database)
    {
    }

    /// `action`: the type of the request.
    [[nodiscard]] base::Result<void> append(const Act &act, const QString &action, const Audited &audited);
    /// The same of whoever runs the server, who is nobody in the space.
    [[nodiscard]] base::Result<void> appendOfHost(base::UtcTime time, const QString &action,
                                                  const Audited &audited);
    /// What a request of this user has done; nothing where it has not.
    [[nodiscard]] base::Result<std::optional<QString>> actionOf(const base::UserId &user,
                                                                const base::RequestId &id);
    /// The newest entries before `before`, but for those about rooms that `reader` may not know of.
    [[nodiscard]] base::Result<protocol::AuditLog> page(const base::UserId &reader,
                                                        std::optional<base::Seq> before, int limit);

private:
    /// Who did something, by which request; neither of whoever runs the server.
    struct Source {
        base::UtcTime time{};
        QVariant user;
        QVariant request;
    };
    [[nodiscard]] base::Result<void> insert(const Source &source, const QString &action,
                                            const Audited &audited);

    sql::Database &m_database;
};

} // namespace server
