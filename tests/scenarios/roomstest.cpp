// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QCoreApplication>
#include <QTest>

using client::TimelineRow;
using support::Crash;
using support::Device;
using support::garden;
using support::general;
using support::World;

namespace {

void ignore(const client::Answer &) {}

void join(Device &device, const base::RoomId &room)
{
    device.session().ask(protocol::JoinRoom{{}, room}, ignore);
}

void leave(Device &device, const base::RoomId &room)
{
    device.session().ask(protocol::LeaveRoom{{}, room}, ignore);
}

bool knows(Device &device, const base::RoomId &room)
{
    const auto &rooms = device.session().rooms();
    return std::ranges::find(rooms, room, &client::RoomRow::room) != rooms.end();
}

/// Does what a device does at once, up to the server's commit.
void reachServer(World &world, const Device &device)
{
    world.of(device).disk.commit();
    World::deliver();
}

} // namespace

/// Who is in which room, on which device.
class RoomsScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void twoDevicesOfOnePersonSeeTheSame();
    void joiningOnOneDeviceBringsTheOther();
    void joiningIsTriedAgainWhereTheServerCouldNotRead();
    void directMessageReachesTheOther();
    void leavesARoomWhateverIsMissingOfIt();
    void staysInARoomThatWasLeftAndJoinedAgain();
    void forgetsARoomThatWasLeftElsewhere();
    void showsNothingAsWaitingInARoomThatWasLeft();
    void beginsWithThePageAndNotWithAnEarlyAck();
    void knowsItsOwnInARoomOpenedBeforeTheFirstSignIn();
};

void RoomsScenarios::twoDevicesOfOnePersonSeeTheSame()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    QCOMPARE(lap.session().me(), desk.session().me());
    desk.open(general);
    lap.open(general);
    world.settle();
    desk.write(general, QStringLiteral("from the desk"));
    world.settle();
    lap.write(general, QStringLiteral("from the lap"));
    world.settle();
    const QStringList both{QStringLiteral("from the desk"), QStringLiteral("from the lap")};
    for (const Device *device : {&desk, &lap}) {
        QCOMPARE(device->texts(general), both);
        for (const TimelineRow &row : device->diary().rows(general))
            QVERIFY(row.isMine);
    }
}

void RoomsScenarios::joiningOnOneDeviceBringsTheOther()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    QVERIFY(!knows(lap, garden));
    join(desk, garden);
    world.settle();
    QVERIFY(knows(desk, garden));
    QVERIFY(knows(lap, garden));
    lap.open(garden);
    desk.write(garden, QStringLiteral("roses"));
    world.settle();
    QCOMPARE(lap.texts(garden), QStringList(QStringLiteral("roses")));

    leave(desk, garden);
    world.settle();
    QVERIFY(!knows(desk, garden));
    QVERIFY(!knows(lap, garden));
}

void RoomsScenarios::joiningIsTriedAgainWhereTheServerCouldNotRead()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    join(ada, garden);
    World::deliver();
    world.host().disk().commit();
    World::deliver();
    // In, and subscribing.
    QVERIFY(!world.host().disk().isIdle());
    world.host().disk().fail();
    world.settle();
    QVERIFY(!knows(ada, garden));
    QVERIFY(world.waitUntil([&] { return knows(ada, garden); }, std::chrono::seconds(5)));
}

void RoomsScenarios::directMessageReachesTheOther()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    const base::UserId peer = ben.session().me();
    std::vector<base::RoomId> made;
    const auto note = [&made](const client::Answer &answer) {
        if (const auto *ack = client::ackOf<protocol::RoomCreatedAck>(answer))
            made.push_back(ack->room);
    };
    const protocol::CreateRoom request{{}, {}, protocol::RoomKind::Direct, {peer}};
    ada.session().ask(request, note);
    world.settle();
    ada.session().ask(request, note);
    world.settle();
    QCOMPARE(made.size(), 2U);
    QCOMPARE(made.front(), made.back());

    QVERIFY(knows(ben, made.front()));
    QCOMPARE(ben.session().rooms().back().name, QStringLiteral("Ada"));
    QCOMPARE(ben.session().rooms().back().peer, std::optional(ada.session().me()));
    ben.open(made.front());
    ada.write(made.front(), QStringLiteral("between us"));
    world.settle();
    QCOMPARE(ben.texts(made.front()), QStringList(QStringLiteral("between us")));
}

