// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/receiptsmodel.h"

#include "models/avatarcolor.h"

#include <algorithm>
#include <tuple>

namespace models {

using Reached = ReceiptItem::Reached;
using protocol::MessageReceipt;

namespace {

Reached reachedBy(const MessageReceipt &receipt)
{
    if (receipt.read)
        return Reached::Read;
    return receipt.delivered ? Reached::Delivered : Reached::NotYet;
}

/// Since when that is so.
std::optional<base::UtcTime> timeOf(const MessageReceipt &receipt)
{
    return receipt.read ? receipt.read : receipt.delivered;
}

} // namespace

ReceiptItem::ReceiptItem(const MessageReceipt &receipt)
    : user(receipt.user.value())
    , name(receipt.name)
    , avatarColor(paletteIndex(receipt.color))
    , reached(reachedBy(receipt))
    , timestamp(timeOf(receipt) ? base::toDateTime(*timeOf(receipt)) : QDateTime())
{
}

void ReceiptsModel::show(std::vector<MessageReceipt> receipts)
{
    const auto place = [](const MessageReceipt &receipt) {
        return std::tuple(reachedBy(receipt), timeOf(receipt), receipt.name);
    };
    std::ranges::stable_sort(receipts, {}, place);
    assign(receipts);
}

} // namespace models
