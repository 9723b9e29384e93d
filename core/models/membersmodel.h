// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/listmodel.h"
#include "sync/session.h"

#include <QDateTime>

namespace models {

/// Somebody in a room as a view sees them.
struct MemberItem {
    Q_GADGET
    Q_PROPERTY(QString user MEMBER user)
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(int avatarColor MEMBER avatarColor)
    Q_PROPERTY(Presence presence MEMBER presence)
    Q_PROPERTY(QDateTime lastSeen MEMBER lastSeen)
    Q_PROPERTY(Role role MEMBER role)
    Q_PROPERTY(Role spaceRole MEMBER spaceRole)
    Q_PROPERTY(bool isMuted MEMBER isMuted)
    Q_PROPERTY(QString statusText MEMBER statusText)

public:
    enum class Presence { Unknown, Online, Away, Offline };
    Q_ENUM(Presence)
    /// From most to least that somebody may do.
    enum class Role { Owner, Moderator, Member, Guest };
    Q_ENUM(Role)

    explicit MemberItem(const client::MemberRow &row);

    QString user;
    QString name;
    int avatarColor; ///< a place in the palette; -1 for none
    Presence presence;
    QDateTime lastSeen; ///< UTC; invalid where it is not known
    Role role;          ///< in that room
    Role spaceRole;     ///< in the space
    bool isMuted;       ///< they may only read, for a time
    QString statusText; ///< what they say of themselves; empty for nothing
};

/// How a view names what somebody is.
[[nodiscard]] MemberItem::Role roleOf(protocol::Role role);
/// The same from a view.
[[nodiscard]] protocol::Role roleOf(MemberItem::Role role);

/// How a view names what is known of somebody's presence.
[[nodiscard]] MemberItem::Presence presenceOf(const std::optional<protocol::Status> &status);

/// The members of one room: those who are here first, then by name.
class MembersModel final : public ListModel<MemberItem, client::MemberRow>
{
    Q_OBJECT

public:
    MembersModel(client::Session &session, base::RoomId room, QObject *parent = nullptr);
};

} // namespace models
