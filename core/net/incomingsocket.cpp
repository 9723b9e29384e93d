// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/incomingsocket.h"

#include "base/log.h"
#include "net/bearer.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

namespace net {

namespace {

/// Bytes of answers that may wait for the client; until it has read them, no request of it is looked at.
constexpr qint64 maxUnread = 256 * 1024;
/// How long the client may take to hear the last answer and hang up.
constexpr base::Duration lingering{2'000};

/// Ends what we say, and leaves what the client says open: closed at once, a socket that it still sends to
/// is reset, and the answer lost (RFC 9112, 9.6). QTcpSocket cannot do that.
void stopSending(const QTcpSocket &socket)
{
#ifdef Q_OS_WIN
    ::shutdown(static_cast<SOCKET>(socket.socketDescriptor()), SD_SEND);
#else
    ::shutdown(static_cast<int>(socket.socketDescriptor()), SHUT_WR);
#endif
}

} // namespace

IncomingSocket::IncomingSocket(Listener &listener, std::unique_ptr<QTcpSocket> socket)
    : QObject(&listener)
    , m_listener(listener)
    , m_socket(std::move(socket))
    , m_outgoing(*m_socket)
    , m_deadline(listener.m_clock.makeTimer([this] { end(); }))
{
    ++m_listener.m_pending;
    // Room for a head; beyond that the client waits until what it sent before is dealt with.
    const auto head = static_cast<qint64>(m_listener.m_options.maxHead) + 1;
    m_socket->setReadBufferSize(std::max(head, maxUnread));
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &IncomingSocket::read);
    m_outgoing.whenTaken(this, [this] { onWritten(); });
    connect(m_socket.get(), &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_deadline->start(m_listener.m_options.headDeadline);
}

IncomingSocket::~IncomingSocket()
{
    --m_listener.m_pending;
    if (m_socket)
        m_socket->disconnect(this);
}

void IncomingSocket::read()
{
    // Several requests may have come in one packet; each waits for the answer before it.
    while (m_socket && !m_isEnding && m_socket->bytesAvailable() > 0 && m_outgoing.waiting() <= maxUnread) {
        const qint64 before = m_socket->bytesAvailable();
        if (m_parser)
            readBody();
        else
            readHead();
        if (m_socket && m_socket->bytesAvailable() == before)
            return;
    }
    if (m_socket && m_isEnding)
        m_socket->skip(m_socket->bytesAvailable());
}

void IncomingSocket::onWritten()
{
    // Who takes something is not dead, however slowly it reads.
    if (m_outgoing.waiting() > 0)
        m_deadline->start(m_isEnding ? lingering : m_listener.m_options.headDeadline);
    else if (m_isEnding)
        stopSending(*m_socket);
    read();
}

void IncomingSocket::readHead()
{
    const auto maxHead = static_cast<qint64>(m_listener.m_options.maxHead);
    const QByteArray bytes = m_socket->peek(maxHead + 1);
    auto parser = std::make_unique<HttpParser>(m_listener.m_options.maxHead, m_listener.m_options.maxBody);
    const auto fed = parser->feed(bytes);
    if (const auto *bad = std::get_if<BadRequest>(&fed))
        return refuse({bad->status, "the request is not valid HTTP"}, {});
    if (!parser->hasHead())
        return;
    const RequestHead head = parser->head();
    m_parser = std::move(parser);
    judge(head, std::get<std::size_t>(fed));
}

void IncomingSocket::judge(const RequestHead &head, std::size_t bytesTaken)
{
    if (!m_listener.takesFrom(*m_socket))
        return refuse({403, "from other machines this space is reached over TLS alone: wss:"}, head.method);
    const Judgement judgement = m_listener.m_frontDoor.judge(head);
    if (const auto *refusal = std::get_if<Refusal>(&judgement))
        return refuse(*refusal, head.method);
    if (std::holds_alternative<Upgrade>(judgement))
        return upgrade(head);
    m_socket->skip(static_cast<qint64>(bytesTaken));
    if (m_parser->isDone())
        return answer(m_parser->take());
    if (m_parser->expectsContinue())
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    m_deadline->start(m_listener.m_options.headDeadline);
}

void IncomingSocket::readBody()
{
    const QByteArray bytes = m_socket->peek(m_socket->bytesAvailable());
    const auto fed = m_parser->feed(bytes);
    if (const auto *bad = std::get_if<BadRequest>(&fed))
        return refuse({bad->status, "the body of the request is not valid"}, {});
    m_socket->skip(static_cast<qint64>(std::get<std::size_t>(fed)));
    if (m_parser->isDone())
        answer(m_parser->take());
}

void IncomingSocket::answer(const HttpRequest &request)
{
    const bool keepsAlive = m_parser->keepsAlive();
    m_parser.reset();
    m_socket->write(serialize(m_listener.m_admission.respond(request), request.head.method, keepsAlive));
    m_deadline->start(m_listener.m_options.headDeadline);
    if (!keepsAlive)
        end();
}

void IncomingSocket::refuse(const Refusal &refusal, const QByteArray &method)
{
    HttpResponse response;
    response.status = refusal.status;
    response.body = refusal.message + '\n';
    if (refusal.status == 426)
        response.headers = {{"Upgrade", "websocket"}, {"Sec-WebSocket-Version", "13"}};
    if (refusal.status == 401)
        response.headers = {{"WWW-Authenticate", "Bearer"}};
    m_socket->write(serialize(response, method, false));
    base::log("net")->info("{} refused: {} {}", m_socket->peerAddress().toString(), refusal.status,
                           refusal.message.toStdString());
    end();
}

void IncomingSocket::upgrade(const RequestHead &head)
{
    const QString address = m_socket->peerAddress().toString();
    if (const auto refusal = m_listener.m_admission.admit(head, address))
        return refuse(*refusal, head.method);
    m_deadline->stop();
    m_socket->disconnect(this);
    m_socket->setReadBufferSize(0);
    const Bearer bearer = bearerOf(head);
    const QString *token = std::get_if<QString>(&bearer);
    m_listener.upgrade(m_socket.release(), token ? *token : QString());
    deleteLater();
}

void IncomingSocket::end()
{
    if (m_isEnding)
        return m_socket->abort();
    m_isEnding = true;
    m_deadline->start(lingering);
    if (m_outgoing.waiting() == 0)
        stopSending(*m_socket);
}

} // namespace net
