// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencyprobe.h"

#include "fanout/complaint.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include <sys/epoll.h>
#include <unistd.h>

namespace bench {

namespace {

/// What the ids of this probe's messages begin with; the number follows in 12 digits.
constexpr std::string_view idStart = "00000000-0000-4000-9000-";
constexpr std::size_t digits = 12;

std::string textOf(std::size_t number)
{
    std::array<char, 37> id;
    std::snprintf(id.data(), id.size(), "%s%012llu", idStart.data(), static_cast<unsigned long long>(number));
    return R"({"type":"chat_message","id":")" + std::string(id.data()) + R"(","room":"general","content":")" +
           std::string(100, 'x') + R"("})";
}

} // namespace

LatencyProbe::LatencyProbe(std::vector<WebSocketClient> members, std::chrono::milliseconds pace)
    : m_epoll(epoll_create1(EPOLL_CLOEXEC))
    , m_members(std::move(members))
    , m_pace(pace)
{
    for (std::size_t member = 0; member < m_members.size(); ++member) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = member;
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_members[member].descriptor(), &event) != 0)
            complainAboutSystem("epoll_ctl");
    }
}

LatencyProbe::~LatencyProbe()
{
    close(m_epoll);
}

double LatencyProbe::p99(std::chrono::milliseconds measured)
{
    m_latencies.clear();
    talkUntil(Clock::now() + measured);
    if (m_latencies.empty())
        complain("nothing was delivered");
    const auto place = m_latencies.begin() + static_cast<std::ptrdiff_t>(m_latencies.size() * 99 / 100);
    std::ranges::nth_element(m_latencies, place);
    return *place;
}

void LatencyProbe::settle(std::chrono::milliseconds duration)
{
    m_nextDue = Clock::now();
    talkUntil(Clock::now() + duration);
}

void LatencyProbe::talkUntil(Clock::time_point end)
{
    std::vector<epoll_event> events(m_members.size());
    while (Clock::now() < end) {
        if (Clock::now() >= m_nextDue)
            say();
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), 1);
        for (int index = 0; index < count; ++index)
            receive(events[static_cast<std::size_t>(index)].data.u64);
    }
}

void LatencyProbe::say()
{
    m_members.front().sendText(textOf(m_said.size()));
    m_said.push_back(m_nextDue);
    m_nextDue += m_pace;
}

void LatencyProbe::receive(std::size_t member)
{
    for (const Frame &frame : m_members[member].read()) {
        const std::size_t start = frame.payload.find(idStart);
        if (frame.opcode != Opcode::Text || start == std::string_view::npos)
            continue;
        if (frame.payload.find(R"("type":"error")") != std::string_view::npos)
            complain("the server refuses: " + std::string(frame.payload));
        const std::string_view text = frame.payload.substr(start + idStart.size(), digits);
        std::size_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        m_latencies.push_back(
            std::chrono::duration<double, std::milli>(Clock::now() - m_said.at(number)).count());
    }
}

} // namespace bench
