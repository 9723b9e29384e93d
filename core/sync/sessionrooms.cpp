// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "protocol/limits.h"

#include <algorithm>

// Which rooms I am in, what is followed of them and what they show.
namespace client {

RoomRow Session::rowOf(const protocol::RoomSummary &room) const
{
    const auto state = m_states.find(room.room);
    const int unread = state == m_states.end() ? 0 : state->second.unread;
    return {room.room,
            room.name,
            room.kind,
            room.topic,
            room.peer,
            room.isMember,
            unread,
            m_inbox.mentionsIn(room.room),
            room.color,
            room.status,
            room.role,
            room.writers,
            room.inviters,
            room.mutedUntil,
            room.statusText.value_or(QString())};
}

protocol::RoomSummary Session::summaryOf(const RoomRow &row)
{
    protocol::RoomSummary summary{row.room,     row.name, row.kind, row.topic, row.peer,
                                  row.isMember, 0,        1,        0,         row.color};
    summary.role = row.role;
    summary.writers = row.writers;
    summary.inviters = row.inviters;
    summary.mutedUntil = row.mutedUntil;
    return summary;
}

void Session::subscribe(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (state.isSubscribed)
        return;
    state.isSubscribed = true;
    state.isPutOff = false;
    m_unreported.erase(room);
    state.knownDelivered = state.deliveredSeq;
    ask(
        protocol::Subscribe{
            {}, room, state.sequencer.last(), state.readSeq, state.deliveredSeq, isReadingPrivate(state)},
        [this, room](const Answer &answer) { onSubscribed(room, answer); });
}

void Session::onSubscribed(const base::RoomId &room, const Answer &answer)
{
    Room &state = m_states[room];
    const auto *subscribed = ackOf<protocol::Subscribed>(answer);
    if (!subscribed) {
        state.isSubscribed = false;
        state.isPutOff = retryLater(answer);
        if (!state.isPutOff)
            onClosedTo(room, answer);
        return flush();
    }
    takeOver(subscribed->summary);
    state.isLive = true;
    const auto &events = subscribed->events;
    const base::Seq last = state.sequencer.last();
    // Whoever was away for long wants to see what is said now.
    if (last != 0 && !events.empty() && events.front().seq > last + 1 &&
        events.front().seq - last - 1 > m_settings.longestCatchUp)
        dropEchoes(state.sequencer.skipTo(events.front().seq));
    takeOver(room, subscribed->read, subscribed->summary.lastSeq);
    deliver(room, events);
    setReceipts(room, ReceiptBook(subscribed->receipts));
    for (const base::RequestId &id : std::exchange(state.placeless, {}))
        dropEcho(room, id);
    if (!state.sequencer.hole())
        caughtUp(room);
    flush();
}

void Session::caughtUp(const base::RoomId &room)
{
    // Only now, since events of long ago would undo what the list says.
    if (m_states[room].isOpen())
        askMembers(room, {});
    tell(RoomCaughtUp{room});
    seekOn(room);
}

void Session::onRoomEvent(const protocol::RoomEvent &event)
{
    // What comes before the answer to a subscription is in that answer, too.
    if (m_states[event.room].isLive)
        deliver(event.room, {event});
    // What somebody is now is for the space to say: the highest of the role given and that in the space.
    const bool concernsRights = std::holds_alternative<protocol::RoleChanged>(event.content) ||
                                std::holds_alternative<protocol::UserMuted>(event.content);
    if (concernsRights && m_states[event.room].isOpen())
        askMembers(event.room, {});
    if (event.user != m_facts.me)
        return;
    // Another device of mine, or somebody else, brought me into a room or out of it.
    if (std::holds_alternative<protocol::UserJoined>(event.content))
        subscribe(event.room);
    else if (std::holds_alternative<protocol::UserLeft>(event.content))
        onLeft(event.room);
}

void Session::onLeft(const base::RoomId &room)
{
    Room &state = m_states[room];
    state.isSubscribed = state.isPutOff = state.isLive = false;
    setReceipts(room, {});
    forgetEarly(room);
    const RoomRow *known = m_rooms.find(room);
    if (!known)
        return;
    RoomRow row = *known;
    row.isMember = false;
    m_store.saveRooms({summaryOf(row)}, onWritten());
    tell(RoomsChanged{m_rooms.remove(room)});
}

void Session::onClosedTo(const base::RoomId &room, const Answer &answer)
{
    // No answer at all is none of the space.
    if (std::holds_alternative<protocol::Failure>(answer))
        forgetEarly(room);
}

void Session::forgetEarly(const base::RoomId &room)
{
    Room &state = m_states[room];
    const bool isEarly = state.sequencer.hole() || !state.placeless.empty();
    if (!isEarly)
        return;
    state.sequencer = Sequencer(state.sequencer.last());
    state.placeless.clear();
    if (state.timeline)
        reopenRoom(room);
}

void Session::takeOver(const protocol::Hello &hello)
{
    std::vector<RoomRow> rows;
    std::ranges::transform(hello.rooms, std::back_inserter(rows),
                           [this](const protocol::RoomSummary &room) { return rowOf(room); });
    std::vector<protocol::RoomSummary> summaries = hello.rooms;
    for (RoomRow row : m_rooms.rows()) {
        // One that I left while this device was away.
        if (std::ranges::find(rows, row.room, &RoomRow::room) == rows.end()) {
            row.isMember = false;
            summaries.push_back(summaryOf(row));
            forgetEarly(row.room);
        }
    }
    m_store.saveRooms(summaries, onWritten());
    if (auto changes = m_rooms.assign(rows); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
}

void Session::takeOver(const protocol::RoomSummary &summary)
{
    m_store.saveRooms({summary}, onWritten());
    if (auto changes = m_rooms.put(rowOf(summary)); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
}

void Session::takeOver(const protocol::RoomEvent &event)
{
    tell(m_roster.apply(event));
    const bool isLeaving = std::holds_alternative<protocol::UserLeft>(event.content);
    if (isLeaving && m_states[event.room].receipts.forget(event.user, event.seq))
        showReceipts(event.room);
    const RoomRow *known = m_rooms.find(event.room);
    if (!known)
        return;
    RoomRow row = *known;
    if (const auto *update = std::get_if<protocol::RoomUpdated>(&event.content)) {
        row.name = update->name.value_or(row.name);
        row.topic = update->topic.value_or(row.topic);
    }
    takeOverRights(row, event);
    if (row.peer == event.user) {
        row.name = event.name;
        row.color = event.color;
    }
    if (row == *known)
        return;
    m_store.saveRooms({summaryOf(row)}, onWritten());
    tell(RoomsChanged{m_rooms.put(row)});
}

void Session::onPresence(const protocol::Presence &presence)
{
    tell(m_roster.apply(presence));
    const auto direct = std::ranges::find(m_rooms.rows(), presence.user, &RoomRow::peer);
    if (direct == m_rooms.rows().end())
        return;
    RoomRow row = *direct;
    row.status = presence.status;
    row.statusText = presence.statusText.value_or(QString());
    if (auto changes = m_rooms.put(row); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
}

void Session::forgetPresence()
{
    tell(m_roster.forgetPresence());
    std::vector<RoomRow> rows = m_rooms.rows();
    for (RoomRow &row : rows)
        row.status.reset();
    if (auto changes = m_rooms.assign(rows); !changes.empty())
        tell(RoomsChanged{std::move(changes)});
}

void Session::openRoom(const base::RoomId &room)
{
    Room &state = m_states[room];
    if (state.isOpen())
        return;
    state.opening = ++m_lastLoad;
    readFirstPage(room);
    if (m_isOnline)
        askMembers(room, {});
}

void Session::readFirstPage(const base::RoomId &room)
{
    m_store.page(room, 0, protocol::maxPage,
                 whileAlive([this, room, number = m_states[room].opening](
                                const base::Result<std::vector<protocol::RoomEvent>> &page) {
                     if (m_states[room].opening != number)
                         return;
                     if (page)
                         return beginTimeline(room, *page);
                     tell(StorageFailed{page.error()});
                     catchUpLater();
                 }));
}

void Session::beginTimeline(const base::RoomId &room, const std::vector<protocol::RoomEvent> &page)
{
    Room &state = m_states[room];
    state.opening = 0;
    state.timeline.emplace(m_facts.me, m_myProfile.name, state.receipts);
    tellTimeline(room, state.timeline->begin(page, m_outbox.entriesOf(room)));
    tellTimeline(room, state.timeline->append(state.unwritten));
    seekOn(room);
}

void Session::closeRoom(const base::RoomId &room)
{
    Room &state = m_states[room];
    state.timeline.reset();
    state.opening = state.load = 0;
    state.wanted.reset();
    state.sought.reset();
}

void Session::reopenRoom(const base::RoomId &room)
{
    const std::optional<Sought> sought = m_states[room].sought;
    closeRoom(room);
    openRoom(room);
    if (sought)
        seek(room, sought->seq);
}

void Session::askMembers(const base::RoomId &room, std::vector<protocol::Member> before)
{
    protocol::RoomMembers request{{}, room, std::nullopt};
    if (!before.empty())
        request.after = before.back().user;
    ask(request, [this, room, members = std::move(before)](const Answer &answer) mutable {
        const auto *list = ackOf<protocol::MemberList>(answer);
        if (!list)
            return;
        std::ranges::copy(list->members, std::back_inserter(members));
        if (!list->isComplete)
            return askMembers(room, std::move(members));
        tell(m_roster.setMembers(room, members));
    });
}

void Session::draft(const base::RoomId &room, store::SpaceStore::Reply<QString> reply)
{
    m_store.draft(room, std::move(reply));
}

void Session::saveDraft(const base::RoomId &room, const QString &text)
{
    m_store.saveDraft(room, text, onWritten());
}

} // namespace client
