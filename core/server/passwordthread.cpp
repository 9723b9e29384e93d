// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/passwordthread.h"

namespace server {

using base::Result;

namespace {

base::Unexpected busy()
{
    return base::failure(base::ErrorCode::Busy, QStringLiteral("too many sign in at once"));
}

} // namespace

PasswordThread::PasswordThread(crypto::PasswordCost cost)
    : m_cost(cost)
{
    connect(this, &PasswordThread::done, this, &PasswordThread::report, Qt::QueuedConnection);
}

PasswordThread::~PasswordThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
        m_waiting.clear();
    }
    m_arrived.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void PasswordThread::hash(const QByteArray &password, Reply<QByteArray> reply)
{
    const bool isTaken = submit([this, password, reply] {
        return [reply, outcome = crypto::hashedPassword(password, m_cost)] { reply(outcome); };
    });
    if (!isTaken)
        reply(busy());
}

void PasswordThread::match(const std::optional<QByteArray> &hash, const QByteArray &password,
                           Reply<bool> reply)
{
    const bool isTaken = submit([this, hash, password, reply] {
        const bool isRight = crypto::isPasswordOf(hash ? *hash : hashOfNobody(), password);
        return [reply, isRight = isRight && hash.has_value()] { reply(isRight); };
    });
    if (!isTaken)
        reply(busy());
}

const QByteArray &PasswordThread::hashOfNobody()
{
    if (m_hashOfNobody.isEmpty()) {
        if (const Result<QByteArray> hash = crypto::hashedPassword("nobody's password", m_cost))
            m_hashOfNobody = *hash;
    }
    return m_hashOfNobody;
}

bool PasswordThread::submit(Work work)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.size() >= maxWaiting)
        return false;
    m_waiting.push_back(std::move(work));
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
    m_arrived.notify_one();
    return true;
}

void PasswordThread::run()
{
    // Before anybody asks: the first who is unknown would wait for twice as long as others.
    (void)hashOfNobody();
    std::unique_lock lock(m_mutex);
    while (true) {
        m_arrived.wait(lock, [this] { return m_isEnding || !m_waiting.empty(); });
        if (m_isEnding)
            return;
        const Work work = std::move(m_waiting.front());
        m_waiting.pop_front();
        lock.unlock();
        std::function<void()> reply = work();
        lock.lock();
        m_replies.push_back(std::move(reply));
        Q_EMIT done();
    }
}

void PasswordThread::report()
{
    std::vector<std::function<void()>> replies;
    {
        const std::lock_guard lock(m_mutex);
        replies.swap(m_replies);
    }
    for (const auto &reply : replies)
        reply();
}

} // namespace server
