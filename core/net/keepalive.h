// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/sleepwatch.h"
#include "net/heartbeat.h"

#include <QMetaObject>

#include <memory>

namespace net {

class Transport;

/// Keeps a Heartbeat over one transport: pings it when it is silent, aborts it when it is dead. One timer,
/// set anew only when it fires, so that traffic costs nothing. As it fires it also looks whether the machine
/// has slept: that needs no wake-up of its own.
class Keepalive
{
public:
    /// Watches `transport`, which must be open and outlive this object.
    Keepalive(base::Clock &clock, Transport &transport, base::Duration interval, base::Duration grace);
    ~Keepalive();
    Keepalive(const Keepalive &) = delete;
    Keepalive &operator=(const Keepalive &) = delete;

    /// The link may have been cut without a sign: pings, and aborts it where nothing is heard for two
    /// seconds.
    void doubt();
    /// Whether nothing was heard since it was doubted.
    [[nodiscard]] bool isDoubted() const { return m_heartbeat.isDoubted(); }
    /// When it was pinged last.
    [[nodiscard]] base::TimePoint pingedAt() const { return m_pingedAt; }

private:
    void check();
    void ping();
    void schedule();

    base::Clock &m_clock;
    Transport &m_transport;
    Heartbeat m_heartbeat;
    base::SleepWatch m_sleepWatch;
    base::TimePoint m_pingedAt;
    std::unique_ptr<base::Timer> m_timer;
    QMetaObject::Connection m_heard;
};

} // namespace net
