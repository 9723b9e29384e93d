// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"

#include "protocol/wirenames.h"

namespace models {

namespace {

using Kind = TimelineItem::Kind;

Kind kindOf(const protocol::EventContent &content)
{
    struct Visitor {
        Kind operator()(const protocol::MessagePosted &) { return Kind::Message; }
        Kind operator()(const protocol::UserJoined &) { return Kind::Joined; }
        Kind operator()(const protocol::UserLeft &) { return Kind::Left; }
        Kind operator()(const protocol::RoomCreated &) { return Kind::RoomCreated; }
        Kind operator()(const protocol::RoomUpdated &) { return Kind::RoomUpdated; }
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
        QString operator()(const protocol::RoomCreated &room) { return room.name; }
        QString operator()(const protocol::RoomUpdated &room)
        {
            return room.name.value_or(room.topic.value_or(QString()));
        }
        QString operator()(const protocol::Unsupported &) { return {}; }
    };
    return std::visit(Visitor(), content);
}

TimelineItem::State stateOf(client::TimelineRow::State state)
{
    switch (state) {
    case client::TimelineRow::State::Stored:
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

} // namespace

TimelineItem::TimelineItem(const client::TimelineRow &row)
    : rowId(row.rowId)
    , kind(kindOf(row.event.content))
    , state(stateOf(row.state))
    , isMine(row.isMine)
    , sender(row.event.user.value())
    , senderName(row.event.name)
    , content(textOf(row.event.content))
    , timestamp(base::toDateTime(row.event.timestamp))
    , seq(row.event.seq)
    , failure(row.failure ? QString::fromLatin1(protocol::toWireName(*row.failure)) : QString())
{
}

TimelineModel::TimelineModel(client::Session &session, base::RoomId room, QObject *parent)
    : ListModel(parent)
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
