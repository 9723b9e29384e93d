// SPDX-License-Identifier: GPL-3.0-or-later
#include "moderationwords.h"

#include "protocol/wirenames.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace ui {

namespace {

using protocol::ModerationAction;
using protocol::Notification;
using protocol::Role;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ModerationWords)
};

/// Until when, as briefly as it can be said beside the time at which it was done.
QString untilWords(const Notification &notification, base::UtcTime until)
{
    const QDateTime done = base::toDateTime(notification.timestamp).toLocalTime();
    const QDateTime end = base::toDateTime(until).toLocalTime();
    if (done.date() == end.date())
        return QLocale().toString(end.time(), QLocale::ShortFormat);
    return QLocale().toString(end, QLocale::ShortFormat);
}

QString mutedWords(const Notification &notification, const QString &place)
{
    const auto until = base::fromIsoText(notification.detail.value_or(QString()));
    if (!until) {
        //: %1 is a person, %2 a room
        return Words::tr("%1 lets you write in %2 again").arg(notification.name, place);
    }
    //: %1 is a person, %2 a room, %3 a time or a day and a time
    return Words::tr("%1 muted you in %2 until %3")
        .arg(notification.name, place, untilWords(notification, *until));
}

/// %1 is a person, %2 a space
QString givenRole(std::optional<Role> role)
{
    if (role == Role::Owner)
        return Words::tr("%1 made you an owner of %2", "a space");
    if (role == Role::Moderator)
        return Words::tr("%1 made you a moderator of %2", "a space");
    if (role == Role::Guest)
        return Words::tr("%1 made you a guest of %2", "a space");
    return Words::tr("%1 made you a member of %2", "a space");
}

QString roleWords(const Notification &notification, const QString &place)
{
    const auto role = protocol::fromWireName<Role>(notification.detail.value_or(QString()));
    if (!notification.room)
        return givenRole(role).arg(notification.name, place);
    //: %1 is a person, %2 a room
    const QString words = role == Role::Moderator ? Words::tr("%1 made you a moderator of %2")
                                                  : Words::tr("%1 ended that you moderate %2");
    return words.arg(notification.name, place);
}

QString removedWords(const Notification &notification, const QString &place)
{
    if (!notification.detail) {
        //: %1 is a person, %2 a room
        return Words::tr("%1 removed you from %2").arg(notification.name, place);
    }
    //: %1 is a person, %2 a room, %3 a reason
    return Words::tr("%1 removed you from %2: %3").arg(notification.name, place, *notification.detail);
}

} // namespace

QString moderationWords(const Notification &notification, const QString &place)
{
    if (!notification.action)
        return {};
    switch (*notification.action) {
    case ModerationAction::Remove:
        return removedWords(notification, place);
    case ModerationAction::Mute:
        return mutedWords(notification, place);
    case ModerationAction::Appoint:
        return roleWords(notification, place);
    case ModerationAction::Delete:
        //: %1 is a person, %2 a room
        return Words::tr("%1 deleted a message of yours in %2").arg(notification.name, place);
    }
    Q_UNREACHABLE();
}

} // namespace ui
