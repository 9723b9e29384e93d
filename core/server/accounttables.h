// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountstore.h"
#include "sql/database.h"

namespace server {

/// The statements of the tables of devices, tokens, passwords and codes, each within the caller's transaction
/// and thread.
class AccountTables
{
public:
    explicit AccountTables(sql::Database &database)
        : m_database(database)
    {
    }

    [[nodiscard]] base::Result<std::optional<DeviceRecord>> device(const base::DeviceId &id);
    /// The device of a key, signed out or not.
    [[nodiscard]] base::Result<std::optional<DeviceRecord>> deviceOfKey(const QByteArray &key);
    /// Those that were not signed out, the oldest first.
    [[nodiscard]] base::Result<std::vector<DeviceRecord>> devices(const base::UserId &user);
    [[nodiscard]] base::Result<void> insertDevice(const DeviceRecord &device, const QByteArray &key = {});
    [[nodiscard]] base::Result<void> deleteDevice(const base::DeviceId &id);
    [[nodiscard]] base::Result<void> markRevoked(const base::DeviceId &id);
    /// Notes when a device was here, and what it calls itself where it says so.
    [[nodiscard]] base::Result<void> touchDevice(const base::DeviceId &id, base::UtcTime now,
                                                 const std::optional<QString> &name = {});

    [[nodiscard]] base::Result<std::vector<TokenRecord>> allTokens();
    [[nodiscard]] base::Result<std::optional<TokenRecord>> token(const QByteArray &hash);
    [[nodiscard]] base::Result<std::vector<TokenRecord>> tokensOf(const base::DeviceId &device);
    /// Adds the newest token of a device.
    [[nodiscard]] base::Result<void> insertToken(const base::DeviceId &device, const NewToken &token);
    [[nodiscard]] base::Result<void> deleteTokensOf(const base::DeviceId &device);
    /// Deletes those that the device got before this one.
    [[nodiscard]] base::Result<void> deleteTokensBefore(const TokenRecord &token);
    [[nodiscard]] base::Result<void> extendTokensOf(const base::DeviceId &device, base::UtcTime expires);
    /// Forgets somebody's tokens that expired, and the devices that had nothing else.
    [[nodiscard]] base::Result<void> dropExpired(const base::UserId &user, base::UtcTime now);

    [[nodiscard]] base::Result<std::optional<PasswordRecord>> passwordOf(const base::UserId &user);
    [[nodiscard]] base::Result<std::optional<PasswordRecord>> passwordOfNameKey(const QString &nameKey);
    [[nodiscard]] base::Result<void> setPassword(const PasswordRecord &password);

    /// Forgets somebody's password, and the code of a link to their account.
    [[nodiscard]] base::Result<void> forgetSecretsOf(const base::UserId &user);

    [[nodiscard]] base::Result<std::optional<base::UserId>> userOfIdentity(const ForeignIdentity &identity);
    [[nodiscard]] base::Result<void> insertIdentity(const ForeignIdentity &identity,
                                                    const base::UserId &user);

    /// Keeps the only link to somebody's account, and forgets those that expired.
    [[nodiscard]] base::Result<void> putLink(const base::UserId &user, const NewToken &code,
                                             base::UtcTime now);
    /// Whose link it is, which is used up by that; nothing where there is none that holds.
    [[nodiscard]] base::Result<std::optional<base::UserId>> takeLink(const QByteArray &code,
                                                                     base::UtcTime now);

    struct Invite {
        QString id;
        int uses = 0; ///< that are left
        base::UtcTime expires{};
    };
    [[nodiscard]] base::Result<std::vector<Invite>> invites(base::UtcTime now);
    [[nodiscard]] base::Result<void> insertInvite(const Invite &invite, const QByteArray &code);
    /// Whether there was one.
    [[nodiscard]] base::Result<bool> deleteInvite(const QString &id);
    /// Uses an invitation once. Whether it was good.
    [[nodiscard]] base::Result<bool> takeInvite(const QByteArray &code, base::UtcTime now);

private:
    sql::Database &m_database;
};

} // namespace server
