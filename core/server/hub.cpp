// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hub.h"

#include "base/log.h"
#include "base/planted.h"
#include "protocol/codec.h"
#include "server/accountstore.h"

#include <algorithm>

// Sessions, typing, and how frames go out. Sign-in and accounts: hubaccounts.cpp. Who is here, and what they
// say of themselves: hubpeople.cpp. Rooms: hubrooms.cpp. Messages: hubmessages.cpp, what becomes of them:
// hubamendments.cpp, and who has read them: hubreceipts.cpp.
namespace server {

using net::Delivery;
using protocol::ErrorCode;

namespace {

/// How long a client is asked to wait where the disk refuses.
constexpr base::Duration storageRetry{2'000};

protocol::Failure refusal(const base::RequestId &id, const base::Error &error)
{
    switch (error.code) {
    case base::ErrorCode::Conflict:
        return {id, ErrorCode::NameTaken, QStringLiteral("that name is taken"), std::nullopt};
    case base::ErrorCode::NotFound:
        return {id, ErrorCode::NotFound, QStringLiteral("there is no such room"), std::nullopt};
    case base::ErrorCode::Invalid:
        return {id, ErrorCode::BadField, error.detail, std::nullopt};
    case base::ErrorCode::Forbidden:
        return {id, ErrorCode::NotAllowed, error.detail, std::nullopt};
    case base::ErrorCode::Refused:
    case base::ErrorCode::Busy:
    case base::ErrorCode::TooNew:
    case base::ErrorCode::Corrupt:
    case base::ErrorCode::NoSpace:
    case base::ErrorCode::Io:
    case base::ErrorCode::Unreachable:
        break;
    }
    base::log("server")->error("the store refused: {}", error.detail);
    return {id, ErrorCode::Unavailable, QStringLiteral("the server cannot store anything now"), storageRetry};
}

} // namespace

Hub::Hub(base::Clock &clock, base::Chance &chance, SpaceStore &store, Outlet &outlet, Settings settings,
         const Snapshot &snapshot)
    : m_clock(clock)
    , m_chance(chance)
    , m_store(store)
    , m_outlet(outlet)
    , m_settings(std::move(settings))
    , m_space(snapshot.space)
    , m_spaceName(snapshot.name)
    , m_epoch(snapshot.epoch)
    , m_policy(snapshot.policy)
    , m_announcement(snapshot.announcement)
    , m_directory(snapshot)
    , m_door(clock, chance, store.accounts(), m_settings.door, m_settings.home, snapshot.tokens)
    , m_presence(clock)
    , m_presenceExpiry(clock.makeTimer([this] {
        m_presence.expire();
        onPresence();
    }))
    , m_presencePause(clock.makeTimer([this] { tellPresence(); }))
    , m_typingExpiry(clock.makeTimer([this] {
        for (const TypingBoard::Place &place : m_typing.expire(m_clock.now()))
            tellTyping(place, TypingBoard::Writing::Off);
        scheduleTypingExpiry();
    }))
    , m_receipts(snapshot)
    , m_receiptsDue(clock.makeTimer([this] { tellReceipts(); }))
{
}

void Hub::welcome(base::SessionId id)
{
    const Session &session = m_sessions.at(id);
    send(id, hello(session));
    m_presence.set(session.user, id, protocol::Status::Online);
    onPresence();
}

void Hub::leave(base::SessionId id)
{
    const auto found = m_sessions.find(id);
    if (found == m_sessions.end())
        return;
    const Session session = std::move(found->second);
    m_sessions.erase(found);
    for (const base::RoomId &room : session.subscriptions)
        std::erase(m_directory.room(room)->subscribers, id);
    auto &sessions = m_directory.user(session.user)->sessions;
    std::erase(sessions, id);
    if (sessions.empty()) {
        for (const TypingBoard::Place &place : m_typing.clear(session.user))
            tellTyping(place, TypingBoard::Writing::Off);
    }
    m_presence.remove(session.user, id);
    onPresence();
    m_door.left(session.device);
}

void Hub::handle(base::SessionId id, const protocol::Command &command)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end() || m_directory.user(session->second.user)->record.ban)
        return;
    std::visit([this, &session](const auto &alternative) { on(session->second, alternative); }, command);
}

void Hub::on(const Session &session, const protocol::Ping &)
{
    send(session.id, protocol::Pong{});
}

void Hub::on(const Session &session, const protocol::SetTyping &notice)
{
    if (m_directory.judge(RoomDeed::Write, notice.room, session.user, m_clock.utcNow()) != Verdict::Allowed)
        return;
    const TypingBoard::Place place{notice.room, session.user};
    const auto writing = notice.isOn ? TypingBoard::Writing::On : TypingBoard::Writing::Off;
    if (m_typing.set(place, writing, m_clock.now()))
        tellTyping(place, writing);
    scheduleTypingExpiry();
}

