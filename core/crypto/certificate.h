// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/utctime.h"
#include "crypto/spacekey.h"

namespace crypto {

/// A self-signed X.509 certificate (RFC 5280) of a space's key, in PEM: what TLS presents. Its name and dates
/// say nothing, since clients compare the key alone; it is valid from a day before `now`, for clocks that are
/// behind, and without an end (RFC 5280, 4.1.2.5). Fails with Io where OpenSSL does.
[[nodiscard]] base::Result<QByteArray> selfSignedCertificate(const SpaceKey &key, base::UtcTime now);

} // namespace crypto
