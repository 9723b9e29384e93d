// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QHostAddress>
#include <QList>
#include <QTcpSocket>

/// A client that says what a test wants, byte for byte, and keeps all that comes back.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        if (!m_socket.waitForConnected(10'000))
            qFatal("no connection over loopback");
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        // Once the other side has hung up, the socket forgets what was not read before.
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            if (!m_isDeaf)
                m_heard += m_socket.readAll();
        });
    }

    void say(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        m_socket.flush();
    }
    /// Says it byte by byte, with turns of the event loop between them.
    void saySlowly(const QByteArray &bytes)
    {
        for (const char byte : bytes) {
            say(QByteArray(1, byte));
            QCoreApplication::processEvents();
        }
    }
    /// From now on takes nothing more than this from the system, so that it fills up.
    void stopReading()
    {
        m_isDeaf = true;
        m_socket.setReadBufferSize(1);
    }
    /// The system as well takes little for it: far less than a megabyte.
    void shrinkWindow() { m_socket.setSocketOption(QAbstractSocket::ReceiveBufferSizeSocketOption, 4096); }
    void readAgain()
    {
        m_isDeaf = false;
        m_socket.setReadBufferSize(0);
        m_heard += m_socket.readAll();
    }
    void hangUp() { m_socket.abort(); }

    /// All that has come so far.
    [[nodiscard]] const QByteArray &heard() const { return m_heard; }
    /// The statuses of all answers so far, in order; only for answers whose bodies hold none.
    [[nodiscard]] QList<int> statuses() const
    {
        static const QByteArray mark = "HTTP/1.1 ";
        QList<int> result;
        for (qsizetype at = m_heard.indexOf(mark); at >= 0; at = m_heard.indexOf(mark, at + 1))
            result.append(m_heard.mid(at + mark.size(), 3).toInt());
        return result;
    }
    [[nodiscard]] bool isConnected() const { return m_socket.state() == QAbstractSocket::ConnectedState; }
    [[nodiscard]] qint64 bytesToWrite() const { return m_socket.bytesToWrite(); }

private:
    QTcpSocket m_socket;
    QByteArray m_heard;
    bool m_isDeaf = false;
};
