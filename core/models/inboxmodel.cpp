// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inboxmodel.h"

#include "models/avatarcolor.h"

namespace models {

namespace {

InboxItem::Kind kindOf(protocol::NotificationKind kind)
{
    switch (kind) {
    case protocol::NotificationKind::Mention:
        return InboxItem::Kind::Mention;
    case protocol::NotificationKind::Reply:
        return InboxItem::Kind::Reply;
    case protocol::NotificationKind::Direct:
        return InboxItem::Kind::Direct;
    case protocol::NotificationKind::Invitation:
        return InboxItem::Kind::Invitation;
    case protocol::NotificationKind::Moderation:
        return InboxItem::Kind::Moderation;
    }
    Q_UNREACHABLE();
}

} // namespace

InboxItem::InboxItem(const client::NotificationRow &row)
    : number(row.notification.number)
    , kind(kindOf(row.notification.kind))
    , room(row.notification.room ? row.notification.room->value() : QString())
    , seq(row.notification.seq.value_or(0))
    , user(row.notification.user.value())
    , name(row.notification.name)
    , avatarColor(paletteIndex(row.notification.color))
    , excerpt(row.notification.excerpt.value_or(QString()))
    , timestamp(base::toDateTime(row.notification.timestamp))
    , isRead(row.notification.isRead)
{
}

InboxModel::InboxModel(client::Session &session, QObject *parent)
    : ListModel(parent)
{
    assign(session.notifications());
    connect(&session, &client::Session::changed, this, [this](const client::Change &change) {
        if (const auto *notifications = std::get_if<client::NotificationsChanged>(&change))
            apply(notifications->changes);
    });
}

} // namespace models