void Hub::tellTyping(const TypingBoard::Place &place, TypingBoard::Writing writing)
{
    const auto &[roomId, userId] = place;
    const Room *room = m_directory.room(roomId);
    const Directory::User *user = m_directory.user(userId);
    std::vector<base::SessionId> others;
    // A structured binding has to be captured by name for Clang before 16.
    std::ranges::copy_if(room->subscribers, std::back_inserter(others),
                         [&, &writer = userId](const auto &id) { return m_sessions.at(id).user != writer; });
    const protocol::Typing notice{roomId, userId, user->record.name, writing == TypingBoard::Writing::On,
                                  user->record.color};
    m_outlet.send(others, protocol::encode(protocol::Event(notice)), Delivery::Ephemeral);
}

void Hub::endTyping(const TypingBoard::Place &place)
{
    if (m_typing.finish(place))
        tellTyping(place, TypingBoard::Writing::Off);
}

void Hub::scheduleTypingExpiry()
{
    if (const auto next = m_typing.nextExpiry())
        m_typingExpiry->start(std::max(*next - m_clock.now(), base::Duration(1)));
    else
        m_typingExpiry->stop();
}

protocol::Hello Hub::hello(const Session &session)
{
    const Directory::User *user = m_directory.user(session.user);
    protocol::Hello hello{session.id,
                          session.user,
                          user->record.name,
                          m_space,
                          m_spaceName,
                          m_epoch,
                          protocol::heartbeatInterval,
                          {protocol::maxContent, protocol::maxClientFrame, protocol::maxPage},
                          {},
                          user->record.color,
                          user->record.role,
                          m_policy,
                          announcement(),
                          user->record.statusText};
    for (const base::RoomId &room : user->rooms)
        hello.rooms.push_back(summary(m_directory.rooms().at(room), session.user));
    return hello;
}

Act Hub::act(const Session &session, const base::RequestId &id) const
{
    return {id, session.user, m_clock.utcNow()};
}

TokenBucket &Hub::bucket(const base::UserId &user)
{
    return m_buckets.try_emplace(user, m_settings.messages, m_clock.now()).first->second;
}

void Hub::publish(protocol::RoomEvent event, base::SessionId except)
{
    m_directory.apply(event);
    const Directory::User *author = m_directory.user(event.user);
    Room *room = m_directory.room(event.room);
    name(event);
    std::vector<base::SessionId> recipients;
    recipients.reserve(room->subscribers.size());
    std::ranges::copy_if(room->subscribers, std::back_inserter(recipients),
                         [except](base::SessionId id) { return id != except; });
    const bool isLeaving = std::holds_alternative<protocol::UserLeft>(event.content);
    if (isLeaving || std::holds_alternative<protocol::MessagePosted>(event.content) ||
        std::holds_alternative<protocol::UserMuted>(event.content))
        endTyping({event.room, event.user});
    if (isLeaving || std::holds_alternative<protocol::UserJoined>(event.content)) {
        // Every device learns which rooms its user is in, subscribed or not.
        for (const base::SessionId id : author->sessions) {
            if (id != except && std::ranges::find(room->subscribers, id) == room->subscribers.end())
                recipients.push_back(id);
        }
    }
    constexpr base::Seq rarely = 16;
    if (base::planted != base::Plant::LostBroadcast || event.seq % rarely != 0)
        m_outlet.send(recipients, protocol::encode(protocol::Event(event)), Delivery::Reliable);
    if (isLeaving) {
        unsubscribe(event.user, *room);
        m_receipts.forget(event.room, event.user);
    }
}

void Hub::unsubscribe(const base::UserId &user, Room &room)
{
    for (const base::SessionId id : m_directory.user(user)->sessions) {
        std::erase(room.subscribers, id);
        m_sessions.at(id).subscriptions.erase(room.id);
    }
}

void Hub::name(protocol::RoomEvent &event) const
{
    if (const Directory::User *author = m_directory.user(event.user)) {
        event.name = author->record.name;
        event.color = author->record.color;
    }
    std::optional<protocol::Actor> *by = protocol::actorOf(event.content);
    if (!by || !*by)
        return;
    if (const Directory::User *actor = m_directory.user((*by)->user))
        (*by)->name = actor->record.name;
}

void Hub::named(std::vector<protocol::RoomEvent> &events) const
{
    for (protocol::RoomEvent &event : events)
        name(event);
}

void Hub::send(base::SessionId session, const protocol::Event &event)
{
    m_outlet.send(std::span(&session, 1), protocol::encode(event), Delivery::Reliable);
}

void Hub::refuse(base::SessionId session, const base::RequestId &id, ErrorCode code, const char *message,
                 std::optional<base::Duration> retryAfter)
{
    send(session, protocol::Failure{id, code, QLatin1String(message), retryAfter});
}

void Hub::refuse(base::SessionId session, const base::RequestId &id, const base::Error &error)
{
    send(session, refusal(id, error));
}

} // namespace server
