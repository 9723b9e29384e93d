// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "settings.h"
#include "space.h"

#include <QObject>

#include <map>
#include <memory>
#include <set>

namespace ui {

/// What the desktop is to tell the user about a room, in the place of what it told before.
struct Alert {
    base::RoomId room;
    QString title;
    QString text;
    std::optional<base::Seq> seq{}; ///< the first message that it tells of; nothing where it is of none
};

/// Decides what of a space the desktop tells the user: what came while they were not looking at it, as far
/// as they want to hear of it; a room at a time, so that a hundred messages are one alert. What moderators
/// did to the user is told, too.
class Alerts final : public QObject
{
    Q_OBJECT

public:
    /// All must outlive this object.
    Alerts(base::Clock &clock, client::Session &session, const Space &space, const Settings &settings);

Q_SIGNALS:
    void raised(const ui::Alert &alert);
    /// What was told of a room is no news any more.
    void withdrawn(const base::RoomId &room);

private:
    /// What came in a room since the user last saw it.
    struct News {
        int count = 0;
        bool isFresh = false; ///< not told yet
        bool isTold = false;
        base::Seq first = 0;
        protocol::RoomEvent last;
    };

    void onChanged(const client::Change &change);
    void add(const client::EventsArrived &arrived);
    void add(const client::NotificationsArrived &arrived);
    /// Tells it with what else comes about now.
    void tellSoon();
    /// A message was deleted: nothing tells of it any more.
    void takeBack(const base::RoomId &room, base::Seq seq);
    void withdrawRead();
    void tell();
    /// Tells what moderators did, of each room and of the space the last.
    void tellModerations();
    [[nodiscard]] bool isLookedAt(const base::RoomId &room) const;
    [[nodiscard]] bool isWanted(const client::RoomRow &room, const News &news) const;
    [[nodiscard]] static Alert alert(const client::RoomRow &room, const News &news);
    [[nodiscard]] const client::RoomRow *row(const base::RoomId &room) const;

    client::Session &m_session;
    const Space &m_space;
    const Settings &m_settings;
    std::map<base::RoomId, News> m_news;
    std::map<base::RoomId, protocol::Notification> m_moderations; ///< not told yet
    std::set<base::RoomId> m_forMe; ///< rooms where something names or answers the user
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace ui
