// SPDX-License-Identifier: GPL-3.0-or-later
#include "followcommands.h"

#include "protocol/limits.h"

#include <algorithm>

namespace {

constexpr int defaultTail = 10;
constexpr int defaultHistory = 50;

QString notIn(const QString &room)
{
    return QStringLiteral("you are in no room \"%1\"; join it first").arg(room);
}

} // namespace

void TailCommand::start()
{
    connect(&m_client.session(), &client::Session::changed, this, [this](const client::Change &change) {
        const auto *arrived = std::get_if<client::EventsArrived>(&change);
        if (!arrived || !m_room || arrived->room != *m_room)
            return;
        if (m_hasBegun)
            print(arrived->events);
        else
            std::ranges::copy(arrived->events, std::back_inserter(m_arrived));
    });
    const QString wanted = m_client.options().arguments.constFirst();
    if (const client::RoomRow *room = m_client.room(wanted))
        return begin(room->room);
    whenOnline([this, wanted] {
        const client::RoomRow *room = m_client.room(wanted);
        if (!room)
            return fail(notIn(wanted));
        begin(room->room);
    });
}

void TailCommand::begin(const base::RoomId &room)
{
    m_room = room;
    const int limit = m_client.options().limit > 0 ? m_client.options().limit : defaultTail;
    m_client.store().page(room, 0, limit, [this](const base::Result<std::vector<protocol::RoomEvent>> &page) {
        if (!page)
            return fail(page.error().detail);
        m_hasBegun = true;
        print(*page);
        print(std::exchange(m_arrived, {}));
    });
}

void TailCommand::print(std::vector<protocol::RoomEvent> events)
{
    const int limit = m_client.options().limit > 0 ? m_client.options().limit : defaultTail;
    // The first page of a room that is new here is the past; only its end was asked for.
    if (m_last == 0 && std::ssize(events) > limit)
        events.erase(events.begin(), events.end() - limit);
    for (const protocol::RoomEvent &event : events) {
        if (event.seq <= m_last)
            continue;
        m_last = event.seq;
        m_client.printer().event(event, m_client.nameOf(event.room));
    }
}

void HistoryCommand::start()
{
    const QString wanted = m_client.options().arguments.constFirst();
    const auto begin = [this, wanted] {
        const client::RoomRow *room = m_client.room(wanted);
        if (!room)
            return fail(notIn(wanted));
        m_room = room->room;
        if (m_client.options().isOffline)
            printKept();
        else
            ask(std::nullopt);
    };
    if (m_client.options().isOffline)
        begin();
    else
        whenOnline(begin);
}

void HistoryCommand::printKept()
{
    const int limit = m_client.options().limit > 0 ? m_client.options().limit : defaultHistory;
    m_client.store().page(m_room, 0, limit,
                          [this](const base::Result<std::vector<protocol::RoomEvent>> &page) {
                              if (!page)
                                  return fail(page.error().detail);
                              m_events = *page;
                              print();
                          });
}

void HistoryCommand::ask(std::optional<base::Seq> before)
{
    const int limit = m_client.options().limit > 0 ? m_client.options().limit : defaultHistory;
    const int missing = limit - static_cast<int>(m_events.size());
    const protocol::RoomHistory request{
        {}, m_room, before, std::nullopt, std::min(missing, protocol::maxPage)};
    m_client.session().ask(request, [this, limit](const client::Answer &answer) {
        if (const auto *failure = std::get_if<protocol::Failure>(&answer))
            return fail(failure->message);
        if (std::holds_alternative<std::monostate>(answer))
            return fail(QStringLiteral("the connection was lost before the server answered"));
        const auto &page = std::get<protocol::HistoryPage>(std::get<protocol::Event>(answer));
        m_events.insert(m_events.begin(), page.events.begin(), page.events.end());
        if (page.isComplete || page.events.empty() || std::ssize(m_events) >= limit)
            return print();
        ask(m_events.front().seq);
    });
}

void HistoryCommand::print()
{
    for (const protocol::RoomEvent &event : m_events)
        m_client.printer().event(event, m_client.nameOf(event.room));
    Q_EMIT finished(ExitCode::Done);
}
