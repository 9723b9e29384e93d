// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/transport.h"

#include <QUrl>
#include <QWebSocket>

namespace net {

/// The client's side of a WebSocket (RFC 6455).
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    /// Dials `url` (ws: or wss:); opened() or closed() follows.
    explicit WebSocketTransport(const QUrl &url);
    ~WebSocketTransport() override;

    void send(const QByteArray &frame, Delivery delivery) override;
    void ping() override;
    void close(protocol::CloseCode code, const QString &reason) override;
    void abort() override;

private:
    void finish();

    QWebSocket m_socket;
    bool m_isOpen = false; ///< or has been
    bool m_hasGoodbye = false;
    bool m_isFinished = false;
};

} // namespace net
