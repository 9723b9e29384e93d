// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "net/admission.h"

#include <QHash>
#include <QHostAddress>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QWebSocketServer>

namespace net {

/// The one port of a space. The first byte of a connection tells TLS from plain; the head is judged by the
/// FrontDoor and the Admission before anything is answered; then the socket becomes a WebSocket, or its
/// requests go to the routes.
class Listener final : public QObject
{
    Q_OBJECT

public:
    /// What TLS presents, in PEM.
    struct Identity {
        QByteArray certificate;
        QByteArray key;
    };

    struct Options {
        QStringList hostNames; ///< names this server goes by, beside those always accepted
        QByteArray endpoint = protocol::endpointPath;
        std::size_t maxHead = 16 * 1024;     ///< bytes
        std::size_t maxBody = 1024 * 1024;   ///< bytes
        base::Duration headDeadline{10'000}; ///< for a head, and for each body, to arrive
        int maxPending = 1024;               ///< connections whose head has not come yet
        std::optional<Identity> tls;         ///< TLS 1.2 and later is spoken where there is one
        bool takesPlainFromAll = true;       ///< or else plain connections of this machine alone
    };

    Listener(base::Clock &clock, Admission &admission, Options options);
    ~Listener() override;

    /// Begins to listen. Port 0 takes any free one. Fails with Busy where the port is taken, with Refused
    /// where the system does not allow it, with NotFound where the address is not this machine's.
    [[nodiscard]] base::Result<void> listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// Takes no more connections; those that are open stay.
    void stop() { m_server.close(); }

private:
    friend class IncomingSocket;

    class Server final : public QTcpServer
    {
    public:
        explicit Server(Listener &listener)
            : m_listener(listener)
        {
        }

    protected:
        void incomingConnection(qintptr descriptor) override { m_listener.accept(descriptor); }

    private:
        Listener &m_listener;
    };

    void accept(qintptr descriptor);
    /// Makes a socket of a connection whose first byte came.
    void take(qintptr descriptor, char firstByte);
    [[nodiscard]] std::unique_ptr<QTcpSocket> makeSocket(qintptr descriptor, bool isTls) const;
    /// Whether a request may come this way: over TLS, or else plain from where that is allowed.
    [[nodiscard]] bool takesFrom(const QTcpSocket &socket) const;
    /// Makes a WebSocket of a socket whose head has been judged and is still unread.
    void upgrade(QTcpSocket *socket, const QString &bearer);
    void welcomeUpgraded();

    /// What tells a connection from all others that are open.
    struct Ends {
        QHostAddress peer;
        quint16 peerPort;
        quint16 localPort;

        friend bool operator==(const Ends &, const Ends &) = default;
        friend size_t qHash(const Ends &ends, size_t seed)
        {
            return qHashMulti(seed, ends.peer, ends.peerPort, ends.localPort);
        }
    };

    struct Upgrading {
        QTcpSocket *socket = nullptr;
        QString bearer;
    };

    base::Clock &m_clock;
    Admission &m_admission;
    Options m_options;
    std::optional<QSslConfiguration> m_tls;
    FrontDoor m_frontDoor;
    Server m_server;
    QWebSocketServer m_webSockets;
    QHash<Ends, Upgrading> m_upgrading;
    int m_pending = 0;
};

} // namespace net
