// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "websocketframes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// Where clients read into; one for all of them, as they take turns.
struct ReadBuffer {
    std::vector<char> bytes = std::vector<char>(256 * 1024);
    std::vector<Frame> frames;
};

/// A WebSocket connection to 127.0.0.1 over a socket that does not block. Whatever goes wrong ends the
/// process.
class WebSocketClient
{
public:
    /// Connects, and makes the handshake (RFC 6455, 4.1) for `/ws`.
    WebSocketClient(std::uint16_t port, ReadBuffer &buffer);
    WebSocketClient(WebSocketClient &&other) noexcept;
    WebSocketClient &operator=(WebSocketClient &&) = delete;
    ~WebSocketClient();

    [[nodiscard]] int descriptor() const { return m_socket; }

    /// Sends one text frame.
    void sendText(std::string_view text);

    /// Reads once what has arrived, and answers pings. The frames are valid until the buffer is read into
    /// again.
    [[nodiscard]] const std::vector<Frame> &read();

    /// Reads until a text frame holds `marker`, and returns that; other frames are dropped. Waits 10 s at
    /// most.
    [[nodiscard]] std::string waitFor(std::string_view marker);

private:
    void waitUntilReadable() const;
    void shakeHands();
    void sendFrame(Opcode opcode, std::string_view payload);
    void sendBytes(std::string_view bytes) const;

    ReadBuffer &m_buffer;
    int m_socket = -1;
    std::string m_incomplete; ///< what has arrived of a frame whose rest has not
};

} // namespace bench
