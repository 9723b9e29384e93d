// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

namespace protocol {

/// Why somebody is told in person.
enum class NotificationKind {
    Mention,    ///< a message names them, or everybody in the room
    Reply,      ///< a message answers theirs
    Direct,     ///< a direct message
    Invitation, ///< somebody brought them into a room
    Moderation, ///< somebody removed or muted them, deleted a message of theirs, or gave them a role
};

/// What was done to somebody, or to a message of theirs, by right.
enum class ModerationAction { Remove, Mute, Appoint, Delete };

/// The place of a notification among those of one person: 1, 2, 3 … without gaps.
using NotificationNumber = base::Seq;

/// What somebody is told in person, and has seen or not.
struct Notification {
    NotificationNumber number = 0;
    NotificationKind kind = NotificationKind::Mention;
    std::optional<base::RoomId> room;
    std::optional<base::Seq> seq;   ///< the message that it is about
    base::UserId user;              ///< whose doing it is
    QString name;                   ///< that person's when the frame was written
    std::optional<QString> excerpt; ///< how the message begins; nothing where it was deleted since
    base::UtcTime timestamp{};
    bool isRead = false;
    std::optional<AvatarColor> color{};       ///< that person's, as the name is
    std::optional<ModerationAction> action{}; ///< of a Moderation: what was done
    std::optional<QString> detail{};   ///< with that: the reason, until when (none: no longer), or the role
    std::optional<QString> roomName{}; ///< of a Moderation in a room: what it was called

    friend bool operator==(const Notification &, const Notification &) = default;
};

/// How a message begins, on one line of at most maxExcerpt, as a notification shows it.
[[nodiscard]] QString excerptOf(const QString &content);

/// Asks for my notifications: those after `after` (oldest first), else the newest before `before`.
struct ListNotifications {
    base::RequestId id;
    std::optional<NotificationNumber> after;  ///< exclusive
    std::optional<NotificationNumber> before; ///< exclusive
    int limit = 0;                            ///< 1 to maxListing

    friend bool operator==(const ListNotifications &, const ListNotifications &) = default;
};

struct NotificationList {
    base::RequestId id;
    std::vector<Notification> notifications; ///< ascending
    std::vector<NotificationNumber> unread;  ///< of all that are kept, ascending
    bool isComplete = true;                  ///< nothing more in the range that was asked for

    friend bool operator==(const NotificationList &, const NotificationList &) = default;
};

/// I have seen these, and all up to `upTo`.
struct MarkNotifications {
    base::RequestId id;
    std::vector<NotificationNumber> numbers;
    std::optional<NotificationNumber> upTo;

    friend bool operator==(const MarkNotifications &, const MarkNotifications &) = default;
};

struct NotificationsMarked {
    base::RequestId id;

    friend bool operator==(const NotificationsMarked &, const NotificationsMarked &) = default;
};

/// I have seen these, here or on another device.
struct NotificationsRead {
    std::vector<NotificationNumber> numbers;

    friend bool operator==(const NotificationsRead &, const NotificationsRead &) = default;
};

} // namespace protocol
