// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <optional>

namespace server {

/// How much somebody may do: `burst` at once, `perMinute` in the long run. A token bucket (RFC 2697 calls
/// it a meter) that fills by itself.
struct Rate {
    double burst = 0;
    double perMinute = 0; ///< 0: without limit
};

class TokenBucket
{
public:
    TokenBucket(Rate rate, base::TimePoint now)
        : m_rate(rate)
        , m_tokens(rate.burst)
        , m_filledAt(now)
    {
    }

    /// Takes a token; where there is none, gives the time after which there will be.
    [[nodiscard]] std::optional<base::Duration> take(base::TimePoint now);

private:
    Rate m_rate;
    double m_tokens;
    base::TimePoint m_filledAt;
};

} // namespace server
