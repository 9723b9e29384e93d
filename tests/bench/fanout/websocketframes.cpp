// SPDX-License-Identifier: GPL-3.0-or-later
#include "websocketframes.h"

#include "complaint.h"

#include <cstddef>

namespace bench {

namespace {

std::uint64_t bigEndian(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<std::uint8_t>(byte);
    return value;
}

} // namespace

std::optional<Frame> takeFrame(std::string_view &bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const auto first = static_cast<std::uint8_t>(bytes[0]);
    const auto second = static_cast<std::uint8_t>(bytes[1]);
    if ((first & 0xF0) != 0x80 || second > 127)
        complain("the server sent a frame that is fragmented, compressed or masked");
    const std::size_t lengthBytes = second < 126 ? 0 : second == 126 ? 2 : 8;
    const std::size_t headerBytes = 2 + lengthBytes;
    if (bytes.size() < headerBytes)
        return std::nullopt;
    const std::uint64_t length = lengthBytes == 0 ? second : bigEndian(bytes.substr(2, lengthBytes));
    if (bytes.size() - headerBytes < length)
        return std::nullopt;
    const Frame frame{static_cast<Opcode>(first & 0x0F), bytes.substr(headerBytes, length)};
    bytes.remove_prefix(headerBytes + length);
    return frame;
}

std::string maskedFrame(Opcode opcode, std::string_view payload, std::uint32_t mask)
{
    std::string frame;
    frame.reserve(payload.size() + 8);
    frame += static_cast<char>(0x80 | static_cast<std::uint8_t>(opcode));
    if (payload.size() < 126) {
        frame += static_cast<char>(0x80 | payload.size());
    } else {
        frame += static_cast<char>(0x80 | 126);
        frame += static_cast<char>(payload.size() >> 8);
        frame += static_cast<char>(payload.size() & 0xFF);
    }
    char key[4];
    for (std::size_t index = 0; index < 4; ++index)
        key[index] = static_cast<char>(mask >> (8 * index));
    frame.append(key, 4);
    for (std::size_t index = 0; index < payload.size(); ++index)
        frame += static_cast<char>(payload[index] ^ key[index % 4]);
    return frame;
}

} // namespace bench
