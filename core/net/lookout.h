// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"
#include "base/clock.h"
#include "net/probe.h"

#include <functional>
#include <memory>

namespace net {

class Connection;

/// Looks out for a space that a connection cannot reach, where no system tells that the way is free again:
/// as long as it waits or dials, a probe of its own goes out every eight seconds, and it dials anew when one
/// arrives. A system asks for a connection after 0, 1, 3 and 7 seconds of those, so no more than 4 pass
/// unseen.
///
/// What a probe finds counts only after another one found nobody: a space that is there and does not take
/// the connection is left to the backoff. The first probe goes out at a random moment, so that those who
/// wait for one space come back spread out over the eight seconds.
class Lookout final : public QObject
{
    Q_OBJECT

public:
    /// Makes a probe that is under way.
    using Send = std::function<std::unique_ptr<Probe>()>;

    /// All that is referred to must outlive this object.
    Lookout(base::Clock &clock, base::Chance &chance, Connection &connection, Send send);
    ~Lookout() override;

private:
    void onStateChanged();
    void look();
    void onAnswered(Probe::Answer answer);
    void dropProbe();

    base::Chance &m_chance;
    Connection &m_connection;
    Send m_send;
    std::unique_ptr<Probe> m_probe; ///< under way
    bool m_wasUnreachable = false;
    std::unique_ptr<base::Timer> m_timer;
};

} // namespace net
