// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/timeline.h"

#include <algorithm>

namespace client {

using State = TimelineRow::State;

bool takeOver(protocol::RoomEvent &event, const protocol::Profile &person)
{
    const protocol::RoomEvent before = event;
    if (event.user == person.user) {
        event.name = person.name;
        event.color = person.color;
    }
    std::optional<protocol::Actor> *by = protocol::actorOf(event.content);
    if (by && *by && (*by)->user == person.user)
        (*by)->name = person.name;
    return event != before;
}

Timeline::Changes Timeline::begin(const std::vector<protocol::RoomEvent> &page,
                                  const std::vector<store::OutboxEntry> &outbox)
{
    std::vector<TimelineRow> rows;
    rows.reserve(page.size() + outbox.size());
    m_awaited.clear();
    for (const store::OutboxEntry &entry : outbox) {
        if (entry.amendment)
            (void)await(entry);
    }
    for (const protocol::RoomEvent &event : page)
        rows.push_back(rowOf(event));
    for (const store::OutboxEntry &entry : outbox) {
        // Acknowledged, stored and not yet taken out of the outbox when the program ended.
        const bool isStored = std::ranges::any_of(
            page, [&](const auto &event) { return event.id == entry.id && event.user == m_me; });
        if (!isStored && !entry.amendment)
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
        int end = placedCount();
        const base::Seq last = end == 0 ? event.seq - 1 : m_rows[static_cast<std::size_t>(end - 1)].event.seq;
        if (event.seq <= last)
            continue;
        if (std::vector<TimelineRow> gap = gapBetween(last, event.seq); !gap.empty())
            add({Inserted<TimelineRow>{end++, std::move(gap)}});
        const int echo = event.user == m_me ? echoOf(event.id) : -1;
        if (echo < 0) {
            add({Inserted<TimelineRow>{end, {rowOf(event)}}});
            std::ranges::move(amendFrom(end), std::back_inserter(all));
            continue;
        }
        TimelineRow row = m_rows[static_cast<std::size_t>(echo)];
        row.state = State::Stored;
        row.event = event;
        row.failure.reset();
        row.reach = reachOf(event);
        if (echo != end)
            add({Moved{echo, end}});
        add({Updated<TimelineRow>{end, row}});
    }
    return all;
}

Timeline::Changes Timeline::insertBefore(base::Seq before, const std::vector<protocol::RoomEvent> &events)
{
    const std::optional<Opening> opening = openingBefore(before);
    if (!opening)
        return {};
    Changes all;
    std::vector<TimelineRow> rows;
    for (const protocol::RoomEvent &event : events) {
        if (event.seq <= opening->above || event.seq >= before)
            continue;
        rows.push_back(rowOf(event));
        // Stored long ago, but its ack was lost with the connection.
        const int echo = event.user == m_me ? echoOf(event.id) : -1;
        if (echo < 0)
            continue;
        rows.back().rowId = m_rows[static_cast<std::size_t>(echo)].rowId;
        std::ranges::move(carryOut({Removed{echo, 1}}), std::back_inserter(all));
    }
    if (rows.empty())
        return {};
    if (opening->isGap) {
        std::ranges::move(carryOut({Removed{opening->at, 1}}), std::back_inserter(all));
        const std::vector<TimelineRow> rest = gapBetween(opening->above, rows.front().event.seq);
        rows.insert(rows.begin(), rest.begin(), rest.end());
    }
    std::ranges::move(gapBetween(rows.back().event.seq, before), std::back_inserter(rows));
    std::ranges::move(carryOut({Inserted<TimelineRow>{opening->at, std::move(rows)}}),
                      std::back_inserter(all));
    const bool isBehindGap = m_rows[static_cast<std::size_t>(opening->at)].state == State::Missing;
    std::ranges::move(amendFrom(opening->at + (isBehindGap ? 1 : 0)), std::back_inserter(all));
    return all;
}

std::optional<base::Seq> Timeline::nextAfter(base::Seq seq) const
{
    const auto isIt = [seq](const TimelineRow &row) {
        return row.state == State::Stored && row.event.seq > seq;
    };
    const auto row = std::ranges::find_if(m_rows, isIt);
    return row == m_rows.end() ? std::nullopt : std::optional(row->event.seq);
}

std::optional<Timeline::Opening> Timeline::openingBefore(base::Seq before) const
{
    const auto isIt = [before](const TimelineRow &row) {
        return row.state == State::Stored && row.event.seq == before;
    };
    const auto row = std::ranges::find_if(m_rows, isIt);
    if (row == m_rows.end())
        return std::nullopt;
    if (row == m_rows.begin())
        return Opening{};
    const auto gap = std::prev(row);
    if (gap->state != State::Missing)
        return std::nullopt;
    return Opening{static_cast<int>(gap - m_rows.begin()), gap->event.seq - gap->missing, true};
}

Timeline::Changes Timeline::reset()
{
    m_awaited.clear();
    const int placed = placedCount();
    return placed == 0 ? Changes() : carryOut({Removed{0, placed}});
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

Timeline::Changes Timeline::setReceipts(ReceiptBook receipts)
{
    m_receipts = std::move(receipts);
    Changes changes;
    for (int at = 0; at < placedCount(); ++at) {
        const TimelineRow &row = m_rows[static_cast<std::size_t>(at)];
        const Reach reach = row.state == State::Stored ? reachOf(row.event) : Reach();
        if (reach == row.reach)
            continue;
        TimelineRow further = row;
        further.reach = reach;
        changes.push_back(Updated<TimelineRow>{at, std::move(further)});
    }
    return carryOut(std::move(changes));
}

Timeline::Changes Timeline::discard(const base::RequestId &id)
{
    const int at = echoOf(id);
    return at < 0 ? Changes() : carryOut({Removed{at, 1}});
}

Timeline::Changes Timeline::rename(const protocol::Profile &person)
{
    if (person.user == m_me)
        m_myName = person.name;
    Changes changes;
    for (int at = 0; at < std::ssize(m_rows); ++at) {
        TimelineRow row = m_rows[static_cast<std::size_t>(at)];
        if (row.state != State::Missing && takeOver(row.event, person))
            changes.push_back(Updated<TimelineRow>{at, std::move(row)});
    }
    return carryOut(std::move(changes));
}

int Timeline::placedCount() const
{
    const auto isPlaced = [](const TimelineRow &row) { return row.event.seq != 0; };
    const auto firstEcho = std::ranges::partition_point(m_rows, isPlaced);
    return static_cast<int>(firstEcho - m_rows.begin());
}

std::vector<TimelineRow> Timeline::gapBetween(base::Seq after, base::Seq before)
{
    if (after + 1 >= before)
        return {};
    TimelineRow gap{++m_lastRowId, State::Missing, false, {}, std::nullopt, before - after - 1};
    gap.event.seq = before - 1;
    return {gap};
}

int Timeline::echoOf(const base::RequestId &id) const
{
    // From the first one on, since the space stores them in that order: of thousands it is among the first.
    const auto firstEcho = m_rows.begin() + placedCount();
    const auto isIt = [&id](const TimelineRow &row) { return row.event.id == id; };
    const auto found = std::find_if(firstEcho, m_rows.end(), isIt);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

Reach Timeline::reachOf(const protocol::RoomEvent &event) const
{
    const bool isMyMessage =
        event.user == m_me && std::holds_alternative<protocol::MessagePosted>(event.content);
    return isMyMessage ? m_receipts.reachOf(event.seq) : Reach();
}

TimelineRow Timeline::rowOf(const protocol::RoomEvent &event)
{
    return {++m_lastRowId,    State::Stored, event.user == m_me, event, std::nullopt, 0,
            awaitedOf(event), reachOf(event)};
}

TimelineRow Timeline::rowOf(const store::OutboxEntry &entry)
{
    protocol::RoomEvent event{entry.room,
                              0,
                              entry.id,
                              m_me,
                              m_myName,
                              entry.writtenAt,
                              protocol::MessagePosted{entry.content, entry.replyTo, {}, entry.mentions}};
    return {++m_lastRowId, entry.failure ? State::Failed : State::Queued,
            true,          std::move(event),
            entry.failure, 0};
}

Timeline::Changes Timeline::carryOut(Changes changes)
{
    for (const ListChange<TimelineRow> &change : changes)
        apply(m_rows, change);
    return changes;
}

} // namespace client
