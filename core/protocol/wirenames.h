// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/account.h"
#include "protocol/error.h"
#include "protocol/moderation.h"
#include "protocol/notification.h"
#include "protocol/room.h"

#include <QString>

#include <array>
#include <optional>
#include <utility>

/// The words that stand on the wire for the protocol's choices.
namespace protocol {

template <class Choice>
inline constexpr auto wireNames = nullptr;

template <>
inline constexpr auto wireNames<RoomKind> = std::to_array<std::pair<RoomKind, const char *>>({
    {RoomKind::Public, "public"},
    {RoomKind::Private, "private"},
    {RoomKind::Direct, "direct"},
});

template <>
inline constexpr auto wireNames<Status> = std::to_array<std::pair<Status, const char *>>({
    {Status::Online, "online"},
    {Status::Away, "away"},
    {Status::Offline, "offline"},
});

template <>
inline constexpr auto wireNames<Role> = std::to_array<std::pair<Role, const char *>>({
    {Role::Owner, "owner"},
    {Role::Moderator, "moderator"},
    {Role::Member, "member"},
    {Role::Guest, "guest"},
});

template <>
inline constexpr auto wireNames<Circle> = std::to_array<std::pair<Circle, const char *>>({
    {Circle::Everyone, "everyone"},
    {Circle::Moderators, "moderators"},
});

template <>
inline constexpr auto wireNames<EmptyRooms> = std::to_array<std::pair<EmptyRooms, const char *>>({
    {EmptyRooms::Keep, "keep"},
    {EmptyRooms::Remove, "remove"},
});

template <>
inline constexpr auto wireNames<AvatarColor> = std::to_array<std::pair<AvatarColor, const char *>>({
    {AvatarColor::Slate, "slate"},
    {AvatarColor::Teal, "teal"},
    {AvatarColor::Plum, "plum"},
    {AvatarColor::Amber, "amber"},
    {AvatarColor::Brown, "brown"},
    {AvatarColor::Green, "green"},
    {AvatarColor::Olive, "olive"},
    {AvatarColor::Rose, "rose"},
    {AvatarColor::Blue, "blue"},
    {AvatarColor::Violet, "violet"},
});

template <>
inline constexpr auto wireNames<DeviceKind> = std::to_array<std::pair<DeviceKind, const char *>>({
    {DeviceKind::Key, "key"},
    {DeviceKind::Password, "password"},
    {DeviceKind::Token, "token"},
});

template <>
inline constexpr auto wireNames<NotificationKind> = std::to_array<std::pair<NotificationKind, const char *>>({
    {NotificationKind::Mention, "mention"},
    {NotificationKind::Reply, "reply"},
    {NotificationKind::Direct, "direct"},
    {NotificationKind::Invitation, "invitation"},
    {NotificationKind::Moderation, "moderation"},
});

template <>
inline constexpr auto wireNames<ModerationAction> = std::to_array<std::pair<ModerationAction, const char *>>({
    {ModerationAction::Remove, "remove_member"},
    {ModerationAction::Mute, "mute_member"},
    {ModerationAction::Appoint, "set_role"},
    {ModerationAction::Delete, "delete_message"},
});

template <>
inline constexpr auto wireNames<ErrorCode> = std::to_array<std::pair<ErrorCode, const char *>>({
    {ErrorCode::BadFrame, "bad_frame"},
    {ErrorCode::UnknownType, "unknown_type"},
    {ErrorCode::BadField, "bad_field"},
    {ErrorCode::TooLong, "too_long"},
    {ErrorCode::NotFound, "not_found"},
    {ErrorCode::NotAllowed, "not_allowed"},
    {ErrorCode::NotAMember, "not_a_member"},
    {ErrorCode::NameTaken, "name_taken"},
    {ErrorCode::Banned, "banned"},
    {ErrorCode::Unauthenticated, "unauthenticated"},
    {ErrorCode::RateLimited, "rate_limited"},
    {ErrorCode::OutOfOrder, "out_of_order"},
    {ErrorCode::Unavailable, "unavailable"},
});

/// The wire's word for a choice.
template <class Choice>
[[nodiscard]] constexpr const char *toWireName(Choice choice)
{
    for (const auto &[value, name] : wireNames<Choice>) {
        if (value == choice)
            return name;
    }
    return "";
}

/// The choice that a word of the wire stands for; nothing for other words.
template <class Choice>
[[nodiscard]] std::optional<Choice> fromWireName(const QString &word)
{
    for (const auto &[value, name] : wireNames<Choice>) {
        if (word == QLatin1String(name))
            return value;
    }
    return std::nullopt;
}

} // namespace protocol
