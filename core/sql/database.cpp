// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/database.h"

#include "base/planted.h"
#include "sql/damage.h"

#include <QFile>
#include <QUuid>

namespace sql {

namespace {

/// Primary result codes of SQLite (https://www.sqlite.org/rescode.html); the low byte of what it reports.
enum class SqliteCode {
    Error = 1,
    Busy = 5,
    Locked = 6,
    ReadOnly = 8,
    Corrupt = 11,
    Full = 13,
    Constraint = 19,
    NotADatabase = 26
};

/// No later program has made as many versions beyond ours; a number beyond that was not written by one.
constexpr int mostVersions = 1'000;

/// Whether the system lets this user write the file, or make it.
bool mayWrite(const QString &path)
{
    QFile file(path);
    return !file.exists() || file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
}

/// Why a file could not be opened, or brought to the newest version.
base::Error failureToOpen(const QString &path, const base::Error &error)
{
    if (error.code == base::ErrorCode::Refused && hasUnknownForm(path))
        return {base::ErrorCode::Corrupt, QStringLiteral("%1 is damaged: %2").arg(path, error.detail)};
    // SQLite reads such a file, and fails as it locks it.
    if (error.code == base::ErrorCode::Io && !mayWrite(path))
        return {base::ErrorCode::Refused, QStringLiteral("%1 may not be written").arg(path)};
    return orDamage(error);
}

base::ErrorCode errorCodeOf(const QSqlError &error)
{
    switch (static_cast<SqliteCode>(error.nativeErrorCode().toInt() & 0xff)) {
    case SqliteCode::Error:
        return base::ErrorCode::Invalid;
    case SqliteCode::Busy:
    case SqliteCode::Locked:
        return base::ErrorCode::Busy;
    case SqliteCode::ReadOnly:
        return base::ErrorCode::Refused;
    case SqliteCode::Corrupt:
    case SqliteCode::NotADatabase:
        return base::ErrorCode::Corrupt;
    case SqliteCode::Full:
        return base::ErrorCode::NoSpace;
    case SqliteCode::Constraint:
        return base::ErrorCode::Conflict;
    }
    return base::ErrorCode::Io;
}

} // namespace

base::Error errorOf(const QSqlError &error)
{
    return {errorCodeOf(error), error.text()};
}

base::Result<Database> Database::open(const QString &path, std::span<const Migration> migrations)
{
    // The only handle, or the connection could not be removed where opening fails.
    Database database(path);
    // A held lock is somebody else's for as long as they run; waiting for it helps nobody.
    database.m_connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=100"));
    // Opening takes the journal up.
    database.m_isSuspect = isSuspect(path);
    if (!database.m_connection.open())
        return base::failure(errorOf(database.m_connection.lastError()));
    if (const auto migrated = database.migrate(migrations); !migrated)
        return base::failure(failureToOpen(path, migrated.error()));
    return database;
}

base::Result<Database> Database::openDamaged(const QString &path)
{
    Database database(path);
    database.m_connection.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=100;QSQLITE_OPEN_READONLY"));
    if (!database.m_connection.open())
        return base::failure(errorOf(database.m_connection.lastError()));
    // Lets SQLite read what is left of a file that is too short (https://www.sqlite.org/pragma.html).
    (void)database.run(QStringLiteral("PRAGMA writable_schema=ON"));
    return database;
}

Database::Database(const QString &path)
    : m_path(path)
    , m_connection(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"),
                                             QUuid::createUuid().toString(QUuid::WithoutBraces)))
{
    m_connection.setDatabaseName(path);
}

Database::Database(Database &&other) noexcept
    : m_path(std::move(other.m_path))
    , m_connection(std::exchange(other.m_connection, QSqlDatabase()))
    , m_isSuspect(other.m_isSuspect)
    , m_prepared(std::move(other.m_prepared))
    , m_lastInsertId(other.m_lastInsertId)
{
}

Database::~Database()
{
    if (!m_connection.isValid())
        return;
    m_prepared.clear();
    const QString name = m_connection.connectionName();
    m_connection.close();
    m_connection = QSqlDatabase();
    QSqlDatabase::removeDatabase(name);
}

