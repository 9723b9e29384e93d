// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "websocketclient.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include <sys/types.h>

namespace bench {

/// What came of a measurement.
struct Figures {
    std::uint64_t deliveries = 0;                  ///< text frames that members received
    std::uint64_t messages = 0;                    ///< of them, answers to the sender of the message
    std::chrono::duration<double> elapsed{};       ///< wall clock
    std::chrono::duration<double> serverTime{};    ///< processor time of the server
    std::chrono::duration<double> generatorTime{}; ///< processor time of the load generator
};

/// A room of members, the first few of whom talk: each says the next thing as soon as the frame arrives that
/// carries the id of what it said last, be that an ack or an echo. Everything else is counted by its header
/// alone.
class LoadGenerator
{
public:
    /// The clients are all in the room `general` by now; `senders` of them talk.
    LoadGenerator(std::vector<WebSocketClient> members, std::size_t senders);
    LoadGenerator(const LoadGenerator &) = delete;
    LoadGenerator &operator=(const LoadGenerator &) = delete;
    ~LoadGenerator();

    /// Talks for `warmUp`, and then measures for `measured`, the server's processor time included.
    [[nodiscard]] Figures run(std::chrono::seconds warmUp, std::chrono::seconds measured, pid_t server);

private:
    using Clock = std::chrono::steady_clock;

    void say(std::size_t sender);
    void talkUntil(Clock::time_point end);
    void receive(std::size_t member);

    int m_epoll = -1;
    std::vector<WebSocketClient> m_members;
    std::vector<std::string> m_waitingFor; ///< by sender: the id of the message on its way
    std::uint64_t m_said = 0;
    std::uint64_t m_deliveries = 0;
    std::uint64_t m_messages = 0;
};

} // namespace bench
