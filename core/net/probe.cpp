// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/probe.h"

namespace net {

TcpProbe::TcpProbe(const QUrl &url)
{
    const auto answer = [this](Answer reached) {
        m_socket.disconnect(this);
        m_socket.abort();
        Q_EMIT answered(reached);
    };
    // Queued, since a dial may fail from within the call.
    connect(
        &m_socket, &QTcpSocket::connected, this, [answer] { answer(Answer::Reachable); },
        Qt::QueuedConnection);
    connect(
        &m_socket, &QTcpSocket::errorOccurred, this, [answer] { answer(Answer::Unreachable); },
        Qt::QueuedConnection);
    const int usual = url.scheme() == QLatin1String("wss") ? 443 : 80;
    m_socket.connectToHost(url.host(), static_cast<quint16>(url.port(usual)));
}

TcpProbe::~TcpProbe()
{
    m_socket.disconnect(this);
}

} // namespace net
