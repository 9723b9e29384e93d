// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokenbucket.h"

#include <algorithm>
#include <cmath>

namespace server {

std::optional<base::Duration> TokenBucket::take(base::TimePoint now)
{
    if (m_rate.perMinute <= 0)
        return std::nullopt;
    const double perMs = m_rate.perMinute / 60'000.0;
    m_tokens = std::min(m_rate.burst, m_tokens + static_cast<double>((now - m_filledAt).count()) * perMs);
    m_filledAt = now;
    if (m_tokens < 1)
        return base::Duration(static_cast<qint64>(std::ceil((1 - m_tokens) / perMs)));
    m_tokens -= 1;
    return std::nullopt;
}

} // namespace server
