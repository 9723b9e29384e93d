// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <chrono>
#include <functional>
#include <memory>

namespace base {

using Duration = std::chrono::milliseconds;
/// A moment of the monotonic clock; comparable only within one process.
using TimePoint = std::chrono::time_point<std::chrono::steady_clock, Duration>;

/// Calls back once after a while; stopped by its destruction.
class Timer
{
public:
    virtual ~Timer() = default;

    /// Calls back once after `delay`, instead of any earlier start.
    virtual void start(Duration delay) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isActive() const = 0;
};

/// The only source of time: a real one in programs, one turned by hand in tests.
class Clock
{
public:
    virtual ~Clock() = default;

    /// Never goes back, whatever happens to the time of day.
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// The time of day; for people, never for order.
    [[nodiscard]] virtual UtcTime utcNow() const = 0;
    /// How long the machine has slept since it was started; now() may stand still meanwhile.
    [[nodiscard]] virtual Duration slept() const = 0;
    /// A timer that calls `onExpired` in this thread's event loop.
    [[nodiscard]] virtual std::unique_ptr<Timer> makeTimer(std::function<void()> onExpired) = 0;
};

/// The machine's clock and Qt's event loop.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] TimePoint now() const override;
    [[nodiscard]] UtcTime utcNow() const override;
    [[nodiscard]] Duration slept() const override;
    [[nodiscard]] std::unique_ptr<Timer> makeTimer(std::function<void()> onExpired) override;
};

} // namespace base
