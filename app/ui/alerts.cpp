// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts.h"

#include "moderationwords.h"

#include <algorithm>

namespace ui {

namespace {

/// For how long messages gather before they are told together.
constexpr base::Duration gathering{300};
/// Of a message's text, in UTF-16 code units: what fits where desktops show it.
constexpr int longestText = 200;

QString excerpt(const protocol::RoomEvent &event)
{
    const QString text = std::get<protocol::MessagePosted>(event.content).content.simplified();
    if (text.size() <= longestText)
        return text;
    // Not between the halves of a character.
    const qsizetype end = text.at(longestText).isLowSurrogate() ? longestText - 1 : longestText;
    return text.left(end) + QChar(u'…');
}

} // namespace

Alerts::Alerts(base::Clock &clock, client::Session &session, const Space &space, const Settings &settings)
    : m_session(session)
    , m_space(space)
    , m_settings(settings)
    , m_timer(clock.makeTimer([this] { tell(); }))
{
    connect(&session, &client::Session::changed, this, &Alerts::onChanged);
}

void Alerts::onChanged(const client::Change &change)
{
    if (const auto *arrived = std::get_if<client::EventsArrived>(&change))
        add(*arrived);
    else if (const auto *notified = std::get_if<client::NotificationsArrived>(&change))
        add(*notified);
    else if (std::holds_alternative<client::RoomsChanged>(change))
        withdrawRead();
}

void Alerts::add(const client::NotificationsArrived &arrived)
{
    using Kind = protocol::NotificationKind;
    for (const protocol::Notification &notification : arrived.notifications) {
        if (notification.kind == Kind::Moderation && !notification.isRead) {
            m_moderations.insert_or_assign(notification.room.value_or(base::RoomId()), notification);
            tellSoon();
        }
        const bool isNamed = notification.kind == Kind::Mention || notification.kind == Kind::Reply;
        if (!isNamed || !notification.room || notification.isRead)
            continue;
        m_forMe.insert(*notification.room);
        // It may come behind its message, which was judged without it.
        if (const auto news = m_news.find(*notification.room); news != m_news.end() && !news->second.isTold) {
            news->second.isFresh = true;
            tellSoon();
        }
    }
}

void Alerts::tellSoon()
{
    if (!m_timer->isActive())
        m_timer->start(gathering);
}

void Alerts::add(const client::EventsArrived &arrived)
{
    for (const protocol::RoomEvent &event : arrived.events) {
        if (const auto *deletion = std::get_if<protocol::MessageDeleted>(&event.content))
            takeBack(arrived.room, deletion->target);
        const auto *message = std::get_if<protocol::MessagePosted>(&event.content);
        if (!message || message->state.isDeleted || event.user == m_session.me())
            continue;
        News &news = m_news[arrived.room];
        if (++news.count == 1)
            news.first = event.seq;
        news.isFresh = true;
        news.last = event;
        tellSoon();
    }
}

void Alerts::takeBack(const base::RoomId &room, base::Seq seq)
{
    const auto news = m_news.find(room);
    if (news == m_news.end() || news->second.last.seq != seq)
        return;
    if (news->second.isTold)
        Q_EMIT withdrawn(room);
    m_news.erase(news);
}

void Alerts::tell()
{
    for (auto &[room, news] : m_news) {
        if (!std::exchange(news.isFresh, false))
            continue;
        const client::RoomRow *known = row(room);
        if (!known || !isWanted(*known, news))
            continue;
        news.isTold = true;
        Q_EMIT raised(alert(*known, news));
    }
    tellModerations();
    withdrawRead();
}

void Alerts::tellModerations()
{
    for (const auto &[room, notification] : std::exchange(m_moderations, {})) {
        const bool isUnwanted =
            m_settings.alertsIn(m_space.address(), room.value()) == Settings::Alerts::None;
        const QString words = moderationWords(notification, notification.roomName.value_or(m_space.name()));
        if (words.isEmpty() || m_settings.isQuiet() || isUnwanted || isLookedAt(room))
            continue;
        Q_EMIT raised({room, m_space.name(), words});
    }
}

bool Alerts::isLookedAt(const base::RoomId &room) const
{
    const Room *open = m_space.room();
    return open && open->id() == room.value() && open->isLookedAt();
}

bool Alerts::isWanted(const client::RoomRow &room, const News &news) const
{
    if (m_settings.isQuiet() || news.last.seq <= m_session.readPosition(room.room).value_or(0))
        return false;
    if (isLookedAt(room.room))
        return false;
    switch (m_settings.alertsIn(m_space.address(), room.room.value())) {
    case Settings::Alerts::All:
        return true;
    case Settings::Alerts::Mentions:
        return m_forMe.contains(room.room) || room.kind == protocol::RoomKind::Direct;
    case Settings::Alerts::None:
        return false;
    }
    Q_UNREACHABLE();
}

Alert Alerts::alert(const client::RoomRow &room, const News &news)
{
    const bool isDirect = room.kind == protocol::RoomKind::Direct;
    const QString text = excerpt(news.last);
    // Some may have been read on another device.
    const int count = std::min(news.count, room.unread);
    if (count <= 1) {
        //: %1 is a person, %2 a room
        const QString title = isDirect ? news.last.name : tr("%1 in %2").arg(news.last.name, room.name);
        return {room.room, title, text, news.first};
    }
    //: %1 is a person or a room
    const QString title = tr("%1: %n new message(s)", "", count).arg(room.name);
    //: %1 is a person, %2 what they wrote
    return {room.room, title, isDirect ? text : tr("%1: %2").arg(news.last.name, text), news.first};
}

void Alerts::withdrawRead()
{
    std::erase_if(m_news, [this](const auto &entry) {
        const auto &[room, news] = entry;
        const client::RoomRow *known = row(room);
        const bool isRead = !known || (known->unread == 0 && !news.isFresh);
        if (isRead)
            m_forMe.erase(room);
        if (isRead && news.isTold)
            Q_EMIT withdrawn(room);
        return isRead;
    });
}

const client::RoomRow *Alerts::row(const base::RoomId &room) const
{
    const auto &rooms = m_session.rooms();
    const auto found = std::ranges::find(rooms, room, &client::RoomRow::room);
    return found == rooms.end() ? nullptr : &*found;
}

} // namespace ui
