// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/roster.h"

namespace ui {

/// Whom a text names: members by `@` and their name, in any case, the longest name that fits; everybody by
/// `@room`, where the room is small enough for that.
[[nodiscard]] protocol::Mentions mentionsIn(const QString &text,
                                            const std::vector<client::MemberRow> &members);

} // namespace ui
