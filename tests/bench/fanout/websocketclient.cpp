// SPDX-License-Identifier: GPL-3.0-or-later
#include "websocketclient.h"

#include "complaint.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{10};
constexpr std::uint32_t mask = 0x5A17C39E; // A server unmasks with any; only proxies need one that changes.

} // namespace

WebSocketClient::WebSocketClient(std::uint16_t port, ReadBuffer &buffer)
    : m_buffer(buffer)
    , m_socket(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0)
        complainAboutSystem("cannot connect to the server");
    shakeHands();
}

WebSocketClient::WebSocketClient(WebSocketClient &&other) noexcept
    : m_buffer(other.m_buffer)
    , m_socket(std::exchange(other.m_socket, -1))
    , m_incomplete(std::move(other.m_incomplete))
{
}

WebSocketClient::~WebSocketClient()
{
    if (m_socket >= 0)
        close(m_socket);
}

void WebSocketClient::shakeHands()
{
    sendBytes("GET /ws HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    while (m_incomplete.find("\r\n\r\n") == std::string::npos) {
        char bytes[2048];
        waitUntilReadable();
        const ssize_t count = recv(m_socket, bytes, sizeof bytes, MSG_DONTWAIT);
        if (count <= 0)
            complainAboutSystem("the server closed the connection during the handshake");
        m_incomplete.append(bytes, static_cast<std::size_t>(count));
    }
    if (!m_incomplete.starts_with("HTTP/1.1 101 "))
        complain("the server refused the handshake: " + m_incomplete.substr(0, m_incomplete.find('\r')));
    m_incomplete.erase(0, m_incomplete.find("\r\n\r\n") + 4);
}

void WebSocketClient::sendText(std::string_view text)
{
    sendFrame(Opcode::Text, text);
}

void WebSocketClient::sendFrame(Opcode opcode, std::string_view payload)
{
    sendBytes(maskedFrame(opcode, payload, mask));
}

void WebSocketClient::sendBytes(std::string_view bytes) const
{
    const ssize_t sent = send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(bytes.size()))
        complainAboutSystem("the server does not read what it is sent");
}

const std::vector<Frame> &WebSocketClient::read()
{
    std::vector<char> &buffer = m_buffer.bytes;
    m_buffer.frames.clear();
    if (m_incomplete.size() == buffer.size())
        complain("the server sent a frame that is larger than the buffer");
    std::ranges::copy(m_incomplete, buffer.begin());
    const std::size_t old = m_incomplete.size();
    const ssize_t count = recv(m_socket, buffer.data() + old, buffer.size() - old, MSG_DONTWAIT);
    if (count == 0)
        complain("the server closed a connection");
    if (count < 0 && errno != EAGAIN)
        complainAboutSystem("a connection broke");

    std::string_view bytes(buffer.data(), old + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    while (const std::optional<Frame> frame = takeFrame(bytes)) {
        if (frame->opcode == Opcode::Ping)
            sendFrame(Opcode::Pong, frame->payload);
        m_buffer.frames.push_back(*frame);
    }
    m_incomplete = bytes;
    return m_buffer.frames;
}

std::string WebSocketClient::waitFor(std::string_view marker)
{
    const auto deadline = Clock::now() + patience;
    while (Clock::now() < deadline) {
        for (const Frame &frame : read()) {
            if (frame.opcode == Opcode::Text && frame.payload.find(marker) != std::string_view::npos)
                return std::string(frame.payload);
            if (frame.payload.find(R"("type":"error")") != std::string_view::npos)
                complain("the server says " + std::string(frame.payload));
        }
        waitUntilReadable();
    }
    complain("waited in vain for " + std::string(marker));
}

void WebSocketClient::waitUntilReadable() const
{
    pollfd entry{m_socket, POLLIN, 0};
    if (poll(&entry, 1, static_cast<int>(std::chrono::milliseconds(patience).count())) != 1)
        complain("the server does not answer");
}

} // namespace bench
