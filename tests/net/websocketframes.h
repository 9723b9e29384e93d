// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

/// What raw clients say to become a WebSocket, and then (RFC 6455, 4.1 and 5.2).
namespace frames {

enum Opcode : quint8 { Continuation = 0x0, Text = 0x1, Binary = 0x2, Close = 0x8, Ping = 0x9, Pong = 0xa };

enum FirstByte : quint8 { Final = 0x80, Rsv1 = 0x40, Rsv2 = 0x20, Rsv3 = 0x10 };

/// The head of an upgrade at `path`, with more headers where given, each with its line end.
inline QByteArray upgradeHead(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path +
           " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
           "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
           more + "\r\n";
}

/// The shortest form of a length, and the bit that says that a mask follows.
inline QByteArray length(qsizetype size, quint8 maskBit)
{
    QByteArray bytes;
    int following = 0;
    if (size < 126) {
        bytes.append(static_cast<char>(maskBit | size));
    } else {
        following = size <= 0xffff ? 2 : 8;
        bytes.append(static_cast<char>(maskBit | (following == 2 ? 126 : 127)));
    }
    for (int i = following - 1; i >= 0; --i)
        bytes.append(static_cast<char>(static_cast<quint64>(size) >> (8 * i)));
    return bytes;
}

/// A frame as clients send it: masked.
inline QByteArray masked(quint8 firstByte, QByteArray payload)
{
    static const QByteArray mask = QByteArray::fromHex("a1b2c3d4");
    QByteArray frame(1, static_cast<char>(firstByte));
    frame += length(payload.size(), 0x80) + mask;
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = static_cast<char>(payload[i] ^ mask[i % 4]);
    return frame + payload;
}

inline QByteArray maskedText(const QByteArray &text)
{
    return masked(quint8(Final) | quint8(Text), text);
}

/// A frame as servers send it.
inline QByteArray unmasked(quint8 firstByte, const QByteArray &payload)
{
    return QByteArray(1, static_cast<char>(firstByte)) + length(payload.size(), 0) + payload;
}

inline QByteArray unmaskedText(const QByteArray &text)
{
    return unmasked(quint8(Final) | quint8(Text), text);
}

/// What a close frame carries.
inline QByteArray closeBody(quint16 code, const QByteArray &reason = {})
{
    return QByteArray(1, static_cast<char>(code >> 8)) + QByteArray(1, static_cast<char>(code)) + reason;
}

} // namespace frames
