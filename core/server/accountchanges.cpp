// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accountchanges.h"

#include "server/accounttables.h"

namespace server {

using base::ErrorCode;
using base::failure;
using base::Result;
using protocol::DeviceKind;

namespace {

/// Tokens that a device may have got and not used yet.
constexpr std::size_t maxUnused = 8;

base::Unexpected refused(QString why)
{
    return failure(ErrorCode::Refused, std::move(why));
}

/// A key stays known, so that it is refused; so does a token that was issued until it expires. A session's
/// tokens mean nothing once they are gone.
Result<void> revoke(AccountTables &tables, const DeviceRecord &device)
{
    if (device.kind != DeviceKind::Password)
        return tables.markRevoked(device.id);
    if (const auto gone = tables.deleteTokensOf(device.id); !gone)
        return gone;
    return tables.deleteDevice(device.id);
}

} // namespace

Result<void> setPassword(AccountTables &tables, const PasswordRecord &password,
                         const std::optional<QByteArray> &former)
{
    const auto present = tables.passwordOf(password.user);
    if (!present)
        return failure(present.error());
    const auto hash = *present ? std::optional((*present)->hash) : std::nullopt;
    if (hash != former)
        return refused(u"the password is another one by now"_qs);
    return tables.setPassword(password);
}

Result<std::vector<TokenRecord>> addToken(AccountTables &tables, const base::DeviceId &id,
                                          const NewToken &token)
{
    const auto device = tables.device(id);
    if (!device)
        return failure(device.error());
    if (!*device || (*device)->kind != DeviceKind::Password)
        return refused(u"this device signs in without a session token"_qs);
    const auto present = tables.tokensOf(id);
    if (!present)
        return present;
    if (present->size() > maxUnused)
        return failure(ErrorCode::Busy, u"sign in with one of the last tokens first"_qs);
    if (const auto added = tables.insertToken(id, token); !added)
        return failure(added.error());
    return tables.tokensOf(id);
}

Result<std::vector<TokenRecord>> touch(AccountTables &tables, const base::DeviceId &id, base::UtcTime now,
                                       base::UtcTime expires)
{
    const auto device = tables.device(id);
    if (!device)
        return failure(device.error());
    if (const auto touched = tables.touchDevice(id, now); !touched)
        return failure(touched.error());
    if (*device && (*device)->kind == DeviceKind::Password) {
        if (const auto extended = tables.extendTokensOf(id, expires); !extended)
            return failure(extended.error());
    }
    return tables.tokensOf(id);
}

Result<std::vector<base::DeviceId>> signOut(AccountTables &tables, const base::UserId &user,
                                            const base::DeviceId &id)
{
    const auto device = tables.device(id);
    if (!device)
        return failure(device.error());
    if (!*device || (*device)->user != user || (*device)->isRevoked)
        return failure(ErrorCode::NotFound, u"there is no such device"_qs);
    if (const auto done = revoke(tables, **device); !done)
        return failure(done.error());
    return std::vector{id};
}

Result<std::vector<base::DeviceId>> signOutOthers(AccountTables &tables, const base::UserId &user,
                                                  const base::DeviceId &id)
{
    const auto devices = tables.devices(user);
    if (!devices)
        return failure(devices.error());
    std::vector<base::DeviceId> ended;
    for (const DeviceRecord &device : *devices) {
        if (device.id == id)
            continue;
        if (const auto done = revoke(tables, device); !done)
            return failure(done.error());
        ended.push_back(device.id);
    }
    return ended;
}

} // namespace server
