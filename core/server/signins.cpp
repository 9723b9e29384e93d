// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/signins.h"

#include "server/accountchanges.h"
#include "server/accounttables.h"
#include "server/spacetables.h"
#include "server/transactions.h"

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;
using protocol::DeviceKind;

namespace {

/// Names that are tried for somebody whose wished one is taken.
constexpr int maxNames = 100;

base::Unexpected refused(QString why)
{
    return failure(ErrorCode::Refused, std::move(why));
}

/// Everybody who gets in, gets in here: what their device has from now on.
Result<SignedIn> admit(Tables tables, UserRecord user, const base::DeviceId &device,
                       std::vector<protocol::RoomEvent> events = {})
{
    const auto record = tables.accounts.device(device);
    if (!record)
        return failure(record.error());
    auto tokens = tables.accounts.tokensOf(device);
    if (!tokens)
        return failure(tokens.error());
    return SignedIn{std::move(user), std::move(events), **record, std::move(*tokens)};
}

/// The person whom a device belongs to.
Result<UserRecord> personOf(Tables tables, const base::UserId &id)
{
    const auto user = tables.space.user(id);
    if (!user)
        return failure(user.error());
    if (!*user)
        return failure(ErrorCode::Corrupt, u"a device is nobody's"_qs);
    return **user;
}

Result<void> claimName(SpaceTables &tables, const base::UserId &user, const QString &name)
{
    return tables.names().claim(NameTables::Of::Person, user.value(), name);
}

/// Somebody comes back, and says what they are called and look like now.
Result<UserRecord> renewed(SpaceTables &tables, UserRecord user, const UserRecord &candidate)
{
    if (user.name != candidate.name) {
        if (const auto claimed = claimName(tables, user.id, candidate.name); !claimed)
            return failure(claimed.error());
        if (const auto renamed = tables.renameUser(user.id, candidate.name); !renamed)
            return failure(renamed.error());
        user.name = candidate.name;
    }
    if (candidate.color && user.color != candidate.color) {
        if (const auto recolored = tables.recolorUser(user.id, *candidate.color); !recolored)
            return failure(recolored.error());
        user.color = candidate.color;
    }
    if (candidate.role == protocol::Role::Owner && user.role != protocol::Role::Owner) {
        if (const auto given = tables.moderation().setRole(user.id, candidate.role); !given)
            return failure(given.error());
        user.role = candidate.role;
    }
    return user;
}

Result<void> addDevice(Tables tables, const Arrival &arrival, const base::UserId &user, DeviceKind kind,
                       const QByteArray &key = {})
{
    const base::UtcTime now = arrival.act.time;
    return tables.accounts.insertDevice(
        {arrival.device, user, kind, arrival.deviceName.value_or(QString()), now, now}, key);
}

/// Whether somebody new may come; fails with NotFound where not.
Result<void> mayCome(Tables tables, const Entitlement &entitlement, base::UtcTime now)
{
    if (entitlement.policy == SignUpPolicy::Open)
        return {};
    if (entitlement.policy == SignUpPolicy::Off)
        return failure(ErrorCode::NotFound, u"this space takes nobody new"_qs);
    const auto taken =
        entitlement.invite ? tables.accounts.takeInvite(*entitlement.invite, now) : Result<bool>(false);
    if (!taken)
        return failure(taken.error());
    if (!*taken)
        return failure(ErrorCode::NotFound, u"this space takes new people by invitation only"_qs);
    return {};
}

/// Makes a person who enters the home room; what that stored.
Result<std::vector<protocol::RoomEvent>> comeNew(Tables tables, const Arrival &arrival)
{
    if (const auto claimed = claimName(tables.space, arrival.user.id, arrival.user.name); !claimed)
        return failure(claimed.error());
    if (const auto made = tables.space.insertUser(arrival.user); !made)
        return failure(made.error());
    const auto entered = enter(tables.space, arrival.home, arrival.act);
    if (!entered)
        return failure(entered.error());
    std::vector<protocol::RoomEvent> events;
    if (*entered)
        events.push_back((*entered)->event);
    return events;
}

/// A key becomes one of who gave the code.
Result<SignedIn> link(Tables tables, const Arrival &arrival, const QByteArray &key,
                      const std::optional<DeviceRecord> &former, const QByteArray &code)
{
    const auto owner = tables.accounts.takeLink(code, arrival.act.time);
    if (!owner)
        return failure(owner.error());
    if (!*owner)
        return refused(u"the code is not good, or no longer"_qs);
    if (former) {
        if (const auto gone = tables.accounts.deleteDevice(former->id); !gone)
            return failure(gone.error());
    }
    if (const auto added = addDevice(tables, arrival, **owner, DeviceKind::Key, key); !added)
        return failure(added.error());
    const auto user = personOf(tables, **owner);
    return user ? admit(tables, *user, arrival.device) : failure(user.error());
}

/// A free name like the wished one, since who is sent by another system cannot choose another.
Result<QString> freeName(SpaceTables &tables, const UserRecord &wished)
{
    for (int number = 1; number <= maxNames; ++number) {
        const QString name = number == 1 ? wished.name : QStringLiteral("%1 %2").arg(wished.name).arg(number);
        const auto checked = tables.names().check(NameTables::Of::Person, wished.id.value(), name);
        if (checked)
            return name;
        if (checked.error().code != ErrorCode::Conflict)
            return failure(checked.error());
    }
    return failure(ErrorCode::Conflict, u"that name is taken"_qs);
}

/// The person of an identity, made where it is new, and what that stored.
Result<std::pair<base::UserId, std::vector<protocol::RoomEvent>>>
personOfIdentity(Tables tables, Arrival arrival, const ForeignIdentity &identity)
{
    using Person = std::pair<base::UserId, std::vector<protocol::RoomEvent>>;
    const auto known = tables.accounts.userOfIdentity(identity);
    if (!known)
        return failure(known.error());
    if (*known)
        return Person{**known, {}};
    const auto name = freeName(tables.space, arrival.user);
    if (!name)
        return failure(name.error());
    arrival.user.name = *name;
    const auto events = comeNew(tables, arrival);
    if (!events)
        return failure(events.error());
    if (const auto noted = tables.accounts.insertIdentity(identity, arrival.user.id); !noted)
        return failure(noted.error());
    return Person{arrival.user.id, *events};
}

Result<void> addDeviceWithToken(Tables tables, const Arrival &arrival, const base::UserId &user,
                                DeviceKind kind, const NewToken &token)
{
    if (const auto dropped = tables.accounts.dropExpired(user, arrival.act.time); !dropped)
        return dropped;
    if (const auto added = addDevice(tables, arrival, user, kind); !added)
        return added;
    return tables.accounts.insertToken(arrival.device, token);
}

} // namespace

