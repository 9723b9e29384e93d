// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/nametables.h"

#include "protocol/looks.h"

namespace server {

using base::failure;
using base::Result;

namespace {

QString word(NameTables::Of of)
{
    return of == NameTables::Of::Person ? u"person"_qs : u"room"_qs;
}

} // namespace

Result<void> NameTables::check(Of of, const QString &owner, const QString &name)
{
    const auto [written, folded] = protocol::looksOf(name);
    const auto others =
        m_database.rows(u"SELECT 1 FROM looks WHERE kind = ? AND look IN (?, ?) AND owner <> ? LIMIT 1"_qs,
                        {word(of), written, folded, owner}, [](const QSqlQuery &) { return true; });
    if (!others)
        return failure(others.error());
    return others->empty() ? Result<void>()
                           : failure(base::ErrorCode::Conflict, u"the name looks like another"_qs);
}

Result<void> NameTables::claim(Of of, const QString &owner, const QString &name)
{
    if (const auto free = check(of, owner, name); !free)
        return free;
    if (const auto released = release(of, owner); !released)
        return released;
    return keep(of, owner, name);
}

Result<void> NameTables::release(Of of, const QString &owner)
{
    return m_database.change(u"DELETE FROM looks WHERE kind = ? AND owner = ?"_qs, {word(of), owner});
}

Result<void> NameTables::refresh()
{
    const auto kept = m_database.rows(u"SELECT looks_version FROM space"_qs, {},
                                      [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!kept)
        return failure(kept.error());
    const QString version = protocol::looksVersion();
    if (!kept->empty() && kept->front() == version)
        return {};
    if (const auto emptied = m_database.run(u"DELETE FROM looks"_qs); !emptied)
        return failure(emptied.error());
    if (const auto people = keepAll(Of::Person, u"SELECT id, name FROM users"_qs); !people)
        return people;
    // What a private room is called is nobody's business.
    if (const auto rooms = keepAll(Of::Room, u"SELECT id, name FROM rooms WHERE kind = 'public'"_qs); !rooms)
        return rooms;
    return m_database.change(u"UPDATE space SET looks_version = ?"_qs, {version});
}

Result<void> NameTables::keep(Of of, const QString &owner, const QString &name)
{
    for (const QString &look : protocol::looksOf(name)) {
        const auto kept = m_database.run(
            u"INSERT OR IGNORE INTO looks (kind, look, owner) VALUES (?, ?, ?)"_qs, {word(of), look, owner});
        if (!kept)
            return failure(kept.error());
    }
    return {};
}

Result<void> NameTables::keepAll(Of of, const QString &owners)
{
    using Named = std::pair<QString, QString>;
    const auto names = m_database.rows(owners, {}, [](const QSqlQuery &row) {
        return Named(row.value(0).toString(), row.value(1).toString());
    });
    if (!names)
        return failure(names.error());
    for (const auto &[owner, name] : *names) {
        if (const auto kept = keep(of, owner, name); !kept)
            return kept;
    }
    return {};
}

} // namespace server
