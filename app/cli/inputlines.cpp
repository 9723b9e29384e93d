// SPDX-License-Identifier: GPL-3.0-or-later
#include "inputlines.h"

#include <condition_variable>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>

/// What the thread shares with its owner. A read cannot be interrupted portably, so the thread is let go
/// at the end and may outlive the owner: then it finds none.
struct InputLines::Reader {
    std::mutex mutex;
    std::condition_variable wanted;
    int requests = 0;
    InputLines *owner = nullptr;

    void run()
    {
        while (waitForRequest()) {
            std::string line;
            const bool isLine = static_cast<bool>(std::getline(std::cin, line));
            if (!line.empty() && line.back() == '\r')
                line.pop_back();
            report(isLine, QString::fromStdString(line));
            if (!isLine)
                return;
        }
    }

    /// Waits until a line is asked for. False where the owner is gone.
    bool waitForRequest()
    {
        std::unique_lock lock(mutex);
        wanted.wait(lock, [this] { return requests > 0 || !owner; });
        --requests;
        return owner != nullptr;
    }

    /// Emits in this thread; Qt queues it for those who are connected in another.
    void report(bool isLine, const QString &line)
    {
        const std::lock_guard lock(mutex);
        if (!owner)
            return;
        if (isLine)
            Q_EMIT owner->arrived(line);
        else
            Q_EMIT owner->ended();
    }
};

InputLines::InputLines()
    : m_reader(std::make_shared<Reader>())
{
    m_reader->owner = this;
    std::thread([reader = m_reader] { reader->run(); }).detach();
}

InputLines::~InputLines()
{
    const std::lock_guard lock(m_reader->mutex);
    m_reader->owner = nullptr;
    m_reader->wanted.notify_one();
}

void InputLines::next()
{
    const std::lock_guard lock(m_reader->mutex);
    ++m_reader->requests;
    m_reader->wanted.notify_one();
}
