// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

namespace server {

/// Which names are taken, by what they look like. Two names of before that look alike both stay: only what is
/// new, or renamed, has to differ from all others.
class NameTables
{
public:
    enum class Of { Person, Room };

    explicit NameTables(sql::Database &database)
        : m_database(database)
    {
    }

    /// Fails with Conflict where the name can be taken for that of another owner.
    [[nodiscard]] base::Result<void> check(Of of, const QString &owner, const QString &name);
    /// The same, and gives the owner this name instead of the one of before.
    [[nodiscard]] base::Result<void> claim(Of of, const QString &owner, const QString &name);
    /// The owner has no name any more that others could not have.
    [[nodiscard]] base::Result<void> release(Of of, const QString &owner);
    /// Makes the looks of all names anew where they follow another table than protocol::looksOf().
    [[nodiscard]] base::Result<void> refresh();

private:
    [[nodiscard]] base::Result<void> keep(Of of, const QString &owner, const QString &name);
    [[nodiscard]] base::Result<void> keepAll(Of of, const QString &owners);

    sql::Database &m_database;
};

} // namespace server
