// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/heartbeat.h"

#include <QMetaObject>

#include <memory>

namespace net {

class Transport;

/// Keeps a Heartbeat over one transport: pings it when it is silent, aborts it when it is dead. One timer,
/// set anew only when it fires, so that traffic costs nothing.
class Keepalive
{
public:
    /// Watches `transport`, which must be open and outlive this object.
    Keepalive(base::Clock &clock, Transport &transport, base::Duration interval, base::Duration grace);
    ~Keepalive();
    Keepalive(const Keepalive &) = delete;
    Keepalive &operator=(const Keepalive &) = delete;

private:
    void check();
    void schedule();

    base::Clock &m_clock;
    Transport &m_transport;
    Heartbeat m_heartbeat;
    std::unique_ptr<base::Timer> m_timer;
    QMetaObject::Connection m_heard;
};

} // namespace net
