// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"

#include <QTest>

using protocol::Notification;
using protocol::NotificationNumber;
using store::KeptSpace;

/// What the user was told in person.
class NotificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKept();
    void staySeen();
    void doNotFollowAHole();
    void areReplaced();

private:
    [[nodiscard]] static Notification told(NotificationNumber number);
    [[nodiscard]] static bool save(KeptSpace &space, const std::vector<Notification> &notifications,
                                   NotificationNumber last);
    [[nodiscard]] static QList<NotificationNumber> numbers(KeptSpace &space);
};

Notification NotificationsTest::told(NotificationNumber number)
{
    Notification notification;
    notification.number = number;
    notification.room = sample::general;
    notification.seq = number + 10;
    notification.user = sample::ben;
    notification.name = u"Ben"_qs;
    notification.excerpt = u"tea?"_qs;
    notification.timestamp = wire::at({});
    return notification;
}

bool NotificationsTest::save(KeptSpace &space, const std::vector<Notification> &notifications,
                             NotificationNumber last)
{
    return space.carryOut([&](store::SpaceStore &kept, auto reply) {
        kept.saveNotifications(notifications, last, std::move(reply));
    });
}

QList<NotificationNumber> NotificationsTest::numbers(KeptSpace &space)
{
    QList<NotificationNumber> numbers;
    for (const Notification &each : space.known().notifications)
        numbers.append(each.number);
    return numbers;
}

void NotificationsTest::areKept()
{
    KeptSpace space;
    QVERIFY(save(space, {told(1), told(2)}, 0));
    QCOMPARE(space.known().notifications, (std::vector{told(1), told(2)}));
}

void NotificationsTest::staySeen()
{
    KeptSpace space;
    Notification seen = told(1);
    seen.isRead = true;
    QVERIFY(save(space, {seen}, 0));
    QVERIFY(save(space, {told(1)}, 1));
    QCOMPARE(space.known().notifications, std::vector{seen});
}

void NotificationsTest::doNotFollowAHole()
{
    KeptSpace space;
    QVERIFY(save(space, {told(1)}, 0));
    // 2 did not get here.
    QVERIFY(!save(space, {told(3)}, 2));
    QCOMPARE(numbers(space), QList<NotificationNumber>{1});
    QVERIFY(save(space, {told(2), told(3)}, 1));
    QCOMPARE(numbers(space), (QList<NotificationNumber>{1, 2, 3}));
}

void NotificationsTest::areReplaced()
{
    KeptSpace space;
    QVERIFY(save(space, {told(1), told(2)}, 0));
    QVERIFY(space.carryOut([](store::SpaceStore &kept, auto reply) {
        kept.replaceNotifications({told(2), told(3)}, std::move(reply));
    }));
    QCOMPARE(numbers(space), (QList<NotificationNumber>{2, 3}));
}

QTEST_GUILESS_MAIN(NotificationsTest)
#include "notificationstest.moc"
