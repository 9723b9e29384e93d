// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/accountstore.h"

/// What an AccountStore does with the tables of its space, each within one transaction: promises and failures
/// are those of AccountStore.
namespace server {

class AccountTables;
class SpaceTables;

/// The tables of one database.
struct Tables {
    SpaceTables &space;
    AccountTables &accounts;
};

/// Whether what somebody who is known brings along is written down: when they came, another name.
enum class Noting { Yes, No };

[[nodiscard]] base::Result<SignedIn> signInByKey(Tables tables, const Arrival &arrival, const QByteArray &key,
                                                 const Entitlement &entitlement,
                                                 const std::optional<QByteArray> &code,
                                                 Noting noting = Noting::Yes);
[[nodiscard]] base::Result<SignedIn> signInByToken(Tables tables, const NewToken &token, base::UtcTime now,
                                                   Noting noting = Noting::Yes);
[[nodiscard]] base::Result<SignedIn> signInByIdentity(Tables tables, const Arrival &arrival,
                                                      const ForeignIdentity &identity);
[[nodiscard]] base::Result<SignedIn> signInByPassword(Tables tables, const Arrival &arrival,
                                                      const PasswordRecord &password, const NewToken &token);
[[nodiscard]] base::Result<SignedIn> signUp(Tables tables, const Arrival &arrival,
                                            const QByteArray &passwordHash, const Entitlement &entitlement,
                                            const NewToken &token);

} // namespace server
