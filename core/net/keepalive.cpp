// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/keepalive.h"

#include "net/transport.h"

namespace net {

namespace {

constexpr base::Duration doubtPatience{2'000};

} // namespace

Keepalive::Keepalive(base::Clock &clock, Transport &transport, base::Duration interval, base::Duration grace)
    : m_clock(clock)
    , m_transport(transport)
    , m_heartbeat(interval, grace, clock.now())
    , m_sleepWatch(clock.slept())
    , m_pingedAt(clock.now())
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

void Keepalive::doubt()
{
    m_heartbeat.doubt(m_clock.now(), doubtPatience);
    schedule();
    ping();
}

void Keepalive::check()
{
    if (m_sleepWatch.hasSlept(m_clock.slept()))
        return doubt();
    switch (m_heartbeat.check(m_clock.now())) {
    case Heartbeat::Verdict::Fine:
        return schedule();
    case Heartbeat::Verdict::Ask:
        schedule();
        return ping();
    case Heartbeat::Verdict::Dead:
        return m_transport.abort();
    }
}

void Keepalive::ping()
{
    m_pingedAt = m_clock.now();
    m_transport.ping();
}

void Keepalive::schedule()
{
    m_timer->start(std::max(m_heartbeat.nextCheck() - m_clock.now(), base::Duration(1)));
}

} // namespace net
