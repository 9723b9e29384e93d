// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

#include <sys/types.h>

namespace bench {

/// What a server expects before it delivers.
enum class Dialect {
    Wireside, ///< a sign-in and a subscription
    Plain,    ///< nothing: who is connected is in the room
};

/// What the command line says.
struct Options {
    std::uint16_t port = 0;
    pid_t server = 0; ///< whose processor time counts
    Dialect dialect = Dialect::Wireside;
    std::size_t members = 100;
    std::size_t senders = 10;
    std::chrono::seconds warmUp{1};
    std::chrono::seconds measured{5};
};

/// Reads the command line; explains itself and ends the process where it makes no sense.
[[nodiscard]] Options readOptions(int argc, char **argv);

} // namespace bench
