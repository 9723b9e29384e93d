// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTimer>

namespace base {

namespace {

class QtTimer final : public Timer
{
public:
    explicit QtTimer(std::function<void()> onExpired)
        : m_onExpired(std::move(onExpired))
    {
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { m_onExpired(); });
    }

    void start(Duration delay) override { m_timer.start(delay); }
    void stop() override { m_timer.stop(); }
    [[nodiscard]] bool isActive() const override { return m_timer.isActive(); }

private:
    std::function<void()> m_onExpired;
    QTimer m_timer;
};

} // namespace

TimePoint SystemClock::now() const
{
    return std::chrono::time_point_cast<Duration>(std::chrono::steady_clock::now());
}

UtcTime SystemClock::utcNow() const
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

std::unique_ptr<Timer> SystemClock::makeTimer(std::function<void()> onExpired)
{
    return std::make_unique<QtTimer>(std::move(onExpired));
}

} // namespace base
