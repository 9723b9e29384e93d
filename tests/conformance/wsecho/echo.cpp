// SPDX-License-Identifier: GPL-3.0-or-later
#include "echo.h"

std::optional<net::Refusal> Echo::admit(const net::RequestHead &, const QString &)
{
    return std::nullopt;
}

void Echo::welcome(std::unique_ptr<net::Transport> transport)
{
    net::Transport *peer = transport.get();
    connect(peer, &net::Transport::received, this,
            [peer](const QByteArray &text) { peer->send(text, net::Delivery::Reliable); });
    connect(peer, &net::Transport::closed, this, [this, peer] { end(peer); });
    m_peers.emplace(peer, std::move(transport));
}

net::HttpResponse Echo::respond(const net::HttpRequest &request)
{
    return {200, "application/octet-stream", request.body, {}};
}

void Echo::end(net::Transport *peer)
{
    const auto found = m_peers.find(peer);
    // It is the one that calls us.
    found->second.release()->deleteLater();
    m_peers.erase(found);
}
