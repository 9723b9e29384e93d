// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QSslSocket>

#include <functional>

namespace net {

/// What a socket, plain or speaking TLS, has not handed to the system yet. QIODevice::bytesToWrite() does
/// not count what is encrypted already.
class Outgoing
{
public:
    explicit Outgoing(QTcpSocket &socket)
        : m_socket(&socket)
        , m_tls(qobject_cast<QSslSocket *>(&socket))
    {
    }

    /// Bytes; none where the socket is gone.
    [[nodiscard]] qint64 waiting() const
    {
        if (!m_socket)
            return 0;
        return m_socket->bytesToWrite() + (m_tls ? m_tls->encryptedBytesToWrite() : 0);
    }
    /// Calls `done` each time that the system took some, as long as the socket and `context` are there.
    void whenTaken(QObject *context, const std::function<void()> &done) const
    {
        if (m_tls)
            QObject::connect(m_tls, &QSslSocket::encryptedBytesWritten, context, done);
        else
            QObject::connect(m_socket, &QTcpSocket::bytesWritten, context, done);
    }

private:
    QPointer<QTcpSocket> m_socket;
    QSslSocket *m_tls; ///< the same socket, or nothing
};

} // namespace net
