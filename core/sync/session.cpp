// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"
#include "protocol/limits.h"
#include "protocol/names.h"

// What I write, and what comes from the connection. Rooms and their history: sessionrooms.cpp.
namespace client {

using net::Online;

namespace {

constexpr base::Duration typingRenewal{3'000};

RoomRow rowOf(const protocol::RoomSummary &room)
{
    return {room.room, room.name, room.kind, room.topic, room.peer, room.isMember};
}

} // namespace

bool operator<(const RoomRow &a, const RoomRow &b)
{
    const bool aIsDirect = a.kind == protocol::RoomKind::Direct;
    const bool bIsDirect = b.kind == protocol::RoomKind::Direct;
    if (aIsDirect != bIsDirect)
        return bIsDirect;
    const int order = QString::compare(protocol::nameKey(a.name), protocol::nameKey(b.name));
    return order != 0 ? order < 0 : a.room < b.room;
}

Session::Session(base::Clock &clock, base::Chance &chance, store::SpaceStore &store,
                 net::Connection &connection, store::KnownSpace known)
    : m_clock(clock)
    , m_chance(chance)
    , m_store(store)
    , m_connection(connection)
    , m_facts(std::move(known.facts))
    , m_outboxTimer(clock.makeTimer([this] { flush(); }))
    , m_typingTimer(clock.makeTimer([this] { expireTyping(); }))
{
    for (const store::KnownRoom &room : known.rooms) {
        Room &state = m_states[room.summary.room];
        state.sequencer = Sequencer(room.highSeq);
        state.lowSeq = room.lowSeq;
        if (room.summary.isMember)
            (void)m_rooms.put(rowOf(room.summary));
    }
    for (const store::OutboxEntry &entry : known.outbox)
        m_outbox.add(entry);
    connection.expectServerKey(m_facts.serverKey);
    connect(&connection, &net::Connection::stateChanged, this, &Session::onStateChanged);
    connect(&connection, &net::Connection::greeted, this, &Session::onGreeted);
    connect(&connection, &net::Connection::received, this, &Session::onReceived);
    connect(&connection, &net::Connection::serverKeySeen, this,
            [this](const QByteArray &key) { m_facts.serverKey = key; });
}

Session::~Session()
{
    m_connection.disconnect(this);
}

base::RequestId Session::write(const base::RoomId &room, const QString &content,
                               const std::optional<base::RequestId> &id,
                               const std::optional<base::Seq> &replyTo)
{
    const store::OutboxEntry entry{id.value_or(base::RequestId(m_chance.uuid())),
                                   room,
                                   content,
                                   replyTo,
                                   m_clock.utcNow(),
                                   std::nullopt};
    if (content.trimmed().isEmpty() || content.size() > protocol::maxContent) {
        tell(MessageNotKept{entry.id, {base::ErrorCode::Invalid, QStringLiteral("a message has 1 to %1 characters").arg(protocol::maxContent)}});
        return entry.id;
    }
    m_store.enqueue(entry, whileAlive([this, id = entry.id](const base::Result<store::Enqueued> &result) {
        onEnqueued(id, result);
    }));
    return entry.id;
}

void Session::onEnqueued(const base::RequestId &id, const base::Result<store::Enqueued> &result)
{
    using Outcome = store::Enqueued::Outcome;
    if (!result)
        return tell(MessageNotKept{id, result.error()});
    if (result->outcome == Outcome::New) {
        m_outbox.add(result->entry);
        if (auto &timeline = m_states[result->entry.room].timeline)
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
    m_store.dequeue(id, onWritten());
    if (auto &timeline = m_states[entry->room].timeline)
        tellTimeline(entry->room, timeline->discard(id));
}

void Session::flush()
{
    if (!m_isOnline)
        return;
    while (const std::optional<protocol::ChatMessage> message = m_outbox.next(m_clock.now())) {
        m_connection.send(*message);
        showState(message->id, TimelineRow::State::Sending);
    }
    if (const auto wakeUp = m_outbox.wakeUp())
        m_outboxTimer->start(std::max(*wakeUp - m_clock.now(), base::Duration(1)));
}

void Session::onStateChanged()
{
    const bool isOnline = std::holds_alternative<Online>(m_connection.state());
    if (m_isOnline && !isOnline) {
        m_isOnline = false;
        for (auto &[room, state] : m_states)
            state.isSubscribed = state.isFilling = state.isLive = false;
        for (const base::RequestId &id : m_outbox.requeue())
            showState(id, TimelineRow::State::Queued);
        m_requests.abandon();
        tell(m_roster.forgetPresence());
        tell(m_roster.forgetTyping());
    }
    tell(ConnectionChanged{m_connection.state()});
}

void Session::onGreeted(const protocol::Hello &hello)
{
    const bool isOtherHistory =
        !m_facts.epoch.value().isEmpty() && (m_facts.epoch != hello.epoch || m_facts.space != hello.space);
    if (isOtherHistory) {
        base::log("sync")->warn("the space has another history than before");
        for (auto &[room, state] : m_states)
            forgetHistory(room);
    }
    m_myName = hello.name;
    const bool isOtherMe = !m_facts.me.value().isEmpty() && m_facts.me != hello.user;
    m_facts = {hello.space, hello.epoch, m_facts.serverKey, hello.user, hello.spaceName};
    m_store.saveFacts(m_facts, onWritten());
    m_isOnline = true;
    if (isOtherMe)
        reopenRooms();

    std::vector<RoomRow> rows;
    for (const protocol::RoomSummary &room : hello.rooms)
        rows.push_back(rowOf(room));
    m_store.saveRooms(hello.rooms, onWritten());
    if (auto changes = m_rooms.assign(rows); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
    for (const protocol::RoomSummary &room : hello.rooms)
        subscribe(room.room);
    flush();
}

void Session::onReceived(const protocol::Event &event)
{
    struct Visitor {
        Session &session;
        const protocol::Event &event;

        void operator()(const protocol::RoomEvent &e) { session.onRoomEvent(e); }
        void operator()(const protocol::MessageStored &e) { session.onMessageStored(e); }
        void operator()(const protocol::Failure &e) { session.onFailure(e); }
        void operator()(const protocol::Reset &e) { session.onReset(e); }
        void operator()(const protocol::Presence &e) { session.tell(session.m_roster.apply(e)); }
        void operator()(const protocol::Typing &e)
        {
            session.tell(session.m_roster.apply(e, session.m_clock.now()));
            session.expireTyping();
        }
        // What belongs to the sign-in is the connection's.
        void operator()(const protocol::Challenge &) {}
        void operator()(const protocol::Authenticated &) {}
        void operator()(const protocol::Hello &) {}
        void operator()(const protocol::Pong &) {}
        // Acks, each for the one who asked.
        void operator()(const protocol::RoomList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::MemberList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::RoomCreatedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::RoomUpdatedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::JoinedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::LeftAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::Subscribed &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::HistoryPage &e) { session.m_requests.answer(e.id, event); }
    };
    std::visit(Visitor{*this, event}, event);
}

void Session::onMessageStored(const protocol::MessageStored &stored)
{
    const std::optional<store::OutboxEntry> entry = m_outbox.remove(stored.id);
    if (!entry)
        return;
    // The ack stands for the event, which the server does not send to who wrote it.
    const protocol::RoomEvent event{stored.room,
                                    stored.seq,
                                    stored.id,
                                    m_facts.me,
                                    m_myName,
                                    stored.timestamp,
                                    protocol::MessagePosted{entry->content, entry->replyTo}};
    deliver(stored.room, {event});
    m_store.dequeue(stored.id, onWritten());
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

void Session::send(const base::RequestId &id, const protocol::Command &command, Requests::Reply reply)
{
    if (!m_isOnline)
        return reply(std::monostate{});
    m_requests.add(id, std::move(reply));
    m_connection.send(command);
}

void Session::setTyping(const base::RoomId &room, bool isOn)
{
    const auto told = m_typingTold.find(room);
    if (isOn && told != m_typingTold.end() && m_clock.now() - told->second < typingRenewal)
        return;
    if (!isOn && told == m_typingTold.end())
        return;
    if (isOn)
        m_typingTold[room] = m_clock.now();
    else
        m_typingTold.erase(told);
    if (m_isOnline)
        m_connection.send(protocol::SetTyping{room, isOn});
}

void Session::setPresence(protocol::Status status)
{
    if (m_isOnline)
        m_connection.send(protocol::SetPresence{status});
}

void Session::expireTyping()
{
    tell(m_roster.expire(m_clock.now()));
    if (const auto next = m_roster.nextExpiry())
        m_typingTimer->start(std::max(*next - m_clock.now(), base::Duration(1)));
}

void Session::tellTimeline(const base::RoomId &room, Timeline::Changes changes)
{
    if (!changes.empty())
        tell(TimelineChanged{room, std::move(changes)});
}

void Session::tell(const Roster::MemberChanges &changes)
{
    for (const auto &[room, more] : changes)
        tell(MembersChanged{room, more});
}

void Session::tell(const Roster::TypingChanges &changes)
{
    for (const auto &[room, more] : changes)
        tell(TypingChanged{room, more});
}

store::SpaceStore::Reply<void> Session::onWritten()
{
    return whileAlive([this](const base::Result<void> &written) {
        if (written)
            return;
        base::log("sync")->error("not kept: {}", written.error().detail);
        tell(StorageFailed{written.error()});
    });
}

} // namespace client
