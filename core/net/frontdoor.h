// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/requesthead.h"

#include <QByteArray>
#include <QStringList>

#include <variant>

namespace net {

/// The request is answered with this status and no more.
struct Refusal {
    int status;
    QByteArray message; ///< one line of English, sent as the body
};

/// The request becomes a WebSocket.
struct Upgrade {
};

/// The request is one for the HTTP routes.
struct Plain {
};

using Judgement = std::variant<Upgrade, Plain, Refusal>;

/// Decides by its head alone what becomes of a request, before anything is answered. A browser that was
/// lured to a foreign page names that page as Origin, and by DNS rebinding as Host; both are refused.
class FrontDoor
{
public:
    /// `hostNames` are accepted beside IP literals, "localhost" and "*.local"; `endpoint` is the path at
    /// which WebSockets are opened. Empty: at every path, beside plain requests.
    FrontDoor(QStringList hostNames, QByteArray endpoint);

    [[nodiscard]] Judgement judge(const RequestHead &head) const;

private:
    [[nodiscard]] bool isOwnHost(const QByteArray &hostAndPort) const;
    [[nodiscard]] bool isOwnOrigin(const QByteArray &origin) const;
    [[nodiscard]] Judgement judgeUpgrade(const RequestHead &head) const;

    QStringList m_hostNames;
    QByteArray m_endpoint;
};

} // namespace net
