// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace protocol {

/// What the header of a signed token says of itself (RFC 7515, 4).
struct JoseHeader {
    QString algorithm;
    bool hasCritical = false; ///< it asks for what must be understood, and nothing of the kind is here

    friend bool operator==(const JoseHeader &, const JoseHeader &) = default;
};

/// What a JSON Web Token claims (RFC 7519, 4.1). Times are whole seconds on the wire.
struct TokenClaims {
    QString issuer;
    QString subject;
    std::vector<QString> audiences;
    base::UtcTime expires{};
    std::optional<base::UtcTime> notBefore{};
    std::optional<QString> name{}; ///< what the subject is called
    std::optional<QString> id{};   ///< tells this token from others with the same claims

    friend bool operator==(const TokenClaims &, const TokenClaims &) = default;
};

/// Reads a header, strictly: nothing where it is no JSON object, names a member twice or no algorithm.
[[nodiscard]] std::optional<JoseHeader> readJoseHeader(const QByteArray &json);

/// Reads claims in the same way. Those of `issuer`, `subject`, `audiences` and `expires` are required here,
/// although RFC 7519 leaves it open; unknown ones are ignored.
[[nodiscard]] std::optional<TokenClaims> readClaims(const QByteArray &json);

/// The claims as JSON.
[[nodiscard]] QByteArray writeClaims(const TokenClaims &claims);

} // namespace protocol
