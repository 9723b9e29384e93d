// SPDX-License-Identifier: GPL-3.0-or-later
#include "platformlooks.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusReply>
#include <QDBusVariant>
#endif

#include <optional>

namespace ui {

namespace {

#ifdef Q_OS_LINUX
const QString portal = QStringLiteral("org.freedesktop.portal.Desktop");
const QString portalPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString portalSettings = QStringLiteral("org.freedesktop.portal.Settings");

/// A value of the settings portal; nothing where there is no portal, or it does not know the key. Does not
/// start a portal that is not running, and does not wait long for one that is.
std::optional<QVariant> portalValue(const QString &space, const QString &key)
{
    constexpr int patienceMs = 200;
    QDBusConnection bus = QDBusConnection::sessionBus();
    QDBusMessage call =
        QDBusMessage::createMethodCall(portal, portalPath, portalSettings, QStringLiteral("Read"));
    call.setAutoStartService(false);
    call << space << key;
    const QDBusReply<QDBusVariant> reply = bus.isConnected() ? bus.call(call, QDBus::Block, patienceMs)
                                                             : QDBusMessage::createError(QDBusError());
    if (!reply.isValid())
        return std::nullopt;
    // Version 1 of the portal wraps the value twice.
    const QVariant value = reply.value().variant();
    return value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
}
#endif

bool systemIsDark()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#elif defined(Q_OS_LINUX)
    constexpr uint preferDark = 1;
    if (const auto scheme =
            portalValue(QStringLiteral("org.freedesktop.appearance"), QStringLiteral("color-scheme")))
        return scheme->toUInt() == preferDark;
#endif
    const QPalette palette = QGuiApplication::palette();
    return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
}

bool systemReducesMotion()
{
#ifdef Q_OS_LINUX
    const auto animates =
        portalValue(QStringLiteral("org.gnome.desktop.interface"), QStringLiteral("enable-animations"));
    return animates && !animates->toBool();
#else
    return false;
#endif
}

} // namespace

PlatformLooks::PlatformLooks(QObject *parent)
    : QObject(parent)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &PlatformLooks::readAgain);
#elif defined(Q_OS_LINUX)
    QDBusConnection::sessionBus().connect(portal, portalPath, portalSettings,
                                          QStringLiteral("SettingChanged"), this, SLOT(readAgain()));
#endif
    readAgain();
}

void PlatformLooks::readAgain()
{
    const bool isDark = systemIsDark();
    const bool isMotionReduced = systemReducesMotion();
    if (m_isDark == isDark && m_isMotionReduced == isMotionReduced)
        return;
    m_isDark = isDark;
    m_isMotionReduced = isMotionReduced;
    Q_EMIT changed();
}

} // namespace ui
