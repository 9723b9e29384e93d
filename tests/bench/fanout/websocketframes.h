// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bench {

/// What a WebSocket frame is (RFC 6455, 5.2).
enum class Opcode : std::uint8_t { Continuation = 0, Text = 1, Binary = 2, Close = 8, Ping = 9, Pong = 10 };

/// A frame as a server sends it: whole, not masked. The payload lies in the buffer it was read from.
struct Frame {
    Opcode opcode;
    std::string_view payload;
};

/// Takes the first frame off `bytes`; nothing where it is not complete yet.
[[nodiscard]] std::optional<Frame> takeFrame(std::string_view &bytes);

/// The bytes of a client's frame, masked with `mask`. The payload has less than 64 KiB.
[[nodiscard]] std::string maskedFrame(Opcode opcode, std::string_view payload, std::uint32_t mask);

} // namespace bench
