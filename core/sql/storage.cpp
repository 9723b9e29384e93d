// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/storage.h"

#include "base/planted.h"

#include <algorithm>
#include <span>

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

/// Whether the disk is full, or does not take what is written for now.
bool isRefusalOfTheDisk(const base::Result<void> &result)
{
    if (result)
        return false;
    return result.error().code == base::ErrorCode::NoSpace || result.error().code == base::ErrorCode::Io;
}

std::vector<base::Result<void>> failAll(Database &database, std::size_t count, const base::Error &error)
{
    // Where SQLite has rolled back already this fails too, and that is as good.
    (void)database.run(QStringLiteral("ROLLBACK"));
    return std::vector<base::Result<void>>(count, base::failure(error));
}

/// Carries out jobs in one transaction.
std::vector<base::Result<void>> runTogether(Database &database, std::span<const Job> jobs)
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

} // namespace

std::vector<base::Result<void>> runBatch(Database &database, const std::vector<Job> &jobs)
{
    std::vector<base::Result<void>> results = runTogether(database, jobs);
    if (jobs.size() < 2 || std::ranges::none_of(results, isRefusalOfTheDisk))
        return results;
    for (std::size_t i = 0; i < jobs.size(); ++i)
        results[i] = runTogether(database, std::span(jobs).subspan(i, 1)).front();
    return results;
}

} // namespace sql
