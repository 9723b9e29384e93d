// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace crypto {

/// The identity of one installation: an Ed25519 key pair (RFC 8032).
class DeviceKey
{
public:
    /// A new key from the system's randomness.
    [[nodiscard]] static DeviceKey generate();
    /// The key of a 32-byte seed, as seed() gives it. Fails with Invalid for other sizes.
    [[nodiscard]] static base::Result<DeviceKey> fromSeed(const QByteArray &seed);

    /// The 32 secret bytes that are to be kept.
    [[nodiscard]] const QByteArray &seed() const { return m_seed; }
    /// 32 bytes, known to everybody.
    [[nodiscard]] const QByteArray &publicKey() const { return m_publicKey; }
    /// 64 bytes over `message`.
    [[nodiscard]] QByteArray sign(const QByteArray &message) const;

private:
    DeviceKey() = default;

    QByteArray m_seed;
    QByteArray m_publicKey;
    QByteArray m_secretKey;
};

/// Whether `signature` over `message` was made by the owner of `publicKey`; false for any wrong size.
[[nodiscard]] bool isSignedBy(const QByteArray &publicKey, const QByteArray &message,
                              const QByteArray &signature);

} // namespace crypto
