// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/samples.h"
#include "sync/outbox.h"

namespace client {

/// When the tests' outboxes begin.
inline constexpr base::TimePoint start{std::chrono::hours(1)};

/// Sends all that can be sent now: the numbers of the messages, each with that of the one it follows.
[[nodiscard]] inline QStringList sendAll(Outbox &outbox, base::TimePoint now = start)
{
    QStringList sent;
    while (const std::optional<Outbox::Outgoing> message = outbox.next(now)) {
        QString text = QString::number(sample::numberOf(message->entry.id));
        if (message->follows)
            text += QStringLiteral(">%1").arg(sample::numberOf(*message->follows));
        sent.append(text);
    }
    return sent;
}

/// The server's refusal of a message.
[[nodiscard]] inline protocol::Failure refusal(int number, protocol::ErrorCode code,
                                               std::optional<std::chrono::milliseconds> retryAfter = {})
{
    return {sample::request(number), code, QStringLiteral("no"), retryAfter};
}

} // namespace client
