// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/moderations.h"

#include "protocol/wirenames.h"
#include "server/notifying.h"
#include "server/spacetables.h"
#include "server/transactions.h"

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;
using protocol::Role;

namespace {

base::Unexpected forbidden()
{
    return failure(ErrorCode::Forbidden, u"you may not do that"_qs);
}

base::Unexpected invalid(const QString &detail)
{
    return failure(ErrorCode::Invalid, detail);
}

/// A person who can be acted on. Fails with Invalid where there is none.
Result<UserRecord> personOf(SpaceTables &tables, const base::UserId &id)
{
    auto known = tables.user(id);
    if (!known)
        return failure(known.error());
    if (!*known)
        return invalid(u"user names nobody known"_qs);
    return std::move(**known);
}

/// One moderation in the making.
struct Step {
    SpaceTables &tables;
    const Act &act;
    const base::RequestId &eventId;
    QString action; ///< the type of the request

    [[nodiscard]] bool isSelf(const base::UserId &user) const { return user == act.user; }
    [[nodiscard]] protocol::Actor actor() const { return {act.user}; }

    /// Notes it, and gives what it has changed.
    Result<Moderated> noted(Moderated moderated, const Audited &audited)
    {
        const auto appended = tables.audit().append(act, action, audited);
        return appended ? Result<Moderated>(std::move(moderated)) : failure(appended.error());
    }

    /// The same of a change that the room's members are told by an event of `user`.
    Result<Moderated> told(const base::UserId &user, const protocol::EventContent &content,
                           const Audited &audited)
    {
        const auto event = tables.append(*audited.room, {eventId, user, act.time}, content);
        if (!event)
            return failure(event.error());
        return noted({{*event}, {}, {}}, audited);
    }

    /// The actor and another one in a room, where the actor may do `deed` to the other.
    struct Two {
        Place actor;
        Place target;
    };
    Result<Two> two(RoomDeed deed, const base::RoomId &room, const base::UserId &user)
    {
        if (const auto allowed = require(tables, deed, room, act); !allowed)
            return failure(allowed.error());
        const auto actorPlace = tables.moderation().place(room, act.user, act.time);
        const auto targetPlace = tables.moderation().place(room, user, act.time);
        if (!actorPlace || !targetPlace)
            return failure((actorPlace ? targetPlace : actorPlace).error());
        if (!*targetPlace)
            return invalid(u"user names nobody known"_qs);
        return Two{**actorPlace, **targetPlace};
    }
    [[nodiscard]] static bool mayActOn(const Two &both)
    {
        return isAbove(rankIn(both.actor.standing), rankIn(both.target.standing));
    }

    Result<Moderated> operator()(const protocol::InviteMember &request);
    Result<Moderated> operator()(const protocol::RemoveMember &request);
    Result<Moderated> operator()(const protocol::MuteMember &request);
    Result<Moderated> operator()(const protocol::SetRole &request);
    Result<Moderated> operator()(const protocol::Ban &request);
    Result<Moderated> operator()(const protocol::Unban &request);
    Result<Moderated> operator()(const protocol::UpdateSpace &request);
    Result<Moderated> operator()(const protocol::Announce &request);

