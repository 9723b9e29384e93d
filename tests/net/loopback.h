// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>

/// Two sockets that are connected through the loopback interface: `near`, of the kind a test needs, and
/// one that keeps what arrives from it.
template <class NearSocket>
class SocketPair
{
public:
    SocketPair()
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("no loopback");
        near.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        if (!near.waitForConnected() || !server.waitForNewConnection(10'000))
            qFatal("no connection over loopback");
        m_far.reset(server.nextPendingConnection());
        m_far->setParent(nullptr);
    }

    /// All that has arrived so far.
    [[nodiscard]] const QByteArray &arrived()
    {
        m_arrived += m_far->readAll();
        return m_arrived;
    }

    NearSocket near;

private:
    std::unique_ptr<QTcpSocket> m_far;
    QByteArray m_arrived;
};
