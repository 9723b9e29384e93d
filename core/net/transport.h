// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/limits.h"

#include <QByteArray>
#include <QObject>
#include <QString>

namespace net {

/// How a frame is treated where the other side reads too slowly.
enum class Delivery {
    Reliable,  ///< sent, or the connection is closed
    Ephemeral, ///< may be dropped: typing, presence, receipts
};

/// Stands for a close code where nobody said goodbye (RFC 6455, 7.1.5).
inline constexpr quint16 brokenLink = 1006;

/// Why a transport is no more.
struct Closed {
    quint16 code = 0; ///< a WebSocket close code (RFC 6455, 7.4), or brokenLink
    QString reason;   ///< English, for logs and diagnostics
    /// The public key (DER) of a server that is not the trusted one, to which nothing was said.
    QByteArray strangeKey = {};
};

/// Moves whole frames between two sides: the seam between what is said and how it travels. Lives in one
/// thread and reports through its event loop, never from within a call.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Sends one text frame. Nothing happens where the transport is not open.
    virtual void send(const QByteArray &frame, Delivery delivery) = 0;
    /// Asks the other side for a sign of life; heard() follows where there is one.
    virtual void ping() = 0;
    /// Says goodbye after what has been sent; closed() follows.
    virtual void close(protocol::CloseCode code, const QString &reason) = 0;
    /// Drops the connection at once, without a word; closed() follows.
    virtual void abort() = 0;
    /// The address of the other side, for limits and logs; empty within a process.
    [[nodiscard]] virtual QString peerAddress() const { return {}; }
    /// The token that the handshake carried and the admission took; empty where there was none.
    [[nodiscard]] virtual QString bearer() const { return {}; }

Q_SIGNALS:
    /// Frames can be sent from now on.
    void opened();
    void received(const QByteArray &frame);
    /// A binary frame came, of which there are none in our protocol.
    void receivedBinary();
    /// The other side gave a sign of life.
    void heard();
    /// That sign was the answer to a ping.
    void ponged();
    /// The end; emitted once, and nothing after it.
    void closed(const net::Closed &closed);
};

} // namespace net
