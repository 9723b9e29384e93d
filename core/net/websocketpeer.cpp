// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/websocketpeer.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace net {

namespace {

/// How long the rest may take to reach a peer that was told goodbye.
constexpr base::Duration goodbyeGrace{5'000};

} // namespace

WebSocketPeer::WebSocketPeer(std::unique_ptr<QWebSocket> webSocket, QTcpSocket &socket, base::Clock &clock,
                             const QString &bearer)
    : m_webSocket(std::move(webSocket))
    , m_sink(socket, clock, {})
    , m_address(socket.peerAddress().toString())
    , m_bearer(bearer)
    , m_goodbyeDeadline(clock.makeTimer([this] { abort(); }))
{
    m_webSocket->setMaxAllowedIncomingFrameSize(protocol::maxClientFrame);
    m_webSocket->setMaxAllowedIncomingMessageSize(protocol::maxClientFrame);
    QWebSocket *source = m_webSocket.get();
    connect(source, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        Q_EMIT heard();
        Q_EMIT received(text.toUtf8());
    });
    connect(source, &QWebSocket::binaryMessageReceived, this, [this] {
        Q_EMIT heard();
        Q_EMIT receivedBinary();
    });
    connect(source, &QWebSocket::pong, this, [this] {
        Q_EMIT heard();
        Q_EMIT ponged();
    });
    // Emitted for the goodbyes of both sides, and for abort().
    connect(source, &QWebSocket::aboutToClose, this, [this] { m_hasGoodbye = true; });
    connect(source, &QWebSocket::disconnected, this, &WebSocketPeer::finish, Qt::QueuedConnection);
    connect(&m_sink, &FrameSink::overflowed, this, [this] {
        close(protocol::CloseCode::TryAgainLater, QStringLiteral("the connection reads too slowly"));
    });
}

WebSocketPeer::~WebSocketPeer()
{
    m_webSocket->disconnect(this);
}

void WebSocketPeer::send(const QByteArray &frame, Delivery delivery)
{
    if (m_webSocket->state() == QAbstractSocket::ConnectedState)
        m_sink.write(frame, delivery);
}

void WebSocketPeer::ping()
{
    if (m_webSocket->state() == QAbstractSocket::ConnectedState)
        m_webSocket->ping();
}

void WebSocketPeer::close(protocol::CloseCode code, const QString &reason)
{
    if (m_isFinished)
        return;
    m_sink.flush();
    m_goodbyeDeadline->start(goodbyeGrace);
    m_webSocket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void WebSocketPeer::abort()
{
    disconnect(m_webSocket.get(), &QWebSocket::aboutToClose, this, nullptr);
    m_webSocket->abort();
}

void WebSocketPeer::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    m_goodbyeDeadline->stop();
    if (m_hasGoodbye)
        Q_EMIT closed({static_cast<quint16>(m_webSocket->closeCode()), m_webSocket->closeReason()});
    else
        Q_EMIT closed({brokenLink, m_webSocket->errorString()});
}

} // namespace net
