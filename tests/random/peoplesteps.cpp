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
    protocol::Mentions mentions;
    const Walker &other = anybody();
    if (below(4) == 0 && other.device().isRunning() && !other.device().session().me().value().isEmpty())
        mentions.people.push_back(other.device().session().me());
    const base::RequestId id = walker.device().session().write(room, text, {}, {}, mentions);
    walker.writings.written.push_back({id, room, text, {}, {}, {}, {}, mentions});
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

void Walk::sayMany(Walker &walker, const base::RoomId &room)
{
    // More than a page, so that somebody who was away comes back to a hole.
    constexpr int aPage = 50;
    for (int left = aPage + below(20); left > 0; --left)
        say(walker, room);
}

void Walk::writeMany()
{
    Walker &walker = anybody();
    if (!m_isUnlimited || !walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    sayMany(walker, room);
    note(QStringLiteral("%1 writes up to m%2 in %3").arg(walker.name).arg(m_messages).arg(nameOf(room)));
}

void Walk::writeAgain()
{
    // A script that does not know whether it was heard repeats itself, here or on another device.
    Walker &walker = anybody();
    Walker &earlier = anybody();
    const bool isSamePerson = walker.person == earlier.person;
    if (!isSamePerson || earlier.writings.written.empty() || !walker.device().isRunning())
        return;
    const store::OutboxEntry entry = earlier.writings.written.back();
    note(QStringLiteral("%1 repeats '%2' of %3").arg(walker.name, entry.content, earlier.name));
    for (Walker &each : m_walkers)
        each.writings.touchedAgain.insert(entry.id);
    walker.device().session().write(entry.room, entry.content, entry.id, {}, entry.mentions);
}

void Walk::fallBehind()
{
    Walker &walker = anybody();
    Walker &other = anybody();
    const bool canTalk = walker.device().isOnline() && other.device().isOnline();
    if (!m_isUnlimited || !canTalk || &walker == &other)
        return;
    const base::RoomId room = roomOf(walker);
    say(walker, room);
    note(QStringLiteral("%1 writes m%2 in %3, and its ack is lost")
             .arg(walker.name)
             .arg(m_messages)
             .arg(nameOf(room)));
    walker.installation->disk.commit();
    support::World::deliver();
    m_world->host().disk().commit();
    if (walker.installation->nearEnd)
        walker.installation->nearEnd->abort();
    sayMany(other, room);
    note(QStringLiteral("%1 writes up to m%2 meanwhile").arg(other.name).arg(m_messages));
    other.installation->disk.commit();
    support::World::deliver();
    m_world->host().disk().commit();
}

void Walk::openOrClose()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    const bool isOpen = walker.device().openRooms().contains(room);
    note(QStringLiteral("%1 %2 %3")
             .arg(walker.name, isOpen ? QStringLiteral("closes") : QStringLiteral("opens"), nameOf(room)));
    if (isOpen)
        walker.device().close(room);
    else
        walker.device().open(room);
}

void Walk::lookBack()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning() || walker.device().openRooms().empty())
        return;
    const base::RoomId room = *walker.device().openRooms().begin();
    const std::vector<client::TimelineRow> &rows = walker.device().diary().rows(room);
    const auto gap =
        std::ranges::find(rows, client::TimelineRow::State::Missing, &client::TimelineRow::state);
    if (gap != rows.end() && below(2) == 0) {
        note(QStringLiteral("%1 looks at the gap in %2").arg(walker.name, nameOf(room)));
        return walker.device().session().loadBefore(room, gap->event.seq + 1);
    }
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
    note(QStringLiteral("%1 makes room %2 of kind %3 with %4")
             .arg(walker.name)
             .arg(m_rooms)
             .arg(static_cast<int>(request.kind))
             .arg(other.name));
    walker.device().session().ask(request, ignore);
}

void Walk::touchAgain()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning() || walker.writings.written.empty())
        return;
    const std::vector<store::OutboxEntry> &written = walker.writings.written;
    const store::OutboxEntry &entry =
        written[static_cast<std::size_t>(below(static_cast<int>(written.size())))];
    if (below(2) == 0) {
        note(QStringLiteral("%1 tries '%2' again").arg(walker.name, entry.content));
        if (walker.device().diary().failed().contains(entry.id))
            walker.writings.touchedAgain.insert(entry.id);
        return walker.device().session().retry(entry.id);
    }
    note(QStringLiteral("%1 discards '%2'").arg(walker.name, entry.content));
    walker.writings.discarded.insert(entry.id);
    walker.device().session().discard(entry.id);
}

protocol::Amendment Walk::anyAmendment(base::Seq seq)
{
    const QStringList emoji{QStringLiteral("👍"), QStringLiteral("❤️")};
    switch (below(6)) {
    case 0:
    case 1:
        return protocol::MessageEdited{seq, QStringLiteral("m%1, edited").arg(++m_messages)};
    case 2:
        return protocol::MessageDeleted{seq};
    case 3:
        return protocol::MessagePinned{seq, below(2) == 0};
    default:
        return protocol::ReactionSet{seq, emoji[below(2)], below(3) != 0};
    }
}

void Walk::amend()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    // Mostly one of the last that are shown; otherwise whatever is at that place.
    base::Seq seq = 1 + static_cast<base::Seq>(below(20));
    const std::vector<client::TimelineRow> &rows = walker.device().diary().rows(room);
    if (!rows.empty() && below(4) != 0)
        seq = rows[rows.size() - 1 -
                   static_cast<std::size_t>(below(std::min(6, static_cast<int>(rows.size()))))]
                  .event.seq;
    const protocol::Amendment amendment = anyAmendment(seq);
    note(QStringLiteral("%1 does %2 to event %3 of %4")
             .arg(walker.name)
             .arg(amendment.index())
             .arg(seq)
             .arg(nameOf(room)));
    walker.device().session().amend(room, amendment);
}

void Walk::read()
{
    Walker &walker = anybody();
    if (!walker.device().isRunning())
        return;
    const base::RoomId room = roomOf(walker);
    note(QStringLiteral("%1 has read %2").arg(walker.name, nameOf(room)));
    walker.device().session().markRead(room);
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
