// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/sockets.h"
#include "net/mdns/station.h"

namespace net::mdns {

/// A station on the networks of this machine, which looks every two seconds whether they are still the same:
/// not every system tells.
class Discovery final : public QObject
{
    Q_OBJECT

public:
    /// What is passed in must outlive it.
    Discovery(base::Clock &clock, base::Chance &chance);
    ~Discovery() override;

    /// Begins to listen. Fails as Sockets::open() does; then nothing is found and nobody is told of anything.
    [[nodiscard]] base::Result<void> open();
    /// The system says that its network is another one.
    void networkChanged();

    [[nodiscard]] Station &station() { return m_station; }

private:
    void look();

    Sockets m_sockets;
    Station m_station;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace net::mdns
