// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

/// What messages and events are called on the wire; a part of the codec.
namespace protocol {

/// The `type` of a message, and for an ack the request it answers (`to`).
struct TypeName {
    const char *type = nullptr;
    const char *to = nullptr;
};

template <class Message>
constexpr TypeName typeName{};

template <>
constexpr TypeName typeName<Authenticate>{"authenticate"};
template <>
constexpr TypeName typeName<ListRooms>{"list_rooms"};
template <>
constexpr TypeName typeName<RoomMembers>{"room_members"};
template <>
constexpr TypeName typeName<CreateRoom>{"create_room"};
template <>
constexpr TypeName typeName<UpdateRoom>{"update_room"};
template <>
constexpr TypeName typeName<JoinRoom>{"join_room"};
template <>
constexpr TypeName typeName<LeaveRoom>{"leave_room"};
template <>
constexpr TypeName typeName<Subscribe>{"subscribe"};
template <>
constexpr TypeName typeName<ChatMessage>{"chat_message"};
template <>
constexpr TypeName typeName<EditMessage>{"edit_message"};
template <>
constexpr TypeName typeName<DeleteMessage>{"delete_message"};
template <>
constexpr TypeName typeName<React>{"react"};
template <>
constexpr TypeName typeName<Pin>{"pin"};
template <>
constexpr TypeName typeName<RoomHistory>{"room_history"};
template <>
constexpr TypeName typeName<Positions>{"positions"};
template <>
constexpr TypeName typeName<ListNotifications>{"list_notifications"};
template <>
constexpr TypeName typeName<MarkNotifications>{"notification_read"};
template <>
constexpr TypeName typeName<MarkRead>{"read"};
template <>
constexpr TypeName typeName<SetTyping>{"typing"};
template <>
constexpr TypeName typeName<SetPresence>{"presence"};
template <>
constexpr TypeName typeName<Ping>{"ping"};
template <>
constexpr TypeName typeName<AuthenticateToken>{"authenticate"};
template <>
constexpr TypeName typeName<AuthenticatePassword>{"authenticate"};
template <>
constexpr TypeName typeName<SignUp>{"sign_up"};
template <>
constexpr TypeName typeName<SetPassword>{"set_password"};
template <>
constexpr TypeName typeName<RefreshToken>{"refresh_token"};
template <>
constexpr TypeName typeName<ListDevices>{"list_devices"};
template <>
constexpr TypeName typeName<LinkDevice>{"link_device"};
template <>
constexpr TypeName typeName<SignOut>{"sign_out"};
template <>
constexpr TypeName typeName<SignOutEverywhere>{"sign_out_everywhere"};

template <>
constexpr TypeName typeName<Challenge>{"challenge"};
template <>
constexpr TypeName typeName<Hello>{"hello"};
template <>
constexpr TypeName typeName<Failure>{"error"};
template <>
constexpr TypeName typeName<Authenticated>{"ack", "authenticate"};
template <>
constexpr TypeName typeName<RoomList>{"ack", "list_rooms"};
template <>
constexpr TypeName typeName<MemberList>{"ack", "room_members"};
template <>
constexpr TypeName typeName<RoomCreatedAck>{"ack", "create_room"};
template <>
constexpr TypeName typeName<RoomUpdatedAck>{"ack", "update_room"};
template <>
constexpr TypeName typeName<JoinedAck>{"ack", "join_room"};
template <>
constexpr TypeName typeName<LeftAck>{"ack", "leave_room"};
template <>
constexpr TypeName typeName<Subscribed>{"ack", "subscribe"};
template <>
constexpr TypeName typeName<MessageStored>{"ack", "chat_message"};
template <>
constexpr TypeName typeName<EditStored>{"ack", "edit_message"};
template <>
constexpr TypeName typeName<DeletionStored>{"ack", "delete_message"};
template <>
constexpr TypeName typeName<ReactionStored>{"ack", "react"};
template <>
constexpr TypeName typeName<PinStored>{"ack", "pin"};
template <>
constexpr TypeName typeName<HistoryPage>{"ack", "room_history"};
template <>
constexpr TypeName typeName<PositionList>{"ack", "positions"};
template <>
constexpr TypeName typeName<NotificationList>{"ack", "list_notifications"};
template <>
constexpr TypeName typeName<NotificationsMarked>{"ack", "notification_read"};
template <>
constexpr TypeName typeName<Notification>{"notification"};
template <>
constexpr TypeName typeName<NotificationsRead>{"notifications_read"};
template <>
constexpr TypeName typeName<Receipt>{"receipt"};
template <>
constexpr TypeName typeName<Reset>{"reset"};
template <>
constexpr TypeName typeName<Typing>{"typing"};
template <>
constexpr TypeName typeName<PresenceList>{"presence"};
template <>
constexpr TypeName typeName<Pong>{"pong"};
template <>
constexpr TypeName typeName<SignedUp>{"ack", "sign_up"};
template <>
constexpr TypeName typeName<PasswordSet>{"ack", "set_password"};
template <>
constexpr TypeName typeName<TokenRefreshed>{"ack", "refresh_token"};
template <>
constexpr TypeName typeName<DeviceList>{"ack", "list_devices"};
template <>
constexpr TypeName typeName<LinkCode>{"ack", "link_device"};
template <>
constexpr TypeName typeName<SignedOut>{"ack", "sign_out"};
template <>
constexpr TypeName typeName<SignedOutEverywhere>{"ack", "sign_out_everywhere"};
/// A stored event's type is that of its content.
template <>
constexpr TypeName typeName<RoomEvent>{nullptr};

template <>
constexpr TypeName typeName<InviteMember>{"invite_member"};
template <>
constexpr TypeName typeName<RemoveMember>{"remove_member"};
template <>
constexpr TypeName typeName<MuteMember>{"mute_member"};
template <>
constexpr TypeName typeName<SetRole>{"set_role"};
template <>
constexpr TypeName typeName<Ban>{"ban"};
template <>
constexpr TypeName typeName<Unban>{"unban"};
template <>
constexpr TypeName typeName<ListBans>{"list_bans"};
template <>
constexpr TypeName typeName<UpdateSpace>{"update_space"};
template <>
constexpr TypeName typeName<ReadAuditLog>{"audit_log"};
template <>
constexpr TypeName typeName<Announce>{"announce"};
template <>
constexpr TypeName typeName<Announcement>{"announcement"};
template <>
constexpr TypeName typeName<MarkDelivered>{"delivered"};
template <>
constexpr TypeName typeName<Receipts>{"receipts"};
template <>
constexpr TypeName typeName<ListReceipts>{"message_receipts"};
template <>
constexpr TypeName typeName<ReceiptList>{"ack", "message_receipts"};
template <>
constexpr TypeName typeName<UpdateProfile>{"update_profile"};
template <>
constexpr TypeName typeName<Profile>{"profile"};
template <class Request>
constexpr TypeName typeName<Done<Request>>{"ack", typeName<Request>.type};
template <>
constexpr TypeName typeName<BanList>{"ack", "list_bans"};
template <>
constexpr TypeName typeName<AuditLog>{"ack", "audit_log"};
template <>
constexpr TypeName typeName<SpaceUpdated>{"space_updated"};
template <>
constexpr TypeName typeName<UserRole>{"user_role"};
template <>
constexpr TypeName typeName<RoomRemoved>{"room_removed"};

template <>
constexpr TypeName typeName<MessagePosted>{"chat_message"};
template <>
constexpr TypeName typeName<UserJoined>{"user_joined"};
template <>
constexpr TypeName typeName<UserLeft>{"user_left"};
template <>
constexpr TypeName typeName<UserMuted>{"user_muted"};
template <>
constexpr TypeName typeName<RoleChanged>{"role_changed"};
template <>
constexpr TypeName typeName<RoomCreated>{"room_created"};
template <>
constexpr TypeName typeName<RoomUpdated>{"room_updated"};
template <>
constexpr TypeName typeName<MessageEdited>{"message_edited"};
template <>
constexpr TypeName typeName<MessageDeleted>{"message_deleted"};
template <>
constexpr TypeName typeName<ReactionSet>{"reaction"};
template <>
constexpr TypeName typeName<MessagePinned>{"pinned"};
template <>
constexpr TypeName typeName<Unsupported>{nullptr};

} // namespace protocol
