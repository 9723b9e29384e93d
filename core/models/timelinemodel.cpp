// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"

#include "models/avatarcolor.h"
#include "protocol/wirenames.h"

#include <algorithm>

namespace models {

namespace {

using Kind = TimelineItem::Kind;

Kind kindOf(const protocol::EventContent &content)
{
    struct Visitor {
        Kind operator()(const protocol::MessagePosted &) { return Kind::Message; }
        Kind operator()(const protocol::UserJoined &joined)
        {
            return joined.by ? Kind::Invited : Kind::Joined;
        }
        Kind operator()(const protocol::UserLeft &left) { return left.by ? Kind::Removed : Kind::Left; }
        // The window has no words for these yet.
        Kind operator()(const protocol::UserMuted &muted)
        {
            return muted.until ? Kind::Muted : Kind::Unmuted;
        }
        Kind operator()(const protocol::RoleChanged &change)
        {
            return change.role == protocol::Role::Moderator ? Kind::Appointed : Kind::Dismissed;
        }
        Kind operator()(const protocol::RoomCreated &) { return Kind::RoomCreated; }
        Kind operator()(const protocol::RoomUpdated &) { return Kind::RoomUpdated; }
        Kind operator()(const protocol::MessageEdited &) { return Kind::Amendment; }
        Kind operator()(const protocol::MessageDeleted &) { return Kind::Amendment; }
        Kind operator()(const protocol::ReactionSet &) { return Kind::Amendment; }
        Kind operator()(const protocol::MessagePinned &pin)
        {
            return pin.isOn ? Kind::Pinned : Kind::Unpinned;
        }
        Kind operator()(const protocol::Unsupported &) { return Kind::Unsupported; }
    };
    return std::visit(Visitor(), content);
}

QString textOf(const protocol::EventContent &content)
{
    struct Visitor {
        QString operator()(const protocol::MessagePosted &message) { return message.content; }
        QString operator()(const protocol::UserJoined &) { return {}; }
        QString operator()(const protocol::UserLeft &) { return {}; }
        QString operator()(const protocol::UserMuted &) { return {}; }
        QString operator()(const protocol::RoleChanged &) { return {}; }
        QString operator()(const protocol::RoomCreated &room) { return room.name; }
        QString operator()(const protocol::RoomUpdated &room)
        {
            return room.name.value_or(room.topic.value_or(QString()));
        }
        QString operator()(const protocol::MessageEdited &) { return {}; }
        QString operator()(const protocol::MessageDeleted &) { return {}; }
        QString operator()(const protocol::ReactionSet &) { return {}; }
        QString operator()(const protocol::MessagePinned &) { return {}; }
        QString operator()(const protocol::Unsupported &) { return {}; }
    };
    return std::visit(Visitor(), content);
}

/// The name of who did it to somebody else.
QString actorOf(protocol::EventContent content)
{
    const std::optional<protocol::Actor> *actor = protocol::actorOf(content);
    return actor && *actor ? (*actor)->name.value_or(QString()) : QString();
}

TimelineItem::State stateOf(client::TimelineRow::State state)
{
    switch (state) {
    case client::TimelineRow::State::Stored:
    case client::TimelineRow::State::Missing:
        return TimelineItem::State::Stored;
    case client::TimelineRow::State::Queued:
        return TimelineItem::State::Queued;
    case client::TimelineRow::State::Sending:
        return TimelineItem::State::Sending;
    case client::TimelineRow::State::Failed:
        return TimelineItem::State::Failed;
    }
    Q_UNREACHABLE();
}

/// Whether a row is read as going on what the same person wrote in the row before.
bool continues(const TimelineItem &item, const TimelineItem &before)
{
    constexpr qint64 pause = 5 * 60;
    return item.kind == Kind::Message && before.kind == Kind::Message && item.sender == before.sender &&
           before.timestamp.secsTo(item.timestamp) <= pause;
}

bool isShown(const TimelineItem &item)
{
    return item.kind != Kind::Amendment;
}

} // namespace

TimelineItem::TimelineItem(const client::TimelineRow &row, const base::UserId &me)
    : rowId(row.rowId)
    , kind(row.state == client::TimelineRow::State::Missing ? Kind::Gap : kindOf(row.event.content))
    , state(stateOf(row.state))
    , isMine(row.isMine)
    , sender(row.event.user.value())
    , senderName(row.event.name)
    , senderColor(paletteIndex(row.event.color))
    , content(textOf(row.shown(me)))
    , actorName(actorOf(row.event.content))
    , timestamp(base::toDateTime(row.event.timestamp))
    , seq(row.event.seq)
    , failure(row.failure ? QString::fromLatin1(protocol::toWireName(*row.failure)) : QString())
    , id(row.event.id.value().toString(QUuid::WithoutBraces))
    , missing(row.missing)
{
    const protocol::EventContent shown = row.shown(me);
    const auto *message = std::get_if<protocol::MessagePosted>(&shown);
    if (!message)
        return;
    isEdited = message->state.edited.has_value();
    isDeleted = message->state.isDeleted;
    isPinned = message->state.isPinned;
    isDelivered = row.reach.isDelivered;
    readers = row.reach.readers;
    for (const protocol::Reaction &reaction : message->state.reactions) {
        const bool isMineToo = std::ranges::find(reaction.users, me) != reaction.users.end();
        reactions.append(QVariant::fromValue(
            ReactionItem{reaction.emoji, static_cast<int>(reaction.users.size()), isMineToo}));
    }
}

TimelineModel::TimelineModel(client::Session &session, base::RoomId room, Order order, QObject *parent)
    : ListModel(parent, order)
    , m_session(&session)
    , m_room(std::move(room))
{
    connect(&session, &client::Session::changed, this, [this](const client::Change &change) {
        const auto *timeline = std::get_if<client::TimelineChanged>(&change);
        if (timeline && timeline->room == m_room)
            apply(timeline->changes);
    });
    session.openRoom(m_room);
}

TimelineModel::~TimelineModel()
{
    if (m_session)
        m_session->closeRoom(m_room);
}

void TimelineModel::setUnreadAfter(std::optional<base::Seq> seq)
{
    m_unreadAfter = seq;
    moveUnreadLine();
}

std::optional<int> TimelineModel::unreadRow() const
{
    const auto found = std::ranges::find_if(items(), &TimelineItem::isFirstUnread);
    return found == items().end() ? std::nullopt
                                  : std::optional(rowOf(static_cast<int>(found - items().begin())));
}

void TimelineModel::moveUnreadLine()
{
    const std::vector<TimelineItem> &rows = items();
    const bool isInWindow = m_unreadAfter && !rows.empty() && rows.front().seq <= *m_unreadAfter + 1;
    const auto isUnread = [this](const TimelineItem &item) {
        const bool isNews = item.kind == Kind::Gap || (item.kind == Kind::Message && !item.isMine);
        return item.seq > *m_unreadAfter && isNews;
    };
    const auto first = isInWindow ? std::ranges::find_if(rows, isUnread) : rows.end();
    const base::Seq before = std::exchange(m_firstUnread, first == rows.end() ? 0 : first->seq);
    if (before == m_firstUnread)
        return;
    for (int at = 0; at < rowCount(); ++at) {
        const base::Seq seq = rows[static_cast<std::size_t>(at)].seq;
        if (seq != 0 && (seq == before || seq == m_firstUnread))
            arrange(at);
    }
}

void TimelineModel::arranged(int first, int count)
{
    moveUnreadLine();
    // The next row that shows has another neighbour.
    for (int at = first; at < rowCount(); ++at) {
        arrange(at);
        if (at >= first + count && isShown(items()[static_cast<std::size_t>(at)]))
            break;
    }
}

TimelineItem TimelineModel::made(const client::TimelineRow &row) const
{
    return TimelineItem(row, m_session ? m_session->me() : base::UserId());
}

TimelineItem TimelineModel::renewed(const TimelineItem &before, const client::TimelineRow &row) const
{
    TimelineItem item = made(row);
    item.startsGroup = before.startsGroup;
    item.startsDay = before.startsDay;
    item.isFirstUnread = before.isFirstUnread;
    return item;
}

void TimelineModel::arrange(int at)
{
    const TimelineItem &item = items()[static_cast<std::size_t>(at)];
    const TimelineItem *before = shownBefore(at);
    // A gap belongs to no day, and what does not show begins none.
    const bool startsDay = item.kind != Kind::Gap && isShown(item) &&
                           (!before || before->kind == Kind::Gap ||
                            before->timestamp.toLocalTime().date() != item.timestamp.toLocalTime().date());
    const bool isFirstUnread = item.seq != 0 && item.seq == m_firstUnread;
    const bool startsGroup = !before || startsDay || isFirstUnread || !continues(item, *before);
    if (item.startsDay == startsDay && item.isFirstUnread == isFirstUnread && item.startsGroup == startsGroup)
        return;
    edit(at, [&](TimelineItem &changed) {
        changed.startsDay = startsDay;
        changed.isFirstUnread = isFirstUnread;
        changed.startsGroup = startsGroup;
    });
}

const TimelineItem *TimelineModel::shownBefore(int at) const
{
    const auto end = items().begin() + at;
    const auto found = std::find_if(std::make_reverse_iterator(end), items().rend(), isShown);
    return found == items().rend() ? nullptr : &*found;
}

std::optional<int> TimelineModel::eventRow(base::Seq seq) const
{
    const auto isIt = [seq](const TimelineItem &item) { return item.seq == seq && item.kind != Kind::Gap; };
    const auto found = std::ranges::find_if(items(), isIt);
    return found == items().end() ? std::nullopt
                                  : std::optional(rowOf(static_cast<int>(found - items().begin())));
}

bool TimelineModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_session && !items().empty() && items().front().seq > 1;
}

void TimelineModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        m_session->loadOlder(m_room);
}

} // namespace models
