// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace desktop {

/// Where others on the network reach a port of this machine, as HOST:PORT: IPv4 first, then IPv6 addresses
/// that hold beyond one link; without loopback.
[[nodiscard]] QStringList localAddresses(quint16 port);

} // namespace desktop
