// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/truth.h"

#include "server/notificationtable.h"
#include "server/spacetables.h"

#include <algorithm>
#include <set>

namespace walks {

namespace {

template <class T>
T need(base::Result<T> result)
{
    if (!result)
        qFatal("a table cannot be read: %s", qPrintable(result.error().detail));
    return std::move(*result);
}

} // namespace

bool Truth::isMember(const base::RoomId &room, const base::UserId &user) const
{
    const auto found = rooms.find(room);
    return found != rooms.end() &&
           std::ranges::find(found->second.members, user) != found->second.members.end();
}

const protocol::RoomEvent *Truth::find(const base::UserId &user, const base::RequestId &id) const
{
    for (const auto &[room, inRoom] : events) {
        const auto found = std::ranges::find_if(
            inRoom, [&](const protocol::RoomEvent &event) { return event.id == id && event.user == user; });
        if (found != inRoom.end())
            return &*found;
    }
    return nullptr;
}

Truth readTruth(support::SpaceHost &host)
{
    server::SpaceTables tables(host.disk().database());
    Truth truth;
    for (server::RoomRecord &room : need(tables.rooms())) {
        std::vector<protocol::RoomEvent> &events = truth.events[room.id];
        for (bool isComplete = false; !isComplete;) {
            const base::Seq after = events.empty() ? 0 : events.back().seq;
            server::Page page =
                need(tables.page({room.id, after, std::nullopt, server::Range::From::Oldest, 1'000}));
            std::ranges::move(page.events, std::back_inserter(events));
            isComplete = page.isComplete;
        }
        for (const base::UserId &member : room.members)
            truth.read[{room.id, member}] = need(tables.readPosition(room.id, member));
        truth.rooms.emplace(room.id, std::move(room));
    }
    server::NotificationTable notifications(host.disk().database());
    for (const server::UserRecord &user : need(tables.users())) {
        const protocol::ListNotifications all{{}, 0, {}, protocol::maxNotifications};
        truth.notifications.emplace(user.id, need(notifications.page(user.id, all)).notifications);
    }
    return truth;
}

namespace {

bool isAsWritten(const protocol::RoomEvent &event)
{
    const auto *message = std::get_if<protocol::MessagePosted>(&event.content);
    return message && !message->state.edited && !message->state.isDeleted;
}

/// The states of a room's messages that are not what its events make of them.
QStringList wrongStates(const std::vector<protocol::RoomEvent> &events)
{
    QStringList complaints;
    for (const protocol::RoomEvent &event : events) {
        const auto *message = std::get_if<protocol::MessagePosted>(&event.content);
        if (!message)
            continue;
        protocol::MessagePosted become{message->content, message->replyTo, {}, message->mentions};
        for (const protocol::RoomEvent &later : events) {
            const auto amendment = protocol::amendmentOf(later.content);
            if (amendment && protocol::targetOf(*amendment) == event.seq)
                protocol::amend(become, later);
        }
        if (become != *message)
            complaints.append(QStringLiteral("message %1 of %2 is not what its events say")
                                  .arg(event.seq)
                                  .arg(event.room.value()));
    }
    return complaints;
}

} // namespace

protocol::RoomEvent asWritten(protocol::RoomEvent event, const protocol::RoomEvent &other)
{
    if (auto *edit = std::get_if<protocol::MessageEdited>(&event.content))
        edit->content.clear();
    auto *message = std::get_if<protocol::MessagePosted>(&event.content);
    if (!message)
        return event;
    if (!isAsWritten(event) || !isAsWritten(other))
        message->content.clear();
    // A deletion takes these as well.
    message->mentions = {};
    message->state = {};
    return event;
}

QStringList complaintsAbout(const Truth &truth)
{
    QStringList complaints;
    std::set<std::pair<base::UserId, base::RequestId>> requests;
    for (const auto &[room, events] : truth.events) {
        if (events.size() != truth.rooms.at(room).lastSeq)
            complaints.append(QStringLiteral("%1 holds other events than its count").arg(room.value()));
        complaints.append(wrongStates(events));
        base::Seq next = 1;
        for (const protocol::RoomEvent &event : events) {
            if (event.seq != next++)
                complaints.append(QStringLiteral("%1 has a gap before %2").arg(room.value()).arg(event.seq));
            if (!requests.emplace(event.user, event.id).second)
                complaints.append(
                    QStringLiteral("%1 repeats a request at %2").arg(room.value()).arg(event.seq));
        }
    }
    return complaints;
}

} // namespace walks
