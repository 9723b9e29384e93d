// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/mdns/message.h"

#include <optional>

namespace net::mdns {

/// The port of mDNS. Who asks from another one does not speak it and wants an answer as of the DNS.
inline constexpr quint16 multicastPort = 5353;

/// Where a datagram on a link comes from or goes to.
struct Endpoint {
    QHostAddress address;
    quint16 port = multicastPort;

    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

/// A message that is to be sent on a link.
struct Outgoing {
    Message message;
    std::optional<Endpoint> to{}; ///< nothing: to all who listen
};

} // namespace net::mdns
