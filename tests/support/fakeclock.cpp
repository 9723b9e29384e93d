// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"

#include <utility>

namespace support {

class FakeClock::FakeTimer final : public base::Timer
{
public:
    FakeTimer(FakeClock &clock, std::function<void()> onExpired)
        : m_clock(clock)
        , m_onExpired(std::move(onExpired))
    {
    }
    ~FakeTimer() override { stop(); }

    void start(base::Duration delay) override
    {
        stop();
        m_due = m_clock.m_now + delay;
        m_order = ++m_clock.m_started;
        m_clock.m_running.insert(this);
    }
    void stop() override { m_clock.m_running.erase(this); }
    [[nodiscard]] bool isActive() const override
    {
        return m_clock.m_running.contains(const_cast<FakeTimer *>(this));
    }

    [[nodiscard]] base::TimePoint due() const { return m_due; }
    [[nodiscard]] quint64 order() const { return m_order; }
    void expire() { m_onExpired(); }

private:
    FakeClock &m_clock;
    std::function<void()> m_onExpired;
    base::TimePoint m_due;
    quint64 m_order = 0;
};

bool FakeClock::Earlier::operator()(const FakeTimer *a, const FakeTimer *b) const
{
    return std::pair(a->due(), a->order()) < std::pair(b->due(), b->order());
}

FakeClock::FakeClock()
    : m_now(std::chrono::hours(1))
{
}

FakeClock::~FakeClock() = default;

base::UtcTime FakeClock::utcNow() const
{
    using namespace std::chrono_literals;
    const base::UtcTime start = std::chrono::sys_days(std::chrono::year(2026) / 11 / 20);
    return start + m_now.time_since_epoch() + m_slept;
}

std::unique_ptr<base::Timer> FakeClock::makeTimer(std::function<void()> onExpired)
{
    return std::make_unique<FakeTimer>(*this, std::move(onExpired));
}

void FakeClock::advance(base::Duration duration)
{
    const base::TimePoint end = m_now + duration;
    while (!m_running.empty() && (*m_running.begin())->due() <= end) {
        FakeTimer *timer = *m_running.begin();
        m_now = std::max(m_now, timer->due());
        timer->stop();
        timer->expire();
    }
    m_now = end;
}

std::optional<base::TimePoint> FakeClock::nextDue() const
{
    if (m_running.empty())
        return std::nullopt;
    return (*m_running.begin())->due();
}

} // namespace support
