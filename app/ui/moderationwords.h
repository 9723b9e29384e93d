// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/notification.h"

#include <QString>

namespace ui {

/// What a notification of kind Moderation says in a sentence, with the reason where there is one; empty for
/// other kinds. `place` is what its room is called, or the space where it has no room.
[[nodiscard]] QString moderationWords(const protocol::Notification &notification, const QString &place);

} // namespace ui
