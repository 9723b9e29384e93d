// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/instancedoor.h"

#include <QLocalSocket>

namespace net {

InstanceDoor::InstanceDoor(QString name)
    : m_name(std::move(name))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection())
            socket->deleteLater();
        Q_EMIT knocked();
    });
}

base::Result<void> InstanceDoor::open()
{
    QLocalServer::removeServer(m_name);
    if (m_server.listen(m_name))
        return {};
    return base::failure(base::ErrorCode::Io, m_server.errorString());
}

bool InstanceDoor::knock(const QString &name)
{
    constexpr int patienceMs = 1'000;
    QLocalSocket socket;
    socket.connectToServer(name);
    return socket.waitForConnected(patienceMs);
}

} // namespace net