base::Result<void> Database::check()
{
    if (!m_isSuspect)
        return {};
    const auto verdicts = rows(QStringLiteral("PRAGMA quick_check(1)"), {},
                               [](const QSqlQuery &row) { return row.value(0).toString(); });
    if (!verdicts)
        return base::failure(verdicts.error());
    if (*verdicts != std::vector{QStringLiteral("ok")}) {
        markSuspect(m_path);
        return base::failure(base::ErrorCode::Corrupt,
                             QStringLiteral("%1 is damaged: %2").arg(m_path, verdicts->front()));
    }
    m_isSuspect = false;
    clearSuspect(m_path);
    return {};
}

base::Unexpected Database::fail(const QSqlError &error)
{
    base::Error failed = errorOf(error);
    if (failed.code == base::ErrorCode::Corrupt) {
        markSuspect(m_path);
        failed.detail = QStringLiteral("%1 is damaged: %2").arg(m_path, failed.detail);
    }
    return base::failure(std::move(failed));
}

base::Result<int> Database::run(const QString &statement, std::initializer_list<QVariant> values)
{
    const base::Result<QSqlQuery *> query = execute(statement, values);
    if (!query)
        return base::failure(query.error());
    const int changed = (*query)->numRowsAffected();
    m_lastInsertId = (*query)->lastInsertId().toLongLong();
    (*query)->finish();
    return changed;
}

base::Result<void> Database::change(const QString &statement, std::initializer_list<QVariant> values)
{
    const base::Result<int> changed = run(statement, values);
    return changed ? base::Result<void>() : base::failure(changed.error());
}

base::Result<QSqlQuery *> Database::execute(const QString &statement, std::initializer_list<QVariant> values)
{
    auto found = m_prepared.find(statement);
    if (found == m_prepared.end()) {
        QSqlQuery query(m_connection);
        query.setForwardOnly(true);
        if (!query.prepare(statement))
            return fail(query.lastError());
        found = m_prepared.emplace(statement, std::move(query)).first;
    }
    QSqlQuery &query = found->second;
    int position = 0;
    for (const QVariant &value : values)
        query.bindValue(position++, value);
    if (!query.exec()) {
        const QSqlError error = query.lastError();
        query.finish();
        return fail(error);
    }
    return &query;
}

base::Result<int> Database::version()
{
    const auto rows = this->rows(QStringLiteral("PRAGMA user_version"), {},
                                 [](const QSqlQuery &row) { return row.value(0).toInt(); });
    if (!rows)
        return base::failure(rows.error());
    return rows->empty() ? 0 : rows->front();
}

base::Result<void> Database::migrate(std::span<const Migration> migrations)
{
    // Before anything is written: the lock, and whether we understand what is there.
    if (const auto locked = run(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE")); !locked)
        return base::failure(locked.error());
    const base::Result<int> found = version();
    if (!found)
        return base::failure(found.error());
    const int newest = static_cast<int>(migrations.size());
    if (*found < 0 || *found > newest + mostVersions) {
        return base::failure(base::ErrorCode::Corrupt,
                             QStringLiteral("%1 is damaged: it has version %2").arg(m_path).arg(*found));
    }
    if (*found > newest) {
        return base::failure(base::ErrorCode::TooNew,
                             QStringLiteral("the database has version %1, this program knows version %2")
                                 .arg(*found)
                                 .arg(newest));
    }
    constexpr auto sync = base::planted == base::Plant::NoSync ? "synchronous=NORMAL" : "synchronous=FULL";
    for (const char *pragma : {"journal_mode=WAL", sync}) {
        if (const auto set = run(QStringLiteral("PRAGMA ") + QLatin1String(pragma)); !set)
            return base::failure(set.error());
    }
    if (const auto begun = run(QStringLiteral("BEGIN IMMEDIATE")); !begun)
        return base::failure(begun.error());
    for (int next = *found; next < newest; ++next) {
        const QString script = QString::fromUtf8(migrations[static_cast<std::size_t>(next)].script);
        for (const QString &statement : script.split(QLatin1Char(';'))) {
            if (statement.trimmed().isEmpty())
                continue;
            if (const auto done = run(statement); !done)
                return base::failure(done.error());
        }
    }
    if (const auto noted = run(QStringLiteral("PRAGMA user_version=%1").arg(newest)); !noted)
        return base::failure(noted.error());
    if (const auto committed = run(QStringLiteral("COMMIT")); !committed)
        return base::failure(committed.error());
    // Only now: a migration that makes a table anew has to drop the one that others refer to
    // (https://www.sqlite.org/lang_altertable.html, 7).
    if (const auto set = run(QStringLiteral("PRAGMA foreign_keys=ON")); !set)
        return base::failure(set.error());
    return {};
}

} // namespace sql
