// SPDX-License-Identifier: GPL-3.0-or-later
#include "space.h"

#include <QPointer>

#include <algorithm>

// Which room is open, and how others are made, joined and left.
namespace ui {

void Space::openRoom(const QString &room)
{
    want(room, 0);
}

void Space::openMessage(const QString &room, quint64 seq)
{
    // Otherwise it would open by itself once I am brought into it again.
    const bool isMine = std::ranges::find(m_session.rooms(), base::RoomId(room), &client::RoomRow::room) !=
                        m_session.rooms().end();
    if (isMine)
        want(room, seq);
}

void Space::want(const QString &room, quint64 seq)
{
    if (!m_room || m_room->id() != room) {
        m_wanted = base::RoomId(room);
        m_wantedSeq = seq;
        openWanted();
    } else if (seq != 0) {
        m_room->seeking()->seek(seq);
    }
}

void Space::stepRoom(int rows)
{
    const auto &all = m_session.rooms();
    if (all.empty())
        return;
    const auto isOpen = [this](const client::RoomRow &row) {
        return m_room && row.room.value() == m_room->id();
    };
    const auto open = std::ranges::find_if(all, isOpen);
    const auto from = open == all.end() ? -1 : open - all.begin();
    const auto to = std::clamp<std::ptrdiff_t>(from + rows, 0, std::ssize(all) - 1);
    openRoom(all[static_cast<std::size_t>(to)].room.value());
}

void Space::closeRoom()
{
    m_wanted.reset();
    m_wantedSeq = 0;
    if (!m_room)
        return;
    // Its views end when the event loop comes round; until then they look at it.
    m_closed.push_back(std::move(m_room));
    Q_EMIT roomChanged();
    QMetaObject::invokeMethod(
        this, [this] { m_closed.clear(); }, Qt::QueuedConnection);
}

void Space::openFirst(const QString &room)
{
    m_wantsAny = true;
    if (!room.isEmpty())
        m_wanted = base::RoomId(room);
    openWanted();
}

void Space::openWanted()
{
    const auto &rooms = m_session.rooms();
    const auto isThere = [&](const base::RoomId &room) {
        return std::ranges::find(rooms, room, &client::RoomRow::room) != rooms.end();
    };
    if (m_wantsAny && !rooms.empty() && !(m_wanted && isThere(*m_wanted))) {
        m_wanted = rooms.front().room;
        m_wantedSeq = 0;
    }
    if (!m_wanted || !isThere(*m_wanted))
        return;
    const base::RoomId room = *m_wanted;
    const base::Seq seq = m_wantedSeq;
    closeRoom();
    // A timeline begins after the end of another one of the same room.
    std::erase_if(m_closed, [&](const auto &closed) { return closed->id() == room.value(); });
    m_wantsAny = false;
    m_room = std::make_unique<Room>(m_clock, m_session, room);
    Q_EMIT roomChanged();
    if (seq != 0)
        m_room->seeking()->seek(seq);
}

void Space::createRoom(const QString &name, bool isPrivate)
{
    const auto kind = isPrivate ? protocol::RoomKind::Private : protocol::RoomKind::Public;
    m_session.ask(protocol::CreateRoom{{}, name.trimmed(), kind, {}}, thenOpen());
}

void Space::joinRoom(const QString &room)
{
    m_session.ask(protocol::JoinRoom{{}, base::RoomId(room)}, thenOpen());
}

void Space::leaveRoom(const QString &room)
{
    m_session.ask(protocol::LeaveRoom{{}, base::RoomId(room)},
                  [self = QPointer(this)](const client::Answer &answer) {
                      if (self && !client::ackOf<protocol::LeftAck>(answer))
                          self->openAnswered(answer);
                  });
}

void Space::openDirect(const QString &user)
{
    const auto &rooms = m_session.rooms();
    const auto known = std::ranges::find_if(
        rooms, [&](const client::RoomRow &row) { return row.peer && row.peer->value() == user; });
    if (known != rooms.end())
        return openRoom(known->room.value());
    m_session.ask(protocol::CreateRoom{{}, {}, protocol::RoomKind::Direct, {base::UserId(user)}}, thenOpen());
}

client::Requests::Reply Space::thenOpen()
{
    return [self = QPointer(this)](const client::Answer &answer) {
        if (self)
            self->openAnswered(answer);
    };
}

} // namespace ui
