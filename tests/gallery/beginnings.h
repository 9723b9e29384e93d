// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/stage.h"

/// What several scenes begin with.
namespace gallery {

[[nodiscard]] base::RoomId general();
/// The general room, where nobody has said anything.
void emptyRoom(Stage &stage);
/// The same after two days of talk.
void busyRoom(Stage &stage);
/// The newest message in the general room that reads so.
[[nodiscard]] base::Seq seqOf(Stage &stage, const QString &text);

} // namespace gallery
