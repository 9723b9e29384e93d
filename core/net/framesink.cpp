// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/framesink.h"

#include <QtEndian>

namespace net {

FrameSink::FrameSink(QTcpSocket &socket, base::Clock &clock, Bounds bounds)
    : m_socket(&socket)
    , m_outgoing(socket)
    , m_clock(clock)
    , m_bounds(bounds)
{
    m_outgoing.whenTaken(this, [this] {
        m_waitingSince.reset();
        noteWaiting();
    });
}

void FrameSink::write(const QByteArray &text, Delivery delivery)
{
    if (m_hasOverflowed || !m_socket)
        return;
    const qsizetype waiting = backlog();
    if (delivery == Delivery::Ephemeral && waiting > m_bounds.ephemeral)
        return;
    if (waiting + text.size() > m_bounds.total || isStalled()) {
        m_hasOverflowed = true;
        // Queued, so that whoever sends to many is not called back in the midst of it.
        QMetaObject::invokeMethod(this, &FrameSink::overflowed, Qt::QueuedConnection);
        return;
    }
    if (m_gathered.isEmpty())
        QMetaObject::invokeMethod(this, &FrameSink::flush, Qt::QueuedConnection);
    appendFrame(text);
}

void FrameSink::flush()
{
    if (m_gathered.isEmpty() || !m_socket)
        return;
    if (m_socket->isOpen())
        m_socket->write(m_gathered);
    noteWaiting();
    // Keeps the capacity of usual turns, gives back that of rare ones: thousands of idle sinks add up.
    constexpr qsizetype usual = 4096;
    if (m_gathered.capacity() > usual)
        m_gathered = QByteArray();
    else
        m_gathered.resize(0);
}

qsizetype FrameSink::backlog() const
{
    return m_gathered.size() + static_cast<qsizetype>(m_outgoing.waiting());
}

bool FrameSink::isStalled() const
{
    return m_waitingSince && m_clock.now() - *m_waitingSince > m_bounds.stall;
}

void FrameSink::noteWaiting()
{
    if (m_outgoing.waiting() == 0)
        m_waitingSince.reset();
    else if (!m_waitingSince)
        m_waitingSince = m_clock.now();
}

void FrameSink::appendFrame(const QByteArray &text)
{
    constexpr char finalTextFrame = static_cast<char>(0x81);
    const qsizetype size = text.size();
    m_gathered.append(finalTextFrame);
    if (size < 126) {
        m_gathered.append(static_cast<char>(size));
    } else if (size <= 0xffff) {
        const quint16 length = qToBigEndian(static_cast<quint16>(size));
        m_gathered.append(char(126)).append(reinterpret_cast<const char *>(&length), sizeof length);
    } else {
        const quint64 length = qToBigEndian(static_cast<quint64>(size));
        m_gathered.append(char(127)).append(reinterpret_cast<const char *>(&length), sizeof length);
    }
    m_gathered.append(text);
}

} // namespace net
