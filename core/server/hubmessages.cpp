// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "protocol/codec.h"
#include "server/hub.h"

#include <algorithm>

// Messages, history and subscriptions.
namespace server {

using net::Delivery;
using protocol::ErrorCode;

void Hub::on(const Session &session, const protocol::ChatMessage &request)
{
    if (m_directory.judge(RoomDeed::Write, request.room, session.user, m_clock.utcNow()) != Verdict::Allowed)
        return acknowledgeEarlier(session, request);
    const Room *room = m_directory.room(request.room);
    if (request.content.trimmed().isEmpty())
        return refuse(session.id, request.id, ErrorCode::BadField, "content is blank");
    if (request.replyTo && (*request.replyTo == 0 || *request.replyTo > room->lastSeq))
        return refuse(session.id, request.id, ErrorCode::BadField, "reply_to names no event of this room");
    const auto isKnown = [this](const base::UserId &user) { return m_directory.user(user) != nullptr; };
    if (!std::ranges::all_of(request.mentions.people, isKnown))
        return refuse(session.id, request.id, ErrorCode::BadField, "mentions names nobody known");
    if (request.mentions.isRoom && !mayMentionRoom(*room))
        return refuse(session.id, request.id, ErrorCode::NotAllowed, "the room has too many people");
    if (const auto wait = bucket(session.user).take(m_clock.now()))
        return refuse(session.id, request.id, ErrorCode::RateLimited, "too many messages", wait);

    m_store.post(
        request.room, {request.content, request.replyTo, {}, request.mentions}, act(session, request.id),
        {request.follows, recipientsOf(*room, request.mentions)},
        [this, id = session.id, request = request.id,
         judged = Judged{request.room, RoomDeed::Write}](const base::Result<std::optional<Stored>> &stored) {
            if (!stored)
                return refuse(id, request, stored.error(), judged);
            if (!*stored) {
                return refuse(id, request, ErrorCode::OutOfOrder,
                              "the message that this one follows is not stored");
            }
            const protocol::RoomEvent &event = (*stored)->event;
            send(id, protocol::MessageStored{request, event.room, event.seq, event.timestamp});
            if ((*stored)->isNew)
                publish(event, id);
            tell((*stored)->notified);
        });
}

void Hub::acknowledgeEarlier(const Session &session, const protocol::ChatMessage &request)
{
    using Found = std::optional<protocol::RoomEvent>;
    m_store.find(
        session.user, request.id, [this, id = session.id, request](const base::Result<Found> &event) {
            const auto found = m_sessions.find(id);
            if (found == m_sessions.end())
                return;
            if (!event)
                return refuse(id, request.id, event.error());
            if (*event && std::holds_alternative<protocol::MessagePosted>((*event)->content)) {
                const protocol::RoomEvent &stored = **event;
                return send(id,
                            protocol::MessageStored{request.id, stored.room, stored.seq, stored.timestamp});
            }
            // Says why not; somebody who was let in meanwhile sends again.
            if (admit(found->second, request.id, {request.room, RoomDeed::Write}))
                refuse(id, request.id, ErrorCode::OutOfOrder, "send it again");
        });
}

void Hub::on(const Session &session, const protocol::Subscribe &request)
{
    const Room *room = admit(session, request.id, {request.room, RoomDeed::Read});
    if (!room)
        return;
    // A client that has seen more than there is has another history.
    const bool isReset = request.after > room->lastSeq;
    const Mark mark{request.deliveredSeq.value_or(0), request.readSeq.value_or(0), request.isPrivate};
    open(session.id, request, isReset ? Mark() : bounded(mark, room->lastSeq), isReset);
}

void Hub::open(base::SessionId id, const protocol::Subscribe &request, const Mark &mark, bool isReset)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    const base::UserId user = session->second.user;
    const Range range{request.room, isReset ? 0 : request.after, std::nullopt, Range::From::Newest};
    m_store.open(range, user, mark,
                 [this, id, user, request, mark, isReset](base::Result<OpenedRoom> opened) {
                     if (opened) {
                         subscribe(id, request, *opened, isReset);
                         // The others hear of it even where whoever asked is gone by now.
                         return tellOpened(id, user, request.room, *opened);
                     }
                     // A full disk takes no position, but can still be read.
                     if (mark.delivered > 0 || mark.read > 0)
                         return open(id, request, {}, isReset);
                     refuse(id, request.id, opened.error());
                 });
}

void Hub::subscribe(base::SessionId id, const protocol::Subscribe &request, OpenedRoom &opened, bool isReset)
{
    const auto session = m_sessions.find(id);
    if (session == m_sessions.end())
        return;
    Room *room = admit(session->second, request.id, {request.room, RoomDeed::Read});
    if (!room)
        return;
    if (session->second.subscriptions.insert(request.room).second)
        room->subscribers.push_back(id);
    const protocol::RoomSummary now = summary(*room, session->second.user);
    if (isReset)
        send(id, protocol::Reset{request.room, now.firstSeq, now.lastSeq});
    named(opened.page.events);
    send(id, protocol::Subscribed{request.id, now, opened.read, std::move(opened.page.events),
                                  receipts(*room, session->second.user)});
}

void Hub::tellOpened(base::SessionId id, const base::UserId &user, const base::RoomId &room,
                     const OpenedRoom &opened)
{
    if (opened.hasMoved)
        tellRead(room, user, opened.read, id);
    tellSeen(user, opened.notificationsRead);
    takeOver(room, opened.progress);
}

void Hub::on(const Session &session, const protocol::RoomHistory &request)
{
    const Room *room = admit(session, request.id, {request.room, RoomDeed::Read});
    if (!room)
        return;
    const Range range{request.room, request.after.value_or(0), request.before,
                      request.after ? Range::From::Oldest : Range::From::Newest, request.limit};
    m_store.history(range, [this, id = session.id, request](base::Result<Page> page) {
        if (!page)
            return refuse(id, request.id, page.error());
        named(page->events);
        send(id, protocol::HistoryPage{request.id, request.room, std::move(page->events), page->isComplete});
    });
}

void Hub::on(const Session &session, const protocol::Positions &request)
{
    protocol::PositionList list{request.id, {}};
    for (const base::RoomId &room : m_directory.user(session.user)->rooms)
        list.rooms.push_back(position(*m_directory.room(room), session));
    send(session.id, list);
}

} // namespace server
