// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sql/storage.h"

#include <QObject>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace sql {

/// A database in a thread of its own. All jobs that arrive while one commit runs share the next one.
/// Reports come in the thread that made this object, through its event loop.
class StorageThread final : public QObject, public Storage
{
    Q_OBJECT

public:
    /// Opens the database in a new thread; fails as Database::open() does.
    [[nodiscard]] static base::Result<std::unique_ptr<StorageThread>>
    open(const QString &path, std::span<const Migration> migrations);

    /// Carries out what has been submitted, without reporting it any more, and ends the thread.
    ~StorageThread() override;

    using Storage::submit;
    void submit(Job job) override;

Q_SIGNALS:
    /// From the database's thread: there are outcomes to report. They cross under our own mutex, since the
    /// thread sanitizer does not see those within Qt.
    void carriedOut();

private:
    struct Outcome {
        std::vector<Job> jobs;
        std::vector<base::Result<void>> results;
    };

    StorageThread();

    void work(Database database);
    void report();

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<Job> m_queue;
    std::vector<Outcome> m_outcomes;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace sql
