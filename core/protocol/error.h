// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"

#include <QString>

#include <chrono>
#include <optional>

namespace protocol {

/// Why the server refused a frame; PROTOCOL.md says what a client does about each.
enum class ErrorCode {
    BadFrame,        ///< not a JSON object in a text frame
    UnknownType,     ///< a `type` that this server does not know
    BadField,        ///< a field is missing or of the wrong form
    TooLong,         ///< a text is over its limit
    NotFound,        ///< no such room, or none that this user may see
    NotAllowed,      ///< this user may not do that
    NotAMember,      ///< join the room first
    NameTaken,       ///< another key or room has this name
    Banned,          ///< a moderator has shut this user out
    Unauthenticated, ///< the sign-in was refused
    RateLimited,     ///< try again after `retry_after_ms`
    OutOfOrder,      ///< the message that this one `follows` is not stored; send again from there
    Unavailable,     ///< the server cannot store now; try again after `retry_after_ms`
};

/// The server's answer to what it does not do: a request's only answer, or a remark on a bad frame.
struct Failure {
    std::optional<base::RequestId> id; ///< absent where the frame had none that could be read
    ErrorCode code;
    QString message; ///< English, for the log of whoever writes a client
    std::optional<std::chrono::milliseconds> retryAfter;

    friend bool operator==(const Failure &, const Failure &) = default;
};

/// Whether the same request may succeed later, so that the client keeps it and tries again.
[[nodiscard]] constexpr bool isTemporary(ErrorCode code)
{
    return code == ErrorCode::RateLimited || code == ErrorCode::OutOfOrder || code == ErrorCode::Unavailable;
}

} // namespace protocol
