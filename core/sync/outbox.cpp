// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/outbox.h"

#include <algorithm>

namespace client {

namespace {

/// How long to wait where the server does not say.
constexpr base::Duration defaultPause{1'000};

} // namespace

void Outbox::add(const store::OutboxEntry &entry)
{
    if (find(entry.id))
        return;
    const State state = entry.failure ? State::Failed : State::Queued;
    m_places.insert(entry.id, m_items.insert(m_items.end(), {entry, state}));
}

std::optional<Outbox::Outgoing> Outbox::next(base::TimePoint now, const std::set<base::RoomId> &unsure)
{
    if (m_pausedUntil && now < *m_pausedUntil)
        return std::nullopt;
    m_pausedUntil.reset();
    if (m_sending >= window)
        return std::nullopt;
    const auto item = nextQueued(unsure);
    if (item == m_items.end())
        return std::nullopt;
    item->state = State::Sending;
    ++m_sending;
    return Outgoing{item->entry, predecessorOf(item)};
}

Outbox::Items::iterator Outbox::nextQueued(const std::set<base::RoomId> &unsure)
{
    std::set<base::RoomId> busy;   // with something on its way
    std::set<base::RoomId> closed; // until what is on its way has been answered
    for (auto item = m_items.begin(); item != m_items.end(); ++item) {
        const base::RoomId &room = item->entry.room;
        const bool isAlone = item->entry.amendment.has_value();
        if (item->state == State::Failed || closed.contains(room))
            continue;
        const bool isHeld = isAlone && (busy.contains(room) || unsure.contains(room));
        if (item->state == State::Queued && !isHeld)
            return item;
        busy.insert(room);
        if (isAlone)
            closed.insert(room);
    }
    return m_items.end();
}

protocol::Command Outbox::Outgoing::command() const
{
    if (!entry.amendment)
        return protocol::ChatMessage{entry.id,      entry.room, entry.content,
                                     entry.replyTo, follows,    entry.mentions};
    return std::visit(
        [this]<class Kind>(const Kind &amendment) -> protocol::Command {
            return protocol::Amend<Kind>{entry.id, entry.room, amendment};
        },
        *entry.amendment);
}

std::optional<base::RequestId> Outbox::predecessorOf(Items::iterator item) const
{
    const auto isIt = [&room = item->entry.room](const Item &earlier) {
        return earlier.state == State::Sending && earlier.entry.room == room;
    };
    const Items::const_reverse_iterator end = m_items.rend();
    const auto found = std::find_if(Items::const_reverse_iterator(item), end, isIt);
    return found == end ? std::nullopt : std::optional(found->entry.id);
}

std::optional<store::OutboxEntry> Outbox::remove(const base::RequestId &id)
{
    const auto found = find(id);
    if (!found)
        return std::nullopt;
    if ((*found)->state == State::Sending)
        --m_sending;
    store::OutboxEntry entry = std::move((*found)->entry);
    m_items.erase(*found);
    m_places.remove(id);
    return entry;
}

std::optional<Outbox::State> Outbox::refuse(const base::RequestId &id, const protocol::Failure &failure,
                                            base::TimePoint now)
{
    const auto found = find(id);
    if (!found || (*found)->state != State::Sending)
        return std::nullopt;
    Item &item = **found;
    --m_sending;
    if (!protocol::isTemporary(failure.code)) {
        item.state = State::Failed;
        item.entry.failure = failure.code;
        return State::Failed;
    }
    item.state = State::Queued;
    // One that came too early need not wait itself: the one before it is what has to be sent again.
    if (failure.code != protocol::ErrorCode::OutOfOrder) {
        const base::TimePoint until = now + failure.retryAfter.value_or(defaultPause);
        m_pausedUntil = std::max(m_pausedUntil.value_or(until), until);
    }
    return State::Queued;
}

bool Outbox::retry(const base::RequestId &id)
{
    const auto found = find(id);
    if (!found || (*found)->state != State::Failed)
        return false;
    (*found)->state = State::Queued;
    (*found)->entry.failure.reset();
    return true;
}

std::vector<base::RequestId> Outbox::requeue()
{
    std::vector<base::RequestId> requeued;
    for (Item &item : m_items) {
        if (item.state != State::Sending)
            continue;
        item.state = State::Queued;
        requeued.push_back(item.entry.id);
    }
    m_sending = 0;
    m_pausedUntil.reset();
    return requeued;
}

std::optional<Outbox::State> Outbox::stateOf(const base::RequestId &id) const
{
    const auto found = find(id);
    return found ? std::optional((*found)->state) : std::nullopt;
}

std::optional<store::OutboxEntry> Outbox::entry(const base::RequestId &id) const
{
    const auto found = find(id);
    return found ? std::optional((*found)->entry) : std::nullopt;
}

std::vector<store::OutboxEntry> Outbox::entriesOf(const base::RoomId &room) const
{
    std::vector<store::OutboxEntry> entries;
    for (const Item &item : m_items) {
        if (item.entry.room == room)
            entries.push_back(item.entry);
    }
    return entries;
}

int Outbox::waiting() const
{
    return static_cast<int>(
        std::ranges::count_if(m_items, [](const Item &item) { return item.state != State::Failed; }));
}

std::optional<Outbox::Items::iterator> Outbox::find(const base::RequestId &id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? std::nullopt : std::optional(*place);
}

} // namespace client
