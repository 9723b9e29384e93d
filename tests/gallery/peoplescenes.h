// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/stage.h"

/// Scenes of what people do to one another, and of what reaches them.
namespace gallery {

void moderated(Stage &stage);
void auditLog(Stage &stage);
void inbox(Stage &stage);
void moderatedInbox(Stage &stage);
void emptyInbox(Stage &stage);
void announcement(Stage &stage);
void announce(Stage &stage);
void invite(Stage &stage);
void invited(Stage &stage);
void inviteNobody(Stage &stage);
void bans(Stage &stage);
void noBans(Stage &stage);
void spaceRole(Stage &stage);
void roles(Stage &stage);
void messageFound(Stage &stage);
void messageAwaited(Stage &stage);
void messageGone(Stage &stage);

} // namespace gallery
