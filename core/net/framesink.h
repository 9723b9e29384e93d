// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "net/outgoing.h"
#include "net/transport.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTcpSocket>

#include <optional>

namespace net {

/// Puts text frames (RFC 6455, 5.2, unmasked as servers send them) onto a socket: those of one turn of the
/// event loop in one write. Bounded: a reader that is too slow loses ephemeral frames first, and then has
/// overflowed. This is the portable form; it uses the socket alone.
class FrameSink final : public QObject
{
    Q_OBJECT

public:
    /// What may wait for a slow reader.
    struct Bounds {
        qsizetype ephemeral = 256 * 1024;              ///< bytes over which ephemeral frames are dropped
        qsizetype total = 4 * 1024 * 1024;             ///< bytes over which the sink has overflowed
        base::Duration stall = base::Duration(10'000); ///< without a byte taken: overflowed as well
    };

    /// Writes to `socket` as long as there is one: a QWebSocket that ends deletes the socket below it before
    /// it goes itself. What was gathered by then is lost, as what is on the wire.
    FrameSink(QTcpSocket &socket, base::Clock &clock, Bounds bounds);

    /// Takes one frame's text.
    void write(const QByteArray &text, Delivery delivery);
    /// Hands what was taken to the socket now.
    void flush();

Q_SIGNALS:
    /// The reader is too slow; nothing more is taken. Emitted once.
    void overflowed();

private:
    [[nodiscard]] qsizetype backlog() const;
    [[nodiscard]] bool isStalled() const;
    void noteWaiting();
    void appendFrame(const QByteArray &text);

    QPointer<QTcpSocket> m_socket;
    Outgoing m_outgoing; ///< of the socket
    base::Clock &m_clock;
    Bounds m_bounds;
    QByteArray m_gathered;
    std::optional<base::TimePoint> m_waitingSince; ///< the socket holds bytes and none has left since
    bool m_hasOverflowed = false;
};

} // namespace net
