// SPDX-License-Identifier: GPL-3.0-or-later
#include "moderation.h"

#include "moderationwords.h"

#include <QPointer>

#include <algorithm>

namespace ui {

using protocol::Circle;
using protocol::Role;

Moderation::Moderation(base::Clock &clock, client::Session &session, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_session(session)
    , m_auditLog(session)
    , m_bans(session)
    , m_inviting(session)
{
    connect(&session, &client::Session::changed, this, &Moderation::onChanged);
}

bool Moderation::isModerator() const
{
    return m_session.role() == Role::Moderator || m_session.role() == Role::Owner;
}

bool Moderation::canCreateRooms() const
{
    if (m_session.policy().roomCreators == Circle::Moderators)
        return isModerator();
    return m_session.role() != Role::Guest;
}

const protocol::Announcement *Moderation::standing() const
{
    const auto &announcement = m_session.announcement();
    const bool isStanding = announcement && announcement->number != m_dismissed &&
                            (!announcement->until || *announcement->until > m_clock.utcNow());
    return isStanding ? &*announcement : nullptr;
}

QString Moderation::announcement() const
{
    const protocol::Announcement *announcement = standing();
    return announcement ? announcement->text : QString();
}

QString Moderation::announcer() const
{
    const protocol::Announcement *announcement = standing();
    return announcement ? announcement->name : QString();
}

void Moderation::dismissAnnouncement()
{
    if (const protocol::Announcement *announcement = standing())
        m_dismissed = announcement->number;
    Q_EMIT changed();
}

template <class Request>
void Moderation::carryOut(const Request &request)
{
    m_session.ask(request, [self = QPointer(this)](const client::Answer &answer) {
        if (!self)
            return;
        if (std::holds_alternative<protocol::Event>(answer))
            Q_EMIT self->done();
        else
            Q_EMIT self->answered(answer);
    });
}

void Moderation::removeMember(const QString &room, const QString &user, const QString &reason)
{
    const QString why = reason.trimmed();
    carryOut(protocol::RemoveMember{
        {}, base::RoomId(room), base::UserId(user), why.isEmpty() ? std::nullopt : std::optional(why)});
}

void Moderation::mute(const QString &room, const QString &user, int minutes)
{
    carryOut(protocol::MuteMember{{}, base::RoomId(room), base::UserId(user), std::chrono::minutes(minutes)});
}

void Moderation::setRoomModerator(const QString &room, const QString &user, bool isOne)
{
    carryOut(protocol::SetRole{
        {}, base::UserId(user), isOne ? Role::Moderator : Role::Member, base::RoomId(room)});
}

bool Moderation::canGive(models::MemberItem::Role role, models::MemberItem::Role present) const
{
    using models::MemberItem;
    const MemberItem::Role mine = this->role();
    // They are in order, from most to least.
    if (mine > MemberItem::Role::Moderator || present <= mine || role == present)
        return false;
    return mine == MemberItem::Role::Owner || role > mine;
}

void Moderation::setSpaceRole(const QString &user, models::MemberItem::Role role)
{
    carryOut(protocol::SetRole{{}, base::UserId(user), models::roleOf(role), {}});
}

void Moderation::unban(const QString &user)
{
    carryOut(protocol::Unban{{}, base::UserId(user)});
}

void Moderation::ban(const QString &user, const QString &reason)
{
    const QString why = reason.trimmed();
    carryOut(protocol::Ban{{}, base::UserId(user), why.isEmpty() ? std::nullopt : std::optional(why)});
}

void Moderation::updateRoom(const QString &room, const QString &name, const QString &topic,
                            bool onlyModeratorsWrite, bool onlyModeratorsInvite)
{
    const auto &rooms = m_session.rooms();
    const auto row = std::ranges::find(rooms, base::RoomId(room), &client::RoomRow::room);
    if (row == rooms.end())
        return;
    const auto circle = [](bool isSmall) { return isSmall ? Circle::Moderators : Circle::Everyone; };
    protocol::UpdateRoom update{{}, base::RoomId(room), {}, {}, {}, {}};
    if (name.trimmed() != row->name)
        update.name = name.trimmed();
    if (topic.trimmed() != row->topic)
        update.topic = topic.trimmed();
    if (circle(onlyModeratorsWrite) != row->writers)
        update.writers = circle(onlyModeratorsWrite);
    if (circle(onlyModeratorsInvite) != row->inviters)
        update.inviters = circle(onlyModeratorsInvite);
    if (update.name || update.topic || update.writers || update.inviters)
        carryOut(update);
    else
        Q_EMIT done();
}

void Moderation::announce(const QString &text)
{
    carryOut(protocol::Announce{{}, text.trimmed(), {}});
}

QString Moderation::told(quint64 number) const
{
    const auto &rows = m_session.notifications();
    const auto row = std::ranges::find(rows, number, &client::NotificationRow::key);
    if (row == rows.end())
        return {};
    return moderationWords(row->notification, row->notification.roomName.value_or(m_session.spaceName()));
}

void Moderation::onChanged(const client::Change &change)
{
    if (std::holds_alternative<client::SpaceChanged>(change))
        Q_EMIT changed();
}

} // namespace ui
