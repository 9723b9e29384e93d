// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/lookout.h"

#include "base/log.h"
#include "net/connection.h"

namespace net {

namespace {

constexpr base::Duration interval{8'000};

} // namespace

Lookout::Lookout(base::Clock &clock, base::Chance &chance, Connection &connection, Send send)
    : m_chance(chance)
    , m_connection(connection)
    , m_send(std::move(send))
    , m_timer(clock.makeTimer([this] { look(); }))
{
    connect(&connection, &Connection::stateChanged, this, &Lookout::onStateChanged);
}

Lookout::~Lookout() = default;

void Lookout::onStateChanged()
{
    const bool isWaiting = std::holds_alternative<Waiting>(m_connection.state());
    const bool isDialing = std::holds_alternative<Dialing>(m_connection.state());
    if (isWaiting && !m_timer->isActive()) {
        m_wasUnreachable = false;
        m_timer->start(base::Duration(m_chance.below(interval.count())));
    } else if (!isWaiting && !isDialing) {
        m_timer->stop();
        dropProbe();
    }
}

void Lookout::look()
{
    m_timer->start(interval);
    // One that is still under way has found nobody in all this time.
    m_wasUnreachable = m_wasUnreachable || m_probe;
    dropProbe();
    m_probe = m_send();
    connect(m_probe.get(), &Probe::answered, this, &Lookout::onAnswered);
}

void Lookout::onAnswered(Probe::Answer answer)
{
    dropProbe();
    const bool isReachable = answer == Probe::Answer::Reachable;
    const bool isNews = isReachable && m_wasUnreachable;
    m_wasUnreachable = !isReachable;
    if (!isNews)
        return;
    base::log("net")->info("the space can be reached again");
    m_connection.networkChanged();
}

void Lookout::dropProbe()
{
    if (!m_probe)
        return;
    m_probe->disconnect(this);
    // It may be the one that calls us.
    m_probe.release()->deleteLater();
}

} // namespace net
