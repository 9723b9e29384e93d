// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gallery/stage.h"

/// Scenes of signing in to a server and out of it.
namespace gallery {

/// The ways to sign in, in their order.
enum class Way { Key, Password, NewAccount, Code, Token };

/// The page that signs in, with a way chosen.
void signIn(Stage &stage, Way way);
void signInRefused(Stage &stage);
void signInPutOff(Stage &stage);
/// With an address that is none, and two passwords that are not the same.
void signInMistyped(Stage &stage);

// In a room where people have talked.
void signedOut(Stage &stage);
void askToSignOut(Stage &stage);
void setPassword(Stage &stage);

} // namespace gallery
