// SPDX-License-Identifier: GPL-3.0-or-later
#include "fanout/complaint.h"
#include "fanout/signin.h"
#include "latencyprobe.h"
#include "stalledreader.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace std::chrono_literals;

/// Between two messages; a thousand members get 50,000 deliveries a second.
constexpr std::chrono::milliseconds pace = 20ms;
/// With a stalled reader less than the 10 s after which the server drops it.
constexpr std::chrono::milliseconds measured = 5s;

std::vector<bench::WebSocketClient> fillRoom(std::uint16_t port, std::size_t count, bench::ReadBuffer &buffer)
{
    std::vector<bench::WebSocketClient> members;
    members.reserve(count);
    // All sign in before anybody subscribes, or each would hear of everybody who comes later.
    for (std::size_t number = 1; number <= count; ++number)
        bench::signIn(members.emplace_back(port, buffer), number);
    for (bench::WebSocketClient &member : members)
        bench::subscribeToGeneral(member);
    return members;
}

} // namespace

/// Measures the latency of deliveries in a room, in turns without and with one reader that stalls; prints a
/// JSON array of pairs of p99 in milliseconds.
int main(int argc, char **argv)
{
    if (argc != 4)
        bench::complain("usage: bench_stalled PORT MEMBERS ROUNDS");
    const auto port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    const auto count = static_cast<std::size_t>(std::atoi(argv[2]));
    bench::ReadBuffer buffer;
    std::vector<bench::WebSocketClient> members = fillRoom(port, count, buffer);
    const std::string page = bench::fillPage(members.front());
    bench::LatencyProbe probe(std::move(members), pace);
    std::printf("[");
    for (int round = 0; round < std::atoi(argv[3]); ++round) {
        probe.settle(1s);
        const double without = probe.p99(measured);
        const bench::StalledReader stalled(port, buffer, count + static_cast<std::size_t>(round) + 1, page);
        probe.settle(1s);
        const double with = probe.p99(measured);
        std::printf("%s[%.3f,%.3f]", round == 0 ? "" : ",", without, with);
    }
    std::printf("]\n");
    return 0;
}
