// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/codec.h"

#include <optional>

namespace protocol {

/// The id that the tests' requests carry.
inline const base::RequestId sampleId{
    QUuid::fromString(QStringLiteral("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01"))};

/// What a client's frame is refused with; nothing where it is accepted.
[[nodiscard]] inline std::optional<Failure> refusalOf(const QByteArray &frame)
{
    const auto decoded = decodeCommand(frame);
    const auto *refusal = std::get_if<Failure>(&decoded);
    return refusal ? std::optional(*refusal) : std::nullopt;
}

/// Why a server's frame cannot be used; nothing where it can.
[[nodiscard]] inline std::optional<Failure> eventRefusalOf(const QByteArray &frame)
{
    const auto decoded = decodeEvent(frame);
    const auto *refusal = std::get_if<Failure>(&decoded);
    return refusal ? std::optional(*refusal) : std::nullopt;
}

/// The `Message` in a client's frame; nothing where it is refused or is another one.
template <class Message>
[[nodiscard]] std::optional<Message> commandIn(const QByteArray &frame)
{
    const auto decoded = decodeCommand(frame);
    const auto *command = std::get_if<Command>(&decoded);
    const auto *message = command ? std::get_if<Message>(command) : nullptr;
    return message ? std::optional(*message) : std::nullopt;
}

/// The `Message` in a server's frame; nothing where it cannot be used or is another one.
template <class Message>
[[nodiscard]] std::optional<Message> eventIn(const QByteArray &frame)
{
    const auto decoded = decodeEvent(frame);
    const auto *event = std::get_if<Event>(&decoded);
    const auto *message = event ? std::get_if<Message>(event) : nullptr;
    return message ? std::optional(*message) : std::nullopt;
}

} // namespace protocol
