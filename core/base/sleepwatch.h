// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace base {

/// Decides whether the machine has slept since one last looked. Shorter naps than five seconds break no
/// connection and do not count, nor do several of them together.
class SleepWatch
{
public:
    /// `slept` is what the clock says, here and below.
    explicit SleepWatch(Duration slept)
        : m_slept(slept)
    {
    }

    /// Whether it has; each sleep is told once.
    [[nodiscard]] bool hasSlept(Duration slept)
    {
        const Duration before = std::exchange(m_slept, slept);
        return slept - before >= longEnough;
    }

private:
    static constexpr Duration longEnough{5'000};

    Duration m_slept;
};

} // namespace base
