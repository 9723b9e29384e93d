// SPDX-License-Identifier: GPL-3.0-or-later
#include "stalledreader.h"

#include "fanout/complaint.h"
#include "fanout/signin.h"

#include <array>
#include <cstdio>

#include <sys/socket.h>

namespace bench {

namespace {

constexpr int longTexts = 5;
constexpr std::size_t longTextBytes = 10'000;
/// Pages of 48 kB, 6.7 MB: Linux takes up to 4 MB of them into the socket (tcp_wmem), and up to 4 MiB may
/// wait in the server.
constexpr int pages = 140;

std::string requestId(const char *kind, int number)
{
    std::array<char, 37> id;
    std::snprintf(id.data(), id.size(), "00000000-0000-4000-%s-%012d", kind, number);
    return id.data();
}

} // namespace

std::string fillPage(WebSocketClient &writer)
{
    std::string ack;
    for (int i = 0; i < longTexts; ++i) {
        writer.sendText(R"({"type":"chat_message","id":")" + requestId("a000", i) +
                        R"(","room":"general","content":")" + std::string(longTextBytes, 'x') + R"("})");
        ack = writer.waitFor(R"("to":"chat_message")");
    }
    const std::size_t seq = ack.find(R"("seq":)");
    if (seq == std::string::npos)
        complain("no seq in " + ack);
    const std::size_t begin = seq + 6;
    return R"("before":)" + ack.substr(begin, ack.find_first_not_of("0123456789", begin) - begin) +
           R"(,"limit":50)";
}

StalledReader::StalledReader(std::uint16_t port, ReadBuffer &buffer, std::size_t number,
                             const std::string &page)
    : m_client(port, buffer)
{
    signIn(m_client, number);
    subscribeToGeneral(m_client);
    const int bytes = 4096;
    setsockopt(m_client.descriptor(), SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
    for (int i = 0; i < pages; ++i) {
        m_client.sendText(R"({"type":"room_history","id":")" + requestId("b000", i) +
                          R"(","room":"general",)" + page + "}");
    }
}

} // namespace bench
