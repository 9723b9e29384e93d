// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/database.h"

#include <functional>
#include <memory>
#include <vector>

namespace sql {

/// A unit of work on a database, and whom to tell. A job is all or nothing.
struct Job {
    std::function<base::Result<void>(Database &)> work; ///< runs where the database lives
    /// Runs where the job was submitted, only after the commit: what it reports is on the disk.
    std::function<void(const base::Result<void> &)> done;
};

/// Where jobs go. They are carried out, and reported, in the order in which they were submitted.
class Storage
{
public:
    virtual ~Storage() = default;

    virtual void submit(Job job) = 0;

    /// Submits work that yields a T.
    template <class T>
    void submit(std::function<base::Result<T>(Database &)> work, std::function<void(base::Result<T>)> done)
    {
        auto outcome = std::make_shared<std::optional<base::Result<T>>>();
        submit(Job{[work = std::move(work), outcome](Database &database) -> base::Result<void> {
                       outcome->emplace(work(database));
                       return **outcome ? base::Result<void>() : base::failure((*outcome)->error());
                   },
                   [done = std::move(done), outcome](const base::Result<void> &committed) {
                       if (committed)
                           done(std::move(**outcome));
                       else
                           done(base::failure(committed.error()));
                   }});
    }
};

/// Carries out jobs in one transaction, each in a savepoint of its own, so that one synced commit serves
/// all of them (group commit). Gives each job's result. Where the disk refuses the batch, each job is carried
/// out anew by itself, so that who only reads does not fail for who writes; other troubles fail them all.
[[nodiscard]] std::vector<base::Result<void>> runBatch(Database &database, const std::vector<Job> &jobs);

} // namespace sql
