// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/storage.h"

#include "base/planted.h"

namespace sql {

namespace {

/// Whether the statement failed alone; after other failures SQLite may have rolled the whole
/// transaction back (https://www.sqlite.org/lang_transaction.html, 3.1).
bool concernsTheJobAlone(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Invalid:
    case base::ErrorCode::NotFound:
    case base::ErrorCode::Conflict:
    case base::ErrorCode::Forbidden:
    case base::ErrorCode::Refused:
        return true;
    case base::ErrorCode::Busy:
    case base::ErrorCode::TooNew:
    case base::ErrorCode::Corrupt:
    case base::ErrorCode::NoSpace:
    case base::ErrorCode::Io:
    case base::ErrorCode::Unreachable:
        return false;
    }
    return false;
}

base::Result<void> runInSavepoint(Database &database, const Job &job)
{
    if (const auto marked = database.run(QStringLiteral("SAVEPOINT job")); !marked)
        return base::failure(marked.error());
    base::Result<void> result = job.work(database);
    // The whole batch goes back then, and SQLite may have forgotten the savepoint already.
    if (!result && !concernsTheJobAlone(result.error().code))
        return result;
    if (!result) {
        if (const auto undone = database.run(QStringLiteral("ROLLBACK TO job")); !undone)
            return base::failure(undone.error());
    }
    if (const auto released = database.run(QStringLiteral("RELEASE job")); !released)
        return base::failure(released.error());
    return result;
}

std::vector<base::Result<void>> failAll(Database &database, std::size_t count, const base::Error &error)
{
    // Where SQLite has rolled back already this fails too, and that is as good.
    (void)database.run(QStringLiteral("ROLLBACK"));
    return std::vector<base::Result<void>>(count, base::failure(error));
}

} // namespace

std::vector<base::Result<void>> runBatch(Database &database, const std::vector<Job> &jobs)
{
    if (const auto begun = database.run(QStringLiteral("BEGIN")); !begun)
        return failAll(database, jobs.size(), begun.error());
    std::vector<base::Result<void>> results;
    results.reserve(jobs.size());
    for (const Job &job : jobs) {
        results.push_back(runInSavepoint(database, job));
        if (!results.back() && !concernsTheJobAlone(results.back().error().code))
            return failAll(database, jobs.size(), results.back().error());
    }
    if (base::planted == base::Plant::EarlyAck)
        return results;
    if (const auto committed = database.run(QStringLiteral("COMMIT")); !committed)
        return failAll(database, jobs.size(), committed.error());
    return results;
}

} // namespace sql
