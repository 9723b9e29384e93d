// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountstore.h"

/// What an AccountStore changes of accounts that are there, each within one transaction: promises and
/// failures are those of AccountStore.
namespace server {

class AccountTables;

[[nodiscard]] base::Result<void> setPassword(AccountTables &tables, const PasswordRecord &password,
                                             const std::optional<QByteArray> &former);
[[nodiscard]] base::Result<std::vector<TokenRecord>>
addToken(AccountTables &tables, const base::DeviceId &device, const NewToken &token);
[[nodiscard]] base::Result<std::vector<TokenRecord>>
touch(AccountTables &tables, const base::DeviceId &device, base::UtcTime now, base::UtcTime expires);
[[nodiscard]] base::Result<std::vector<base::DeviceId>>
signOut(AccountTables &tables, const base::UserId &user, const base::DeviceId &device);
[[nodiscard]] base::Result<std::vector<base::DeviceId>>
signOutOthers(AccountTables &tables, const base::UserId &user, const base::DeviceId &device);

} // namespace server
