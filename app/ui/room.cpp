// SPDX-License-Identifier: GPL-3.0-or-later
#include "room.h"

#include <QPointer>

#include <algorithm>

namespace ui {

namespace {

/// How long what is being written may be nowhere but on the screen.
constexpr base::Duration draftDelay{500};

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

base::RequestId toRequestId(const QString &id)
{
    return base::RequestId(QUuid::fromString(id));
}

} // namespace

Room::Room(base::Clock &clock, client::Session &session, const base::RoomId &room, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_id(room)
    , m_row(rowOf(session, room))
    , m_timeline(session, room, models::Order::Reversed)
    , m_members(session, room)
    , m_typing(session, room)
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

void Room::send(const QString &text)
{
    const base::RequestId id = m_session.write(m_id, text);
    m_sending.emplace(id, text);
    m_session.setTyping(m_id, false);
    // The disk keeps order: the draft goes right after the message is in the outbox, or both stay.
    if (m_draft == text)
        keepDraft({});
}

void Room::retry(const QString &id)
{
    m_session.retry(toRequestId(id));
}

void Room::discard(const QString &id)
{
    m_session.discard(toRequestId(id));
}

void Room::saveDraft(const QString &text)
{
    if (m_draft == text)
        return;
    m_draft = text;
    m_isDraftKept = false;
    if (!m_draftTimer->isActive())
        m_draftTimer->start(draftDelay);
    m_session.setTyping(m_id, !text.isEmpty());
}

void Room::keepDraft(const QString &text)
{
    m_draft = text;
    m_isDraftKept = true;
    m_session.saveDraft(m_id, text);
}

void Room::writeDraft()
{
    if (!std::exchange(m_isDraftKept, true))
        m_session.saveDraft(m_id, m_draft);
}

void Room::readDraft()
{
    m_session.draft(m_id, [self = QPointer(this)](const base::Result<QString> &draft) {
        // What was written in the meantime is newer. A draft that cannot be read is one less to lose.
        if (!self || !draft || draft->isEmpty() || !self->m_draft.isEmpty())
            return;
        self->m_draft = *draft;
        Q_EMIT self->draftChanged();
    });
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
        if (timeline->room == m_id)
            seekStart();
    } else if (std::holds_alternative<client::ConnectionChanged>(change)) {
        Q_EMIT membersChanged();
    } else if (const auto *queued = std::get_if<client::MessageQueued>(&change)) {
        if (const auto sent = m_sending.extract(queued->entry.id))
            Q_EMIT kept(sent.mapped());
    } else if (const auto *lost = std::get_if<client::MessageNotKept>(&change)) {
        if (const auto sent = m_sending.extract(lost->id)) {
            if (m_draft.isEmpty())
                keepDraft(sent.mapped());
            Q_EMIT notKept(sent.mapped());
        }
    }
}

} // namespace ui
