// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/timeline.h"

#include <algorithm>

namespace client {

using State = TimelineRow::State;

base::Seq Timeline::oldest() const
{
    return m_rows.empty() ? 0 : m_rows.front().event.seq;
}

Timeline::Changes Timeline::begin(const std::vector<protocol::RoomEvent> &page,
                                  const std::vector<store::OutboxEntry> &outbox)
{
    std::vector<TimelineRow> rows;
    rows.reserve(page.size() + outbox.size());
    for (const protocol::RoomEvent &event : page)
        rows.push_back(rowOf(event));
    for (const store::OutboxEntry &entry : outbox) {
        // Acknowledged, stored and not yet taken out of the outbox when the program ended.
        const bool isStored = std::ranges::any_of(
            page, [&](const auto &event) { return event.id == entry.id && event.user == m_me; });
        if (!isStored)
            rows.push_back(rowOf(entry));
    }
    return carryOut({Replaced<TimelineRow>{std::move(rows)}});
}

Timeline::Changes Timeline::append(const std::vector<protocol::RoomEvent> &events)
{
    Changes all;
    const auto add = [&](Changes changes) {
        std::ranges::move(carryOut(std::move(changes)), std::back_inserter(all));
    };
    for (const protocol::RoomEvent &event : events) {
        const int end = storedCount();
        if (end > 0 && event.seq <= m_rows[static_cast<std::size_t>(end - 1)].event.seq)
            continue;
        const int echo = event.user == m_me ? echoOf(event.id) : -1;
        if (echo < 0) {
            add({Inserted<TimelineRow>{end, {rowOf(event)}}});
            continue;
        }
        TimelineRow row = m_rows[static_cast<std::size_t>(echo)];
        row.state = State::Stored;
        row.event = event;
        row.failure.reset();
        if (echo != end)
            add({Moved{echo, end}});
        add({Updated<TimelineRow>{end, row}});
    }
    return all;
}

Timeline::Changes Timeline::prepend(const std::vector<protocol::RoomEvent> &events)
{
    const base::Seq end = oldest();
    // What does not reach up to the window answers a question about an earlier one.
    if (end != 0 && !events.empty() && events.back().seq + 1 < end)
        return {};
    Changes all;
    std::vector<TimelineRow> rows;
    for (const protocol::RoomEvent &event : events) {
        if (end != 0 && event.seq >= end)
            break;
        rows.push_back(rowOf(event));
        // Stored long ago, but its ack was lost with the connection.
        const int echo = event.user == m_me ? echoOf(event.id) : -1;
        if (echo < 0)
            continue;
        rows.back().rowId = m_rows[static_cast<std::size_t>(echo)].rowId;
        std::ranges::move(carryOut({Removed{echo, 1}}), std::back_inserter(all));
    }
    if (!rows.empty())
        std::ranges::move(carryOut({Inserted<TimelineRow>{0, std::move(rows)}}), std::back_inserter(all));
    return all;
}

Timeline::Changes Timeline::reset()
{
    const int stored = storedCount();
    return stored == 0 ? Changes() : carryOut({Removed{0, stored}});
}

Timeline::Changes Timeline::echo(const store::OutboxEntry &entry)
{
    if (echoOf(entry.id) >= 0)
        return {};
    return carryOut({Inserted<TimelineRow>{static_cast<int>(m_rows.size()), {rowOf(entry)}}});
}

Timeline::Changes Timeline::setState(const base::RequestId &id, State state,
                                     std::optional<protocol::ErrorCode> failure)
{
    const int at = echoOf(id);
    if (at < 0)
        return {};
    TimelineRow row = m_rows[static_cast<std::size_t>(at)];
    row.state = state;
    row.failure = failure;
    return carryOut({Updated<TimelineRow>{at, row}});
}

Timeline::Changes Timeline::discard(const base::RequestId &id)
{
    const int at = echoOf(id);
    return at < 0 ? Changes() : carryOut({Removed{at, 1}});
}

int Timeline::storedCount() const
{
    const auto isStored = [](const TimelineRow &row) { return row.state == State::Stored; };
    const auto firstEcho = std::ranges::partition_point(m_rows, isStored);
    return static_cast<int>(firstEcho - m_rows.begin());
}

int Timeline::echoOf(const base::RequestId &id) const
{
    // Echoes stand at the end and are few.
    for (int i = static_cast<int>(m_rows.size()) - 1; i >= 0; --i) {
        const TimelineRow &row = m_rows[static_cast<std::size_t>(i)];
        if (row.state == State::Stored)
            break;
        if (row.event.id == id)
            return i;
    }
    return -1;
}

TimelineRow Timeline::rowOf(const protocol::RoomEvent &event)
{
    return {++m_lastRowId, State::Stored, event.user == m_me, event, std::nullopt};
}

TimelineRow Timeline::rowOf(const store::OutboxEntry &entry)
{
    protocol::RoomEvent event{entry.room,
                              0,
                              entry.id,
                              m_me,
                              m_myName,
                              entry.writtenAt,
                              protocol::MessagePosted{entry.content, entry.replyTo}};
    return {++m_lastRowId, entry.failure ? State::Failed : State::Queued, true, std::move(event),
            entry.failure};
}

Timeline::Changes Timeline::carryOut(Changes changes)
{
    for (const ListChange<TimelineRow> &change : changes)
        apply(m_rows, change);
    return changes;
}

} // namespace client