    Result<Moderated> appoint(const protocol::SetRole &request, const base::RoomId &room);
    Result<Moderated> give(const protocol::SetRole &request);
    Result<Moderated> setBan(const base::UserId &user, const std::optional<BanRecord> &ban);
};

Result<Moderated> Step::operator()(const protocol::InviteMember &request)
{
    const auto both = two(RoomDeed::Invite, request.room, request.user);
    if (!both)
        return failure(both.error());
    if (both->target.standing.isBanned)
        return invalid(u"user is banned from the space"_qs);
    const auto entered = enter(tables, request.room, {eventId, request.user, act.time}, {actor()});
    if (!entered)
        return failure(entered.error());
    if (!*entered)
        return Moderated();
    return noted({{(*entered)->event}, {}, {}}, {request.user, request.room});
}

Result<Moderated> Step::operator()(const protocol::RemoveMember &request)
{
    const auto both = two(RoomDeed::Moderate, request.room, request.user);
    if (!both)
        return failure(both.error());
    if (!both->target.standing.isMember)
        return Moderated();
    if (!mayActOn(*both))
        return forbidden();
    if (const auto removed = tables.deleteMember(request.room, request.user); !removed)
        return failure(removed.error());
    return told(request.user, protocol::UserLeft{actor(), request.reason},
                {request.user, request.room, request.reason});
}

Result<Moderated> Step::operator()(const protocol::MuteMember &request)
{
    const auto both = two(RoomDeed::Moderate, request.room, request.user);
    if (!both)
        return failure(both.error());
    if (!both->target.standing.isMember)
        return invalid(u"user is not in the room"_qs);
    if (!mayActOn(*both))
        return forbidden();
    const bool isOn = request.duration.count() > 0;
    if (!isOn && !both->target.standing.isMuted)
        return Moderated();
    const auto until = isOn ? std::optional(act.time + request.duration) : std::nullopt;
    if (const auto set = tables.moderation().setMute(request.room, request.user, until); !set)
        return failure(set.error());
    return told(request.user, protocol::UserMuted{actor(), until},
                {request.user, request.room, until ? std::optional(base::isoText(*until)) : std::nullopt});
}

Result<Moderated> Step::operator()(const protocol::SetRole &request)
{
    return request.room ? appoint(request, *request.room) : give(request);
}

Result<Moderated> Step::appoint(const protocol::SetRole &request, const base::RoomId &room)
{
    const auto both = two(RoomDeed::Appoint, room, request.user);
    if (!both)
        return failure(both.error());
    if (request.role != Role::Moderator && request.role != Role::Member)
        return invalid(u"a room's roles are moderator and member"_qs);
    const Standing &target = both->target.standing;
    if (!target.isMember)
        return invalid(u"user is not in the room"_qs);
    if (target.isAppointed == (request.role == Role::Moderator))
        return Moderated();
    if (!mayAppoint(both->actor.standing, target, request.role, isSelf(request.user)))
        return forbidden();
    if (const auto set = tables.moderation().appoint(room, request.user, request.role); !set)
        return failure(set.error());
    return told(request.user, protocol::RoleChanged{actor(), request.role},
                {request.user, room, QString::fromLatin1(toWireName(request.role))});
}

Result<Moderated> Step::give(const protocol::SetRole &request)
{
    if (const auto allowed = require(tables, SpaceDeed::GiveRole, act); !allowed)
        return failure(allowed.error());
    const auto self = personOf(tables, act.user);
    auto target = personOf(tables, request.user);
    if (!self || !target)
        return failure((self ? target : self).error());
    if (!mayGive(request.role, self->role, target->role, isSelf(request.user)))
        return forbidden();
    if (target->role == request.role)
        return Moderated();
    if (target->role == Role::Owner) {
        const auto owners = tables.moderation().owners();
        if (!owners)
            return failure(owners.error());
        if (*owners < 2)
            return failure(ErrorCode::Forbidden, u"a space keeps its last owner"_qs);
    }
    if (const auto set = tables.moderation().setRole(request.user, request.role); !set)
        return failure(set.error());
    target->role = request.role;
    return noted({{}, *target, {}}, {request.user, {}, QString::fromLatin1(toWireName(request.role))});
}

Result<Moderated> Step::operator()(const protocol::Ban &request)
{
    return setBan(request.user, BanRecord{act.time, request.reason});
}

Result<Moderated> Step::operator()(const protocol::Unban &request)
{
    return setBan(request.user, std::nullopt);
}

Result<Moderated> Step::setBan(const base::UserId &user, const std::optional<BanRecord> &ban)
{
    if (const auto allowed = require(tables, SpaceDeed::Ban, act); !allowed)
        return failure(allowed.error());
    const auto self = personOf(tables, act.user);
    auto target = personOf(tables, user);
    if (!self || !target)
        return failure((self ? target : self).error());
    if (!isAbove(rankOf(self->role), rankOf(target->role)))
        return forbidden();
    if (target->ban.has_value() == ban.has_value())
        return Moderated();
    if (const auto set = tables.moderation().setBan(user, ban); !set)
        return failure(set.error());
    target->ban = ban;
    return noted({{}, *target, {}}, {user, {}, ban ? ban->reason : std::nullopt});
}

Result<Moderated> Step::operator()(const protocol::UpdateSpace &request)
{
    if (const auto allowed = require(tables, SpaceDeed::Update, act); !allowed)
        return failure(allowed.error());
    auto space = tables.moderation().space();
    if (!space)
        return failure(space.error());
    space->name = request.name.value_or(space->name);
    space->policy.roomCreators = request.roomCreators.value_or(space->policy.roomCreators);
    space->policy.emptyRooms = request.emptyRooms.value_or(space->policy.emptyRooms);
    if (const auto set = tables.moderation().setSpace(*space); !set)
        return failure(set.error());
    return noted({{}, {}, *space}, {{}, {}, request.name});
}

Result<Moderated> Step::operator()(const protocol::Announce &request)
{
    if (const auto allowed = require(tables, SpaceDeed::Announce, act); !allowed)
        return failure(allowed.error());
    const auto appended =
        tables.announcements().append({0, request.text, act.user, {}, act.time, request.until});
    if (!appended)
        return failure(appended.error());
    return noted({{}, {}, {}, *appended}, {{}, {}, request.text});
}

QString actionOf(const Moderation &moderation)
{
    struct Visitor {
        QString operator()(const protocol::InviteMember &) { return u"invite_member"_qs; }
        QString operator()(const protocol::RemoveMember &) { return u"remove_member"_qs; }
        QString operator()(const protocol::MuteMember &) { return u"mute_member"_qs; }
        QString operator()(const protocol::SetRole &) { return u"set_role"_qs; }
        QString operator()(const protocol::Ban &) { return u"ban"_qs; }
        QString operator()(const protocol::Unban &) { return u"unban"_qs; }
        QString operator()(const protocol::UpdateSpace &) { return u"update_space"_qs; }
        QString operator()(const protocol::Announce &) { return u"announce"_qs; }
    };
    return std::visit(Visitor(), moderation);
}

} // namespace

