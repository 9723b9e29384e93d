// SPDX-License-Identifier: GPL-3.0-or-later
#include "freedesktopnotifier.h"

#include "base/log.h"

#include <QDBusMessage>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QGuiApplication>

namespace desktop {

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");
const QString path = QStringLiteral("/org/freedesktop/Notifications");
/// What a click on the notification itself invokes.
const QString defaultAction = QStringLiteral("default");

} // namespace

FreedesktopNotifier::FreedesktopNotifier(QDBusConnection bus, QObject *parent)
    : Notifier(parent)
    , m_bus(std::move(bus))
{
    const auto listen = [this](const char *signal, const char *slot) {
        m_bus.connect(service, path, service, QString::fromLatin1(signal), this, slot);
    };
    listen("ActionInvoked", SLOT(onActionInvoked(quint32, QString)));
    listen("NotificationClosed", SLOT(onNotificationClosed(quint32, quint32)));
    listen("ActivationToken", SLOT(onActivationToken(quint32, QString)));
    auto *watcher =
        new QDBusServiceWatcher(service, m_bus, QDBusServiceWatcher::WatchForUnregistration, this);
    connect(watcher, &QDBusServiceWatcher::serviceUnregistered, this, &FreedesktopNotifier::onServiceChanged);
}

template <class Handler>
void FreedesktopNotifier::ask(const QDBusMessage &call, Handler handler)
{
    auto *watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, handler] {
        handler(*watcher);
        watcher->deleteLater();
    });
}

void FreedesktopNotifier::show(const QString &key, const QString &title, const QString &text)
{
    Shown &shown = m_shown[key];
    shown.isWithdrawn = false;
    shown.next = Texts{title, text};
    if (m_hasMarkup)
        return sendNext(key);
    if (!std::exchange(m_hasAsked, true))
        askForCapabilities();
}

void FreedesktopNotifier::askForCapabilities()
{
    ask(call(QStringLiteral("GetCapabilities")), [this](const QDBusPendingReply<QStringList> &reply) {
        m_hasAsked = !reply.isError();
        if (reply.isError()) {
            base::log("desktop")->info("nobody shows notifications: {}", reply.error().message());
            return m_shown.clear();
        }
        m_hasMarkup = reply.value().contains(QStringLiteral("body-markup"));
        const QStringList waiting = m_shown.keys();
        for (const QString &key : waiting)
            sendNext(key);
    });
}

void FreedesktopNotifier::onServiceChanged()
{
    m_hasAsked = false;
    m_hasMarkup.reset();
    m_shown.clear();
}

void FreedesktopNotifier::withdraw(const QString &key)
{
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    shown->next.reset();
    shown->isWithdrawn = true;
    if (shown->isOnItsWay)
        return;
    if (shown->id != 0)
        close(shown->id);
    m_shown.erase(shown);
}

void FreedesktopNotifier::sendNext(const QString &key)
{
    Shown &shown = m_shown[key];
    if (shown.isOnItsWay || !shown.next || !m_hasMarkup)
        return;
    const Texts texts = *std::exchange(shown.next, std::nullopt);
    shown.isOnItsWay = true;
    constexpr qint32 expiresAsTheDesktopLikes = -1;
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QGuiApplication::desktopFileName()},
                            {QStringLiteral("category"), QStringLiteral("im.received")}};
    const QDBusMessage notify =
        call(QStringLiteral("Notify"))
        << QGuiApplication::applicationDisplayName() << shown.id << QGuiApplication::desktopFileName()
        << texts.title << (*m_hasMarkup ? texts.text.toHtmlEscaped() : texts.text)
        << QStringList{defaultAction, tr("Open")} << hints << expiresAsTheDesktopLikes;
    ask(notify, [this, key](QDBusPendingCallWatcher &answer) { onSent(key, answer); });
}

void FreedesktopNotifier::onSent(const QString &key, QDBusPendingCallWatcher &call)
{
    const QDBusPendingReply<quint32> reply = call;
    const auto shown = m_shown.find(key);
    if (shown == m_shown.end())
        return;
    shown->isOnItsWay = false;
    if (reply.isError()) {
        base::log("desktop")->info("the desktop shows no notification: {}", reply.error().message());
        m_shown.erase(shown);
        return;
    }
    shown->id = reply.value();
    if (shown->isWithdrawn)
        withdraw(key);
    else
        sendNext(key);
}

void FreedesktopNotifier::close(quint32 id)
{
    m_bus.asyncCall(call(QStringLiteral("CloseNotification")) << id);
}

QDBusMessage FreedesktopNotifier::call(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, service, method);
}

std::optional<QString> FreedesktopNotifier::keyOf(quint32 id) const
{
    for (auto each = m_shown.begin(); each != m_shown.end(); ++each) {
        if (each->id == id && id != 0)
            return each.key();
    }
    return std::nullopt;
}

void FreedesktopNotifier::onActivationToken(quint32 id, const QString &token)
{
    // Comes before the action that it belongs to.
    if (const auto key = keyOf(id))
        m_shown[*key].token = token;
}

void FreedesktopNotifier::onActionInvoked(quint32 id, const QString &action)
{
    const auto key = keyOf(id);
    if (!key || action != defaultAction)
        return;
    const QString token = m_shown.take(*key).token;
    close(id);
    Q_EMIT activated(*key, token);
}

void FreedesktopNotifier::onNotificationClosed(quint32 id, quint32)
{
    const auto key = keyOf(id);
    if (key && !m_shown.value(*key).isOnItsWay)
        m_shown.remove(*key);
}

} // namespace desktop
