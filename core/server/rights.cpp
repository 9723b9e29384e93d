// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/rights.h"

namespace server {

using protocol::Circle;
using protocol::Role;
using protocol::RoomKind;

namespace {

/// Whom a deed is for; nothing: nobody.
using Least = std::optional<Rank>;

Least byCircle(Circle circle, Rank everyone)
{
    return circle == Circle::Everyone ? everyone : Rank::RoomModerator;
}

/// The least rank of a member for whom a deed is.
Least leastOf(RoomDeed deed, const RoomTerms &room)
{
    const bool isDirect = room.kind == RoomKind::Direct;
    switch (deed) {
    case RoomDeed::Join:
    case RoomDeed::Read:
    case RoomDeed::React:
        return Rank::Guest;
    case RoomDeed::Write:
        return isDirect ? Rank::Guest : byCircle(room.writers, Rank::Guest);
    case RoomDeed::Leave:
        return isDirect ? Least() : Rank::Guest;
    case RoomDeed::Invite:
        return isDirect ? Least() : byCircle(room.inviters, Rank::Member);
    case RoomDeed::Moderate:
    case RoomDeed::Manage:
    case RoomDeed::Appoint:
        return isDirect ? Least() : Rank::RoomModerator;
    }
    Q_UNREACHABLE();
}

Rank leastOf(SpaceDeed deed, const protocol::SpacePolicy &policy)
{
    switch (deed) {
    case SpaceDeed::MakeRoom:
        return policy.roomCreators == Circle::Everyone ? Rank::Member : Rank::Moderator;
    case SpaceDeed::MakeDirect:
        return Rank::Member;
    case SpaceDeed::Ban:
    case SpaceDeed::ReadAudit:
    case SpaceDeed::Announce:
        return Rank::Moderator;
    case SpaceDeed::GiveRole:
        // Everybody may step down; mayGive() decides the rest.
        return Rank::Guest;
    case SpaceDeed::Update:
        return Rank::Owner;
    }
    Q_UNREACHABLE();
}

} // namespace

Rank rankOf(Role role)
{
    switch (role) {
    case Role::Owner:
        return Rank::Owner;
    case Role::Moderator:
        return Rank::Moderator;
    case Role::Member:
        return Rank::Member;
    case Role::Guest:
        return Rank::Guest;
    }
    Q_UNREACHABLE();
}

Rank rankIn(const Standing &standing)
{
    const Rank rank = rankOf(standing.role);
    return standing.isAppointed && rank == Rank::Member ? Rank::RoomModerator : rank;
}

Role roleIn(const Standing &standing)
{
    return rankIn(standing) == Rank::RoomModerator ? Role::Moderator : standing.role;
}

bool isVisible(const Standing &standing, const RoomTerms &room)
{
    return standing.isMember || (room.kind == RoomKind::Public && standing.role != Role::Guest);
}

Verdict judge(RoomDeed deed, const Standing &standing, const RoomTerms &room)
{
    if (standing.isBanned || !isVisible(standing, room))
        return Verdict::NotFound;
    if (!standing.isMember) {
        const bool isForOthers = deed == RoomDeed::Join || deed == RoomDeed::Leave;
        return isForOthers ? Verdict::Allowed : Verdict::NotAMember;
    }
    const Least least = leastOf(deed, room);
    const bool isSilenced = (deed == RoomDeed::Write || deed == RoomDeed::React) && standing.isMuted;
    return least && rankIn(standing) >= *least && !isSilenced ? Verdict::Allowed : Verdict::NotAllowed;
}

Verdict judge(SpaceDeed deed, Role role, const protocol::SpacePolicy &policy)
{
    return rankOf(role) >= leastOf(deed, policy) ? Verdict::Allowed : Verdict::NotAllowed;
}

bool isAbove(Rank actor, Rank target)
{
    return actor > target;
}

bool mayAppoint(const Standing &actor, const Standing &target, Role role, bool isSelf)
{
    if (isSelf)
        return role == Role::Member;
    // A guest would be told what public rooms are called that they may not see.
    const bool isForGuest = role == Role::Moderator && target.role == Role::Guest;
    return isAbove(rankIn(actor), rankIn(target)) && !isForGuest;
}

bool mayGive(Role role, Role actor, Role target, bool isSelf)
{
    if (isSelf)
        return rankOf(role) <= rankOf(actor);
    if (actor != Role::Owner && actor != Role::Moderator)
        return false;
    const bool isInReach = actor == Role::Owner || isAbove(rankOf(actor), rankOf(role));
    return isInReach && isAbove(rankOf(actor), rankOf(target));
}

} // namespace server