void RoomsScenarios::leavesARoomWhateverIsMissingOfIt()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    join(desk, garden);
    join(ben, garden);
    world.settle();
    world.loseNextEvent(lap);
    ben.write(garden, QStringLiteral("never seen"));
    world.settle();
    leave(desk, garden);
    world.settle();
    QVERIFY(!knows(lap, garden));
}

void RoomsScenarios::staysInARoomThatWasLeftAndJoinedAgain()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    world.settle();
    for (int time = 0; time < 2; ++time) {
        join(desk, garden);
        world.settle();
        leave(desk, garden);
        world.settle();
    }
    join(desk, garden);
    world.settle();
    // It reads of all that as it catches up.
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    QVERIFY(knows(lap, garden));
    lap.open(garden);
    desk.write(garden, QStringLiteral("still here"));
    world.settle();
    QCOMPARE(lap.texts(garden), QStringList(QStringLiteral("still here")));
}

void RoomsScenarios::forgetsARoomThatWasLeftElsewhere()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    join(desk, garden);
    world.settle();
    lap.connection().close();
    leave(desk, garden);
    world.settle();
    QVERIFY(knows(lap, garden));
    lap.connection().open();
    world.settle();
    QVERIFY(!knows(lap, garden));

    world.stopServer();
    world.crash(lap, Crash::AfterCommit);
    world.start(lap);
    QVERIFY(knows(lap, general));
    QVERIFY(!knows(lap, garden));
}

void RoomsScenarios::showsNothingAsWaitingInARoomThatWasLeft()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    join(desk, garden);
    join(ben, garden);
    world.settle();
    lap.open(garden);
    world.loseNextEvent(lap);
    ben.write(garden, QStringLiteral("never seen"));
    world.settle();
    // Its ack comes over a hole, which cannot be filled any more.
    lap.write(garden, QStringLiteral("stored"));
    reachServer(world, lap);
    leave(desk, garden);
    world.settle();
    QCOMPARE(lap.diary().sent().size(), 1U);
    QCOMPARE(lap.diary().rows(garden).back().state, TimelineRow::State::Stored);
    QCOMPARE(lap.texts(garden), QStringList());

    join(lap, garden);
    world.settle();
    QCOMPARE(lap.texts(garden), QStringList({QStringLiteral("never seen"), QStringLiteral("stored")}));
    QCOMPARE(lap.diary().complaints(), QStringList());
}

void RoomsScenarios::beginsWithThePageAndNotWithAnEarlyAck()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    join(desk, garden);
    World::deliver();
    world.host().disk().commit();
    // Written here before it is known here that Ada is in, so that the ack overtakes the subscription.
    lap.write(garden, QStringLiteral("early"));
    world.of(lap).disk.commit();
    QCoreApplication::sendPostedEvents(world.of(lap).farEnd);
    QVERIFY(!world.host().disk().isIdle());
    world.host().disk().commit();
    world.settle();
    QCOMPARE(lap.diary().sent().size(), 1U);

    world.stopServer();
    world.crash(lap, Crash::AfterCommit);
    world.start(lap);
    lap.open(garden);
    world.settle();
    QCOMPARE(lap.texts(garden), QStringList(QStringLiteral("early")));
    QCOMPARE(lap.diary().rows(garden).front().event.seq, 1U);
}

void RoomsScenarios::knowsItsOwnInARoomOpenedBeforeTheFirstSignIn()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    ada.open(general);
    ada.write(general, QStringLiteral("first"));
    world.of(ada).disk.commit();
    world.settle();
    QCOMPARE(ada.texts(general), QStringList(QStringLiteral("first")));
    QCOMPARE(ada.diary().rows(general).back().state, TimelineRow::State::Stored);
    QVERIFY(ada.diary().rows(general).back().isMine);
}

QTEST_GUILESS_MAIN(RoomsScenarios)
#include "roomstest.moc"
