// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"

namespace net {

/// How long to wait before the next attempt: exponential with full jitter, so that many clients of one
/// restarted server come back spread out (M. Brooker, "Exponential Backoff And Jitter", 2015).
class Backoff
{
public:
    explicit Backoff(base::Chance &chance, base::Duration first = base::Duration(500),
                     base::Duration cap = base::Duration(30'000));

    /// The wait before the next attempt, and one more attempt counted.
    [[nodiscard]] base::Duration next();
    /// Begins anew, after a connection that held.
    void reset() { m_attempts = 0; }
    /// Attempts since the last reset.
    [[nodiscard]] int attempts() const { return m_attempts; }

private:
    base::Chance &m_chance;
    base::Duration m_first;
    base::Duration m_cap;
    int m_attempts = 0;
};

} // namespace net
