// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"
#include "protocol/limits.h"

#include <algorithm>

// What I write, and what becomes of it.
namespace client {

base::RequestId Session::write(const base::RoomId &room, const QString &content,
                               const std::optional<base::RequestId> &id,
                               const std::optional<base::Seq> &replyTo, const protocol::Mentions &mentions)
{
    const store::OutboxEntry entry{id.value_or(base::RequestId(m_chance.uuid())),
                                   room,
                                   content,
                                   replyTo,
                                   m_clock.utcNow(),
                                   std::nullopt,
                                   std::nullopt,
                                   mentions};
    if (!checkContent(entry.id, content))
        return entry.id;
    m_store.enqueue(entry, whileAlive([this, id = entry.id](const base::Result<store::Enqueued> &result) {
                        onEnqueued(id, result);
                    }));
    return entry.id;
}

bool Session::checkContent(const base::RequestId &id, const QString &content)
{
    const bool hasLength = !content.trimmed().isEmpty() && content.size() <= protocol::maxContent;
    // On the wire it would be another text, or none.
    const bool isUnicode = content.isValidUtf16() && !content.contains(QChar(u'\0'));
    if (hasLength && isUnicode)
        return true;
    const QString reason = hasLength
                               ? QStringLiteral("a message is of whole Unicode characters")
                               : QStringLiteral("a message has 1 to %1 characters").arg(protocol::maxContent);
    tell(MessageNotKept{id, {base::ErrorCode::Invalid, reason}});
    return false;
}

std::optional<QString> Session::failedText(const base::RequestId &id) const
{
    const std::optional<store::OutboxEntry> entry = m_outbox.entry(id);
    return entry && entry->failure ? std::optional(entry->content) : std::nullopt;
}

std::optional<base::RequestId> Session::rewrite(const base::RequestId &id, const QString &content)
{
    const std::optional<store::OutboxEntry> failed = m_outbox.entry(id);
    if (!failed || !failed->failure)
        return std::nullopt;
    // What it answers and whom it names stays, unless that may be why it was refused.
    const bool canAnswer = *failed->failure != protocol::ErrorCode::BadField;
    store::OutboxEntry entry = *failed;
    entry.id = base::RequestId(m_chance.uuid());
    entry.content = content;
    entry.writtenAt = m_clock.utcNow();
    entry.failure.reset();
    if (!canAnswer) {
        entry.replyTo.reset();
        entry.mentions = {};
    }
    if (!checkContent(entry.id, content))
        return entry.id;
    // Until the disk has answered nothing else can become of it.
    m_outbox.remove(id);
    m_store.replace(id, entry, whileAlive([this, failed, entry](const base::Result<void> &replaced) {
                        onReplaced(*failed, entry, replaced);
                    }));
    return entry.id;
}

void Session::onReplaced(const store::OutboxEntry &failed, const store::OutboxEntry &entry,
                         const base::Result<void> &replaced)
{
    auto &timeline = m_states[failed.room].timeline;
    if (!replaced) {
        m_outbox.add(failed);
        // The room may have been opened meanwhile.
        if (timeline)
            tellTimeline(failed.room, timeline->echo(failed));
        return tell(MessageNotKept{entry.id, replaced.error()});
    }
    dropEcho(failed.room, failed.id);
    onEnqueued(entry.id, store::Enqueued{store::Enqueued::Outcome::New, entry, std::nullopt});
}

void Session::onEnqueued(const base::RequestId &id, const base::Result<store::Enqueued> &result)
{
    using Outcome = store::Enqueued::Outcome;
    if (!result)
        return tell(MessageNotKept{id, result.error()});
    onDiskWorks();
    // Acknowledged while the disk was asked: it is sent once more, so that whoever wrote it again is told.
    const bool isGone = result->outcome == Outcome::Waiting && !m_outbox.stateOf(id);
    if (result->outcome == Outcome::New || isGone) {
        m_outbox.add(result->entry);
        auto &timeline = m_states[result->entry.room].timeline;
        // Another device of mine may have sent it first, and its event come while the disk was busy.
        const auto isIt = [&id](const TimelineRow &row) { return row.isMine && row.event.id == id; };
        if (timeline && std::ranges::none_of(timeline->rows(), isIt))
            tellTimeline(result->entry.room, timeline->echo(result->entry));
    }
    tell(MessageQueued{result->entry});
    if (result->outcome == Outcome::Sent)
        tell(MessageSent{*result->event});
    else if (result->entry.failure)
        retry(id);
    flush();
}

void Session::retry(const base::RequestId &id)
{
    if (!m_outbox.retry(id))
        return;
    m_store.setFailure(id, std::nullopt, onWritten());
    showState(id, TimelineRow::State::Queued);
    flush();
}

void Session::discard(const base::RequestId &id)
{
    const std::optional<store::OutboxEntry> entry = m_outbox.remove(id);
    if (!entry)
        return;
    if (entry->amendment)
        return settle(*entry);
    m_store.dequeue(id, onWritten());
    if (auto &timeline = m_states[entry->room].timeline)
        tellTimeline(entry->room, timeline->discard(id));
    // What waited for the answer to it waits no more.
    flush();
}

void Session::flush()
{
    if (!m_isOnline)
        return;
    // Amendments name messages by their place, which the answer to a subscription may say is another's.
    std::set<base::RoomId> unsure;
    for (const auto &[room, state] : m_states) {
        if (!state.isLive && (state.isSubscribed || state.isPutOff))
            unsure.insert(room);
    }
    while (const std::optional<Outbox::Outgoing> outgoing = m_outbox.next(m_clock.now(), unsure)) {
        m_connection.send(outgoing->command());
        showState(outgoing->entry.id, TimelineRow::State::Sending);
    }
    if (const auto wakeUp = m_outbox.wakeUp())
        m_outboxTimer->start(std::max(*wakeUp - m_clock.now(), base::Duration(1)));
}

void Session::onMessageStored(const protocol::MessageStored &stored)
{
    const std::optional<store::OutboxEntry> entry = m_outbox.remove(stored.id);
    Room &state = m_states[stored.room];
    if (!entry) {
        // Discarded while it was on its way: what its event says has to be asked for.
        if (stored.seq > state.sequencer.last()) {
            state.isSubscribed = false;
            subscribe(stored.room);
        }
        return;
    }
    // The ack stands for the event, which the server does not send to who wrote it.
    const protocol::RoomEvent event{
        stored.room,
        stored.seq,
        stored.id,
        m_facts.me,
        m_myProfile.name,
        stored.timestamp,
        protocol::MessagePosted{entry->content, entry->replyTo, {}, entry->mentions},
        m_myProfile.color};
    // What comes first is taken for the beginning, and that is for the answer to the subscription to say.
    const bool hasBeginning = state.isLive || state.sequencer.last() != 0;
    if (hasBeginning)
        deliver(stored.room, {event});
    if (!state.isSubscribed || stored.seq <= state.sequencer.last())
        dropEcho(stored.room, stored.id);
    else if (!hasBeginning)
        state.placeless.push_back(stored.id);
    acknowledge(event);
}

void Session::dropEcho(const base::RoomId &room, const base::RequestId &id)
{
    if (auto &timeline = m_states[room].timeline)
        tellTimeline(room, timeline->discard(id));
}

void Session::dropEchoes(const std::vector<protocol::RoomEvent> &passedOver)
{
    for (const protocol::RoomEvent &event : passedOver) {
        if (event.user == m_facts.me)
            dropEcho(event.room, event.id);
    }
}

void Session::acknowledge(const protocol::RoomEvent &event)
{
    m_store.dequeue(event.id, onWritten());
    tell(MessageSent{event});
    flush();
}

void Session::onFailure(const protocol::Failure &failure)
{
    if (!failure.id) {
        base::log("sync")->warn("the server could not use what was sent: {}", failure.message);
        return;
    }
    if (m_requests.answer(*failure.id, failure))
        return;
    const auto state = m_outbox.refuse(*failure.id, failure, m_clock.now());
    if (!state)
        return;
    if (*state == Outbox::State::Failed && m_outbox.entry(*failure.id)->amendment)
        return onAmendmentRefused(failure);
    if (*state == Outbox::State::Failed) {
        m_store.setFailure(*failure.id, failure.code, onWritten());
        showState(*failure.id, TimelineRow::State::Failed);
        tell(MessageFailed{m_outbox.entry(*failure.id)->room, *failure.id, failure.code, failure.message});
    } else {
        showState(*failure.id, TimelineRow::State::Queued);
    }
    flush();
}

void Session::showState(const base::RequestId &id, TimelineRow::State state)
{
    const std::optional<store::OutboxEntry> entry = m_outbox.entry(id);
    if (!entry)
        return;
    if (auto &timeline = m_states[entry->room].timeline)
        tellTimeline(entry->room, timeline->setState(id, state, entry->failure));
}

} // namespace client
