// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>

namespace protocol {

/// What a name looks like: as it is written, and whatever its case (skeletons of UTS 39, 4). Two names can be
/// taken for one another where they have a look in common.
[[nodiscard]] std::array<QString, 2> looksOf(const QString &name);

/// Which table of confusable characters looksOf() follows. Looks that were kept under another one have to be
/// made anew.
[[nodiscard]] QString looksVersion();

} // namespace protocol
