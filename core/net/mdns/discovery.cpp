// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/discovery.h"

namespace net::mdns {

namespace {

constexpr base::Duration interval{2'000};

} // namespace

Discovery::Discovery(base::Clock &clock, base::Chance &chance)
    : m_station(clock, chance, m_sockets)
    , m_timer(clock.makeTimer([this] { look(); }))
{
}

Discovery::~Discovery() = default;

base::Result<void> Discovery::open()
{
    if (const auto opened = m_sockets.open(); !opened)
        return opened;
    look();
    return {};
}

void Discovery::networkChanged()
{
    if (!m_timer->isActive())
        return;
    look();
    m_station.networkChanged();
}

void Discovery::look()
{
    m_timer->start(interval);
    m_station.setInterfaces(systemInterfaces());
}

} // namespace net::mdns
