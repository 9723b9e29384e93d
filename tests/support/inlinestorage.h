// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/storage.h"

#include <vector>

namespace support {

/// A storage without a thread: jobs wait until a test says that the next commit happens, or that the
/// process dies before it does.
class InlineStorage final : public sql::Storage
{
public:
    explicit InlineStorage(sql::Database database)
        : m_database(std::move(database))
    {
    }

    using Storage::submit;
    void submit(sql::Job job) override { m_waiting.push_back(std::move(job)); }

    [[nodiscard]] bool isIdle() const { return m_waiting.empty(); }
    /// Commits and reports what has been submitted, as one batch. What is submitted meanwhile waits.
    void commit();
    /// Carries out what has been submitted and tells nobody: the process died after the commit.
    void commitSilently();
    /// Forgets what has been submitted: the process died before the commit.
    void lose() { m_waiting.clear(); }
    /// The disk refuses what has been submitted: nothing is carried out, and everybody is told so.
    void fail();
    /// The next commit() does that instead.
    void failNextCommit() { m_failsNext = true; }

    /// What is committed, for tests that look at the disk itself.
    [[nodiscard]] sql::Database &database() { return m_database; }

private:
    sql::Database m_database;
    std::vector<sql::Job> m_waiting;
    bool m_failsNext = false;
};

} // namespace support
