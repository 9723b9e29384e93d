// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

namespace net {

/// Decides when a silent connection is asked for a sign of life and when it is given up. A broken link
/// looks like an idle one to the socket, so nothing but an answer counts.
class Heartbeat
{
public:
    enum class Verdict {
        Fine, ///< heard of recently, or asked and still within the grace
        Ask,  ///< silent for the interval: ping now
        Dead, ///< no answer within the grace
    };

    Heartbeat(base::Duration interval, base::Duration grace, base::TimePoint now)
        : m_interval(interval)
        , m_grace(grace)
        , m_lastHeard(now)
    {
    }

    /// Anything came from the other side.
    void heard(base::TimePoint now)
    {
        m_lastHeard = now;
        m_hasAsked = false;
    }

    /// What to do now.
    [[nodiscard]] Verdict check(base::TimePoint now)
    {
        if (now >= m_lastHeard + m_interval + m_grace)
            return Verdict::Dead;
        if (now < m_lastHeard + m_interval || m_hasAsked)
            return Verdict::Fine;
        m_hasAsked = true;
        return Verdict::Ask;
    }

    /// When check() may next have something else to say.
    [[nodiscard]] base::TimePoint nextCheck() const
    {
        return m_lastHeard + (m_hasAsked ? m_interval + m_grace : m_interval);
    }

private:
    base::Duration m_interval;
    base::Duration m_grace;
    base::TimePoint m_lastHeard;
    bool m_hasAsked = false;
};

} // namespace net
