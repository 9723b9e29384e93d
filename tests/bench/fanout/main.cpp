// SPDX-License-Identifier: GPL-3.0-or-later
#include "complaint.h"
#include "loadgenerator.h"
#include "options.h"
#include "signin.h"

#include <cstdio>

#include <sodium.h>

namespace {

std::vector<bench::WebSocketClient> fillRoom(const bench::Options &options, bench::ReadBuffer &buffer)
{
    std::vector<bench::WebSocketClient> members;
    members.reserve(options.members);
    // All sign in before anybody subscribes, or each would hear of everybody who comes later.
    for (std::size_t number = 1; number <= options.members; ++number) {
        bench::WebSocketClient &member = members.emplace_back(options.port, buffer);
        if (options.dialect == bench::Dialect::Wireside)
            bench::signIn(member, number);
    }
    if (options.dialect == bench::Dialect::Plain)
        return members;
    for (bench::WebSocketClient &member : members)
        bench::subscribeToGeneral(member);
    return members;
}

} // namespace

/// Measures one server in one shape, and prints the figures as one JSON object.
int main(int argc, char **argv)
{
    const bench::Options options = bench::readOptions(argc, argv);
    if (sodium_init() < 0)
        bench::complain("libsodium cannot be used");
    bench::ReadBuffer buffer;
    bench::LoadGenerator generator(fillRoom(options, buffer), options.senders);
    const bench::Figures figures = generator.run(options.warmUp, options.measured, options.server);
    std::printf("{\"deliveries\":%llu,\"messages\":%llu,\"seconds\":%.3f,\"server_seconds\":%.2f,"
                "\"generator_seconds\":%.2f}\n",
                static_cast<unsigned long long>(figures.deliveries),
                static_cast<unsigned long long>(figures.messages), figures.elapsed.count(),
                figures.serverTime.count(), figures.generatorTime.count());
    return 0;
}
