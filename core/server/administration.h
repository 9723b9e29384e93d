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

/// Ends one device, whosever it is.
[[nodiscard]] base::Result<void> revokeDevice(Tables tables, const base::DeviceId &device);

/// Makes a token's device for somebody, and gives the token: what it claims, signed with the secret.
[[nodiscard]] base::Result<QString> issueToken(Tables tables, const QString &name,
                                               const base::DeviceId &device, base::UtcTime now,
                                               base::UtcTime expires, const QByteArray &secret);

/// Whose tokens a space takes for its own: those that issueToken() makes with the secret.
[[nodiscard]] crypto::JwtTrust ownTrust(const base::SpaceId &space, const QByteArray &secret);

} // namespace server
