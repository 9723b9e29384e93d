// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/administration.h"

#include "crypto/token.h"
#include "protocol/wirenames.h"
#include "server/accountchanges.h"
#include "server/accounttables.h"
#include "server/moderations.h"
#include "server/spacetables.h"
#include "server/transactions.h"

#include <algorithm>

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;

namespace {

Result<UserRecord> personCalled(Tables tables, const QString &name)
{
    const auto user = tables.space.userOfName(name);
    if (!user)
        return failure(user.error());
    if (!*user)
        return failure(ErrorCode::NotFound, QStringLiteral("nobody is called \"%1\"").arg(name));
    return **user;
}

/// Lets a member out as if they had left.
Result<void> takeOut(SpaceTables &tables, const base::RoomId &room, const Act &act)
{
    if (const auto removed = tables.deleteMember(room, act.user); !removed)
        return failure(removed.error());
    if (const auto event = tables.append(room, act, protocol::UserLeft()); !event)
        return failure(event.error());
    const auto isGone = removeIfDeserted(tables, room);
    return isGone ? Result<void>() : failure(isGone.error());
}

} // namespace

Result<void> addPerson(Tables tables, const Arrival &arrival, const QByteArray &passwordHash)
{
    if (const auto made = tables.space.insertUser(arrival.user); !made)
        return made;
    if (const auto entered = enter(tables.space, arrival.home, arrival.act); !entered)
        return failure(entered.error());
    return tables.accounts.setPassword({arrival.user.id, passwordHash});
}

Result<void> resetPassword(Tables tables, const QString &name, const QByteArray &passwordHash)
{
    const auto user = personCalled(tables, name);
    return user ? tables.accounts.setPassword({user->id, passwordHash}) : failure(user.error());
}

Result<std::vector<DeviceRecord>> devicesOf(Tables tables, const QString &name)
{
    const auto user = personCalled(tables, name);
    return user ? tables.accounts.devices(user->id) : failure(user.error());
}

Result<void> signOutAll(Tables tables, const QString &name)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    const auto ended = signOutOthers(tables.accounts, user->id, {});
    return ended ? Result<void>() : failure(ended.error());
}

Result<void> giveRole(Tables tables, const QString &name, protocol::Role role, base::UtcTime now)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    if (user->role == role)
        return {};
    if (const auto set = tables.space.moderation().setRole(user->id, role); !set)
        return set;
    return tables.space.audit().appendOfHost(now, u"set_role"_qs,
                                             {user->id, {}, QString::fromLatin1(toWireName(role))});
}

Result<void> ban(Tables tables, const QString &name, const BanRecord &ban)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    if (user->ban)
        return {};
    if (const auto set = tables.space.moderation().setBan(user->id, ban); !set)
        return set;
    return tables.space.audit().appendOfHost(ban.since, u"ban"_qs, {user->id, {}, ban.reason});
}

Result<void> unban(Tables tables, const QString &name, base::UtcTime now)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    if (!user->ban)
        return {};
    if (const auto set = tables.space.moderation().setBan(user->id, std::nullopt); !set)
        return set;
    return tables.space.audit().appendOfHost(now, u"unban"_qs, {user->id, {}, {}});
}

Result<void> removePerson(Tables tables, const QString &name, const base::RequestId &leaving,
                          base::UtcTime now)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    const auto rooms = tables.space.rooms();
    if (!rooms)
        return failure(rooms.error());
    for (const RoomRecord &room : *rooms) {
        const bool isIn = std::ranges::find(room.members, user->id) != room.members.end();
        if (!isIn || room.kind == protocol::RoomKind::Direct)
            continue;
        const base::RequestId id(QUuid::createUuidV5(leaving.value(), room.id.value()));
        if (const auto left = takeOut(tables.space, room.id, {id, user->id, now}); !left)
            return left;
    }
    if (const auto ended = signOutOthers(tables.accounts, user->id, {}); !ended)
        return failure(ended.error());
    if (const auto forgotten = tables.accounts.forgetSecretsOf(user->id); !forgotten)
        return forgotten;
    return tables.space.audit().appendOfHost(now, u"remove_user"_qs, {user->id, {}, {}});
}

Result<void> revokeDevice(Tables tables, const base::DeviceId &id)
{
    const auto device = tables.accounts.device(id);
    if (!device)
        return failure(device.error());
    const base::UserId user = *device ? (*device)->user : base::UserId();
    const auto ended = signOut(tables.accounts, user, id);
    return ended ? Result<void>() : failure(ended.error());
}

Result<QString> issueToken(Tables tables, const QString &name, const base::DeviceId &device,
                           base::UtcTime now, base::UtcTime expires, const QByteArray &secret)
{
    const auto user = personCalled(tables, name);
    if (!user)
        return failure(user.error());
    const auto space = tables.space.space();
    if (!space)
        return failure(space.error());
    const crypto::JwtTrust trust = ownTrust(space->space, secret);
    protocol::TokenClaims claims{trust.issuer, user->id.value(), {trust.audience}, expires};
    claims.id = device.value();
    const QString token = QString::fromLatin1(crypto::signedJwt(claims, secret));
    const DeviceRecord record{device, user->id, protocol::DeviceKind::Token, QStringLiteral("issued token"),
                              now,    now};
    if (const auto added = tables.accounts.insertDevice(record); !added)
        return failure(added.error());
    const NewToken kept{crypto::tokenHash(token), expires + crypto::jwtLeeway};
    if (const auto added = tables.accounts.insertToken(device, kept); !added)
        return failure(added.error());
    return token;
}

crypto::JwtTrust ownTrust(const base::SpaceId &space, const QByteArray &secret)
{
    return {crypto::JwtAlgorithm::Hs256, secret, space.value(), space.value()};
}

} // namespace server
