// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"
#include "protocol/limits.h"

// Subscriptions, holes, pages, and what a room shows.
namespace client {

namespace {

/// The answer as what was expected; nothing where it is a refusal, or never came.
template <class Ack>
const Ack *ackOf(const Answer &answer)
{
    const auto *event = std::get_if<protocol::Event>(&answer);
    return event ? std::get_if<Ack>(event) : nullptr;
}

} // namespace

void Session::subscribe(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (state.isSubscribed)
        return;
    state.isSubscribed = true;
    ask(protocol::Subscribe{{}, room, state.sequencer.last()},
        [this, room](const Answer &answer) { onSubscribed(room, answer); });
}

void Session::onSubscribed(const base::RoomId &room, const Answer &answer)
{
    Room &state = m_states[room];
    const auto *subscribed = ackOf<protocol::Subscribed>(answer);
    if (!subscribed) {
        state.isSubscribed = false;
        return;
    }
    takeOver(subscribed->summary);
    state.isLive = true;
    deliver(room, subscribed->events);
    if (state.timeline)
        askMembers(room, {});
    if (!state.sequencer.hole())
        tell(RoomCaughtUp{room});
}

void Session::onRoomEvent(const protocol::RoomEvent &event)
{
    const bool isMine = event.user == m_facts.me;
    if (!m_states[event.room].isSubscribed) {
        // Another device of mine, or somebody else, brought me into a room.
        if (isMine && std::holds_alternative<protocol::UserJoined>(event.content))
            subscribe(event.room);
        return;
    }
    deliver(event.room, {event});
    if (isMine && std::holds_alternative<protocol::MessagePosted>(event.content) && m_outbox.remove(event.id))
        m_store.dequeue(event.id, onWritten());
}

void Session::onReset(const protocol::Reset &reset)
{
    base::log("sync")->warn("the history of a room begins anew at {}", reset.firstSeq);
    forgetHistory(reset.room);
}

void Session::deliver(const base::RoomId &room, const std::vector<protocol::RoomEvent> &events)
{
    Room &state = m_states[room];
    const std::vector<protocol::RoomEvent> inOrder = state.sequencer.take(events);
    if (!inOrder.empty()) {
        m_store.addNewer(inOrder, onWritten());
        if (state.lowSeq == 0)
            state.lowSeq = inOrder.front().seq;
        if (state.timeline)
            tellTimeline(room, state.timeline->append(inOrder));
        else if (state.isOpening)
            std::ranges::copy(inOrder, std::back_inserter(state.arrived));
        for (const protocol::RoomEvent &event : inOrder)
            takeOver(event);
        tell(EventsArrived{room, inOrder});
    }
    if (const auto hole = state.sequencer.hole())
        fill(room, *hole);
}

void Session::fill(const base::RoomId &room, Sequencer::Hole hole)
{
    Room &state = m_states[room];
    if (state.isFilling || !m_isOnline)
        return;
    state.isFilling = true;
    ask(protocol::RoomHistory{{}, room, hole.before, hole.after, protocol::maxPage},
        [this, room](const Answer &answer) { onFilled(room, answer); });
}

void Session::onFilled(const base::RoomId &room, const Answer &answer)
{
    Room &state = m_states[room];
    state.isFilling = false;
    const auto *page = ackOf<protocol::HistoryPage>(answer);
    if (!page)
        return;
    if (page->events.empty()) {
        // The server no longer has what is missing: its history is another one.
        forgetHistory(room);
        state.isSubscribed = false;
        return subscribe(room);
    }
    deliver(room, page->events);
    if (state.isLive && !state.sequencer.hole())
        tell(RoomCaughtUp{room});
}

void Session::forgetHistory(const base::RoomId &room)
{
    Room &state = m_states[room];
    state.sequencer.reset();
    state.lowSeq = 0;
    m_store.forgetHistory(room, onWritten());
    if (state.timeline)
        tellTimeline(room, state.timeline->reset());
}

void Session::takeOver(const protocol::RoomSummary &summary)
{
    m_store.saveRooms({summary}, onWritten());
    const RoomRow row{summary.room, summary.name, summary.kind, summary.topic, summary.peer, summary.isMember};
    if (auto changes = m_rooms.put(row); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
}

void Session::takeOver(const protocol::RoomEvent &event)
{
    tell(m_roster.apply(event));
    const RoomRow *known = m_rooms.find(event.room);
    if (!known)
        return;
    RoomRow row = *known;
    if (const auto *update = std::get_if<protocol::RoomUpdated>(&event.content)) {
        row.name = update->name.value_or(row.name);
        row.topic = update->topic.value_or(row.topic);
    }
    const bool isMine = event.user == m_facts.me;
    if (isMine && std::holds_alternative<protocol::UserLeft>(event.content))
        row.isMember = m_states[event.room].isSubscribed = m_states[event.room].isLive = false;
    if (row == *known)
        return;
    m_store.saveRooms({{row.room, row.name, row.kind, row.topic, row.peer, row.isMember, 0, 1, 0}}, onWritten());
    tell(RoomsChanged{row.isMember ? m_rooms.put(row) : m_rooms.remove(row.room)});
}

void Session::openRoom(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (state.timeline || state.isOpening)
        return;
    state.isOpening = true;
    m_store.page(room, 0, protocol::maxPage,
                 whileAlive([this, room](const base::Result<std::vector<protocol::RoomEvent>> &page) {
                     if (!page)
                         return tell(StorageFailed{page.error()});
                     if (m_states[room].isOpening)
                         beginTimeline(room, *page);
                 }));
    if (m_isOnline)
        askMembers(room, {});
}

void Session::beginTimeline(const base::RoomId &room, const std::vector<protocol::RoomEvent> &page)
{
    Room &state = m_states[room];
    state.isOpening = false;
    state.timeline.emplace(m_facts.me);
    tellTimeline(room, state.timeline->begin(page, m_outbox.entriesOf(room)));
    tellTimeline(room, state.timeline->append(std::exchange(state.arrived, {})));
}

void Session::closeRoom(const base::RoomId &room)
{
    Room &state = m_states[room];
    state.timeline.reset();
    state.isOpening = state.isLoadingOlder = false;
    state.arrived.clear();
}

void Session::reopenRooms()
{
    for (auto &[room, state] : m_states) {
        if (!state.timeline)
            continue;
        closeRoom(room);
        openRoom(room);
    }
}

void Session::loadOlder(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (!state.timeline || state.isLoadingOlder || state.timeline->oldest() <= 1)
        return;
    state.isLoadingOlder = true;
    m_store.page(room, state.timeline->oldest(), protocol::maxPage,
                 whileAlive([this, room](const base::Result<std::vector<protocol::RoomEvent>> &page) {
                     Room &loaded = m_states[room];
                     if (!loaded.timeline)
                         return;
                     loaded.isLoadingOlder = false;
                     if (!page)
                         return tell(StorageFailed{page.error()});
                     if (page->empty())
                         return loadOlderFromServer(room);
                     tellTimeline(room, loaded.timeline->prepend(*page));
                 }));
}

void Session::loadOlderFromServer(const base::RoomId &room)
{
    Room &state = m_states[room];
    state.isLoadingOlder = true;
    ask(protocol::RoomHistory{{}, room, state.lowSeq, std::nullopt, protocol::maxPage},
        [this, room](const Answer &answer) {
            Room &loaded = m_states[room];
            loaded.isLoadingOlder = false;
            const auto *page = ackOf<protocol::HistoryPage>(answer);
            if (!page || page->events.empty())
                return;
            loaded.lowSeq = page->events.front().seq;
            m_store.addOlder(page->events, onWritten());
            if (loaded.timeline)
                tellTimeline(room, loaded.timeline->prepend(page->events));
        });
}

void Session::askMembers(const base::RoomId &room, std::vector<protocol::Member> before)
{
    protocol::RoomMembers request{{}, room, std::nullopt};
    if (!before.empty())
        request.after = before.back().user;
    ask(request, [this, room, members = std::move(before)](const Answer &answer) mutable {
        const auto *list = ackOf<protocol::MemberList>(answer);
        if (!list)
            return;
        std::ranges::copy(list->members, std::back_inserter(members));
        if (!list->isComplete)
            return askMembers(room, std::move(members));
        tell(m_roster.setMembers(room, members));
    });
}

void Session::draft(const base::RoomId &room, store::SpaceStore::Reply<QString> reply)
{
    m_store.draft(room, std::move(reply));
}

void Session::saveDraft(const base::RoomId &room, const QString &text)
{
    m_store.saveDraft(room, text, onWritten());
}

} // namespace client
