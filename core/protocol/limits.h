// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>

/// The limits of protocol version 1; a server tells the ones that may differ in `hello`.
namespace protocol {

/// The WebSocket subprotocol and the path of the endpoint.
inline constexpr char subprotocol[] = "wireside.v1";
inline constexpr char endpointPath[] = "/ws";

/// UTF-16 code units of a room id.
inline constexpr int maxRoomId = 100;
/// UTF-16 code units of a message's text.
inline constexpr int maxContent = 10'000;
/// UTF-16 code units of a room's topic.
inline constexpr int maxTopic = 250;
/// Grapheme clusters of a person's and of a room's name.
inline constexpr int maxPersonName = 32;
inline constexpr int maxRoomName = 64;
/// Grapheme clusters of what somebody says of themselves.
inline constexpr int maxStatusText = 80;
/// UTF-16 code units of a password, as protocol/passwords.h writes it.
inline constexpr int minPassword = 8;
inline constexpr int maxPassword = 256;
/// Characters of a token, of a code, and of what a device calls itself.
inline constexpr int maxToken = 4'096;
inline constexpr int maxCode = 64;
inline constexpr int maxDeviceName = 64;
/// People that `create_room` may name.
inline constexpr int maxInitialMembers = 50;
/// People that a message may name.
inline constexpr int maxMentions = 50;
/// People in a room that a message may name as a whole.
inline constexpr int maxRoomMention = 50;
/// People in a room up to whom they are told of one another's receipts.
inline constexpr int maxReceiptRoom = 250;
/// Notifications that are kept of one person.
inline constexpr int maxNotifications = 1'000;
/// UTF-16 code units of the begin of a message in a notification.
inline constexpr int maxExcerpt = 120;
/// Different emoji in answer to one message.
inline constexpr int maxReactions = 20;
/// UTF-16 code units of a reason.
inline constexpr int maxReason = 250;
/// UTF-16 code units of an announcement.
inline constexpr int maxAnnouncement = 500;
/// How long somebody may be muted.
inline constexpr std::chrono::milliseconds maxMute = std::chrono::hours(24 * 365);
/// Events in a page of history.
inline constexpr int maxPage = 50;
/// Unread messages are counted up to this.
inline constexpr int maxUnread = 1'000;
/// Entries in a page of `list_rooms`, `room_members` and `list_bans`.
inline constexpr int maxListing = 200;
/// Bytes of message text in a page of history; the first event is always there.
inline constexpr int maxPageBytes = 48 * 1024;
/// Bytes, about, of a frame that tells how people are now.
inline constexpr int maxPresenceBytes = 48 * 1024;
/// Bytes of a frame that a client sends.
inline constexpr int maxClientFrame = 64 * 1024;
/// Bytes of a frame that a server sends (`hello` of a member of thousands of rooms).
inline constexpr int maxServerFrame = 4 * 1024 * 1024;
/// How deep objects and arrays may nest.
inline constexpr int maxDepth = 32;
/// Bytes of the random nonce in `challenge`.
inline constexpr int nonceBytes = 32;
/// Malformed frames a connection may send in a minute; the next one closes it.
inline constexpr int maxBadFramesPerMinute = 10;

/// After this much silence a side pings …
inline constexpr std::chrono::milliseconds heartbeatInterval{15'000};
/// … and after this much more it drops the connection.
inline constexpr std::chrono::milliseconds heartbeatGrace{10'000};
/// How long a connection may stay unauthenticated.
inline constexpr std::chrono::milliseconds signInDeadline{10'000};
/// How long a `typing` on holds unless it is renewed.
inline constexpr std::chrono::milliseconds typingExpiry{6'000};
/// How long somebody counts as here without a sign of life.
inline constexpr std::chrono::milliseconds presenceExpiry{60'000};
/// What changes in how people are is gathered for this long before it is told.
inline constexpr std::chrono::milliseconds presenceInterval{1'000};

/// Close codes (RFC 6455, 7.4; 4000 and up are ours).
enum class CloseCode : quint16 {
    Normal = 1000,
    GoingAway = 1001,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
    TryAgainLater = 1013,
    SignInFailed = 4401,
    Banned = 4403,
};

} // namespace protocol
