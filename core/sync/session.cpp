// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "base/log.h"
#include "protocol/names.h"

#include <algorithm>

// What comes from the connection. What I write: sessionmessages.cpp, and do to messages:
// sessionamendments.cpp. Rooms: sessionrooms.cpp. What they hold: sessionhistory.cpp. What is read of it:
// sessionread.cpp, by others: sessionreceipts.cpp. What I am told in person: sessioninbox.cpp. Who may do
// what: sessionrights.cpp. What people are called and say of themselves: sessionprofile.cpp.
namespace client {

using net::Online;

namespace {

constexpr base::Duration typingRenewal{3'000};
/// How often positions are compared.
constexpr base::Duration comparison{30'000};

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
                 net::Connection &connection, store::KnownSpace known, SessionSettings settings)
    : m_clock(clock)
    , m_chance(chance)
    , m_store(store)
    , m_connection(connection)
    , m_settings(settings)
    , m_facts(std::move(known.facts))
    , m_myProfile{m_facts.me, connection.name()}
    , m_inbox(known.notifications)
    , m_outboxTimer(clock.makeTimer([this] { flush(); }))
    , m_catchUpTimer(clock.makeTimer([this] { catchUp(); }))
    , m_typingTimer(clock.makeTimer([this] { expireTyping(); }))
    , m_positionsTimer(clock.makeTimer([this] { comparePositions(); }))
    , m_reportTimer(clock.makeTimer([this] { report(); }))
    , m_receiptsTimer(clock.makeTimer([this] { keepReceipts(); }))
{
    for (const store::KnownRoom &room : known.rooms) {
        Room &state = m_states[room.summary.room];
        state.sequencer = Sequencer(room.lastSeq);
        state.readSeq = room.readSeq;
        state.unread = room.unread;
        state.deliveredSeq = room.lastSeq;
        state.receipts = ReceiptBook(room.receipts);
        if (room.summary.isMember)
            (void)m_rooms.put(rowOf(room.summary));
    }
    for (const store::OutboxEntry &entry : known.outbox) {
        m_outbox.add(entry);
        (void)m_states[entry.room];
    }
    connection.expectServerKey(m_facts.serverKey);
    connect(&connection, &net::Connection::stateChanged, this, &Session::onStateChanged);
    connect(&connection, &net::Connection::greeted, this, &Session::onGreeted);
    connect(&connection, &net::Connection::received, this, &Session::onReceived);
    connect(&connection, &net::Connection::roundTripMeasured, this,
            [this] { tell(RoundTripMeasured{*m_connection.roundTrip()}); });
    connect(&connection, &net::Connection::serverKeySeen, this,
            [this](const QByteArray &key) { m_facts.serverKey = key; });
}

Session::~Session()
{
    m_connection.disconnect(this);
    keepReceipts();
    // What waits behind a write that is still under way goes after it.
    for (const auto &[room, state] : m_states) {
        const auto given = static_cast<std::ptrdiff_t>(state.writing.value_or(0));
        m_store.add({state.unwritten.begin() + given, state.unwritten.end()},
                    [](const base::Result<void> &) {});
    }
}

void Session::onStateChanged()
{
    const bool isOnline = std::holds_alternative<Online>(m_connection.state());
    if (m_isOnline && !isOnline) {
        m_isOnline = false;
        m_positionsTimer->stop();
        for (auto &[room, state] : m_states) {
            state.isSubscribed = state.isLive = false;
            state.filling.reset();
        }
        for (const base::RequestId &id : m_outbox.requeue())
            showState(id, TimelineRow::State::Queued);
        m_requests.abandon();
        forgetPresence();
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
        forgetInbox();
    }
    const protocol::Profile before = shownProfile();
    m_myProfile = {hello.user, hello.name, hello.color, hello.statusText};
    m_role = hello.role;
    m_policy = hello.policy;
    m_announcement = hello.announcement;
    const bool isOtherMe = m_facts.me != hello.user;
    m_facts = {hello.space, hello.epoch, m_facts.serverKey, hello.user, hello.spaceName, m_facts.statusWish};
    m_store.saveFacts(m_facts, onWritten());
    // The first one counts; from now on another one is another server.
    m_connection.expectServerKey(m_facts.serverKey);
    m_isOnline = true;
    for (auto &[room, state] : m_states) {
        if (isOtherMe && state.timeline)
            reopenRoom(room);
    }
    takeOver(hello);
    tell(SpaceChanged{});
    tellProfile(before);
    sayStatusWish();
    for (const protocol::RoomSummary &room : hello.rooms)
        subscribe(room.room);
    syncInbox();
    m_positionsTimer->start(comparison);
    flush();
}

void Session::onReceived(const protocol::Event &event)
{
    struct Visitor {
        Session &session;
        const protocol::Event &event;

        void operator()(const protocol::RoomEvent &e) { session.onRoomEvent(e); }
        void operator()(const protocol::MessageStored &e) { session.onMessageStored(e); }
        void operator()(const protocol::EditStored &e) { session.onAmended(e.id, e.seq); }
        void operator()(const protocol::DeletionStored &e) { session.onAmended(e.id, e.seq); }
        void operator()(const protocol::ReactionStored &e) { session.onAmended(e.id, e.seq); }
        void operator()(const protocol::PinStored &e) { session.onAmended(e.id, e.seq); }
        void operator()(const protocol::Failure &e) { session.onFailure(e); }
        void operator()(const protocol::Reset &e) { session.onReset(e); }
        void operator()(const protocol::Notification &e) { session.onNotification(e); }
        void operator()(const protocol::NotificationsRead &e) { session.markSeen(e.numbers); }
        void operator()(const protocol::Receipt &e) { session.onReceipt(e); }
        void operator()(const protocol::Receipts &e) { session.onReceipts(e); }
        void operator()(const protocol::PresenceList &e)
        {
            for (const protocol::Presence &each : e.people)
                session.onPresence(each);
        }
        void operator()(const protocol::Profile &e) { session.onProfile(e); }
        void operator()(const protocol::Typing &e)
        {
            session.tell(session.m_roster.apply(e, session.m_clock.now()));
            session.expireTyping();
        }
        // What belongs to the sign-in is the connection's.
        void operator()(const protocol::Challenge &) {}
        void operator()(const protocol::Authenticated &) {}
        void operator()(const protocol::SignedUp &) {}
        void operator()(const protocol::Hello &) {}
        void operator()(const protocol::Pong &) {}
        // Acks, each for the one who asked.
        void operator()(const protocol::RoomList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::PositionList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::MemberList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::RoomCreatedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::RoomUpdatedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::JoinedAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::LeftAck &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::Subscribed &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::NotificationList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::NotificationsMarked &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::HistoryPage &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::ReceiptList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::PasswordSet &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::TokenRefreshed &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::DeviceList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::LinkCode &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::SignedOut &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::SignedOutEverywhere &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::BanList &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::AuditLog &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::Done<protocol::InviteMember> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::RemoveMember> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::MuteMember> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::SetRole> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::Ban> &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::Done<protocol::Unban> &e) { session.m_requests.answer(e.id, event); }
        void operator()(const protocol::Done<protocol::UpdateSpace> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::Announce> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Done<protocol::UpdateProfile> &e)
        {
            session.m_requests.answer(e.id, event);
        }
        void operator()(const protocol::Announcement &e) { session.onAnnouncement(e); }
        void operator()(const protocol::SpaceUpdated &e) { session.onSpaceUpdated(e); }
        void operator()(const protocol::UserRole &e) { session.onUserRole(e); }
        void operator()(const protocol::RoomRemoved &e) { session.onRoomRemoved(e); }
    };
    std::visit(Visitor{*this, event}, event);
}

void Session::send(const base::RequestId &id, const protocol::Command &command, const Requests::Reply &reply)
{
    if (!m_isOnline)
        return reply(std::monostate{});
    m_requests.add(id, reply);
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

void Session::comparePositions()
{
    m_positionsTimer->start(comparison);
    syncInbox();
    ask(protocol::Positions{}, [this](const Answer &answer) {
        if (const auto *list = ackOf<protocol::PositionList>(answer))
            takeOver(*list);
    });
}

void Session::takeOver(const protocol::PositionList &list)
{
    for (const RoomRow &row : std::vector(m_rooms.rows())) {
        if (std::ranges::find(list.rooms, row.room, &protocol::Position::room) == list.rooms.end())
            onLeft(row.room);
    }
    for (const protocol::Position &position : list.rooms) {
        Room &state = m_states[position.room];
        // Left and joined again, unheard: what was subscribed to is so no more.
        if (state.isLive && !position.isSubscribed)
            state.isSubscribed = state.isLive = false;
        if (!state.isSubscribed)
            subscribe(position.room);
        if (!state.isLive)
            continue;
        compareReceipts(position);
        state.sequencer.expect(position.lastSeq);
        if (const auto hole = state.sequencer.hole())
            fill(position.room, *hole);
    }
    report();
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

void Session::tell(const StorageFailed &failure)
{
    m_hasDiskFailed = true;
    tell(Change(failure));
}

void Session::onDiskWorks()
{
    if (std::exchange(m_hasDiskFailed, false))
        tell(Change(StorageRecovered{}));
}

store::SpaceStore::Reply<void> Session::onWritten()
{
    return whileAlive([this](const base::Result<void> &written) {
        if (written)
            return onDiskWorks();
        base::log("sync")->error("not kept: {}", written.error().detail);
        tell(StorageFailed{written.error()});
    });
}

} // namespace client
