// SPDX-License-Identifier: GPL-3.0-or-later
#include "idletime.h"

#include <QGuiApplication>

#if defined(Q_OS_LINUX)
#include <QDBusInterface>
#include <QDBusReply>
#include <xcb/screensaver.h>
#elif defined(Q_OS_WIN)
#include <windows.h>
#elif defined(Q_OS_MACOS)
#include <CoreGraphics/CGEventSource.h>
#endif

namespace desktop {

namespace {

#if defined(Q_OS_LINUX)
/// A connection of its own to the X server, since Qt 6.4 offers no public way to share its.
class X11IdleTime final : public IdleTime
{
public:
    X11IdleTime()
        : m_connection(xcb_connect(nullptr, &m_screen))
    {
    }
    ~X11IdleTime() override { xcb_disconnect(m_connection); }
    X11IdleTime(const X11IdleTime &) = delete;
    X11IdleTime &operator=(const X11IdleTime &) = delete;

    [[nodiscard]] std::optional<base::Duration> idle() const override
    {
        if (xcb_connection_has_error(m_connection) != 0)
            return std::nullopt;
        const xcb_query_extension_reply_t *extension =
            xcb_get_extension_data(m_connection, &xcb_screensaver_id);
        const auto roots = xcb_setup_roots_iterator(xcb_get_setup(m_connection));
        if (!extension || extension->present == 0 || !roots.data)
            return std::nullopt;
        const auto cookie = xcb_screensaver_query_info(m_connection, roots.data->root);
        const std::unique_ptr<xcb_screensaver_query_info_reply_t, decltype(&std::free)> reply(
            xcb_screensaver_query_info_reply(m_connection, cookie, nullptr), &std::free);
        return reply ? std::optional(base::Duration(reply->ms_since_user_input)) : std::nullopt;
    }

private:
    int m_screen = 0;
    xcb_connection_t *m_connection;
};

class WaylandIdleTime final : public IdleTime
{
public:
    [[nodiscard]] std::optional<base::Duration> idle() const override
    {
        const QDBusInterface monitor(QStringLiteral("org.gnome.Mutter.IdleMonitor"),
                                     QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"),
                                     QStringLiteral("org.gnome.Mutter.IdleMonitor"));
        auto call = QDBusMessage::createMethodCall(monitor.service(), monitor.path(), monitor.interface(),
                                                   QStringLiteral("GetIdletime"));
        constexpr int patienceMs = 200;
        const QDBusReply<quint64> reply = QDBusConnection::sessionBus().call(call, QDBus::Block, patienceMs);
        return reply.isValid() ? std::optional(base::Duration(reply.value())) : std::nullopt;
    }
};
#elif defined(Q_OS_WIN)
class WindowsIdleTime final : public IdleTime
{
public:
    [[nodiscard]] std::optional<base::Duration> idle() const override
    {
        LASTINPUTINFO last{sizeof(LASTINPUTINFO), 0};
        if (!GetLastInputInfo(&last))
            return std::nullopt;
        // Both count milliseconds since the start and wrap together.
        return base::Duration(GetTickCount() - last.dwTime);
    }
};
#elif defined(Q_OS_MACOS)
class MacIdleTime final : public IdleTime
{
public:
    [[nodiscard]] std::optional<base::Duration> idle() const override
    {
        const CFTimeInterval seconds = CGEventSourceSecondsSinceLastEventType(
            kCGEventSourceStateCombinedSessionState, kCGAnyInputEventType);
        return base::Duration(static_cast<base::Duration::rep>(seconds * 1000));
    }
};
#endif

class UnknownIdleTime final : public IdleTime
{
public:
    [[nodiscard]] std::optional<base::Duration> idle() const override { return std::nullopt; }
};

} // namespace

std::unique_ptr<IdleTime> IdleTime::ofPlatform()
{
#if defined(Q_OS_LINUX)
    if (QGuiApplication::platformName() == QLatin1String("xcb"))
        return std::make_unique<X11IdleTime>();
    if (QGuiApplication::platformName().startsWith(QLatin1String("wayland")))
        return std::make_unique<WaylandIdleTime>();
#elif defined(Q_OS_WIN)
    return std::make_unique<WindowsIdleTime>();
#elif defined(Q_OS_MACOS)
    return std::make_unique<MacIdleTime>();
#endif
    return std::make_unique<UnknownIdleTime>();
}

} // namespace desktop
