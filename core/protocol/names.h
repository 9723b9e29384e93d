// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace protocol {

/// A person's name in the form in which it is kept: NFC, without blanks at either end. Refused where it
/// is empty, longer than maxPersonName grapheme clusters (UAX #29), or has control, line-breaking,
/// bidirectional or zero-width characters that would make it look like another.
[[nodiscard]] base::Result<QString> personName(const QString &text);

/// A room's name, by the same rules with maxRoomName.
[[nodiscard]] base::Result<QString> roomName(const QString &text);

/// What somebody says of themselves, by the same rules with maxStatusText; it may be empty.
[[nodiscard]] base::Result<QString> statusText(const QString &text);

/// Two names are the same where their keys are: compatibility forms and case do not count.
[[nodiscard]] QString nameKey(const QString &name);

} // namespace protocol
