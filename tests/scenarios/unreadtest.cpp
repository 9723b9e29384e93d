// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using support::Crash;
using support::Device;
using support::general;
using support::World;

/// What a user has not seen, over restarts and absences.
class UnreadScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void whatWasSaidBeforeICameIsNotNews();
    void countsWhatOthersSay();
    void countsWhatWasSaidWhileIWasAway();
    void isNothingOnceItIsRead();
    void survivesARestart();
    void beginsAnewWithAnotherHistory();
    void followsAnotherDevice();
    void reachesADeviceThatWasAway();
    void isTakenToTheSpaceLater();
    void isToldAgainWhereItWasNotKept();

private:
    [[nodiscard]] static int unread(Device &device);
    [[nodiscard]] static int unread(World &world, Device &device);
};

int UnreadScenarios::unread(Device &device)
{
    const auto &rooms = device.session().rooms();
    const auto room = std::ranges::find(rooms, general, &client::RoomRow::room);
    return room == rooms.end() ? -1 : room->unread;
}

int UnreadScenarios::unread(World &world, Device &device)
{
    world.settle();
    return unread(device);
}

void UnreadScenarios::whatWasSaidBeforeICameIsNotNews()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.write(general, QStringLiteral("long ago"));
    world.settle();
    Device &ben = world.add(QStringLiteral("Ben"));
    QCOMPARE(unread(world, ben), 0);
}

void UnreadScenarios::countsWhatOthersSay()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    ada.write(general, QStringLiteral("two"));
    ben.write(general, QStringLiteral("mine"));
    QCOMPARE(unread(world, ben), 2);
    QCOMPARE(unread(ada), 1);
}

void UnreadScenarios::countsWhatWasSaidWhileIWasAway()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.connection().close();
    ada.write(general, QStringLiteral("one"));
    QCOMPARE(unread(world, ben), 0);
    ben.connection().open();
    QCOMPARE(unread(world, ben), 1);
}

void UnreadScenarios::isNothingOnceItIsRead()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    world.settle();
    ben.session().markRead(general);
    QCOMPARE(unread(ben), 0);
    ada.write(general, QStringLiteral("two"));
    QCOMPARE(unread(world, ben), 1);
}

void UnreadScenarios::survivesARestart()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    world.settle();
    ben.session().markRead(general);
    ada.write(general, QStringLiteral("two"));
    world.settle();
    world.stopServer();
    world.crash(ben, Crash::AfterCommit);
    world.start(ben);
    QCOMPARE(unread(world, ben), 1);
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ben.isOnline(); }));
    QCOMPARE(unread(world, ben), 1);
}

void UnreadScenarios::beginsAnewWithAnotherHistory()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    QCOMPARE(unread(world, ben), 1);
    world.stopServer();
    world.host().replace(base::Epoch(QStringLiteral("another")));
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ben.isOnline() && ada.isOnline(); }));
    QCOMPARE(unread(world, ben), 0);
    ada.write(general, QStringLiteral("new"));
    world.settle();
    QVERIFY(unread(ben) <= 1);
}

void UnreadScenarios::followsAnotherDevice()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &desk = world.add(QStringLiteral("Ben"));
    Device &lap = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    ada.write(general, QStringLiteral("two"));
    QCOMPARE(unread(world, lap), 2);
    desk.session().markRead(general);
    world.advance(std::chrono::seconds(2));
    QCOMPARE(unread(lap), 0);
    QCOMPARE(lap.session().readPosition(general), desk.session().readPosition(general));
    ada.write(general, QStringLiteral("three"));
    QCOMPARE(unread(world, lap), 1);
    QCOMPARE(unread(desk), 1);
}

void UnreadScenarios::reachesADeviceThatWasAway()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &desk = world.add(QStringLiteral("Ben"));
    Device &lap = world.add(QStringLiteral("Ben"));
    world.settle();
    lap.connection().close();
    ada.write(general, QStringLiteral("one"));
    world.settle();
    desk.session().markRead(general);
    ada.write(general, QStringLiteral("two"));
    world.advance(std::chrono::seconds(2));
    lap.connection().open();
    QCOMPARE(unread(world, lap), 1);
}

void UnreadScenarios::isTakenToTheSpaceLater()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &desk = world.add(QStringLiteral("Ben"));
    Device &lap = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    world.settle();
    desk.connection().close();
    desk.session().markRead(general);
    world.advance(std::chrono::seconds(2));
    QCOMPARE(unread(lap), 1);
    desk.connection().open();
    QCOMPARE(unread(world, lap), 0);
}

void UnreadScenarios::isToldAgainWhereItWasNotKept()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &desk = world.add(QStringLiteral("Ben"));
    Device &lap = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.write(general, QStringLiteral("one"));
    world.settle();
    desk.session().markRead(general);
    world.clock().advance(std::chrono::milliseconds(1'100));
    World::deliver();
    world.host().disk().fail();
    QCOMPARE(unread(world, lap), 1);
    world.advance(std::chrono::seconds(32));
    QCOMPARE(unread(lap), 0);
}

QTEST_GUILESS_MAIN(UnreadScenarios)
#include "unreadtest.moc"
