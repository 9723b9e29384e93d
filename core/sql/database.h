// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <initializer_list>
#include <span>
#include <unordered_map>
#include <vector>

namespace sql {

/// One step of a schema: the statements that bring a database from version n - 1 to version n, where n is
/// its place in the list, from 1. Once released, a migration never changes.
struct Migration {
    const char *script;
};

/// One SQLite database, used by the thread that opened it. WAL with synchronous=FULL: a commit that
/// returned is on the disk. The file is locked for this connection alone; the system drops the lock with
/// the process, so a crash leaves nothing to clean up.
class Database
{
public:
    /// Opens or creates `path` (":memory:" for a database without a file) and brings it to the newest
    /// version. Fails with Busy where somebody else has it open, with TooNew where a newer version of
    /// Wireside wrote it (it is left untouched), with Refused where this user may not write it,
    /// with Corrupt, NoSpace or Io where the file or disk says so.
    [[nodiscard]] static base::Result<Database> open(const QString &path,
                                                     std::span<const Migration> migrations);

    /// Opens a database that is damaged, to read what can be read of it: nothing is written, nothing
    /// migrated.
    [[nodiscard]] static base::Result<Database> openDamaged(const QString &path);

    Database(Database &&other) noexcept;
    Database &operator=(Database &&) = delete;
    ~Database();

    /// Reads the whole file where it is suspect (sql/damage.h), as after a crash; otherwise does nothing.
    /// Fails with Corrupt where it is damaged.
    [[nodiscard]] base::Result<void> check();

    /// Runs one statement with its values bound in order; it is prepared once and kept. Gives the number
    /// of rows changed. A unique index or other constraint that refuses a row fails with Conflict.
    base::Result<int> run(const QString &statement, std::initializer_list<QVariant> values = {});

    /// The same, where nobody asks how many rows changed.
    [[nodiscard]] base::Result<void> change(const QString &statement,
                                            std::initializer_list<QVariant> values = {});

    /// Runs a query and gives its rows, each as `read` makes it from the query's current row.
    template <class Read>
    [[nodiscard]] auto rows(const QString &statement, std::initializer_list<QVariant> values, Read read)
        -> base::Result<std::vector<decltype(read(std::declval<const QSqlQuery &>()))>>;

    /// The rows up to the first that cannot be read, which may be all of them.
    template <class Read>
    [[nodiscard]] auto readableRows(const QString &statement, std::initializer_list<QVariant> values,
                                    Read read)
        -> std::vector<decltype(read(std::declval<const QSqlQuery &>()))>;

    /// The id that the last INSERT gave to its row.
    [[nodiscard]] qint64 lastInsertId() const { return m_lastInsertId; }

private:
    explicit Database(const QString &path);

    [[nodiscard]] base::Result<QSqlQuery *> execute(const QString &statement,
                                                    std::initializer_list<QVariant> values);
    /// The failure that an error is; damage is noted for the next time the file is opened.
    [[nodiscard]] base::Unexpected fail(const QSqlError &error);
    [[nodiscard]] base::Result<void> migrate(std::span<const Migration> migrations);
    [[nodiscard]] base::Result<int> version();

    QString m_path;
    QSqlDatabase m_connection;
    bool m_isSuspect = false;
    std::unordered_map<QString, QSqlQuery> m_prepared;
    qint64 m_lastInsertId = 0;
};

/// What a failed query says, as a failure of ours.
[[nodiscard]] base::Error errorOf(const QSqlError &error);

/// A text as SQLite keeps it: a null QString would be NULL, and an empty text is one all the same.
[[nodiscard]] inline QVariant text(const QString &value)
{
    return QVariant(value.isNull() ? QStringLiteral("") : value);
}

/// A position or count as SQLite keeps it: a signed 64-bit integer.
[[nodiscard]] inline QVariant integer(quint64 value)
{
    return QVariant(static_cast<qint64>(value));
}

/// The first of some rows, as rows() gives them; nothing where there is none.
template <class T>
[[nodiscard]] base::Result<std::optional<T>> firstOf(base::Result<std::vector<T>> rows)
{
    if (!rows)
        return base::failure(rows.error());
    return rows->empty() ? std::optional<T>() : std::optional<T>(std::move(rows->front()));
}

template <class Read>
auto Database::rows(const QString &statement, std::initializer_list<QVariant> values, Read read)
    -> base::Result<std::vector<decltype(read(std::declval<const QSqlQuery &>()))>>
{
    const base::Result<QSqlQuery *> query = execute(statement, values);
    if (!query)
        return base::failure(query.error());
    std::vector<decltype(read(std::declval<const QSqlQuery &>()))> result;
    while ((*query)->next())
        result.push_back(read(**query));
    const QSqlError error = (*query)->lastError();
    (*query)->finish();
    if (error.isValid())
        return fail(error);
    return result;
}

template <class Read>
auto Database::readableRows(const QString &statement, std::initializer_list<QVariant> values, Read read)
    -> std::vector<decltype(read(std::declval<const QSqlQuery &>()))>
{
    std::vector<decltype(read(std::declval<const QSqlQuery &>()))> result;
    const base::Result<QSqlQuery *> query = execute(statement, values);
    if (!query)
        return result;
    while ((*query)->next())
        result.push_back(read(**query));
    (*query)->finish();
    return result;
}

} // namespace sql
