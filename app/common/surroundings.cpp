// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/surroundings.h"

#include <QNetworkInformation>

namespace process {

namespace {

/// How long a network is left to settle.
constexpr base::Duration settlingTime{300};

} // namespace

Surroundings::Surroundings(base::Clock &clock)
    : m_clock(clock)
    , m_sleepWatch(clock.slept())
    , m_settling(clock.makeTimer([this] { Q_EMIT changed(); }))
{
    connect(&m_wakeSignal, &WakeSignal::received, this, &Surroundings::lookForSleep);
    watchNetwork();
}

void Surroundings::watchNetwork()
{
    // The more a backend tells the better; where there is none, nothing is told.
    using Feature = QNetworkInformation::Feature;
    if (!QNetworkInformation::loadBackendByFeatures(Feature::Reachability | Feature::TransportMedium) &&
        !QNetworkInformation::loadBackendByFeatures(Feature::Reachability))
        return;
    const QNetworkInformation *network = QNetworkInformation::instance();
    connect(network, &QNetworkInformation::reachabilityChanged, this, &Surroundings::networkChanged);
    connect(network, &QNetworkInformation::transportMediumChanged, this, &Surroundings::networkChanged);
}

void Surroundings::networkChanged()
{
    m_settling->start(settlingTime);
}

void Surroundings::lookForSleep()
{
    if (m_sleepWatch.hasSlept(m_clock.slept()))
        networkChanged();
}

} // namespace process
