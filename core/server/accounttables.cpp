// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accounttables.h"

#include "protocol/wirenames.h"

namespace server {

using base::failure;
using base::Result;

namespace {

qint64 number(base::UtcTime time)
{
    return time.time_since_epoch().count();
}

base::UtcTime time(const QVariant &value)
{
    return base::UtcTime(std::chrono::milliseconds(value.toLongLong()));
}

DeviceRecord readDevice(const QSqlQuery &row)
{
    return {base::DeviceId(row.value(0).toString()),
            base::UserId(row.value(1).toString()),
            protocol::fromWireName<protocol::DeviceKind>(row.value(2).toString())
                .value_or(protocol::DeviceKind::Token),
            row.value(3).toString(),
            time(row.value(4)),
            time(row.value(5)),
            row.value(6).toBool()};
}

const QString selectDevices =
    QStringLiteral("SELECT id, user, kind, name, created, seen, revoked FROM devices ");

TokenRecord readToken(const QSqlQuery &row)
{
    return {row.value(0).toByteArray(), base::DeviceId(row.value(1).toString()), time(row.value(2)),
            row.value(3).toBool()};
}

const QString selectTokens =
    QStringLiteral("SELECT hash, device, expires, revoked FROM tokens JOIN devices ON devices.id = device ");

PasswordRecord readPassword(const QSqlQuery &row)
{
    return {base::UserId(row.value(0).toString()), row.value(1).toByteArray()};
}

base::UserId readUser(const QSqlQuery &row)
{
    return base::UserId(row.value(0).toString());
}

} // namespace

Result<std::optional<DeviceRecord>> AccountTables::device(const base::DeviceId &id)
{
    return sql::firstOf(m_database.rows(selectDevices + u"WHERE id = ?"_qs, {id.value()}, readDevice));
}

Result<std::optional<DeviceRecord>> AccountTables::deviceOfKey(const QByteArray &key)
{
    return sql::firstOf(m_database.rows(selectDevices + u"WHERE key = ?"_qs, {key}, readDevice));
}

Result<std::vector<DeviceRecord>> AccountTables::devices(const base::UserId &user)
{
    return m_database.rows(selectDevices + u"WHERE user = ? AND NOT revoked ORDER BY created, id"_qs,
                           {user.value()}, readDevice);
}

Result<void> AccountTables::insertDevice(const DeviceRecord &device, const QByteArray &key)
{
    return m_database.change(
        u"INSERT INTO devices (id, user, kind, name, key, created, seen) VALUES (?, ?, ?, ?, ?, ?, ?)"_qs,
        {device.id.value(), device.user.value(), QLatin1String(toWireName(device.kind)),
         sql::text(device.name), key.isEmpty() ? QVariant() : QVariant(key), number(device.created),
         number(device.seen)});
}

Result<void> AccountTables::deleteDevice(const base::DeviceId &id)
{
    return m_database.change(u"DELETE FROM devices WHERE id = ?"_qs, {id.value()});
}

Result<void> AccountTables::markRevoked(const base::DeviceId &id)
{
    return m_database.change(u"UPDATE devices SET revoked = 1 WHERE id = ?"_qs, {id.value()});
}

Result<void> AccountTables::touchDevice(const base::DeviceId &id, base::UtcTime now,
                                        const std::optional<QString> &name)
{
    return m_database.change(u"UPDATE devices SET seen = ?, name = coalesce(?, name) WHERE id = ?"_qs,
                             {number(now), name ? sql::text(*name) : QVariant(), id.value()});
}

Result<std::vector<TokenRecord>> AccountTables::allTokens()
{
    return m_database.rows(selectTokens, {}, readToken);
}

Result<std::optional<TokenRecord>> AccountTables::token(const QByteArray &hash)
{
    return sql::firstOf(m_database.rows(selectTokens + u"WHERE hash = ?"_qs, {hash}, readToken));
}

Result<std::vector<TokenRecord>> AccountTables::tokensOf(const base::DeviceId &device)
{
    return m_database.rows(selectTokens + u"WHERE device = ? ORDER BY number"_qs, {device.value()},
                           readToken);
}

Result<void> AccountTables::insertToken(const base::DeviceId &device, const NewToken &token)
{
    return m_database.change(u"INSERT INTO tokens (hash, device, number, expires) VALUES (?, ?, "
                             "(SELECT coalesce(max(number), 0) + 1 FROM tokens WHERE device = ?), ?)"_qs,
                             {token.hash, device.value(), device.value(), number(token.expires)});
}

Result<void> AccountTables::deleteTokensOf(const base::DeviceId &device)
{
    return m_database.change(u"DELETE FROM tokens WHERE device = ?"_qs, {device.value()});
}

Result<void> AccountTables::deleteTokensBefore(const TokenRecord &token)
{
    return m_database.change(
        u"DELETE FROM tokens WHERE device = ? AND number < (SELECT number FROM tokens WHERE hash = ?)"_qs,
        {token.device.value(), token.hash});
}

Result<void> AccountTables::extendTokensOf(const base::DeviceId &device, base::UtcTime expires)
{
    return m_database.change(u"UPDATE tokens SET expires = ? WHERE device = ?"_qs,
                             {number(expires), device.value()});
}

Result<void> AccountTables::dropExpired(const base::UserId &user, base::UtcTime now)
{
    if (const auto dropped = m_database.change(
            u"DELETE FROM tokens WHERE expires <= ? AND device IN (SELECT id FROM devices WHERE user = ?)"_qs,
            {number(now), user.value()});
        !dropped)
        return dropped;
    return m_database.change(u"DELETE FROM devices WHERE user = ? AND key IS NULL "
                             "AND NOT EXISTS (SELECT 1 FROM tokens WHERE device = devices.id)"_qs,
                             {user.value()});
}

Result<std::optional<PasswordRecord>> AccountTables::passwordOf(const base::UserId &user)
{
    return sql::firstOf(
        m_database.rows(u"SELECT user, hash FROM passwords WHERE user = ?"_qs, {user.value()}, readPassword));
}

Result<std::optional<PasswordRecord>> AccountTables::passwordOfNameKey(const QString &nameKey)
{
    return sql::firstOf(m_database.rows(
        u"SELECT user, hash FROM passwords JOIN users ON users.id = user WHERE name_key = ?"_qs, {nameKey},
        readPassword));
}

Result<void> AccountTables::setPassword(const PasswordRecord &password)
{
    return m_database.change(u"INSERT OR REPLACE INTO passwords (user, hash) VALUES (?, ?)"_qs,
                             {password.user.value(), QString::fromLatin1(password.hash)});
}

Result<void> AccountTables::forgetSecretsOf(const base::UserId &user)
{
    const auto forgotten = m_database.change(u"DELETE FROM passwords WHERE user = ?"_qs, {user.value()});
    return forgotten ? m_database.change(u"DELETE FROM links WHERE user = ?"_qs, {user.value()}) : forgotten;
}

Result<std::optional<base::UserId>> AccountTables::userOfIdentity(const ForeignIdentity &identity)
{
    return sql::firstOf(m_database.rows(u"SELECT user FROM identities WHERE issuer = ? AND subject = ?"_qs,
                                        {identity.issuer, identity.subject}, readUser));
}

Result<void> AccountTables::insertIdentity(const ForeignIdentity &identity, const base::UserId &user)
{
    return m_database.change(u"INSERT INTO identities (issuer, subject, user) VALUES (?, ?, ?)"_qs,
                             {identity.issuer, identity.subject, user.value()});
}

Result<void> AccountTables::putLink(const base::UserId &user, const NewToken &code, base::UtcTime now)
{
    if (const auto dropped = m_database.change(u"DELETE FROM links WHERE expires <= ?"_qs, {number(now)});
        !dropped)
        return dropped;
    return m_database.change(u"INSERT OR REPLACE INTO links (code, user, expires) VALUES (?, ?, ?)"_qs,
                             {code.hash, user.value(), number(code.expires)});
}

Result<std::optional<base::UserId>> AccountTables::takeLink(const QByteArray &code, base::UtcTime now)
{
    return sql::firstOf(m_database.rows(u"DELETE FROM links WHERE code = ? AND expires > ? RETURNING user"_qs,
                                        {code, number(now)}, readUser));
}

Result<std::vector<AccountTables::Invite>> AccountTables::invites(base::UtcTime now)
{
    return m_database.rows(
        u"SELECT id, uses, expires FROM invites WHERE uses > 0 AND expires > ? ORDER BY expires, id"_qs,
        {number(now)}, [](const QSqlQuery &row) {
            return Invite{row.value(0).toString(), row.value(1).toInt(), time(row.value(2))};
        });
}

Result<void> AccountTables::insertInvite(const Invite &invite, const QByteArray &code)
{
    return m_database.change(u"INSERT INTO invites (id, code, uses, expires) VALUES (?, ?, ?, ?)"_qs,
                             {invite.id, code, invite.uses, number(invite.expires)});
}

Result<bool> AccountTables::deleteInvite(const QString &id)
{
    const auto deleted = m_database.run(u"DELETE FROM invites WHERE id = ?"_qs, {id});
    return deleted ? Result<bool>(*deleted > 0) : failure(deleted.error());
}

Result<bool> AccountTables::takeInvite(const QByteArray &code, base::UtcTime now)
{
    const auto taken =
        m_database.run(u"UPDATE invites SET uses = uses - 1 WHERE code = ? AND uses > 0 AND expires > ?"_qs,
                       {code, number(now)});
    return taken ? Result<bool>(*taken > 0) : failure(taken.error());
}

} // namespace server
