// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/jwt.h"
#include "server/accountstore.h"
#include "server/signins.h"

/// What an administrator does to a space on its data folder, where no server runs: each within one
/// transaction. They fail with NotFound where there is nobody or nothing of that name, with Conflict where a
/// name is taken.
namespace server {

/// Makes a person with a password, who has no device yet.
[[nodiscard]] base::Result<void> addPerson(Tables tables, const Arrival &arrival,
                                           const QByteArray &passwordHash);

/// Gives somebody a password, whatever they had.
[[nodiscard]] base::Result<void> resetPassword(Tables tables, const QString &name,
                                               const QByteArray &passwordHash);

[[nodiscard]] base::Result<std::vector<DeviceRecord>> devicesOf(Tables tables, const QString &name);

/// Ends all devices of somebody.
[[nodiscard]] base::Result<void> signOutAll(Tables tables, const QString &name);

/// Gives somebody a role in the space. This and what follows is noted in the audit log, as done by nobody in
/// the space, unless it was so before.
[[nodiscard]] base::Result<void> giveRole(Tables tables, const QString &name, protocol::Role role,
                                          base::UtcTime now);

/// Shuts somebody out of the space.
[[nodiscard]] base::Result<void> ban(Tables tables, const QString &name, const BanRecord &ban);

[[nodiscard]] base::Result<void> unban(Tables tables, const QString &name, base::UtcTime now);

/// Takes somebody out of all rooms but direct messages, and ends all that they sign in with. What they wrote
/// stays, and so does their name, so that nobody else takes it. `leaving`: what makes the events' ids.
[[nodiscard]] base::Result<void> removePerson(Tables tables, const QString &name,
                                              const base::RequestId &leaving, base::UtcTime now);

/// Ends one device, whosever it is.
[[nodiscard]] base::Result<void> revokeDevice(Tables tables, const base::DeviceId &device);

/// Makes a token's device for somebody, and gives the token: what it claims, signed with the secret.
[[nodiscard]] base::Result<QString> issueToken(Tables tables, const QString &name,
                                               const base::DeviceId &device, base::UtcTime now,
                                               base::UtcTime expires, const QByteArray &secret);

/// Whose tokens a space takes for its own: those that issueToken() makes with the secret.
[[nodiscard]] crypto::JwtTrust ownTrust(const base::SpaceId &space, const QByteArray &secret);

} // namespace server
