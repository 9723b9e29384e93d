// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <set>

namespace support {

/// A clock that moves only when a test turns it, and fires its timers in the order of their time.
class FakeClock final : public base::Clock
{
public:
    FakeClock();
    ~FakeClock() override;

    [[nodiscard]] base::TimePoint now() const override { return m_now; }
    [[nodiscard]] base::UtcTime utcNow() const override;
    [[nodiscard]] base::Duration slept() const override { return m_slept; }
    [[nodiscard]] std::unique_ptr<base::Timer> makeTimer(std::function<void()> onExpired) override;

    /// Turns the clock on and fires what falls due on the way, each at its own moment.
    void advance(base::Duration duration);
    /// The machine sleeps: the time of day goes on, everything else stands still.
    void sleep(base::Duration duration) { m_slept += duration; }
    /// The moment of the next timer; nothing where none is running.
    [[nodiscard]] std::optional<base::TimePoint> nextDue() const;

private:
    class FakeTimer;
    struct Earlier {
        bool operator()(const FakeTimer *a, const FakeTimer *b) const;
    };

    base::TimePoint m_now;
    base::Duration m_slept{0};
    quint64 m_started = 0;
    std::set<FakeTimer *, Earlier> m_running;
};

} // namespace support
