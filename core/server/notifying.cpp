// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/notifying.h"

#include "protocol/wirenames.h"
#include "server/messagetable.h"
#include "server/notificationtable.h"
#include "server/spacetables.h"

#include <algorithm>

namespace server {

using base::failure;
using base::Result;
using protocol::MessagePosted;
using protocol::ModerationAction;
using protocol::Notification;
using protocol::NotificationKind;

namespace {

/// Adds whoever wrote what a message answers, where they are still in the room and not told already.
Result<void> addAnswered(sql::Database &database, const protocol::RoomEvent &message, base::Seq replyTo,
                         std::vector<Recipient> &recipients)
{
    const auto answered = MessageTable(database).event(message.room, replyTo);
    if (!answered)
        return failure(answered.error());
    if (!*answered || !std::holds_alternative<MessagePosted>((*answered)->content))
        return {};
    const base::UserId &author = (*answered)->user;
    const auto isMember = SpaceTables(database).isMember(message.room, author);
    if (!isMember)
        return failure(isMember.error());
    const auto told = std::ranges::find(recipients, author, &Recipient::user);
    if (told == recipients.end() && *isMember)
        recipients.push_back({author, NotificationKind::Reply});
    else if (told != recipients.end() && told->kind == NotificationKind::Direct)
        told->kind = NotificationKind::Reply;
    return {};
}

/// Somebody whom it concerns what another one has done, in which room, and what it was.
struct Concerned {
    base::UserId user;
    std::optional<base::RoomId> room;
    std::optional<ModerationAction> action; ///< nothing: they were invited
    std::optional<QString> detail;
};

std::optional<Concerned> concernedBy(const Moderation &moderation, const Act &act)
{
    using Answer = std::optional<Concerned>;
    using Action = ModerationAction;
    struct Visitor {
        const Act &act;

        Answer operator()(const protocol::InviteMember &request)
        {
            return Concerned{request.user, request.room, {}, {}};
        }
        Answer operator()(const protocol::RemoveMember &request)
        {
            return Concerned{request.user, request.room, Action::Remove, request.reason};
        }
        Answer operator()(const protocol::MuteMember &request)
        {
            const bool isOn = request.duration.count() > 0;
            const auto until =
                isOn ? std::optional(base::isoText(act.time + request.duration)) : std::nullopt;
            return Concerned{request.user, request.room, Action::Mute, until};
        }
        Answer operator()(const protocol::SetRole &request)
        {
            return Concerned{request.user, request.room, Action::Appoint,
                             QString::fromLatin1(toWireName(request.role))};
        }
        // Who is banned hears nothing more, and comes back or does not.
        Answer operator()(const protocol::Ban &) { return std::nullopt; }
        Answer operator()(const protocol::Unban &) { return std::nullopt; }
        Answer operator()(const protocol::UpdateSpace &) { return std::nullopt; }
        Answer operator()(const protocol::Announce &) { return std::nullopt; }
    };
    return std::visit(Visitor{act}, moderation);
}

/// Nobody is told of their own doing.
Result<std::vector<Notified>> tell(sql::Database &database, const Concerned &concerned, const Act &act)
{
    std::vector<Notified> all;
    if (concerned.user == act.user)
        return all;
    const auto kind = concerned.action ? NotificationKind::Moderation : NotificationKind::Invitation;
    Notification notification{0, kind, concerned.room, {}, act.user, {}, {}, act.time};
    notification.action = concerned.action;
    notification.detail = concerned.detail;
    if (concerned.action && concerned.room) {
        const auto room = SpaceTables(database).room(*concerned.room);
        if (!room)
            return failure(room.error());
        const auto isMember = SpaceTables(database).isMember(*concerned.room, concerned.user);
        if (!isMember)
            return failure(isMember.error());
        // Who has left a private room long ago is not told what it is called now.
        const bool isNews = *concerned.action != ModerationAction::Delete || *isMember ||
                            (*room && (*room)->kind == protocol::RoomKind::Public);
        if (*room && isNews)
            notification.roomName = (*room)->name;
    }
    auto notified = NotificationTable(database).insert(concerned.user, std::move(notification));
    if (!notified)
        return failure(notified.error());
    all.push_back(std::move(*notified));
    return all;
}

} // namespace

Result<std::vector<Notified>> notify(sql::Database &database, const protocol::RoomEvent &message,
                                     std::vector<Recipient> recipients)
{
    const auto &posted = std::get<MessagePosted>(message.content);
    if (posted.replyTo) {
        if (const auto added = addAnswered(database, message, *posted.replyTo, recipients); !added)
            return failure(added.error());
    }
    std::vector<Notified> all;
    for (const Recipient &recipient : recipients) {
        if (recipient.user == message.user)
            continue;
        auto notified =
            NotificationTable(database).insert(recipient.user, {0,
                                                                recipient.kind,
                                                                message.room,
                                                                message.seq,
                                                                message.user,
                                                                {},
                                                                protocol::excerptOf(posted.content),
                                                                message.timestamp});
        if (!notified)
            return failure(notified.error());
        all.push_back(std::move(*notified));
    }
    return all;
}

Result<std::vector<Notified>> notifyInvited(sql::Database &database, const base::UserId &inviter,
                                            const std::vector<protocol::RoomEvent> &events)
{
    std::vector<Notified> all;
    for (const protocol::RoomEvent &event : events) {
        const bool isInvited = std::holds_alternative<protocol::UserJoined>(event.content);
        if (!isInvited || event.user == inviter)
            continue;
        auto notified = NotificationTable(database).insert(
            event.user, {0, NotificationKind::Invitation, event.room, {}, inviter, {}, {}, event.timestamp});
        if (!notified)
            return failure(notified.error());
        all.push_back(std::move(*notified));
    }
    return all;
}

Result<std::vector<Notified>> notifyModerated(sql::Database &database, const Moderation &moderation,
                                              const Act &act)
{
    const std::optional<Concerned> concerned = concernedBy(moderation, act);
    return concerned ? tell(database, *concerned, act) : std::vector<Notified>();
}

Result<std::vector<Notified>> notifyCensured(sql::Database &database, const protocol::RoomEvent &message,
                                             const Act &act)
{
    return tell(database, {message.user, message.room, ModerationAction::Delete, {}}, act);
}

Result<void> amendNotifications(sql::Database &database, const protocol::RoomEvent &message)
{
    const auto &posted = std::get<MessagePosted>(message.content);
    const auto excerpt =
        posted.state.isDeleted ? std::nullopt : std::optional(protocol::excerptOf(posted.content));
    return NotificationTable(database).setExcerpt(message.room, message.seq, excerpt);
}

} // namespace server
