// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace desktop {

/// A desktop's notification service, which remembers what it is asked to show.
class NotificationService final : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QStringList capabilities;
    QStringList calls; ///< "show ID over REPLACED: TITLE | TEXT" and "close ID"
    quint32 lastId = 0;

    /// Puts it onto a bus; whether that worked.
    [[nodiscard]] bool begin(QDBusConnection bus)
    {
        return bus.registerService(QStringLiteral("org.freedesktop.Notifications")) &&
               bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                                  QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
    }

public Q_SLOTS:
    QStringList GetCapabilities() { return capabilities; }
    quint32 Notify(const QString &, quint32 replaced, const QString &, const QString &title,
                   const QString &text, const QStringList &, const QVariantMap &, qint32)
    {
        const quint32 id = replaced != 0 ? replaced : ++lastId;
        calls.append(QStringLiteral("show %1 over %2: %3 | %4").arg(id).arg(replaced).arg(title, text));
        return id;
    }
    void CloseNotification(quint32 id)
    {
        calls.append(QStringLiteral("close %1").arg(id));
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void ActionInvoked(quint32 id, const QString &action);
    void NotificationClosed(quint32 id, quint32 reason);
    void ActivationToken(quint32 id, const QString &token);
};

} // namespace desktop
