// SPDX-License-Identifier: GPL-3.0-or-later
#include "loadgenerator.h"

#include "complaint.h"
#include "processtime.h"

#include <array>
#include <cstdio>

#include <sys/epoll.h>
#include <unistd.h>

namespace bench {

namespace {

constexpr std::size_t textBytes = 100;
constexpr int patienceMs = 5000;

/// A UUID that nobody else in this run has.
std::string messageId(std::uint64_t number)
{
    std::array<char, 37> text;
    std::snprintf(text.data(), text.size(), "00000000-0000-4000-9000-%012llx",
                  static_cast<unsigned long long>(number));
    return text.data();
}

} // namespace

LoadGenerator::LoadGenerator(std::vector<WebSocketClient> members, std::size_t senders)
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_members(std::move(members))
    , m_waitingFor(senders)
{
    for (std::size_t member = 0; member < m_members.size(); ++member) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = member;
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_members[member].descriptor(), &event) != 0)
            complainAboutSystem("epoll_ctl");
    }
}

LoadGenerator::~LoadGenerator()
{
    close(m_epoll);
}

Figures LoadGenerator::run(std::chrono::seconds warmUp, std::chrono::seconds measured, pid_t server)
{
    for (std::size_t sender = 0; sender < m_waitingFor.size(); ++sender)
        say(sender);
    talkUntil(Clock::now() + warmUp);

    const auto serverBefore = processTime(server);
    const auto generatorBefore = processTime(getpid());
    m_deliveries = 0;
    m_messages = 0;
    const auto start = Clock::now();
    talkUntil(start + measured);
    Figures figures;
    figures.elapsed = Clock::now() - start;
    figures.deliveries = m_deliveries;
    figures.messages = m_messages;
    figures.serverTime = processTime(server) - serverBefore;
    figures.generatorTime = processTime(getpid()) - generatorBefore;
    return figures;
}

void LoadGenerator::talkUntil(Clock::time_point end)
{
    std::vector<epoll_event> events(m_members.size());
    while (Clock::now() < end) {
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), patienceMs);
        if (count <= 0)
            complain("nothing was delivered for 5 s");
        for (int index = 0; index < count; ++index)
            receive(events[static_cast<std::size_t>(index)].data.u64);
    }
}

void LoadGenerator::receive(std::size_t member)
{
    const bool isSender = member < m_waitingFor.size();
    bool isAnswered = false;
    for (const Frame &frame : m_members[member].read()) {
        if (frame.opcode != Opcode::Text)
            continue;
        ++m_deliveries;
        if (!isSender || frame.payload.find(m_waitingFor[member]) == std::string_view::npos)
            continue;
        if (frame.payload.find(R"("type":"error")") != std::string_view::npos)
            complain("the server refuses: " + std::string(frame.payload));
        isAnswered = true;
    }
    if (!isAnswered)
        return;
    ++m_messages;
    say(member);
}

void LoadGenerator::say(std::size_t sender)
{
    static const std::string text(textBytes, 'x');
    m_waitingFor[sender] = messageId(++m_said);
    m_members[sender].sendText(R"({"type":"chat_message","id":")" + m_waitingFor[sender] +
                               R"(","room":"general","content":")" + text + R"("})");
}

} // namespace bench
