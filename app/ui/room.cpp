// SPDX-License-Identifier: GPL-3.0-or-later
#include "room.h"

#include <algorithm>

namespace ui {

namespace {

/// How long a disk that refuses is left alone.
constexpr base::Duration diskPause{5'000};

/// How many rows are loaded to find the unread line, how many of those above it a view wants, and how long it
/// waits for them.
constexpr int maxSoughtRows = 200;
constexpr int rowsAboveLine = 10;
constexpr base::Duration seekPatience{1'000};

client::RoomRow rowOf(const client::Session &session, const base::RoomId &room)
{
    const auto found = std::ranges::find(session.rooms(), room, &client::RoomRow::room);
    if (found != session.rooms().end())
        return *found;
    client::RoomRow unknown;
    unknown.room = room;
    return unknown;
}

} // namespace

Room::Room(base::Clock &clock, client::Session &session, const base::RoomId &room, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_id(room)
    , m_row(rowOf(session, room))
    , m_timeline(session, room, models::Order::Reversed)
    , m_seeking(clock, session, m_timeline, room)
    , m_members(session, room)
    , m_typing(session, room)
    , m_receipts(session, room)
    , m_directRead(session, room)
    , m_draftTimer(clock.makeTimer([this] { writeDraft(); }))
    , m_isLineSeen(m_row.unread == 0)
    , m_unreadAtOpening(m_row.unread)
    , m_isStartKnown(m_isLineSeen)
    , m_seekTimer(clock.makeTimer([this] { endSeeking(); }))
{
    if (!m_isLineSeen) {
        m_timeline.setUnreadAfter(session.readPosition(room));
        m_seekTimer->start(seekPatience);
    }
    connect(&session, &client::Session::changed, this, &Room::onChanged);
    readDraft();
}

Room::~Room()
{
    writeDraft();
    m_session.setTyping(m_id, false);
}

int Room::countOf(models::MemberItem::Presence presence) const
{
    return static_cast<int>(std::ranges::count(m_members.items(), presence, &models::MemberItem::presence));
}

bool Room::isPresenceKnown() const
{
    return std::holds_alternative<net::Online>(m_session.connection());
}

QStringList Room::typing() const
{
    QStringList names;
    for (const models::TypingItem &item : m_typing.items()) {
        if (item.user != m_session.me().value())
            names.append(item.name);
    }
    return names;
}

void Room::followDirectRead()
{
    if (m_row.kind != protocol::RoomKind::Direct)
        return;
    const auto &items = m_timeline.items();
    const auto isMine = [](const models::TimelineItem &item) {
        return item.isMine && item.kind == models::TimelineItem::Kind::Message;
    };
    const auto newest = std::ranges::find_if(items.rbegin(), items.rend(), isMine);
    m_directRead.follow(newest != items.rend() && newest->readers > 0 ? newest->seq : 0);
}

void Room::setWatched(bool isWatched)
{
    if (m_isWatched == isWatched)
        return;
    m_isWatched = isWatched;
    if (isWatched) {
        m_isLineSeen = true;
        m_session.markRead(m_id);
    }
    Q_EMIT isWatchedChanged();
}

QString Room::editing() const
{
    return m_editing ? m_editing->value().toString(QUuid::WithoutBraces) : QString();
}

void Room::setLookedAt(bool isLookedAt)
{
    if (m_isLookedAt == isLookedAt)
        return;
    m_isLookedAt = isLookedAt;
    if (!isLookedAt)
        moveUnreadLine();
    Q_EMIT isLookedAtChanged();
}

void Room::moveUnreadLine()
{
    if (!m_isLineSeen || m_row.unread == 0)
        return;
    m_isLineSeen = false;
    m_timeline.setUnreadAfter(m_session.readPosition(m_id));
    m_unreadAtOpening = 0;
    Q_EMIT unreadAtOpeningChanged();
}

int Room::startRow() const
{
    if (m_row.unread == 0)
        return 0;
    return m_timeline.unreadRow().value_or(m_timeline.canFetchMore({}) ? m_timeline.rowCount() - 1 : 0);
}

void Room::seekStart()
{
    if (m_isStartKnown)
        return;
    const std::optional<int> line = m_timeline.unreadRow();
    const int rows = m_timeline.rowCount();
    const bool isFound = line && *line + rowsAboveLine < rows;
    if (isFound || rows >= maxSoughtRows || !m_timeline.canFetchMore({}))
        endSeeking();
    else
        loadOlder();
}

void Room::endSeeking()
{
    m_seekTimer->stop();
    m_isStartKnown = true;
    Q_EMIT startKnown();
}

bool Room::isModerator() const
{
    return m_row.role == protocol::Role::Owner || m_row.role == protocol::Role::Moderator;
}

bool Room::onlyModeratorsWrite() const
{
    return m_row.writers == protocol::Circle::Moderators;
}

bool Room::onlyModeratorsInvite() const
{
    return m_row.inviters == protocol::Circle::Moderators;
}

bool Room::canInvite() const
{
    if (m_row.kind == protocol::RoomKind::Direct || m_row.role == protocol::Role::Guest)
        return false;
    return !onlyModeratorsInvite() || isModerator();
}

void Room::takeOver(const client::RoomsChanged &)
{
    client::RoomRow row = rowOf(m_session, m_id);
    if (row == m_row)
        return;
    m_row = std::move(row);
    Q_EMIT changed();
}

void Room::onChanged(const client::Change &change)
{
    if (const auto *rooms = std::get_if<client::RoomsChanged>(&change)) {
        takeOver(*rooms);
    } else if (const auto *members = std::get_if<client::MembersChanged>(&change)) {
        if (members->room == m_id)
            Q_EMIT membersChanged();
    } else if (const auto *typing = std::get_if<client::TypingChanged>(&change)) {
        if (typing->room == m_id)
            Q_EMIT typingChanged();
    } else if (const auto *arrived = std::get_if<client::EventsArrived>(&change)) {
        if (arrived->room == m_id && m_isWatched)
            m_session.markRead(m_id);
        else if (arrived->room == m_id && !m_isLookedAt)
            moveUnreadLine();
    } else if (const auto *timeline = std::get_if<client::TimelineChanged>(&change)) {
        if (timeline->room == m_id) {
            seekStart();
            followDirectRead();
        }
    } else if (std::holds_alternative<client::ConnectionChanged>(change)) {
        Q_EMIT membersChanged();
    } else if (const auto *caughtUp = std::get_if<client::RoomCaughtUp>(&change)) {
        if (caughtUp->room == m_id)
            m_directRead.askAgain();
    } else if (const auto *queued = std::get_if<client::MessageQueued>(&change)) {
        onKept(queued->entry.id);
    } else if (const auto *lost = std::get_if<client::MessageNotKept>(&change)) {
        onNotKept(lost->id);
    } else if (std::holds_alternative<client::StorageFailed>(change)) {
        // The draft may be what was refused. So the disk is asked until it takes something.
        m_isDraftKept = false;
        m_draftTimer->start(diskPause);
    }
}

} // namespace ui
