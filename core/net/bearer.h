// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/requesthead.h"

#include <QString>

#include <variant>

namespace net {

/// A handshake without a token.
struct NoBearer {
};

/// A handshake with something that cannot be a token, or with several.
struct BadBearer {
};

using Bearer = std::variant<NoBearer, QString, BadBearer>;

/// The token that a handshake carries: as `Authorization: Bearer T` (RFC 6750, 2.1) or, for browsers, which
/// cannot set it, as `?token=T` in the target (2.3). The header wins. It is a secret: not for logs.
[[nodiscard]] Bearer bearerOf(const RequestHead &head);

} // namespace net
