// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/frontdoor.h"
#include "net/http.h"
#include "net/transport.h"

#include <memory>
#include <optional>

namespace net {

/// Whom the listener asks, and to whom it hands over what it let in.
class Admission
{
public:
    virtual ~Admission() = default;

    /// Whether a WebSocket may be opened for this head from this address; the refusal leaves before any
    /// upgrade.
    [[nodiscard]] virtual std::optional<Refusal> admit(const RequestHead &head, const QString &address) = 0;
    /// A WebSocket was opened; it is open already.
    virtual void welcome(std::unique_ptr<Transport> transport) = 0;
    /// Answers a plain HTTP request.
    [[nodiscard]] virtual HttpResponse respond(const HttpRequest &request) = 0;
};

} // namespace net
