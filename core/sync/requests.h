// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/frames.h"

#include <QHash>

#include <functional>
#include <utility>
#include <variant>

namespace client {

/// What a request came to: the event that acknowledges it, the server's refusal, or (nothing) the
/// connection was gone before there was an answer.
using Answer = std::variant<std::monostate, protocol::Event, protocol::Failure>;

/// The answer as what was expected; nothing where it is a refusal, or never came.
template <class Ack>
[[nodiscard]] const Ack *ackOf(const Answer &answer)
{
    const auto *event = std::get_if<protocol::Event>(&answer);
    return event ? std::get_if<Ack>(event) : nullptr;
}

/// The requests that wait for their one answer.
class Requests
{
public:
    using Reply = std::function<void(const Answer &)>;

    void add(const base::RequestId &id, const Reply &reply) { m_waiting.insert(id, reply); }

    /// Hands an answer to whoever waits for it. Whether anybody did.
    bool answer(const base::RequestId &id, const Answer &answer)
    {
        const auto found = m_waiting.find(id);
        if (found == m_waiting.end())
            return false;
        const Reply reply = std::move(*found);
        m_waiting.erase(found);
        reply(answer);
        return true;
    }

    /// The connection is gone: tells everybody.
    void abandon()
    {
        for (const Reply &reply : std::exchange(m_waiting, {}))
            reply(std::monostate{});
    }

private:
    QHash<base::RequestId, Reply> m_waiting;
};

} // namespace client
