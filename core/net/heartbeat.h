// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"

#include <algorithm>
#include <optional>

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
        m_deadline.reset();
        m_isDoubted = false;
    }

    /// The link may have been cut without a sign; whoever calls this asks at once. It has `patience` to
    /// answer.
    void doubt(base::TimePoint now, base::Duration patience)
    {
        m_deadline = std::min(m_deadline.value_or(base::TimePoint::max()), now + patience);
        m_isDoubted = true;
    }
    /// Whether nothing was heard since it was doubted.
    [[nodiscard]] bool isDoubted() const { return m_isDoubted; }

    /// What to do now.
    [[nodiscard]] Verdict check(base::TimePoint now)
    {
        if (now >= m_deadline.value_or(m_lastHeard + m_interval + m_grace))
            return Verdict::Dead;
        if (m_deadline || now < m_lastHeard + m_interval)
            return Verdict::Fine;
        m_deadline = m_lastHeard + m_interval + m_grace;
        return Verdict::Ask;
    }

    /// When check() may next have something else to say.
    [[nodiscard]] base::TimePoint nextCheck() const { return m_deadline.value_or(m_lastHeard + m_interval); }

private:
    base::Duration m_interval;
    base::Duration m_grace;
    base::TimePoint m_lastHeard;
    std::optional<base::TimePoint> m_deadline; ///< for an answer, once it was asked
    bool m_isDoubted = false;
};

} // namespace net
