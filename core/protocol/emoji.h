// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace protocol {

/// Whether a text is one emoji: a single grapheme cluster (UAX #29) that begins with a character of the
/// blocks that hold emoji (UTS #51), is a flag or a keycap, and is made of nothing that does not belong
/// there.
[[nodiscard]] bool isEmoji(const QString &text);

} // namespace protocol
