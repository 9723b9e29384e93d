// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/websockettransport.h"

#include "base/log.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QWebSocketHandshakeOptions>

namespace net {

WebSocketTransport::WebSocketTransport(const QUrl &url, Trust trust)
    : m_trust(std::move(trust))
{
    m_socket.setMaxAllowedIncomingFrameSize(protocol::maxServerFrame);
    m_socket.setMaxAllowedIncomingMessageSize(protocol::maxServerFrame);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_isOpen = true;
        Q_EMIT opened();
    });
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        Q_EMIT heard();
        Q_EMIT received(text.toUtf8());
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, [this] {
        Q_EMIT heard();
        Q_EMIT receivedBinary();
    });
    connect(&m_socket, &QWebSocket::pong, this, [this] {
        Q_EMIT heard();
        Q_EMIT ponged();
    });
    // Emitted for the goodbyes of both sides, and for abort(); by Qt 6.8 for a refused handshake, too.
    connect(&m_socket, &QWebSocket::aboutToClose, this, [this] { m_hasGoodbye = m_isOpen; });
    // Queued, since open() and abort() end the socket from within the call; and by the state, since a dial
    // that fails never was connected.
    const auto onStateChanged = [this](QAbstractSocket::SocketState state) {
        if (state == QAbstractSocket::UnconnectedState)
            finish();
    };
    connect(&m_socket, &QWebSocket::stateChanged, this, onStateChanged, Qt::QueuedConnection);

    if (url.scheme() == QLatin1String("wss"))
        beginTls();
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(protocol::subprotocol)});
    // A name before the host is for this user's eyes; Qt would tell it to the server.
    m_socket.open(url.adjusted(QUrl::RemoveUserInfo), options);
}

WebSocketTransport::~WebSocketTransport()
{
    m_socket.disconnect(this);
}

void WebSocketTransport::beginTls()
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    // Without authorities no certificate is good, so that each one comes before us.
    if (!m_trust.inAuthorities)
        configuration.setCaCertificates({});
    m_socket.setSslConfiguration(configuration);
    connect(&m_socket, &QWebSocket::sslErrors, this, &WebSocketTransport::onSslErrors);
}

void WebSocketTransport::onSslErrors()
{
    const QByteArray key = m_socket.sslConfiguration().peerCertificate().publicKey().toDer();
    const auto fingerprint = crypto::Fingerprint::of(key);
    if (m_trust.pin && fingerprint == m_trust.pin)
        return m_socket.ignoreSslErrors();
    // What is not ignored here ends the handshake.
    m_strangeKey = key;
    base::log("net")->warn("the server's key is not the trusted one: {}",
                           fingerprint ? fingerprint->text().toStdString() : "none");
}

void WebSocketTransport::send(const QByteArray &frame, Delivery)
{
    m_socket.sendTextMessage(QString::fromUtf8(frame));
}

void WebSocketTransport::ping()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        m_socket.ping();
}

void WebSocketTransport::close(protocol::CloseCode code, const QString &reason)
{
    if (!m_isFinished)
        m_socket.close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void WebSocketTransport::abort()
{
    disconnect(&m_socket, &QWebSocket::aboutToClose, this, nullptr);
    m_socket.abort();
}

void WebSocketTransport::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    if (m_hasGoodbye)
        Q_EMIT closed({static_cast<quint16>(m_socket.closeCode()), m_socket.closeReason()});
    else
        Q_EMIT closed({brokenLink, m_socket.errorString(), m_strangeKey});
}

} // namespace net
