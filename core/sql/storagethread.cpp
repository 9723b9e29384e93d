// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/storagethread.h"

#include "base/planted.h"

#include <future>

namespace sql {

base::Result<std::unique_ptr<StorageThread>> StorageThread::open(const QString &path,
                                                                 std::span<const Migration> migrations)
{
    std::unique_ptr<StorageThread> storage(new StorageThread);
    std::promise<base::Result<void>> opened;
    std::future<base::Result<void>> outcome = opened.get_future();
    storage->m_thread =
        std::thread([opened = std::move(opened), raw = storage.get(), path, migrations]() mutable {
            base::Result<Database> database = Database::open(path, migrations);
            if (!database)
                return opened.set_value(base::failure(database.error()));
            opened.set_value({});
            raw->work(std::move(*database));
        });
    if (const base::Result<void> result = outcome.get(); !result)
        return base::failure(result.error());
    return storage;
}

StorageThread::StorageThread()
{
    connect(this, &StorageThread::carriedOut, this, &StorageThread::report, Qt::QueuedConnection);
}

StorageThread::~StorageThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_arrived.notify_one();
    m_thread.join();
}

void StorageThread::submit(Job job)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back(std::move(job));
    }
    m_arrived.notify_one();
}

void StorageThread::work(Database database)
{
    while (true) {
        std::vector<Job> jobs;
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return !m_queue.empty() || m_isEnding; });
            if (m_queue.empty())
                return;
            jobs.swap(m_queue);
        }
        std::vector<base::Result<void>> results = runBatch(database, jobs);
        {
            const std::lock_guard lock(m_mutex);
            m_outcomes.push_back({std::move(jobs), std::move(results)});
        }
        Q_EMIT carriedOut();
        if (base::planted == base::Plant::EarlyAck)
            (void)database.run(QStringLiteral("COMMIT"));
    }
}

void StorageThread::report()
{
    std::vector<Outcome> outcomes;
    {
        const std::lock_guard lock(m_mutex);
        outcomes.swap(m_outcomes);
    }
    for (const auto &[jobs, results] : outcomes) {
        for (std::size_t i = 0; i < jobs.size(); ++i)
            jobs[i].done(results[i]);
    }
}

} // namespace sql
