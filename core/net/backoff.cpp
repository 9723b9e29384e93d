// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backoff.h"

#include <algorithm>

namespace net {

Backoff::Backoff(base::Chance &chance, base::Duration first, base::Duration cap)
    : m_chance(chance)
    , m_first(first)
    , m_cap(cap)
{
}

base::Duration Backoff::next()
{
    // The exponent is bounded so that the shift cannot overflow; the cap holds long before.
    const base::Duration ceiling =
        std::min<base::Duration>(m_cap, m_first * (1LL << std::min(m_attempts, 20)));
    ++m_attempts;
    return base::Duration(m_chance.below(static_cast<std::uint64_t>(ceiling.count()) + 1));
}

} // namespace net
