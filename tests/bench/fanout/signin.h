// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "websocketclient.h"

#include <cstddef>

namespace bench {

/// Signs a new person in to a Wireside space (PROTOCOL.md, "Sign-in"), called by `number`.
void signIn(WebSocketClient &client, std::size_t number);

/// Has every event of the room `general` sent to the connection from now on.
void subscribeToGeneral(WebSocketClient &client);

} // namespace bench