Result<void> require(SpaceTables &tables, RoomDeed deed, const base::RoomId &room, const Act &act)
{
    const auto place = tables.moderation().place(room, act.user, act.time);
    if (!place)
        return failure(place.error());
    if (!*place)
        return failure(ErrorCode::NotFound, u"there is no such room"_qs);
    const bool isAllowed = judge(deed, (*place)->standing, (*place)->terms) == Verdict::Allowed;
    return isAllowed ? Result<void>() : Result<void>(forbidden());
}

Result<void> require(SpaceTables &tables, SpaceDeed deed, const Act &act)
{
    const auto self = personOf(tables, act.user);
    const auto space = tables.moderation().space();
    if (!self || !space)
        return failure(self ? space.error() : self.error());
    const bool isAllowed = !self->ban && judge(deed, self->role, space->policy) == Verdict::Allowed;
    return isAllowed ? Result<void>() : Result<void>(forbidden());
}

Result<Moderated> moderate(sql::Database &database, const Moderation &moderation, const Act &act,
                           const base::RequestId &eventId)
{
    SpaceTables tables(database);
    const auto earlier = tables.audit().actionOf(act.user, act.id);
    if (!earlier)
        return failure(earlier.error());
    const QString action = actionOf(moderation);
    if (*earlier == action)
        return Moderated();
    const auto event = tables.eventOf(act.user, act.id);
    if (!event)
        return failure(event.error());
    if (*earlier || *event)
        return invalid(u"id is that of another kind of request"_qs);
    auto moderated = std::visit(Step{tables, act, eventId, action}, moderation);
    const bool hasChanged = moderated && (!moderated->events.empty() || moderated->user);
    if (!hasChanged)
        return moderated;
    auto notified = notifyModerated(database, moderation, act);
    if (!notified)
        return failure(notified.error());
    moderated->notified = std::move(*notified);
    return moderated;
}

Result<bool> removeIfDeserted(SpaceTables &tables, const base::RoomId &room)
{
    const auto space = tables.moderation().space();
    if (!space)
        return failure(space.error());
    if (space->policy.emptyRooms == protocol::EmptyRooms::Keep)
        return false;
    const auto isDeserted = tables.moderation().isDeserted(room);
    if (!isDeserted || !*isDeserted)
        return isDeserted;
    if (const auto removed = tables.moderation().removeRoom(room); !removed)
        return failure(removed.error());
    return true;
}

} // namespace server
