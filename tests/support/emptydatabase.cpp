// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/emptydatabase.h"

#include <QByteArrayList>

#include <map>

namespace support {

namespace {

template <class T>
T need(base::Result<T> result)
{
    if (!result)
        qFatal("no database in memory: %s", qPrintable(result.error().detail));
    return std::move(*result);
}

sql::Database opened(std::span<const sql::Migration> migrations)
{
    return need(sql::Database::open(QStringLiteral(":memory:"), migrations));
}

/// The statements that make the schema at once; what SQLite keeps for itself it makes by itself.
QByteArray wholeSchema(std::span<const sql::Migration> migrations)
{
    sql::Database database = opened(migrations);
    const std::vector<QByteArray> statements = need(database.rows(
        QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"),
        {}, [](const QSqlQuery &row) { return row.value(0).toByteArray(); }));
    return QByteArrayList(statements.begin(), statements.end()).join(';');
}

} // namespace

sql::Database emptyDatabase(std::span<const sql::Migration> migrations)
{
    static std::map<const sql::Migration *, QByteArray> schemas;
    QByteArray &schema = schemas[migrations.data()];
    if (schema.isEmpty())
        schema = wholeSchema(migrations);
    const sql::Migration whole[] = {{schema.constData()}};
    sql::Database database = opened(whole);
    need(database.run(QStringLiteral("PRAGMA user_version=%1").arg(migrations.size())));
    return database;
}

} // namespace support
