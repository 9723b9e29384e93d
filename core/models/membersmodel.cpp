// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membersmodel.h"

#include "models/avatarcolor.h"

namespace models {

MemberItem::Presence presenceOf(const std::optional<protocol::Status> &status)
{
    if (!status)
        return MemberItem::Presence::Unknown;
    switch (*status) {
    case protocol::Status::Online:
        return MemberItem::Presence::Online;
    case protocol::Status::Away:
        return MemberItem::Presence::Away;
    case protocol::Status::Offline:
        return MemberItem::Presence::Offline;
    }
    Q_UNREACHABLE();
}

MemberItem::Role roleOf(protocol::Role role)
{
    switch (role) {
    case protocol::Role::Owner:
        return MemberItem::Role::Owner;
    case protocol::Role::Moderator:
        return MemberItem::Role::Moderator;
    case protocol::Role::Member:
        return MemberItem::Role::Member;
    case protocol::Role::Guest:
        return MemberItem::Role::Guest;
    }
    Q_UNREACHABLE();
}

protocol::Role roleOf(MemberItem::Role role)
{
    switch (role) {
    case MemberItem::Role::Owner:
        return protocol::Role::Owner;
    case MemberItem::Role::Moderator:
        return protocol::Role::Moderator;
    case MemberItem::Role::Member:
        return protocol::Role::Member;
    case MemberItem::Role::Guest:
        return protocol::Role::Guest;
    }
    Q_UNREACHABLE();
}

MemberItem::MemberItem(const client::MemberRow &row)
    : user(row.user.value())
    , name(row.name)
    , avatarColor(paletteIndex(row.color))
    , presence(presenceOf(row.status))
    , role(roleOf(row.role))
    , spaceRole(roleOf(row.spaceRole))
    , isMuted(row.mutedUntil.has_value())
    , statusText(row.statusText)
{
    if (row.lastSeen)
        lastSeen = base::toDateTime(*row.lastSeen);
}

MembersModel::MembersModel(client::Session &session, base::RoomId room, QObject *parent)
    : ListModel(parent)
{
    assign(session.members(room));
    connect(&session, &client::Session::changed, this,
            [this, room = std::move(room)](const client::Change &change) {
                const auto *members = std::get_if<client::MembersChanged>(&change);
                if (members && members->room == room)
                    apply(members->changes);
            });
}

} // namespace models
