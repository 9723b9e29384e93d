// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "protocol/limits.h"

#include <algorithm>

// Events of long ago that somebody wants to see, with what stands around them.
namespace client {

namespace {

using Outcome = EventSought::Outcome;
using Events = std::vector<protocol::RoomEvent>;

/// How many events are to stand above one that is sought, and how many below it.
constexpr int around = protocol::maxPage / 2;

bool holds(const Events &events, base::Seq seq)
{
    return std::ranges::find(events, seq, &protocol::RoomEvent::seq) != events.end();
}

} // namespace

void Session::seek(const base::RoomId &room, base::Seq seq)
{
    Room &state = m_states[room];
    if (!state.isOpen())
        return;
    state.sought = Sought{seq, ++m_lastLoad};
    seekOn(room);
}

void Session::seekOn(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (!state.timeline || !state.sought || state.sought->isLooking)
        return;
    const base::Seq seq = state.sought->seq;
    if (state.timeline->has(seq))
        return endSeeking(room, Outcome::Found);
    if (state.timeline->nextAfter(seq)) {
        state.sought->isLooking = true;
        return seekOnDisk(room, *state.sought, seq + around + 1);
    }
    // Behind all that is here it comes by itself, if it does.
    if (state.isLive && !state.sequencer.hole())
        endSeeking(room, Outcome::Gone);
    else
        tell(EventSought{room, seq, Outcome::Waiting});
}

void Session::seekOnDisk(const base::RoomId &room, const Sought &sought, base::Seq before)
{
    m_store.page(room, before, protocol::maxPage,
                 whileAlive([this, room, sought, before](const base::Result<Events> &page) {
                     if (!isSought(room, sought))
                         return;
                     if (!page) {
                         tell(StorageFailed{page.error()});
                         catchUpLater();
                         return seekLater(room, sought);
                     }
                     if (holds(*page, sought.seq))
                         return showSought(room, sought, *page);
                     // It may be the last of a stretch, or what follows on the disk is of a later one.
                     if (before > sought.seq + 1)
                         return seekOnDisk(room, sought, sought.seq + 1);
                     seekAtServer(room, sought);
                 }));
}

void Session::seekAtServer(const base::RoomId &room, const Sought &sought)
{
    if (!m_isOnline)
        return seekLater(room, sought);
    // Pages are bounded in bytes, so one that ends with the event is the only one sure to hold it.
    ask(protocol::RoomHistory{{}, room, sought.seq + 1, std::nullopt, around},
        [this, room, sought](const Answer &answer) {
            if (!isSought(room, sought))
                return;
            const auto *page = ackOf<protocol::HistoryPage>(answer);
            if (page && holds(page->events, sought.seq))
                return seekWhatFollows(room, sought, page->events);
            const bool isRefused = std::holds_alternative<protocol::Failure>(answer) && !retryLater(answer);
            if (page || isRefused)
                return endSeeking(room, Outcome::Gone);
            seekLater(room, sought);
        });
}

void Session::seekWhatFollows(const base::RoomId &room, const Sought &sought, Events events)
{
    const auto below = m_states[room].timeline->nextAfter(sought.seq);
    ask(protocol::RoomHistory{{}, room, below, sought.seq, around},
        [this, room, sought, events = std::move(events)](const Answer &answer) mutable {
            if (!isSought(room, sought))
                return;
            // Without what follows it can be seen all the same.
            if (const auto *page = ackOf<protocol::HistoryPage>(answer))
                std::ranges::copy(page->events, std::back_inserter(events));
            if (!m_states[room].isForgetting)
                m_store.add(events, onWritten());
            showSought(room, sought, events);
        });
}

void Session::showSought(const base::RoomId &room, const Sought &sought, const Events &events)
{
    Timeline &timeline = *m_states[room].timeline;
    if (const auto below = timeline.nextAfter(sought.seq))
        tellTimeline(room, timeline.insertBefore(*below, events));
    endSeeking(room, timeline.has(sought.seq) ? Outcome::Found : Outcome::Gone);
}

void Session::seekLater(const base::RoomId &room, const Sought &sought)
{
    m_states[room].sought->isLooking = false;
    tell(EventSought{room, sought.seq, Outcome::Waiting});
}

bool Session::isSought(const base::RoomId &room, const Sought &sought) const
{
    const Room &state = m_states.at(room);
    return state.timeline && state.sought && state.sought->number == sought.number;
}

void Session::endSeeking(const base::RoomId &room, Outcome outcome)
{
    const auto sought = std::exchange(m_states[room].sought, std::nullopt);
    if (sought)
        tell(EventSought{room, sought->seq, outcome});
}

void Session::loadAfter(const base::RoomId &room, base::Seq after)
{
    Room &state = m_states[room];
    const auto below = state.timeline ? state.timeline->nextAfter(after) : std::nullopt;
    if (!below || state.load != 0)
        return below ? loadBefore(room, *below) : void();
    const Load load{++m_lastLoad, *below};
    state.load = load.number;
    m_store.page(room, std::min(after + protocol::maxPage + 1, *below), protocol::maxPage,
                 whileAlive([this, room, load, after](const base::Result<Events> &page) {
                     if (!page) {
                         tell(StorageFailed{page.error()});
                         return loadLater(room, load);
                     }
                     if (holds(*page, after + 1))
                         return showLoaded(room, load, *page);
                     loadAfterFromServer(room, load, after);
                 }));
}

void Session::loadAfterFromServer(const base::RoomId &room, const Load &load, base::Seq after)
{
    ask(protocol::RoomHistory{{}, room, load.before, after, protocol::maxPage},
        [this, room, load](const Answer &answer) {
            const auto *page = ackOf<protocol::HistoryPage>(answer);
            if (!page)
                return loadLater(room, load);
            if (!m_states[room].isForgetting)
                m_store.add(page->events, onWritten());
            showLoaded(room, load, page->events);
        });
}

} // namespace client
