// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/membersmodel.h"

namespace models {

/// A room of the list as a view sees it.
struct RoomItem {
    Q_GADGET
    Q_PROPERTY(QString room MEMBER room)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(QString topic MEMBER topic)
    Q_PROPERTY(Kind kind MEMBER kind)
    Q_PROPERTY(QString peer MEMBER peer)
    Q_PROPERTY(int peerColor MEMBER peerColor)
    Q_PROPERTY(models::MemberItem::Presence presence MEMBER presence)
    Q_PROPERTY(int unread MEMBER unread)
    Q_PROPERTY(int mentions MEMBER mentions)

public:
    enum class Kind { Public, Private, Direct };
    Q_ENUM(Kind)

    explicit RoomItem(const client::RoomRow &row);

    QString room;
    QString name;
    QString topic;
    Kind kind;
    QString peer;                  ///< the other person of a direct message
    int peerColor;                 ///< that person's: a place in the palette; -1 for none
    MemberItem::Presence presence; ///< that person's
    int unread;                    ///< messages of others that the user has not seen
    int mentions;                  ///< of them, how many name or answer the user
};

/// The rooms I am in: rooms first, then direct messages, each by name.
class RoomListModel final : public ListModel<RoomItem, client::RoomRow>
{
    Q_OBJECT

public:
    explicit RoomListModel(client::Session &session, QObject *parent = nullptr);
};

} // namespace models
