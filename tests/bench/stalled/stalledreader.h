// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fanout/websocketclient.h"

#include <cstdint>
#include <string>

namespace bench {

/// Fills a page of the history of `general` with long texts. What names that page in a request.
[[nodiscard]] std::string fillPage(WebSocketClient &writer);

/// A member that subscribes, asks for far more than its socket holds, and never reads again. What waits for
/// it at the server stays below the bound at which it would be dropped.
class StalledReader
{
public:
    StalledReader(std::uint16_t port, ReadBuffer &buffer, std::size_t number, const std::string &page);

private:
    WebSocketClient m_client;
};

} // namespace bench
