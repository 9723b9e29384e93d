// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

#include <QByteArray>

#include <variant>

/// Between frames and bytes: the only code that knows the wire is JSON. What comes in is parsed strictly;
/// what goes out is always written anew, never passed on.
namespace protocol {

/// The bytes of a frame, UTF-8 JSON on one line.
[[nodiscard]] QByteArray encode(const Command &command);
[[nodiscard]] QByteArray encode(const Event &event);

/// A client's frame, or the remark that answers it.
[[nodiscard]] std::variant<Command, Failure> decodeCommand(const QByteArray &frame);

/// A server's frame, or why it cannot be used. An event of an unknown type that has a place in a room
/// comes back as Unsupported; one without is UnknownType and may be ignored.
[[nodiscard]] std::variant<Event, Failure> decodeEvent(const QByteArray &frame);

} // namespace protocol
