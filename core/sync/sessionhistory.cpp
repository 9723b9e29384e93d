// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"
#include "protocol/limits.h"

#include <algorithm>

// What rooms hold: events in order, on their way to the disk, holes in them and pages of them.
namespace client {

namespace {

/// How long to leave the disk, or a server that does not say, alone.
constexpr base::Duration catchUpPause{1'000};
/// How long to wait for a page before it is asked for again on the same connection.
constexpr base::Duration pagePatience{30'000};

} // namespace

void Session::deliver(const base::RoomId &room, const std::vector<protocol::RoomEvent> &events)
{
    Room &state = m_states[room];
    const std::vector<protocol::RoomEvent> inOrder = state.sequencer.take(events);
    if (!inOrder.empty()) {
        std::ranges::copy(inOrder, std::back_inserter(state.unwritten));
        writeEvents(room);
        if (state.timeline)
            tellTimeline(room, state.timeline->append(inOrder));
        seekOn(room);
        for (const protocol::RoomEvent &event : inOrder) {
            takeOver(event);
            amendInbox(event);
        }
        countUnread(room, inOrder);
        tell(EventsArrived{room, inOrder});
    }
    for (const protocol::RoomEvent &event : events) {
        // One of mine whose ack was lost with the connection.
        const auto entry = event.user == m_facts.me ? m_outbox.remove(event.id) : std::nullopt;
        if (entry && entry->amendment)
            settle(*entry, event.seq);
        else if (entry)
            acknowledge(event);
    }
    if (const auto hole = state.sequencer.hole())
        fill(room, *hole);
}

void Session::writeEvents(const base::RoomId &room)
{
    Room &state = m_states[room];
    // One after the other: what follows a write that fails must not get to the disk before it.
    if (state.writing || state.isDiskRefusing || state.isForgetting || state.unwritten.empty())
        return;
    state.writing = state.unwritten.size();
    m_store.add(state.unwritten, whileAlive([this, room](const base::Result<void> &written) {
                    Room &kept = m_states[room];
                    const auto count =
                        static_cast<std::ptrdiff_t>(*std::exchange(kept.writing, std::nullopt));
                    if (!written) {
                        kept.isDiskRefusing = true;
                        tell(StorageFailed{written.error()});
                        return catchUpLater();
                    }
                    onDiskWorks();
                    if (count > 0)
                        onKept(room, kept.unwritten[static_cast<std::size_t>(count - 1)].seq);
                    kept.unwritten.erase(kept.unwritten.begin(), kept.unwritten.begin() + count);
                    writeEvents(room);
                }));
}

void Session::fill(const base::RoomId &room, Sequencer::Hole hole)
{
    Room &state = m_states[room];
    const base::TimePoint now = m_clock.now();
    if (!m_isOnline || (state.filling && now - *state.filling < pagePatience))
        return;
    state.filling = now;
    ask(protocol::RoomHistory{{}, room, hole.before, hole.after, protocol::maxPage},
        [this, room](const Answer &answer) { onFilled(room, answer); });
}

void Session::onFilled(const base::RoomId &room, const Answer &answer)
{
    Room &state = m_states[room];
    state.filling.reset();
    const auto *page = ackOf<protocol::HistoryPage>(answer);
    if (!page) {
        if (!retryLater(answer))
            onClosedTo(room, answer);
        return;
    }
    if (page->events.empty()) {
        // The server no longer has what is missing: its history is another one.
        forgetHistory(room);
        state.isSubscribed = false;
        state.isPutOff = true;
        return catchUpLater();
    }
    deliver(room, page->events);
    if (state.isLive && !state.sequencer.hole())
        caughtUp(room);
}

void Session::onReset(const protocol::Reset &reset)
{
    base::log("sync")->warn("the history of a room begins anew at {}", reset.firstSeq);
    forgetHistory(reset.room);
}

void Session::forgetHistory(const base::RoomId &room)
{
    dropAmendments(room);
    Room &state = m_states[room];
    dropEchoes(state.sequencer.reset());
    ++state.history;
    state.load = 0;
    state.wanted.reset();
    endSeeking(room, EventSought::Outcome::Gone);
    state.readSeq.reset();
    state.unread = 0;
    state.countedSeq = state.knownRead = 0;
    state.deliveredSeq = state.knownDelivered = 0;
    setReceipts(room, {});
    showUnread(room);
    state.unwritten.clear();
    if (state.writing)
        state.writing = 0;
    m_unreported.erase(room);
    forgetKept(room);
    if (state.timeline)
        tellTimeline(room, state.timeline->reset());
    else if (state.opening != 0) // with nothing, since the page that is being read is of the old one
        beginTimeline(room, {});
}

void Session::forgetKept(const base::RoomId &room)
{
    m_states[room].isForgetting = true;
    m_store.forgetHistory(room, whileAlive([this, room](const base::Result<void> &forgotten) {
                              if (!forgotten) {
                                  tell(StorageFailed{forgotten.error()});
                                  return catchUpLater();
                              }
                              onDiskWorks();
                              m_states[room].isForgetting = false;
                              writeEvents(room);
                          }));
}

bool Session::retryLater(const Answer &answer)
{
    const auto *failure = std::get_if<protocol::Failure>(&answer);
    if (!failure || !protocol::isTemporary(failure->code))
        return false;
    catchUpLater(failure->retryAfter);
    return true;
}

void Session::catchUpLater(std::optional<base::Duration> delay)
{
    if (!m_catchUpTimer->isActive())
        m_catchUpTimer->start(delay.value_or(catchUpPause));
}

void Session::catchUp()
{
    if (m_isInboxBehind)
        syncInbox();
    sayStatusWish();
    for (auto &[room, state] : m_states) {
        // What is known of the room may have been refused with the events that belong to it.
        const RoomRow *row = m_rooms.find(room);
        if (std::exchange(state.isDiskRefusing, false) && row)
            m_store.saveRooms({summaryOf(*row)}, onWritten());
        if (state.isForgetting)
            forgetKept(room);
        writeEvents(room);
        if (state.opening != 0)
            readFirstPage(room);
        if (const auto before = std::exchange(state.wanted, std::nullopt))
            loadBefore(room, *before);
        if (state.isPutOff)
            subscribe(room);
        if (const auto hole = state.sequencer.hole())
            fill(room, *hole);
        seekOn(room);
    }
}

void Session::loadOlder(const base::RoomId &room)
{
    if (const auto &timeline = m_states[room].timeline)
        loadBefore(room, timeline->oldest());
}

void Session::loadBefore(const base::RoomId &room, base::Seq before)
{
    Room &state = m_states[room];
    if (!state.timeline || before <= 1)
        return;
    if (state.load != 0) {
        state.wanted = before;
        return;
    }
    const Load load{++m_lastLoad, before};
    state.load = load.number;
    m_store.page(room, before, protocol::maxPage,
                 whileAlive([this, room, load](const base::Result<std::vector<protocol::RoomEvent>> &page) {
                     if (!page) {
                         tell(StorageFailed{page.error()});
                         return loadLater(room, load);
                     }
                     const bool isNext = !page->empty() && page->back().seq + 1 == load.before;
                     if (isNext || !m_isOnline)
                         return showLoaded(room, load, *page);
                     loadFromServer(room, load, *page);
                 }));
}

void Session::loadFromServer(const base::RoomId &room, const Load &load,
                             std::vector<protocol::RoomEvent> kept)
{
    ask(protocol::RoomHistory{{}, room, load.before, std::nullopt, protocol::maxPage},
        [this, room, load, kept = std::move(kept)](const Answer &answer) {
            const auto *page = ackOf<protocol::HistoryPage>(answer);
            // What is older than the gap is better than nothing.
            if (!page && retryLater(answer))
                return loadLater(room, load);
            if (!page)
                return showLoaded(room, load, kept);
            if (!m_states[room].isForgetting)
                m_store.add(page->events, onWritten());
            showLoaded(room, load, page->events);
        });
}

void Session::showLoaded(const base::RoomId &room, const Load &load,
                         const std::vector<protocol::RoomEvent> &page)
{
    Room &state = m_states[room];
    if (!state.timeline || state.load != load.number)
        return;
    state.load = 0;
    tellTimeline(room, state.timeline->insertBefore(load.before, page));
    if (const auto before = std::exchange(state.wanted, std::nullopt))
        loadBefore(room, *before);
}

void Session::loadLater(const base::RoomId &room, const Load &load)
{
    Room &state = m_states[room];
    if (!state.timeline || state.load != load.number)
        return;
    state.load = 0;
    state.wanted = load.before;
    catchUpLater();
}

} // namespace client
