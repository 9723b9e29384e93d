// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"

// What I do to messages: edits, deletions, reactions, pins.
namespace client {

base::RequestId Session::amend(const base::RoomId &room, const protocol::Amendment &amendment)
{
    const store::OutboxEntry entry{
        base::RequestId(m_chance.uuid()), room, {}, std::nullopt, m_clock.utcNow(), std::nullopt, amendment};
    const auto *edit = std::get_if<protocol::MessageEdited>(&amendment);
    if (edit && !checkContent(entry.id, edit->content))
        return entry.id;
    m_store.enqueue(entry, whileAlive([this, entry, history = m_states[room].history](
                                          const base::Result<store::Enqueued> &result) {
                        if (!result)
                            return tell(MessageNotKept{entry.id, result.error()});
                        onDiskWorks();
                        m_outbox.add(entry);
                        Room &state = m_states[entry.room];
                        if (state.history != history)
                            return dropAmendments(entry.room);
                        if (state.timeline)
                            tellTimeline(entry.room, state.timeline->await(entry));
                        flush();
                    }));
    return entry.id;
}

void Session::onAmended(const base::RequestId &id, base::Seq stored)
{
    if (const std::optional<store::OutboxEntry> entry = m_outbox.remove(id))
        settle(*entry, stored);
}

void Session::onAmendmentRefused(const protocol::Failure &failure)
{
    const std::optional<store::OutboxEntry> entry = m_outbox.remove(*failure.id);
    tell(AmendmentRefused{entry->room, entry->id, *entry->amendment, failure.code, failure.message});
    settle(*entry);
}

void Session::settle(const store::OutboxEntry &entry, std::optional<base::Seq> stored)
{
    m_store.dequeue(entry.id, onWritten());
    if (auto &timeline = m_states[entry.room].timeline)
        tellTimeline(entry.room, timeline->settle(entry, stored));
    flush();
}

void Session::dropAmendments(const base::RoomId &room)
{
    for (const store::OutboxEntry &entry : m_outbox.entriesOf(room)) {
        if (!entry.amendment)
            continue;
        m_outbox.remove(entry.id);
        tell(AmendmentRefused{room, entry.id, *entry.amendment, protocol::ErrorCode::BadField,
                              QStringLiteral("the room has another history")});
        settle(entry);
    }
}

} // namespace client
