// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "server/hub.h"

#include <algorithm>

// What people are told in person.
namespace server {

using net::Delivery;
using protocol::NotificationKind;
using protocol::NotificationNumber;

std::vector<Recipient> Hub::recipientsOf(const Room &room, const protocol::Mentions &mentions) const
{
    std::vector<Recipient> recipients;
    const bool isDirect = room.kind == protocol::RoomKind::Direct;
    for (const base::UserId &member : room.members) {
        const bool isNamed = std::ranges::find(mentions.people, member) != mentions.people.end();
        if (isNamed || mentions.isRoom)
            recipients.push_back({member, NotificationKind::Mention});
        else if (isDirect)
            recipients.push_back({member, NotificationKind::Direct});
    }
    return recipients;
}

bool Hub::mayMentionRoom(const Room &room)
{
    return std::ssize(room.members) <= protocol::maxRoomMention;
}

void Hub::on(const Session &session, const protocol::ListNotifications &request)
{
    m_store.listNotifications(
        session.user, request, [this, id = session.id, request](base::Result<NotificationPage> page) {
            if (!page)
                return refuse(id, request.id, page.error());
            for (protocol::Notification &notification : page->notifications)
                named(notification);
            send(id, protocol::NotificationList{request.id, std::move(page->notifications),
                                                std::move(page->unread), page->isComplete});
        });
}

void Hub::on(const Session &session, const protocol::MarkNotifications &request)
{
    using Numbers = std::vector<NotificationNumber>;
    m_store.markNotifications(session.user, request.numbers, request.upTo.value_or(0),
                              [this, id = session.id, user = session.user,
                               request = request.id](const base::Result<Numbers> &read) {
                                  if (!read)
                                      return refuse(id, request, read.error());
                                  send(id, protocol::NotificationsMarked{request});
                                  tellSeen(user, *read);
                              });
}

void Hub::tell(const std::vector<Notified> &notified)
{
    for (const Notified &each : notified) {
        protocol::Notification notification = each.notification;
        named(notification);
        m_outlet.send(m_directory.user(each.user)->sessions, protocol::encode(protocol::Event(notification)),
                      Delivery::Reliable);
    }
}

void Hub::tellSeen(const base::UserId &user, const std::vector<NotificationNumber> &numbers)
{
    if (numbers.empty())
        return;
    m_outlet.send(m_directory.user(user)->sessions,
                  protocol::encode(protocol::Event(protocol::NotificationsRead{numbers})),
                  Delivery::Reliable);
}

void Hub::named(protocol::Notification &notification) const
{
    if (const Directory::User *actor = m_directory.user(notification.user)) {
        notification.name = actor->record.name;
        notification.color = actor->record.color;
    }
}

} // namespace server
