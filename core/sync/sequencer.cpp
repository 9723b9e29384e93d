// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sequencer.h"

#include <limits>

namespace client {

std::vector<protocol::RoomEvent> Sequencer::take(const std::vector<protocol::RoomEvent> &events)
{
    for (const protocol::RoomEvent &event : events) {
        if (event.seq > m_last)
            m_early.try_emplace(event.seq, event);
    }
    std::vector<protocol::RoomEvent> inOrder;
    while (!m_early.empty() && (m_last == 0 || m_early.begin()->first == m_last + 1)) {
        auto next = m_early.extract(m_early.begin());
        m_last = next.key();
        inOrder.push_back(std::move(next.mapped()));
    }
    return inOrder;
}

std::optional<Sequencer::Hole> Sequencer::hole() const
{
    if (!m_early.empty())
        return Hole{m_last, m_early.begin()->first};
    if (m_last < m_expected)
        return Hole{m_last, m_expected + 1};
    return std::nullopt;
}

std::vector<protocol::RoomEvent> Sequencer::skipTo(base::Seq seq)
{
    m_last = seq - 1;
    return takeEarlyBefore(seq);
}

std::vector<protocol::RoomEvent> Sequencer::reset()
{
    m_last = 0;
    m_expected = 0;
    return takeEarlyBefore(std::numeric_limits<base::Seq>::max());
}

std::vector<protocol::RoomEvent> Sequencer::takeEarlyBefore(base::Seq seq)
{
    std::vector<protocol::RoomEvent> early;
    while (!m_early.empty() && m_early.begin()->first < seq)
        early.push_back(std::move(m_early.extract(m_early.begin()).mapped()));
    return early;
}

} // namespace client
