// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/chance.h"

#include <QString>

/// What people of many languages are called and write: Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari,
/// Thai, Han, Kana and Hangul, with emoji between.
namespace bench {

/// The name of the person of that number, each another one.
[[nodiscard]] QString personName(int number);

/// The name of the room of that number, each another one.
[[nodiscard]] QString roomName(int number);

/// A message in one language: mostly a line, now and then a few.
[[nodiscard]] QString messageText(base::Chance &chance);

} // namespace bench
