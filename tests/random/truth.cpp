// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/truth.h"

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
    return truth;
}

QStringList complaintsAbout(const Truth &truth)
{
    QStringList complaints;
    std::set<std::pair<base::UserId, base::RequestId>> requests;
    for (const auto &[room, events] : truth.events) {
        if (events.size() != truth.rooms.at(room).lastSeq)
            complaints.append(QStringLiteral("%1 holds other events than its count").arg(room.value()));
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
