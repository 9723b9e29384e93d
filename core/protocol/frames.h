// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/oneof.h"
#include "protocol/account.h"
#include "protocol/error.h"
#include "protocol/message.h"
#include "protocol/moderation.h"
#include "protocol/notice.h"
#include "protocol/notification.h"
#include "protocol/profile.h"
#include "protocol/receipts.h"
#include "protocol/signin.h"

namespace protocol {

/// All that a client says to a space.
using Command = base::OneOf<std::variant<
    Authenticate, ListRooms, RoomMembers, CreateRoom, UpdateRoom, JoinRoom, LeaveRoom, Subscribe, ChatMessage,
    EditMessage, DeleteMessage, React, Pin, RoomHistory, Positions, ListNotifications, MarkNotifications,
    MarkRead, SetTyping, SetPresence, Ping, AuthenticateToken, AuthenticatePassword, SignUp, SetPassword,
    RefreshToken, ListDevices, LinkDevice, SignOut, SignOutEverywhere, InviteMember, RemoveMember, MuteMember,
    SetRole, Ban, Unban, ListBans, UpdateSpace, ReadAuditLog, Announce, MarkDelivered, ListReceipts,
    UpdateProfile>>;

/// All that a space says to a client.
using Event = base::OneOf<std::variant<
    Challenge, Authenticated, Hello, Failure, RoomList, MemberList, RoomCreatedAck, RoomUpdatedAck, JoinedAck,
    LeftAck, Subscribed, MessageStored, EditStored, DeletionStored, ReactionStored, PinStored, HistoryPage,
    PositionList, NotificationList, NotificationsMarked, Notification, NotificationsRead, Reset, RoomEvent,
    Receipt, Typing, Pong, SignedUp, PasswordSet, TokenRefreshed, DeviceList, LinkCode, SignedOut,
    SignedOutEverywhere, Done<InviteMember>, Done<RemoveMember>, Done<MuteMember>, Done<SetRole>, Done<Ban>,
    Done<Unban>, Done<UpdateSpace>, BanList, AuditLog, SpaceUpdated, UserRole, RoomRemoved, Done<Announce>,
    Announcement, Receipts, ReceiptList, PresenceList, Done<UpdateProfile>, Profile>>;

} // namespace protocol
