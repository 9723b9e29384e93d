// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <functional>
#include <memory>

namespace support {

/// A transport on whose way here frames can get lost.
class LossyTransport final : public net::Transport
{
    Q_OBJECT

public:
    /// Whether a frame arrives.
    using Arrives = std::function<bool(const QByteArray &frame)>;

    LossyTransport(std::unique_ptr<net::Transport> inner, Arrives arrives);

    void send(const QByteArray &frame, net::Delivery delivery) override { m_inner->send(frame, delivery); }
    void ping() override { m_inner->ping(); }
    void close(protocol::CloseCode code, const QString &reason) override { m_inner->close(code, reason); }
    void abort() override { m_inner->abort(); }

private:
    std::unique_ptr<net::Transport> m_inner;
    Arrives m_arrives;
};

} // namespace support
