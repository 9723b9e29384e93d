// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTimer>

#if defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_DARWIN)
#include <mach/mach_time.h>
#elif defined(Q_OS_LINUX)
#include <ctime>
#endif

namespace base {

namespace {

// Each system has a clock that stands still while it sleeps and one that goes on.
#if defined(Q_OS_WIN)

Duration timeAsleep()
{
    ULONGLONG awake = 0; // in steps of 100 ns
    QueryUnbiasedInterruptTime(&awake);
    return Duration(static_cast<qint64>(GetTickCount64()) - static_cast<qint64>(awake / 10'000));
}

#elif defined(Q_OS_DARWIN)

Duration timeAsleep()
{
    mach_timebase_info_data_t unit = {};
    mach_timebase_info(&unit);
    const std::uint64_t ticks = mach_continuous_time() - mach_absolute_time();
    return std::chrono::duration_cast<Duration>(std::chrono::nanoseconds(ticks * unit.numer / unit.denom));
}

#elif defined(Q_OS_LINUX)

std::chrono::nanoseconds timeOf(clockid_t clock)
{
    timespec time = {};
    clock_gettime(clock, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

Duration timeAsleep()
{
    return std::chrono::duration_cast<Duration>(timeOf(CLOCK_BOOTTIME) - timeOf(CLOCK_MONOTONIC));
}

#else

Duration timeAsleep()
{
    return {};
}

#endif

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

Duration SystemClock::slept() const
{
    return timeAsleep();
}

std::unique_ptr<Timer> SystemClock::makeTimer(std::function<void()> onExpired)
{
    return std::make_unique<QtTimer>(std::move(onExpired));
}

} // namespace base
