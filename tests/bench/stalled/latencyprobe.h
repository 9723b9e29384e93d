// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fanout/websocketclient.h"

#include <chrono>
#include <cstdint>
#include <vector>

namespace bench {

/// A room of members, the first of whom says something at a steady pace. How long each delivery took, to each
/// of the others, from the moment at which it was due to be said.
class LatencyProbe
{
public:
    using Clock = std::chrono::steady_clock;

    /// The clients are all in the room `general`, and have subscribed.
    LatencyProbe(std::vector<WebSocketClient> members, std::chrono::milliseconds pace);
    LatencyProbe(const LatencyProbe &) = delete;
    LatencyProbe &operator=(const LatencyProbe &) = delete;
    ~LatencyProbe();

    /// The milliseconds that all but a hundredth of the deliveries took at most.
    [[nodiscard]] double p99(std::chrono::milliseconds measured);
    /// Goes on for so long without measuring.
    void settle(std::chrono::milliseconds duration);

private:
    void talkUntil(Clock::time_point end);
    void say();
    void receive(std::size_t member);

    int m_epoll = -1;
    std::vector<WebSocketClient> m_members;
    std::chrono::milliseconds m_pace;
    Clock::time_point m_nextDue = Clock::now();
    std::vector<Clock::time_point> m_said; ///< when each message was due, by its number
    std::vector<double> m_latencies;
};

} // namespace bench
