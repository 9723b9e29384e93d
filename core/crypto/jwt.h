// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "protocol/claims.h"

#include <QByteArray>

/// JSON Web Tokens (RFC 7519) in the compact form of RFC 7515, signed by one of two algorithms.
namespace crypto {

/// How a token is signed. Who verifies chooses it, never the token (RFC 8725, 3.1).
enum class JwtAlgorithm {
    Hs256, ///< HMAC with SHA-256 (RFC 7518, 3.2)
    EdDsa, ///< Ed25519 (RFC 8037)
};

/// Whose tokens are believed: those signed with this key, by this issuer, for this audience.
struct JwtTrust {
    JwtAlgorithm algorithm = JwtAlgorithm::Hs256;
    QByteArray key; ///< of Hs256 the secret, of EdDsa the 32 bytes of the public key
    QString issuer;
    QString audience;
};

/// Clocks may differ by this much.
inline constexpr std::chrono::seconds jwtLeeway{60};

/// What a token claims, where it is to be believed at `now`. Fails with Refused for every other one, and
/// says why for the log.
[[nodiscard]] base::Result<protocol::TokenClaims> verifyJwt(const QByteArray &token, const JwtTrust &trust,
                                                            base::UtcTime now);

/// Whether a token has the form of one and its signature is that of the key: nothing is said of its claims.
[[nodiscard]] bool hasSignatureOf(const QByteArray &token, JwtAlgorithm algorithm, const QByteArray &key);

/// A token with these claims, signed by HS256.
[[nodiscard]] QByteArray signedJwt(const protocol::TokenClaims &claims, const QByteArray &secret);

/// The key in a file of an identity system's: for EdDsa a public key in PEM, for Hs256 a secret of at least
/// 32 bytes, where a line end at its end does not count. Fails with Invalid for anything else; a public key
/// is never taken for a secret.
[[nodiscard]] base::Result<QByteArray> readJwtKey(JwtAlgorithm algorithm, const QByteArray &content);

} // namespace crypto
