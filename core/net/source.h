// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace net {

/// Where an address counts as the same as others when tries are counted: an IPv4 address by itself, of IPv6
/// the network of 64 bits, all of whose addresses one customer has (RFC 6177). Anything else is its own
/// source.
[[nodiscard]] QString sourceOf(const QString &address);

} // namespace net
