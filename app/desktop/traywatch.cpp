// SPDX-License-Identifier: GPL-3.0-or-later
#include "traywatch.h"

#if defined(Q_OS_LINUX)
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#endif

namespace desktop {

#if defined(Q_OS_LINUX)

namespace {

const QString watcherService = QStringLiteral("org.kde.StatusNotifierWatcher");

} // namespace

void TrayWatch::begin()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    auto *watcher =
        new QDBusServiceWatcher(watcherService, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceRegistered, this, &TrayWatch::found);
    const QDBusMessage question =
        QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"), QStringLiteral("/"),
                                       QStringLiteral("org.freedesktop.DBus"), QStringLiteral("NameHasOwner"))
        << watcherService;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(question), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        const QDBusPendingReply<bool> isThere = *answer;
        answer->deleteLater();
        if (!isThere.isError() && isThere.value())
            Q_EMIT found();
    });
}

#else

void TrayWatch::begin()
{
    Q_EMIT found();
}

#endif

} // namespace desktop