Result<SignedIn> signInByKey(Tables tables, const Arrival &arrival, const QByteArray &key,
                             const Entitlement &entitlement, const std::optional<QByteArray> &code,
                             Noting noting)
{
    const auto device = tables.accounts.deviceOfKey(key);
    if (!device)
        return failure(device.error());
    const bool isKnown = *device && !(*device)->isRevoked;
    if (code && !isKnown)
        return link(tables, arrival, key, *device, *code);
    if (*device && !isKnown)
        return refused(u"this device was signed out"_qs);
    if (isKnown && noting == Noting::No) {
        const auto user = personOf(tables, (*device)->user);
        return user ? admit(tables, *user, (*device)->id) : failure(user.error());
    }
    if (isKnown) {
        const auto touched = tables.accounts.touchDevice((*device)->id, arrival.act.time, arrival.deviceName);
        if (!touched)
            return failure(touched.error());
        auto user = personOf(tables, (*device)->user);
        if (user && !user->ban)
            user = renewed(tables.space, *user, arrival.user);
        return user ? admit(tables, *user, (*device)->id) : failure(user.error());
    }
    if (const auto may = mayCome(tables, entitlement, arrival.act.time); !may)
        return failure(may.error());
    auto events = comeNew(tables, arrival);
    if (!events)
        return failure(events.error());
    if (const auto added = addDevice(tables, arrival, arrival.user.id, DeviceKind::Key, key); !added)
        return failure(added.error());
    return admit(tables, arrival.user, arrival.device, std::move(*events));
}

Result<SignedIn> signInByToken(Tables tables, const NewToken &token, base::UtcTime now, Noting noting)
{
    const auto known = tables.accounts.token(token.hash);
    if (!known)
        return failure(known.error());
    if (!*known || (*known)->isRevoked || now >= (*known)->expires)
        return refused(u"the token is not good, or no longer"_qs);
    const base::DeviceId &id = (*known)->device;
    if (noting == Noting::Yes) {
        if (const auto gone = tables.accounts.deleteTokensBefore(**known); !gone)
            return failure(gone.error());
        if (const auto touched = touch(tables.accounts, id, now, token.expires); !touched)
            return failure(touched.error());
    }
    const auto device = tables.accounts.device(id);
    if (!device)
        return failure(device.error());
    const auto user = personOf(tables, (*device)->user);
    return user ? admit(tables, *user, id) : failure(user.error());
}

Result<SignedIn> signInByIdentity(Tables tables, const Arrival &arrival, const ForeignIdentity &identity)
{
    const auto known = tables.accounts.token(identity.token.hash);
    if (!known)
        return failure(known.error());
    if (*known)
        return signInByToken(tables, identity.token, arrival.act.time);
    auto person = personOfIdentity(tables, arrival, identity);
    if (!person)
        return failure(person.error());
    const auto &[id, events] = *person;
    if (const auto added = addDeviceWithToken(tables, arrival, id, DeviceKind::Token, identity.token); !added)
        return failure(added.error());
    const auto user = personOf(tables, id);
    return user ? admit(tables, *user, arrival.device, events) : failure(user.error());
}

Result<SignedIn> signInByPassword(Tables tables, const Arrival &arrival, const PasswordRecord &password,
                                  const NewToken &token)
{
    const auto present = tables.accounts.passwordOf(password.user);
    if (!present)
        return failure(present.error());
    if (!*present || (*present)->hash != password.hash)
        return refused(u"the name or the password is not right"_qs);
    const auto added = addDeviceWithToken(tables, arrival, password.user, DeviceKind::Password, token);
    if (!added)
        return failure(added.error());
    const auto user = personOf(tables, password.user);
    return user ? admit(tables, *user, arrival.device) : failure(user.error());
}

Result<SignedIn> signUp(Tables tables, const Arrival &arrival, const QByteArray &passwordHash,
                        const Entitlement &entitlement, const NewToken &token)
{
    if (const auto may = mayCome(tables, entitlement, arrival.act.time); !may)
        return failure(may.error());
    auto events = comeNew(tables, arrival);
    if (!events)
        return failure(events.error());
    const base::UserId &id = arrival.user.id;
    if (const auto set = tables.accounts.setPassword({id, passwordHash}); !set)
        return failure(set.error());
    if (const auto added = addDeviceWithToken(tables, arrival, id, DeviceKind::Password, token); !added)
        return failure(added.error());
    return admit(tables, arrival.user, arrival.device, std::move(*events));
}

} // namespace server
