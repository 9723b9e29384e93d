// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/sleepwatch.h"
#include "common/wakesignal.h"

#include <QObject>

#include <memory>

namespace process {

/// What happens around the program that connections have to know of: the network is another one, or the
/// machine has woken. Costs nothing while neither happens; silent where the platform does not say.
class Surroundings final : public QObject
{
    Q_OBJECT

public:
    /// The clock must outlive this object.
    explicit Surroundings(base::Clock &clock);

    /// The system speaks of its network. Several such words within a moment are one change.
    void networkChanged();
    /// The system may have woken.
    void lookForSleep();

Q_SIGNALS:
    /// Once per change, a moment after it, so that addresses and routes are there.
    void changed();

private:
    void watchNetwork();

    base::Clock &m_clock;
    base::SleepWatch m_sleepWatch;
    WakeSignal m_wakeSignal;
    std::unique_ptr<base::Timer> m_settling;
};

} // namespace process
