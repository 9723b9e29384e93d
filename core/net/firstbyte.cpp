// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/firstbyte.h"

#include <utility>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace net {

namespace {

constexpr qintptr none = -1;

/// What peek() found.
enum class Peeked { Byte, Nothing, End };

#ifdef Q_OS_WIN
Peeked peek(qintptr descriptor, char &byte)
{
    const int size = ::recv(static_cast<SOCKET>(descriptor), &byte, 1, MSG_PEEK);
    if (size == 1)
        return Peeked::Byte;
    return size == SOCKET_ERROR && WSAGetLastError() == WSAEWOULDBLOCK ? Peeked::Nothing : Peeked::End;
}

void closeDescriptor(qintptr descriptor)
{
    ::closesocket(static_cast<SOCKET>(descriptor));
}
#else
Peeked peek(qintptr descriptor, char &byte)
{
    const auto size = ::recv(static_cast<int>(descriptor), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    if (size == 1)
        return Peeked::Byte;
    const bool isEarly = size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR);
    return isEarly ? Peeked::Nothing : Peeked::End;
}

void closeDescriptor(qintptr descriptor)
{
    ::close(static_cast<int>(descriptor));
}
#endif

} // namespace

FirstByte::FirstByte(qintptr descriptor, base::Clock &clock, base::Duration patience, QObject *parent)
    : QObject(parent)
    , m_descriptor(descriptor)
    , m_notifier(descriptor, QSocketNotifier::Read)
    , m_deadline(clock.makeTimer([this] { deleteLater(); }))
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &FirstByte::look);
    m_deadline->start(patience);
}

FirstByte::~FirstByte()
{
    m_notifier.setEnabled(false);
    if (m_descriptor != none)
        closeDescriptor(m_descriptor);
}

void FirstByte::look()
{
    char byte = 0;
    const Peeked peeked = peek(m_descriptor, byte);
    if (peeked == Peeked::Nothing)
        return;
    // Whoever takes the descriptor has a notifier of its own.
    m_notifier.setEnabled(false);
    m_deadline->stop();
    deleteLater();
    if (peeked == Peeked::Byte)
        Q_EMIT seen(std::exchange(m_descriptor, none), byte);
}

} // namespace net
