// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "protocol/receipts.h"

#include <QDateTime>

namespace models {

/// What somebody has made of a message, as a view sees it.
struct ReceiptItem {
    Q_GADGET
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int avatarColor MEMBER avatarColor)
    Q_PROPERTY(Reached reached MEMBER reached)
    Q_PROPERTY(QDateTime timestamp MEMBER timestamp)

public:
    enum class Reached { Read, Delivered, NotYet };
    Q_ENUM(Reached)

    explicit ReceiptItem(const protocol::MessageReceipt &receipt);

    QString user; ///< an id
    QString name;
    int avatarColor; ///< a place in the palette; -1 for none
    Reached reached;
    QDateTime timestamp; ///< since when, UTC; none for NotYet
};

/// Who has read a message, who has it, and who has not, each in the order of time.
class ReceiptsModel final : public ListModel<ReceiptItem, protocol::MessageReceipt>
{
    Q_OBJECT

public:
    using ListModel::ListModel;

    /// Begins with these, in whatever order.
    void show(std::vector<protocol::MessageReceipt> receipts);
};

} // namespace models
