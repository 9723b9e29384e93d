// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random/truth.h"
#include "support/world.h"

#include <set>
#include <vector>

namespace walks {

/// What a device was told to write, in that order, and which of it the user touched again, so that its
/// place in the order says nothing any more.
struct Writings {
    std::vector<store::OutboxEntry> written;
    std::set<base::RequestId> touchedAgain;
    std::set<base::RequestId> discarded;
};

/// Where a running device, its disk and what it was told differ from the space. It has to be online, and
/// its disk idle.
[[nodiscard]] QStringList disagreements(const Truth &truth, support::Installation &installation,
                                        const Writings &writings);

/// The same of how far the others are, which is told and kept some seconds later.
[[nodiscard]] QStringList receiptDisagreements(const Truth &truth, support::Installation &installation);

} // namespace walks
