// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include <algorithm>

// Up to where I have seen rooms, on this device and on others, and what is unread there.
namespace client {

std::optional<base::Seq> Session::readPosition(const base::RoomId &room) const
{
    const auto state = m_states.find(room);
    return state == m_states.end() ? std::nullopt : state->second.readSeq;
}

void Session::markRead(const base::RoomId &room)
{
    Room &state = m_states[room];
    const base::Seq last = state.sequencer.last();
    if (last == 0 || state.readSeq >= last)
        return;
    state.readSeq = last;
    if (m_readReceipts == ReadReceipts::Withheld)
        state.privateSeq = last;
    state.unread = 0;
    // What is still to come of what the space has counted is news again.
    state.countedSeq = std::min(state.countedSeq, last);
    m_store.saveReadPosition(room, last, onWritten());
    // As the space does, once it hears of the position.
    markSeen(m_inbox.unseenIn(room, last));
    showUnread(room);
    reportLater(room);
}

void Session::onReceipt(const protocol::Receipt &receipt)
{
    Room &state = m_states[receipt.room];
    if (receipt.user != m_facts.me || !state.isLive)
        return;
    takeOver(receipt.room, receipt.read, receipt.lastSeq);
    if (const auto hole = state.sequencer.hole())
        fill(receipt.room, *hole);
}

void Session::takeOver(const base::RoomId &room, const protocol::ReadPosition &read, base::Seq last)
{
    Room &state = m_states[room];
    state.sequencer.expect(last);
    state.knownRead = read.seq;
    // Where I have seen more since, the space is about to hear of it.
    if (state.readSeq && *state.readSeq > read.seq)
        return;
    if (state.readSeq != read.seq)
        m_store.saveReadPosition(room, read.seq, onWritten());
    state.readSeq = read.seq;
    state.unread = read.unread;
    state.countedSeq = last;
    markSeen(m_inbox.unseenIn(room, read.seq));
    showUnread(room);
}

void Session::countUnread(const base::RoomId &room, const std::vector<protocol::RoomEvent> &events)
{
    Room &state = m_states[room];
    if (!state.readSeq)
        return;
    const auto isNews = [&](const protocol::RoomEvent &event) {
        return event.seq > std::max(*state.readSeq, state.countedSeq) && event.user != m_facts.me &&
               std::holds_alternative<protocol::MessagePosted>(event.content);
    };
    state.unread += static_cast<int>(std::ranges::count_if(events, isNews));
    showUnread(room);
}

void Session::showUnread(const base::RoomId &room)
{
    const RoomRow *known = m_rooms.find(room);
    if (!known)
        return;
    RoomRow row = *known;
    row.unread = m_states[room].unread;
    row.mentions = m_inbox.mentionsIn(room);
    if (row == *known)
        return;
    tell(RoomsChanged{m_rooms.put(row)});
}

} // namespace client
