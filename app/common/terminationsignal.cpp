// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/terminationsignal.h"

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <QMetaObject>
#include <windows.h>
#else
#include <QSocketNotifier>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace process {

#ifdef Q_OS_WIN

namespace {

TerminationSignal *current = nullptr;

// Runs in a thread of the system's own.
BOOL WINAPI onConsoleEvent(DWORD)
{
    if (current)
        QMetaObject::invokeMethod(current, &TerminationSignal::received, Qt::QueuedConnection);
    return TRUE;
}

} // namespace

TerminationSignal::TerminationSignal(QObject *parent)
    : QObject(parent)
{
    current = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

TerminationSignal::~TerminationSignal()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    current = nullptr;
}

#else

namespace {

// A handler may do next to nothing (signal-safety(7)), so it writes a byte that the event loop reads.
int writeEnd = -1;

void onSignal(int)
{
    const char byte = 0;
    [[maybe_unused]] const ssize_t written = ::write(writeEnd, &byte, 1);
}

void handle(int signalNumber, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    sigaction(signalNumber, &action, nullptr);
}

} // namespace

TerminationSignal::TerminationSignal(QObject *parent)
    : QObject(parent)
{
    int ends[2] = {};
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        qFatal("no socket pair for signals");
    writeEnd = ends[0];
    auto *notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this, readEnd = ends[1]] {
        char byte = 0;
        if (::read(readEnd, &byte, 1) == 1)
            Q_EMIT received();
    });
    handle(SIGTERM, onSignal);
    handle(SIGINT, onSignal);
}

TerminationSignal::~TerminationSignal()
{
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    ::close(writeEnd);
    writeEnd = -1;
}

#endif

} // namespace process
