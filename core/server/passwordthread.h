// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/password.h"
#include "server/passwordhasher.h"

#include <QObject>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace server {

/// Hashes passwords in a thread of its own, one at a time, so that neither the hub waits for it nor many of
/// them take all memory. The thread starts with the first one. Replies come in the thread that made this
/// object, through its event loop.
class PasswordThread final : public QObject, public PasswordHasher
{
    Q_OBJECT

public:
    /// No more may wait: at a tenth of a second each, nobody waits for longer than a sign-in may take.
    static constexpr std::size_t maxWaiting = 32;

    explicit PasswordThread(crypto::PasswordCost cost = crypto::PasswordCost::usual());
    /// Forgets what waits, and ends the thread.
    ~PasswordThread() override;

    void hash(const QByteArray &password, Reply<QByteArray> reply) override;
    void match(const std::optional<QByteArray> &hash, const QByteArray &password, Reply<bool> reply) override;

Q_SIGNALS:
    /// From the other thread: there are replies to give. They cross under our own mutex, since the thread
    /// sanitizer does not see those within Qt.
    void done();

private:
    /// Runs in the thread, and gives what tells the outcome in the other one.
    using Work = std::function<std::function<void()>()>;

    /// Whether there was room.
    [[nodiscard]] bool submit(Work work);
    void run();
    void report();
    [[nodiscard]] const QByteArray &hashOfNobody();

    crypto::PasswordCost m_cost;
    QByteArray m_hashOfNobody; ///< the thread's
    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::deque<Work> m_waiting;
    std::vector<std::function<void()>> m_replies;
    bool m_isEnding = false;
    std::thread m_thread;
};

} // namespace server
