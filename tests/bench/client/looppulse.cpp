// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/looppulse.h"

#include <algorithm>

namespace bench {

namespace {

constexpr std::chrono::milliseconds period{1};

} // namespace

LoopPulse::LoopPulse()
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &LoopPulse::beat);
}

void LoopPulse::start()
{
    m_late.clear();
    m_due = Clock::now() + period;
    m_timer.start(period);
}

void LoopPulse::stop()
{
    beat();
    m_timer.stop();
    std::ranges::sort(m_late);
}

double LoopPulse::quantile(double share) const
{
    if (m_late.empty())
        return 0;
    const auto place = static_cast<std::size_t>(share * static_cast<double>(m_late.size()));
    return m_late[std::min(place, m_late.size() - 1)];
}

void LoopPulse::beat()
{
    const auto now = Clock::now();
    for (; m_due <= now; m_due += period)
        m_late.push_back(std::chrono::duration<double, std::milli>(now - m_due).count());
}

} // namespace bench
