// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

namespace models {

/// Somebody who writes in a room as a view sees them.
struct TypingItem {
    Q_GADGET
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)

public:
    explicit TypingItem(const client::TypingRow &row)
        : user(row.user.value())
        , name(row.name)
    {
    }

    QString user;
    QString name;
};

/// Who writes in one room.
class TypingModel final : public ListModel<TypingItem, client::TypingRow>
{
    Q_OBJECT

public:
    TypingModel(client::Session &session, base::RoomId room, QObject *parent = nullptr);
};

} // namespace models
