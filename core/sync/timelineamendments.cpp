// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/timeline.h"

#include <algorithm>

// What becomes of messages that stand in a timeline: by events of the room, and by what I did and the space
// has not acknowledged.
namespace client {

using protocol::MessagePosted;
using State = TimelineRow::State;

namespace {

void add(Timeline::Changes &all, Timeline::Changes more)
{
    std::ranges::move(more, std::back_inserter(all));
}

} // namespace

int Timeline::storedAt(base::Seq seq) const
{
    const auto isIt = [seq](const TimelineRow &row) {
        return row.state == State::Stored && row.event.seq == seq;
    };
    const auto found = std::ranges::find_if(m_rows, isIt);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

base::Seq Timeline::firstWithoutGap(int at) const
{
    base::Seq first = m_rows[static_cast<std::size_t>(at)].event.seq;
    for (int above = at - 1; above >= 0; --above) {
        const TimelineRow &row = m_rows[static_cast<std::size_t>(above)];
        if (row.state != State::Stored)
            break;
        first = row.event.seq;
    }
    return first;
}

Timeline::Changes Timeline::amendFrom(int from)
{
    Changes all;
    if (from < 0 || from >= placedCount())
        return all;
    const base::Seq first = firstWithoutGap(from);
    for (int at = from; at < placedCount(); ++at) {
        const TimelineRow &row = m_rows[static_cast<std::size_t>(at)];
        if (row.state != State::Stored)
            break;
        if (protocol::amendmentOf(row.event.content))
            add(all, amendBy(protocol::RoomEvent(row.event), first));
    }
    return all;
}

Timeline::Changes Timeline::amendBy(const protocol::RoomEvent &event, base::Seq first)
{
    Changes all;
    const base::Seq target = protocol::targetOf(*protocol::amendmentOf(event.content));
    const bool isDeletion = std::holds_alternative<protocol::MessageDeleted>(event.content);
    if (isDeletion)
        add(all, blankEdits(target));
    // Behind a gap something may have come before; only a deletion is the last word.
    if (target >= event.seq || (target < first && !isDeletion))
        return all;
    const int at = storedAt(target);
    if (at < 0)
        return all;
    TimelineRow row = m_rows[static_cast<std::size_t>(at)];
    auto *message = std::get_if<MessagePosted>(&row.event.content);
    if (message && protocol::amend(*message, event)) {
        row.awaited = awaitedOf(row.event);
        add(all, carryOut({Updated<TimelineRow>{at, std::move(row)}}));
    }
    return all;
}

Timeline::Changes Timeline::blankEdits(base::Seq target)
{
    Changes all;
    for (int at = 0; at < placedCount(); ++at) {
        const auto *edit =
            std::get_if<protocol::MessageEdited>(&m_rows[static_cast<std::size_t>(at)].event.content);
        if (!edit || edit->target != target || edit->content.isEmpty())
            continue;
        TimelineRow row = m_rows[static_cast<std::size_t>(at)];
        row.event.content = protocol::MessageEdited{target, {}};
        add(all, carryOut({Updated<TimelineRow>{at, std::move(row)}}));
    }
    return all;
}

Timeline::Changes Timeline::await(const store::OutboxEntry &entry)
{
    const base::Seq target = protocol::targetOf(*entry.amendment);
    std::vector<Awaited> &awaited = m_awaited[target];
    if (std::ranges::find(awaited, entry.id, &Awaited::id) != awaited.end())
        return {};
    awaited.push_back({entry.id, *entry.amendment});
    return showAwaited(target);
}

Timeline::Changes Timeline::settle(const store::OutboxEntry &entry, std::optional<base::Seq> stored)
{
    const base::Seq target = protocol::targetOf(*entry.amendment);
    const auto found = m_awaited.find(target);
    if (found == m_awaited.end())
        return {};
    std::vector<Awaited> &awaited = found->second;
    const auto one = std::ranges::find(awaited, entry.id, &Awaited::id);
    if (one == awaited.end())
        return {};
    // What comes of a message that is not here is for the page to say that brings it.
    if (stored && storedAt(target) >= 0)
        one->stored = stored;
    else
        awaited.erase(one);
    return showAwaited(target);
}

std::vector<protocol::Amendment> Timeline::awaitedOf(const protocol::RoomEvent &event)
{
    const auto found = m_awaited.find(event.seq);
    if (found == m_awaited.end())
        return {};
    const auto *message = std::get_if<MessagePosted>(&event.content);
    const base::Seq counted = message ? std::max(message->state.seq, event.seq) : event.seq;
    std::erase_if(found->second,
                  [counted](const Awaited &one) { return one.stored && *one.stored <= counted; });
    if (found->second.empty())
        m_awaited.erase(found);
    return awaitedOf(event.seq);
}

std::vector<protocol::Amendment> Timeline::awaitedOf(base::Seq target) const
{
    std::vector<protocol::Amendment> amendments;
    if (const auto found = m_awaited.find(target); found != m_awaited.end()) {
        for (const Awaited &awaited : found->second)
            amendments.push_back(awaited.amendment);
    }
    return amendments;
}

Timeline::Changes Timeline::showAwaited(base::Seq target)
{
    const int at = storedAt(target);
    if (at < 0)
        return {};
    TimelineRow row = m_rows[static_cast<std::size_t>(at)];
    row.awaited = awaitedOf(row.event);
    return carryOut({Updated<TimelineRow>{at, std::move(row)}});
}

protocol::EventContent TimelineRow::shown(const base::UserId &me) const
{
    const auto *stored = std::get_if<MessagePosted>(&event.content);
    if (!stored || awaited.empty())
        return event.content;
    MessagePosted message = *stored;
    protocol::RoomEvent mine;
    mine.user = me;
    for (const protocol::Amendment &amendment : awaited) {
        mine.seq = message.state.seq + 1;
        mine.timestamp = event.timestamp;
        mine.content = protocol::toContent(amendment);
        protocol::amend(message, mine);
    }
    return message;
}

} // namespace client
