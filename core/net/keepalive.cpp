// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/keepalive.h"

#include "net/transport.h"

namespace net {

Keepalive::Keepalive(base::Clock &clock, Transport &transport, base::Duration interval, base::Duration grace)
    : m_clock(clock)
    , m_transport(transport)
    , m_heartbeat(interval, grace, clock.now())
    , m_timer(clock.makeTimer([this] { check(); }))
{
    m_heard = QObject::connect(&transport, &Transport::heard, &transport,
                               [this] { m_heartbeat.heard(m_clock.now()); });
    schedule();
}

Keepalive::~Keepalive()
{
    QObject::disconnect(m_heard);
}

void Keepalive::check()
{
    switch (m_heartbeat.check(m_clock.now())) {
    case Heartbeat::Verdict::Fine:
        return schedule();
    case Heartbeat::Verdict::Ask:
        schedule();
        return m_transport.ping();
    case Heartbeat::Verdict::Dead:
        return m_transport.abort();
    }
}

void Keepalive::schedule()
{
    m_timer->start(std::max(m_heartbeat.nextCheck() - m_clock.now(), base::Duration(1)));
}

} // namespace net
