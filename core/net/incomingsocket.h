// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/http.h"
#include "net/listener.h"
#include "net/outgoing.h"

#include <QTcpSocket>

#include <memory>

namespace net {

/// A connection until it has become a WebSocket or ended: reads heads, asks, answers. Deletes itself.
class IncomingSocket final : public QObject
{
    Q_OBJECT

public:
    IncomingSocket(Listener &listener, std::unique_ptr<QTcpSocket> socket);
    ~IncomingSocket() override;

private:
    void read();
    void onWritten();
    /// Looks at a head without taking it, since an upgrade leaves it to QWebSocketServer.
    void readHead();
    void readBody();
    void judge(const RequestHead &head, std::size_t headBytes);
    void answer(const HttpRequest &request);
    void refuse(const Refusal &refusal, const QByteArray &method);
    void upgrade(const RequestHead &head);
    /// Says no more and waits a little for the client to hang up; called again, hangs up itself.
    void end();

    Listener &m_listener;
    std::unique_ptr<QTcpSocket> m_socket;
    Outgoing m_outgoing; ///< of the socket
    std::unique_ptr<HttpParser> m_parser;
    std::unique_ptr<base::Timer> m_deadline;
    bool m_isEnding = false;
};

} // namespace net
