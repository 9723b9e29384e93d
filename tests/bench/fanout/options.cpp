// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include "complaint.h"

#include <charconv>
#include <string_view>

namespace bench {

namespace {

constexpr const char *usage =
    "usage: bench_fanout --port PORT --pid PID [--dialect wireside|plain] [--members N] "
    "[--senders N] [--warm-up SECONDS] [--seconds SECONDS]";

int number(std::string_view text, int least, int most)
{
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < least || value > most)
        complain(usage);
    return value;
}

void readOption(std::string_view name, std::string_view value, Options &options)
{
    if (name == "--port")
        options.port = static_cast<std::uint16_t>(number(value, 1, 65'535));
    else if (name == "--pid")
        options.server = number(value, 1, 4'194'304);
    else if (name == "--dialect" && (value == "wireside" || value == "plain"))
        options.dialect = value == "plain" ? Dialect::Plain : Dialect::Wireside;
    else if (name == "--members")
        options.members = static_cast<std::size_t>(number(value, 1, 10'000));
    else if (name == "--senders")
        options.senders = static_cast<std::size_t>(number(value, 1, 10'000));
    else if (name == "--warm-up")
        options.warmUp = std::chrono::seconds(number(value, 0, 60));
    else if (name == "--seconds")
        options.measured = std::chrono::seconds(number(value, 1, 60));
    else
        complain(usage);
}

} // namespace

Options readOptions(int argc, char **argv)
{
    Options options;
    if (argc % 2 == 0)
        complain(usage);
    for (int index = 1; index < argc; index += 2)
        readOption(argv[index], argv[index + 1], options);
    if (options.port == 0 || options.server == 0 || options.senders > options.members)
        complain(usage);
    return options;
}

} // namespace bench
