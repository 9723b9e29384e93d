// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

// How far the others are in rooms, and what they are told of me.
namespace client {

namespace {

/// How long what is known of the others may be in memory alone. The space tells it anew after a restart.
constexpr base::Duration keepingPause{5'000};
/// How long my own positions gather before the space is told.
constexpr base::Duration reportPause{1'000};

} // namespace

std::vector<protocol::Progress> Session::receipts(const base::RoomId &room) const
{
    const auto state = m_states.find(room);
    return state == m_states.end() ? std::vector<protocol::Progress>() : state->second.receipts.people();
}

void Session::onReceipts(const protocol::Receipts &receipts)
{
    Room &state = m_states[receipts.room];
    if (!state.isLive)
        return;
    // Where several are further, I may be among them.
    std::vector<protocol::Progress> others = receipts.people;
    std::erase_if(others, [this](const protocol::Progress &one) { return one.user == m_facts.me; });
    if (state.receipts.move(others))
        showReceipts(receipts.room);
}

void Session::setReceipts(const base::RoomId &room, ReceiptBook receipts)
{
    Room &state = m_states[room];
    if (state.receipts == receipts)
        return;
    state.receipts = std::move(receipts);
    showReceipts(room);
}

void Session::showReceipts(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (state.timeline)
        tellTimeline(room, state.timeline->setReceipts(state.receipts));
    keepReceiptsLater(room);
}

void Session::keepReceiptsLater(const base::RoomId &room)
{
    m_unkeptReceipts.insert(room);
    if (!m_receiptsTimer->isActive())
        m_receiptsTimer->start(keepingPause);
}

void Session::keepReceipts()
{
    for (const base::RoomId &room : std::exchange(m_unkeptReceipts, {}))
        m_store.saveReceipts(room, m_states[room].receipts.people(),
                             whileAlive([this, room](const base::Result<void> &written) {
                                 if (written)
                                     return onDiskWorks();
                                 tell(StorageFailed{written.error()});
                                 keepReceiptsLater(room);
                             }));
}

void Session::onKept(const base::RoomId &room, base::Seq seq)
{
    Room &state = m_states[room];
    state.deliveredSeq = std::max(state.deliveredSeq, seq);
    if (state.deliveredSeq > state.knownDelivered)
        reportLater(room);
}

void Session::compareReceipts(const protocol::Position &position)
{
    Room &state = m_states[position.room];
    // Some were dropped: a subscription says them all anew.
    if (state.receipts.sum() != position.receiptSum) {
        state.isSubscribed = false;
        return subscribe(position.room);
    }
    state.knownDelivered = position.deliveredSeq;
    if (state.readSeq > state.knownRead || state.deliveredSeq > state.knownDelivered)
        m_unreported.insert(position.room);
}

void Session::reportLater(const base::RoomId &room)
{
    m_unreported.insert(room);
    if (!m_reportTimer->isActive())
        m_reportTimer->start(reportPause);
}

void Session::report()
{
    for (const base::RoomId &room : std::exchange(m_unreported, {})) {
        Room &state = m_states[room];
        // Otherwise the next subscription says it.
        if (!m_isOnline || !state.isSubscribed)
            continue;
        if (state.readSeq > state.knownRead) {
            m_connection.send(protocol::MarkRead{room, *state.readSeq, isReadingPrivate(state)});
            // What has been seen has been delivered.
            state.knownDelivered = std::max(state.knownDelivered, *state.readSeq);
        }
        if (state.deliveredSeq > state.knownDelivered) {
            m_connection.send(protocol::MarkDelivered{room, state.deliveredSeq});
            state.knownDelivered = state.deliveredSeq;
        }
    }
}

} // namespace client
