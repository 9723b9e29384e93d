// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/framesink.h"
#include "net/transport.h"

#include <QPointer>
#include <QWebSocket>

#include <memory>

namespace net {

/// The server's side of a WebSocket: QWebSocket reads and speaks the control frames, a FrameSink writes
/// the text frames. A reader that is too slow is closed with 1013.
class WebSocketPeer final : public Transport
{
    Q_OBJECT

public:
    /// Takes over an open WebSocket; `socket` is the one below it, which it owns.
    WebSocketPeer(std::unique_ptr<QWebSocket> webSocket, QTcpSocket &socket, base::Clock &clock,
                  const QString &bearer = {});
    ~WebSocketPeer() override;

    void send(const QByteArray &frame, Delivery delivery) override;
    void ping() override;
    void close(protocol::CloseCode code, const QString &reason) override;
    void abort() override;
    [[nodiscard]] QString peerAddress() const override { return m_address; }
    [[nodiscard]] QString bearer() const override { return m_bearer; }

private:
    void finish();

    std::unique_ptr<QWebSocket> m_webSocket;
    FrameSink m_sink;
    QString m_address;
    QString m_bearer;
    std::unique_ptr<base::Timer> m_goodbyeDeadline;
    bool m_hasGoodbye = false;
    bool m_isFinished = false;
};

} // namespace net
