// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/session.h"

#include "protocol/limits.h"

#include <algorithm>

// What I was told in person.
namespace client {

void Session::syncInbox()
{
    m_isInboxBehind = m_isInboxAsked;
    if (m_isInboxAsked || !m_isOnline)
        return;
    m_isInboxAsked = true;
    ask(protocol::ListNotifications{{}, m_inbox.last(), std::nullopt, protocol::maxListing},
        [this](const Answer &answer) {
            m_isInboxAsked = false;
            if (const auto *list = ackOf<protocol::NotificationList>(answer))
                takeOver(*list);
            else if (retryLater(answer))
                m_isInboxBehind = true;
        });
}

void Session::takeOver(const protocol::NotificationList &list)
{
    arrive(list.notifications);
    markSeen(m_inbox.unseenBeside(list.unread, m_inbox.last()));
    tellSeen(m_inbox.seenAmong(list.unread));
    if (m_isInboxUnkept)
        keepInbox();
    const bool hasMore = !list.isComplete && !list.notifications.empty();
    if (hasMore || m_isInboxBehind)
        syncInbox();
}

void Session::onNotification(const protocol::Notification &notification)
{
    // What comes while a page is asked for may be in it, or one before it may be missing.
    if (m_isInboxAsked || notification.number > m_inbox.last() + 1)
        return syncInbox();
    arrive({notification});
}

void Session::arrive(const std::vector<protocol::Notification> &notifications)
{
    if (notifications.empty())
        return;
    std::vector<protocol::Notification> arrived;
    for (protocol::Notification each : notifications) {
        const auto state = each.room ? m_states.find(*each.room) : m_states.end();
        // I may have read it here before the space heard of that.
        if (state != m_states.end() && each.seq && state->second.readSeq >= each.seq)
            each.isRead = true;
        arrived.push_back(each);
    }
    takeIn(arrived);
    tell(NotificationsArrived{std::move(arrived)});
}

void Session::amendInbox(const protocol::RoomEvent &event)
{
    const auto *edit = std::get_if<protocol::MessageEdited>(&event.content);
    const auto *deletion = std::get_if<protocol::MessageDeleted>(&event.content);
    // An edit without a text is of a message that was deleted since.
    if (!deletion && (!edit || edit->content.isEmpty()))
        return;
    const base::Seq target = deletion ? deletion->target : edit->target;
    std::vector<protocol::Notification> concerned = m_inbox.about(event.room, target);
    if (concerned.empty())
        return;
    for (protocol::Notification &each : concerned)
        each.excerpt = deletion ? std::nullopt : std::optional(protocol::excerptOf(edit->content));
    takeIn(concerned);
}

void Session::takeIn(const std::vector<protocol::Notification> &notifications)
{
    const protocol::NotificationNumber last = m_inbox.last();
    tell(m_inbox.put(notifications));
    if (m_isInboxUnkept)
        return keepInbox();
    m_store.saveNotifications(notifications, last, onInboxWritten());
}

void Session::forgetInbox()
{
    tell(m_inbox.clear());
    keepInbox();
}

void Session::keepInbox()
{
    m_isInboxUnkept = false;
    std::vector<protocol::Notification> all;
    for (const NotificationRow &row : m_inbox.rows())
        all.push_back(row.notification);
    m_store.replaceNotifications(all, onInboxWritten());
}

store::SpaceStore::Reply<void> Session::onInboxWritten()
{
    return whileAlive([this, tellOf = onWritten()](const base::Result<void> &written) {
        m_isInboxUnkept = m_isInboxUnkept || !written;
        tellOf(written);
    });
}

void Session::markNotifications(const Inbox::Numbers &numbers)
{
    markSeen(numbers);
    tellSeen(numbers);
}

void Session::markSeen(const Inbox::Numbers &numbers)
{
    if (numbers.empty())
        return;
    m_store.markNotifications(numbers, onWritten());
    tell(m_inbox.markSeen(numbers));
}

void Session::tellSeen(const Inbox::Numbers &numbers)
{
    // Otherwise the next connection finds what the space does not know.
    if (m_isOnline && !numbers.empty())
        ask(protocol::MarkNotifications{{}, numbers, std::nullopt}, [](const Answer &) {});
}

void Session::tell(const Inbox::Changes &changes)
{
    if (changes.empty())
        return;
    tell(NotificationsChanged{changes});
    for (const RoomRow &row : std::vector(m_rooms.rows()))
        showUnread(row.room);
}

} // namespace client
