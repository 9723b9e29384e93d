// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/fingerprint.h"
#include "net/transport.h"

#include <QUrl>
#include <QWebSocket>

namespace net {

/// Whom to speak to over TLS. By itself nobody: the key that the server shows is told, for somebody to
/// decide on, before a byte of ours leaves.
struct Trust {
    std::optional<crypto::Fingerprint> pin; ///< the server that has this key, whatever its certificate says
    bool inAuthorities = false;             ///< or whom the system's certificate authorities vouch for
};

/// The client's side of a WebSocket (RFC 6455).
class WebSocketTransport final : public Transport
{
    Q_OBJECT

public:
    /// Dials `url` (ws: or wss:); opened() or closed() follows. Over wss: only who is trusted is spoken to;
    /// where nothing is said of that, whom the authorities vouch for.
    explicit WebSocketTransport(const QUrl &url, Trust trust = {std::nullopt, true});
    ~WebSocketTransport() override;

    void send(const QByteArray &frame, Delivery delivery) override;
    void ping() override;
    void close(protocol::CloseCode code, const QString &reason) override;
    void abort() override;

private:
    void beginTls();
    void onSslErrors();
    void finish();

    QWebSocket m_socket;
    Trust m_trust;
    QByteArray m_strangeKey;
    bool m_isOpen = false; ///< or has been
    bool m_hasGoodbye = false;
    bool m_isFinished = false;
};

} // namespace net
