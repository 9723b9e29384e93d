// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notifier.h"

#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QHash>

#include <optional>

namespace desktop {

/// By the Desktop Notifications Specification 1.2 (specifications.freedesktop.org), over the session bus. The
/// bus starts the service where it can; nothing of this waits for it.
class FreedesktopNotifier final : public Notifier
{
    Q_OBJECT

public:
    explicit FreedesktopNotifier(QDBusConnection bus = QDBusConnection::sessionBus(),
                                 QObject *parent = nullptr);

    void show(const QString &key, const QString &title, const QString &text) override;
    void withdraw(const QString &key) override;

private Q_SLOTS:
    void onActionInvoked(quint32 id, const QString &action);
    void onNotificationClosed(quint32 id, quint32 reason);
    void onActivationToken(quint32 id, const QString &token);

private:
    struct Texts {
        QString title;
        QString text;
    };
    /// A notification that is shown, or on its way to be.
    struct Shown {
        quint32 id = 0;            ///< 0 until the service has given it
        std::optional<Texts> next; ///< to be shown in its place
        bool isOnItsWay = false;   ///< the service has not answered yet
        bool isWithdrawn = false;  ///< is taken away once it has
        QString token;
    };

    /// Sends what is next where nothing is on its way, since without its id a notification cannot be
    /// replaced.
    void sendNext(const QString &key);
    void onSent(const QString &key, QDBusPendingCallWatcher &call);
    void close(quint32 id);
    [[nodiscard]] static QDBusMessage call(const QString &method);
    /// Calls, and has the answer handled.
    template <class Handler>
    void ask(const QDBusMessage &call, Handler handler);
    /// The key of a notification of ours; nothing for other programs'.
    [[nodiscard]] std::optional<QString> keyOf(quint32 id) const;
    void askForCapabilities();
    /// Another service shows notifications now, or none: what was shown is gone.
    void onServiceChanged();

    QDBusConnection m_bus;
    QHash<QString, Shown> m_shown;
    bool m_hasAsked = false;         ///< what the service can do, as the first notification came
    std::optional<bool> m_hasMarkup; ///< whether it reads texts as mark-up; they wait until it has said so
};

} // namespace desktop
