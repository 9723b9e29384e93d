// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/walk.h"

// What people do.
namespace walks {

namespace {

QString nameOf(const base::RoomId &room)
{
    return room.value();
}

/// For requests whose answer shows in what the space and the sessions know.
void ignore(const client::Answer &) {}

} // namespace

void Walk::say(Walker &walker, const base::RoomId &room)
{
    const QString text = QStringLiteral("m%1").arg(++m_messages);
    const base::RequestId id = walker.device().write(room, text);
    walker.writings.written.push_back({id, room, text, {}, {}, {}});
}

void Walk::write()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    say(walker, room);
    note(QStringLiteral("%1 writes m%2 in %3").arg(walker.name).arg(m_messages).arg(nameOf(room)));
}

void Walk::writeMany()
{
    // More than a page, so that somebody who was away comes back to a hole.
    constexpr int aPage = 50;
    Walker &walker = anybody();
    if (!m_isUnlimited || !walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    const int count = aPage + below(20);
    for (int i = 0; i < count; ++i)
        say(walker, room);
    note(QStringLiteral("%1 writes up to m%2 in %3").arg(walker.name).arg(m_messages).arg(nameOf(room)));
}

void Walk::openOrClose()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    const bool isOpen = walker.device().openRooms().contains(room);
    note(QStringLiteral("%1 %2 %3").arg(walker.name, isOpen ? QStringLiteral("closes") : QStringLiteral("opens"), nameOf(room)));
    if (isOpen)
        walker.device().close(room);
    else
        walker.device().open(room);
}

void Walk::loadOlder()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning() || walker.device().openRooms().empty())
        return;
    const base::RoomId room = *walker.device().openRooms().begin();
    note(QStringLiteral("%1 scrolls back in %2").arg(walker.name, nameOf(room)));
    walker.device().session().loadOlder(room);
}

void Walk::join()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = anyRoom();
    note(QStringLiteral("%1 joins %2").arg(walker.name, nameOf(room)));
    walker.device().session().ask(protocol::JoinRoom{{}, room}, ignore);
}

void Walk::leave()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    note(QStringLiteral("%1 leaves %2").arg(walker.name, nameOf(room)));
    walker.device().session().ask(protocol::LeaveRoom{{}, room}, ignore);
}

void Walk::create()
{
    constexpr int maxRooms = 4;
    Walker &walker = anybody();
    if (!walker.device().isRunning() || m_rooms >= maxRooms)
        return;
    ++m_rooms;
    protocol::CreateRoom request{{}, QStringLiteral("Room %1").arg(m_rooms), protocol::RoomKind::Public, {}};
    const Walker &other = anybody();
    if (other.device().isRunning() && !other.device().session().me().value().isEmpty())
        request.members.push_back(other.device().session().me());
    if (below(3) == 0)
        request.kind = protocol::RoomKind::Private;
    if (below(3) == 0 && !request.members.empty()) {
        request.kind = protocol::RoomKind::Direct;
        request.name.clear();
    }
    note(QStringLiteral("%1 makes room %2 of kind %3 with %4").arg(walker.name).arg(m_rooms).arg(static_cast<int>(request.kind)).arg(other.name));
    walker.device().session().ask(request, ignore);
}

void Walk::touchFailed()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning() || walker.device().diary().failed().empty())
        return;
    const base::RequestId id = walker.device().diary().failed().begin()->first;
    walker.writings.touchedAgain.insert(id);
    if (below(2) == 0) {
        note(QStringLiteral("%1 tries a failed message again").arg(walker.name));
        return walker.device().session().retry(id);
    }
    note(QStringLiteral("%1 discards a failed message").arg(walker.name));
    walker.writings.discarded.insert(id);
    walker.device().session().discard(id);
}

void Walk::type()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    note(QStringLiteral("%1 types").arg(walker.name));
    walker.device().session().setTyping(roomOf(walker), true);
}

} // namespace walks
