// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/room.h"

/// How far the members of a room are, as they tell one another.
namespace protocol {

/// All of a room up to `seq` is on a device of mine.
struct MarkDelivered {
    base::RoomId room;
    base::Seq seq = 0;

    friend bool operator==(const MarkDelivered &, const MarkDelivered &) = default;
};

/// Some members of a room are further than they were.
struct Receipts {
    base::RoomId room;
    std::vector<Progress> people;

    friend bool operator==(const Receipts &, const Receipts &) = default;
};

/// Asks who has a message and who has read it, by id, `maxListing` at a time.
struct ListReceipts {
    base::RequestId id;
    base::RoomId room;
    base::Seq seq = 0;
    std::optional<base::UserId> after{}; ///< the last one of the page before

    friend bool operator==(const ListReceipts &, const ListReceipts &) = default;
};

/// What a member has made of a message.
struct MessageReceipt {
    base::UserId user;
    QString name;
    std::optional<AvatarColor> color{};
    std::optional<base::UtcTime> delivered{}; ///< since when it is on a device of theirs
    std::optional<base::UtcTime> read{};      ///< since when they have seen it

    friend bool operator==(const MessageReceipt &, const MessageReceipt &) = default;
};

struct ReceiptList {
    base::RequestId id;
    base::RoomId room;
    base::Seq seq = 0;
    std::vector<MessageReceipt> receipts; ///< of all members but its writer
    bool isComplete = true;               ///< false: ask again after the last one

    friend bool operator==(const ReceiptList &, const ReceiptList &) = default;
};

} // namespace protocol
