// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/wakesignal.h"

#ifdef Q_OS_LINUX
#include <QSocketNotifier>
#include <limits>
#include <sys/timerfd.h>
#include <unistd.h>
#endif

namespace process {

#ifdef Q_OS_LINUX

namespace {

// Never due, but cancelled when the time of day jumps, as it does with every sleep (timerfd_create(2)): so
// the process sleeps until then, which a timer of its own would not let it.
bool arm(int descriptor)
{
    itimerspec never = {};
    never.it_value.tv_sec = std::numeric_limits<std::int32_t>::max();
    return ::timerfd_settime(descriptor, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, nullptr) == 0;
}

} // namespace

WakeSignal::WakeSignal(QObject *parent)
    : QObject(parent)
    , m_descriptor(::timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC))
{
    // Where the kernel cannot do it, there is no signal.
    if (m_descriptor < 0 || !arm(m_descriptor))
        return;
    const auto *notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        // Says that it was cancelled, and has to be armed anew.
        std::uint64_t expired = 0;
        [[maybe_unused]] const ssize_t count = ::read(m_descriptor, &expired, sizeof(expired));
        arm(m_descriptor);
        Q_EMIT received();
    });
}

WakeSignal::~WakeSignal()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

#else

WakeSignal::WakeSignal(QObject *parent)
    : QObject(parent)
{
}

WakeSignal::~WakeSignal() = default;

#endif

} // namespace process
