// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/stage.h"

/// Scenes of what is said in rooms, and how far it has come.
namespace gallery {

void noRoom(Stage &stage);
void unreadLine(Stage &stage);
void switched(Stage &stage);
void failed(Stage &stage);
void editing(Stage &stage);
void gap(Stage &stage);
void amended(Stage &stage);
/// Mara's question has been read by two, and a third has it; what she said after it nobody has.
void receipts(Stage &stage);
void receiptsDialog(Stage &stage);
void receiptsOffline(Stage &stage);
void directRead(Stage &stage);
void direct(Stage &stage);

} // namespace gallery
