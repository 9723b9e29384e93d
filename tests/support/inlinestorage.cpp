// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/inlinestorage.h"

#include <utility>

namespace support {

void InlineStorage::commit()
{
    const bool fails = std::exchange(m_failsNext, false);
    if (m_waiting.empty())
        return;
    if (fails)
        return fail();
    const std::vector<sql::Job> jobs = std::exchange(m_waiting, {});
    const std::vector<base::Result<void>> results = sql::runBatch(m_database, jobs);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        jobs[i].done(results[i]);
}

void InlineStorage::commitSilently()
{
    const std::vector<sql::Job> jobs = std::exchange(m_waiting, {});
    (void)sql::runBatch(m_database, jobs);
}

void InlineStorage::fail()
{
    for (const sql::Job &job : std::exchange(m_waiting, {}))
        job.done(base::failure(base::ErrorCode::Io, QStringLiteral("the disk refuses, as told")));
}

} // namespace support
