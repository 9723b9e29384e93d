// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/websockettransport.h"

#include <QWebSocketHandshakeOptions>

namespace net {

WebSocketTransport::WebSocketTransport(const QUrl &url)
{
    m_socket.setMaxAllowedIncomingFrameSize(protocol::maxServerFrame);
    m_socket.setMaxAllowedIncomingMessageSize(protocol::maxServerFrame);
    connect(&m_socket, &QWebSocket::connected, this, &Transport::opened);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        Q_EMIT heard();
        Q_EMIT received(text.toUtf8());
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this] {
        Q_EMIT heard();
        Q_EMIT receivedBinary();
    });
    connect(&m_socket, &QWebSocket::pong, this, &Transport::heard);
    // Queued, since open() and abort() end the socket from within the call; and by the state, since a dial
    // that fails never was connected.
    const auto onStateChanged = [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            finish();
    };
    connect(&m_socket, &QWebSocket::stateChanged, this, onStateChanged, Qt::QueuedConnection);

    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(protocol::subprotocol)});
    m_socket.open(url, options);
}

WebSocketTransport::~WebSocketTransport()
{
    m_socket.disconnect(this);
}

void WebSocketTransport::send(const QByteArray &frame, Delivery)
{
    m_socket.sendTextMessage(QString::fromUtf8(frame));
}

void WebSocketTransport::ping()
{
    m_socket.ping();
}

void WebSocketTransport::close(protocol::CloseCode code, const QString &reason)
{
    m_socket.close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void WebSocketTransport::abort()
{
    m_socket.abort();
}

void WebSocketTransport::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    const bool hasGoodbye = !m_socket.closeReason().isEmpty() || m_socket.closeCode() != 1000;
    const QString reason = hasGoodbye ? m_socket.closeReason() : m_socket.errorString();
    Q_EMIT closed({static_cast<quint16>(m_socket.closeCode()), reason});
}

} // namespace net
