// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/freedesktopnotifier.h"

#include "desktop/notificationservice.h"

#include <QSignalSpy>
#include <QTest>

using desktop::FreedesktopNotifier;
using desktop::NotificationService;

/// Notifications over a bus of the test's own, to a service that says what it was asked.
class FreedesktopNotifierTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsOneInThePlaceOfTheOther();
    void showsWhatCameLastWhereTheServiceIsSlow();
    void takesAwayWhatIsNoNewsAnyMore();
    void escapesOnlyForWhoReadsMarkup_data();
    void escapesOnlyForWhoReadsMarkup();
    void tellsWhatWasClicked();
    void passesOverOtherProgramsNotifications();
    void showsAnewWhatTheUserHasClosed();
    void goesOnWithoutAService();

private:
    std::unique_ptr<NotificationService> m_service;
    std::unique_ptr<FreedesktopNotifier> m_notifier;
};

void FreedesktopNotifierTest::init()
{
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("there is no session bus");
    // The service on a connection of its own, as another program's would be.
    m_service = std::make_unique<NotificationService>();
    QVERIFY(m_service->begin(
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("service"))));
    m_notifier = std::make_unique<FreedesktopNotifier>();
}

void FreedesktopNotifierTest::cleanup()
{
    m_notifier.reset();
    m_service.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
}

void FreedesktopNotifierTest::showsOneInThePlaceOfTheOther()
{
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("one"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    QTest::qWait(0);
    m_notifier->show(QStringLiteral("print"), QStringLiteral("Jun"), QStringLiteral("else"));
    QTRY_COMPARE(m_service->calls.size(), 2);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("two"));
    QTRY_COMPARE(m_service->calls, QStringList({QStringLiteral("show 1 over 0: Ben | one"),
                                                QStringLiteral("show 2 over 0: Jun | else"),
                                                QStringLiteral("show 1 over 1: Ben | two")}));
}

void FreedesktopNotifierTest::showsWhatCameLastWhereTheServiceIsSlow()
{
    for (int i = 1; i <= 5; ++i)
        m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QString::number(i));
    QTRY_VERIFY(m_service->calls.value(m_service->calls.size() - 1).endsWith(u"| 5"));
    QCOMPARE(m_service->lastId, 1U);
}

void FreedesktopNotifierTest::takesAwayWhatIsNoNewsAnyMore()
{
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("one"));
    m_notifier->withdraw(QStringLiteral("lunch"));
    m_notifier->show(QStringLiteral("print"), QStringLiteral("Jun"), QStringLiteral("stays"));
    QTRY_COMPARE(m_service->calls, QStringList(QStringLiteral("show 1 over 0: Jun | stays")));
    QTRY_VERIFY(QTest::qWaitFor([this] {
        m_notifier->withdraw(QStringLiteral("print"));
        return m_service->calls.contains(QStringLiteral("close 1"));
    }));
}

void FreedesktopNotifierTest::escapesOnlyForWhoReadsMarkup_data()
{
    QTest::addColumn<QStringList>("capabilities");
    QTest::addColumn<QString>("shown");
    QTest::newRow("mark-up") << QStringList{QStringLiteral("body"), QStringLiteral("body-markup")}
                             << QStringLiteral("show 1 over 0: <b>Ben</b> | &lt;b&gt;no&lt;/b&gt; &amp; yes");
    QTest::newRow("plain") << QStringList{QStringLiteral("body")}
                           << QStringLiteral("show 1 over 0: <b>Ben</b> | <b>no</b> & yes");
}

void FreedesktopNotifierTest::escapesOnlyForWhoReadsMarkup()
{
    QFETCH(const QStringList, capabilities);
    QFETCH(const QString, shown);
    m_service->capabilities = capabilities;
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("<b>Ben</b>"),
                     QStringLiteral("<b>no</b> & yes"));
    QTRY_COMPARE(m_service->calls, QStringList(shown));
}

void FreedesktopNotifierTest::tellsWhatWasClicked()
{
    const QSignalSpy activated(m_notifier.get(), &FreedesktopNotifier::activated);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("one"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    Q_EMIT m_service->ActivationToken(1, QStringLiteral("token"));
    Q_EMIT m_service->ActionInvoked(1, QStringLiteral("default"));
    QTRY_COMPARE(activated.size(), 1);
    QCOMPARE(activated.first(), QVariantList({QStringLiteral("lunch"), QStringLiteral("token")}));
    QTRY_COMPARE(m_service->calls.last(), QStringLiteral("close 1"));
}

void FreedesktopNotifierTest::passesOverOtherProgramsNotifications()
{
    const QSignalSpy activated(m_notifier.get(), &FreedesktopNotifier::activated);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("one"));
    QTRY_COMPARE(m_service->calls.size(), 1);
    Q_EMIT m_service->ActionInvoked(99, QStringLiteral("default"));
    Q_EMIT m_service->NotificationClosed(99, 2);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("two"));
    QTRY_COMPARE(m_service->calls.size(), 2);
    QVERIFY(activated.isEmpty());
}

void FreedesktopNotifierTest::showsAnewWhatTheUserHasClosed()
{
    const QSignalSpy activated(m_notifier.get(), &FreedesktopNotifier::activated);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("one"));
    m_notifier->show(QStringLiteral("print"), QStringLiteral("Jun"), QStringLiteral("else"));
    QTRY_COMPARE(m_service->calls.size(), 2);
    const auto idOf = [this](const char *title) {
        const QStringList shown = m_service->calls.filter(QLatin1String(title));
        return shown.front().section(u' ', 1, 1).toUInt();
    };
    // What comes over one connection comes in order: the click behind it says that the closing has come.
    Q_EMIT m_service->NotificationClosed(idOf("Ben"), 2);
    Q_EMIT m_service->ActionInvoked(idOf("Jun"), QStringLiteral("default"));
    QTRY_COMPARE(activated.size(), 1);
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("two"));
    QTRY_COMPARE(m_service->calls.last(), QStringLiteral("show 3 over 0: Ben | two"));
}

void FreedesktopNotifierTest::goesOnWithoutAService()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("service"));
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("nobody"));
    QTest::qWait(50);
    // Another one comes, which reads mark-up.
    m_service->capabilities = {QStringLiteral("body-markup")};
    QVERIFY(m_service->begin(
        QDBusConnection::connectToBus(QDBusConnection::SessionBus, QStringLiteral("service"))));
    m_notifier->show(QStringLiteral("lunch"), QStringLiteral("Ben"), QStringLiteral("a < b"));
    QTRY_COMPARE(m_service->calls, QStringList(QStringLiteral("show 1 over 0: Ben | a &lt; b")));
}

QTEST_MAIN(FreedesktopNotifierTest)
#include "freedesktopnotifiertest.moc"
