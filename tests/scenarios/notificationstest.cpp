// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using support::Crash;
using support::Device;
using support::general;
using support::World;

/// What people are told in person: at once, at the next connect, and the same on all their devices.
class NotificationScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void arriveAtOnceOnAllDevices();
    void arriveAtTheNextConnect();
    void outliveTheProgram();
    void areNotLostToADiskThatRefused_data();
    void areNotLostToADiskThatRefused();
    void areKeptByAndByOfADiskThatRefused();
    void areReadByReadingTheRoomOnOneDevice();
    void areReadOfflineAndToldLater();
    void areReadElsewhereMeanwhile();
    void loseTheTextOfADeletedMessage();

private:
    void mention()
    {
        m_ben->session().write(general, QStringLiteral("tea?"), {}, {}, {{m_ada->session().me()}});
    }
    /// Ada's disk refuses what she is told.
    void mentionInVain()
    {
        mention();
        for (int turn = 0; turn < 5; ++turn) {
            World::deliver();
            m_world->host().disk().commit();
            m_world->of(*m_ben).disk.commit();
        }
        m_world->of(*m_ada).disk.fail();
    }
    [[nodiscard]] static int mentions(Device &device)
    {
        const auto &rooms = device.session().rooms();
        return std::ranges::find(rooms, general, &client::RoomRow::room)->mentions;
    }
    [[nodiscard]] static int unread(Device &device)
    {
        return static_cast<int>(std::ranges::count_if(
            device.session().notifications(), [](const auto &row) { return !row.notification.isRead; }));
    }

    std::unique_ptr<World> m_world;
    Device *m_ada = nullptr;
    Device *m_phone = nullptr; ///< Ada's
    Device *m_ben = nullptr;
};

void NotificationScenarios::init()
{
    m_world = std::make_unique<World>();
    m_ada = &m_world->add(QStringLiteral("Ada"));
    m_phone = &m_world->add(QStringLiteral("Ada"));
    m_ben = &m_world->add(QStringLiteral("Ben"));
    m_world->settle();
}

void NotificationScenarios::arriveAtOnceOnAllDevices()
{
    mention();
    m_world->settle();
    for (Device *device : {m_ada, m_phone}) {
        QCOMPARE(device->diary().notifications().size(), 1U);
        const protocol::Notification &told = device->diary().notifications().front();
        QCOMPARE(told.name, QStringLiteral("Ben"));
        QCOMPARE(told.excerpt, QStringLiteral("tea?"));
        QCOMPARE(mentions(*device), 1);
    }
    QVERIFY(m_ben->session().notifications().empty());
}

void NotificationScenarios::arriveAtTheNextConnect()
{
    m_ada->connection().close();
    m_world->settle();
    // More than a page.
    for (int number = 0; number < 230; ++number)
        mention();
    m_world->settle();
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(m_ada->session().notifications().size(), 230U);
    QCOMPARE(m_ada->diary().notifications().size(), 230U);
    QCOMPARE(mentions(*m_ada), 230);
}

void NotificationScenarios::outliveTheProgram()
{
    mention();
    m_world->settle();
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->crashServer(Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QCOMPARE(unread(*m_ada), 1);
    QCOMPARE(mentions(*m_ada), 1);
    QCOMPARE(m_ada->session().notifications().front().notification.name, QStringLiteral("Ben"));
}

void NotificationScenarios::areNotLostToADiskThatRefused_data()
{
    QTest::addColumn<int>("later");
    QTest::newRow("it was the last") << 0;
    QTest::newRow("another one came after it") << 1;
}

void NotificationScenarios::areNotLostToADiskThatRefused()
{
    QFETCH(const int, later);
    mention();
    m_world->settle();
    mentionInVain();
    for (int number = 0; number < later; ++number)
        mention();
    m_world->settle();
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QCOMPARE(mentions(*m_ada), 2 + later);
}

void NotificationScenarios::areKeptByAndByOfADiskThatRefused()
{
    mentionInVain();
    m_world->advance(std::chrono::seconds(31));
    m_world->stopServer();
    m_world->crash(*m_ada, Crash::BeforeCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QCOMPARE(unread(*m_ada), 1);
}

void NotificationScenarios::areReadByReadingTheRoomOnOneDevice()
{
    mention();
    m_world->settle();
    m_phone->session().markRead(general);
    QCOMPARE(mentions(*m_phone), 0);
    m_world->advance(base::Duration(1'000));
    QCOMPARE(unread(*m_ada), 0);
    QCOMPARE(mentions(*m_ada), 0);
}

void NotificationScenarios::areReadOfflineAndToldLater()
{
    mention();
    m_world->settle();
    m_ada->connection().close();
    m_ada->session().markNotifications({1});
    m_world->settle();
    QCOMPARE(unread(*m_ada), 0);
    QCOMPARE(unread(*m_phone), 1);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(unread(*m_phone), 0);
}

void NotificationScenarios::areReadElsewhereMeanwhile()
{
    mention();
    m_world->settle();
    m_ada->connection().close();
    m_world->settle();
    m_phone->session().markNotifications({1});
    m_world->settle();
    QCOMPARE(unread(*m_ada), 1);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(unread(*m_ada), 0);
}

void NotificationScenarios::loseTheTextOfADeletedMessage()
{
    mention();
    m_world->settle();
    m_ben->session().amend(general, protocol::MessageDeleted{m_ben->diary().sent().front().seq});
    m_world->settle();
    QVERIFY(!m_ada->session().notifications().front().notification.excerpt);
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QVERIFY(!m_ada->session().notifications().front().notification.excerpt);
}

QTEST_GUILESS_MAIN(NotificationScenarios)
#include "notificationstest.moc"
