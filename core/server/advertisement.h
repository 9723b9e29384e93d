// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/discovery.h"
#include "net/mdns/spacetext.h"
#include "server/accountstore.h"
#include "server/spacestore.h"

#include <memory>

namespace server {

/// What a space says of itself to who looks around.
[[nodiscard]] net::mdns::SpaceText spaceText(const Snapshot &snapshot, const QByteArray &publicKey,
                                             SignUpPolicy signUp);

/// Lets a space be found nearby for as long as it runs. How many people are there it tells at most every ten
/// seconds (RFC 6762, 8.4).
class Advertisement
{
public:
    /// The space listens at `address` and `port`; only addresses at which it can be reached are told. The
    /// station must outlive it.
    Advertisement(base::Clock &clock, net::mdns::Station &station, net::mdns::SpaceText text,
                  const QHostAddress &address, quint16 port);

    /// So many people are there now.
    void setPeople(int people);
    /// Takes it back: it is not there any more.
    void stop();

private:
    void tell();

    net::mdns::Station &m_station;
    net::mdns::SpaceText m_text;
    net::mdns::Registration m_registration;
    std::unique_ptr<base::Timer> m_pause; ///< until it may tell again
    bool m_isRunning = true;
};

} // namespace server
