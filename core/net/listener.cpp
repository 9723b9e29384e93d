// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/listener.h"

#include "base/log.h"
#include "net/firstbyte.h"
#include "net/incomingsocket.h"
#include "net/websocketpeer.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace net {

namespace {

/// A storm of reconnects fills a short queue, and those beyond it wait for seconds.
constexpr int backlog = 4096;
/// The first byte of a TLS record that carries a handshake (RFC 8446, 5.1).
constexpr char tlsHandshake = 0x16;

QSslConfiguration configurationOf(const Listener::Identity &identity)
{
    QSslConfiguration configuration;
    configuration.setLocalCertificate(QSslCertificate(identity.certificate));
    configuration.setPrivateKey(QSslKey(identity.key, QSsl::Ec));
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

base::ErrorCode errorCodeOf(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return base::ErrorCode::Busy;
    case QAbstractSocket::SocketAccessError:
        return base::ErrorCode::Refused;
    case QAbstractSocket::SocketAddressNotAvailableError:
        return base::ErrorCode::NotFound;
    default:
        return base::ErrorCode::Io;
    }
}

} // namespace

Listener::Listener(base::Clock &clock, Admission &admission, Options options)
    : m_clock(clock)
    , m_admission(admission)
    , m_options(std::move(options))
    , m_frontDoor(m_options.hostNames, m_options.endpoint)
    , m_server(*this)
    , m_webSockets(QStringLiteral("Wireside"), QWebSocketServer::NonSecureMode)
{
    if (m_options.tls)
        m_tls = configurationOf(*m_options.tls);
    m_server.setListenBacklogSize(backlog);
    m_webSockets.setMaxPendingConnections(backlog);
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, &Listener::welcomeUpgraded);
    m_webSockets.setSupportedSubprotocols({QString::fromLatin1(protocol::subprotocol)});
}

Listener::~Listener()
{
    // They count themselves out, so they go before the count does.
    qDeleteAll(findChildren<IncomingSocket *>(Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<FirstByte *>(Qt::FindDirectChildrenOnly));
}

base::Result<void> Listener::listen(const QHostAddress &address, quint16 port)
{
    if (m_server.listen(address, port))
        return {};
    return base::failure(errorCodeOf(m_server.serverError()), m_server.errorString());
}

void Listener::accept(qintptr descriptor)
{
    if (m_pending >= m_options.maxPending) {
        base::log("net")->warn("too many connections without a request; one more was dropped");
        const std::unique_ptr<QTcpSocket> dropped = makeSocket(descriptor, false);
        return;
    }
    ++m_pending;
    auto *firstByte = new FirstByte(descriptor, m_clock, m_options.headDeadline, this);
    connect(firstByte, &FirstByte::seen, this, &Listener::take);
    connect(firstByte, &QObject::destroyed, this, [this] { --m_pending; });
}

void Listener::take(qintptr descriptor, char firstByte)
{
    const bool isTls = firstByte == tlsHandshake;
    std::unique_ptr<QTcpSocket> socket = makeSocket(descriptor, isTls && m_tls);
    if (!socket)
        return;
    if (isTls && !m_tls) {
        base::log("net")->info("{} asked for TLS, which is not offered", socket->peerAddress().toString());
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    // Its parent is this listener, and it deletes itself.
    new IncomingSocket(*this, std::move(socket));
}

std::unique_ptr<QTcpSocket> Listener::makeSocket(qintptr descriptor, bool isTls) const
{
    std::unique_ptr<QTcpSocket> socket(isTls ? new QSslSocket : new QTcpSocket);
    if (!socket->setSocketDescriptor(descriptor)) {
        base::log("net")->warn("a connection could not be taken: {}", socket->errorString());
        return nullptr;
    }
    if (auto *tls = qobject_cast<QSslSocket *>(socket.get())) {
        tls->setSslConfiguration(*m_tls);
        tls->startServerEncryption();
    }
    return socket;
}

bool Listener::takesFrom(const QTcpSocket &socket) const
{
    return m_options.takesPlainFromAll || socket.peerAddress().isLoopback() ||
           qobject_cast<const QSslSocket *>(&socket);
}

void Listener::upgrade(QTcpSocket *socket, const QString &bearer)
{
    // QWebSocketServer answers in a later turn of the event loop, and shows a QWebSocket without the socket
    // below it; the two ends of the connection tell which one it is.
    const Ends ends{socket->peerAddress(), socket->peerPort(), socket->localPort()};
    m_upgrading.insert(ends, {socket, bearer});
    // A QWebSocket cuts all connections of the socket that it takes over, so these are for failures.
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QObject::destroyed, this, [this, ends] { m_upgrading.remove(ends); });
    m_webSockets.handleConnection(socket);
}

void Listener::welcomeUpgraded()
{
    while (m_webSockets.hasPendingConnections()) {
        std::unique_ptr<QWebSocket> webSocket(m_webSockets.nextPendingConnection());
        webSocket->setParent(nullptr);
        const Ends ends{webSocket->peerAddress(), webSocket->peerPort(), webSocket->localPort()};
        const Upgrading upgraded = m_upgrading.take(ends);
        if (upgraded.socket) {
            m_admission.welcome(std::make_unique<WebSocketPeer>(std::move(webSocket), *upgraded.socket,
                                                                m_clock, upgraded.bearer));
        }
    }
}

} // namespace net
