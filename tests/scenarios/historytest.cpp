// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using client::TimelineRow;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

constexpr int page = 50;

QStringList numbered(int first, int last)
{
    QStringList texts;
    for (int number = first; number <= last; ++number)
        texts.append(QStringLiteral("message %1").arg(number));
    return texts;
}

void write(World &world, Device &device, const QStringList &texts)
{
    for (const QString &text : texts)
        device.write(general, text);
    world.settle();
}

/// Carries out all that others do; the disk of `except` is left alone.
void settleBut(World &world, const Device &except)
{
    for (int turn = 0; turn < 5; ++turn) {
        World::deliver();
        world.host().disk().commit();
        for (const auto &installation : world.installations()) {
            if (installation->device.get() != &except)
                installation->disk.commit();
        }
    }
}

} // namespace

/// What is shown and kept of a room's history.
class HistoryScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void fillsAHoleBeforeShowingWhatFollows();
    void fillsTheHoleOfALongAbsence();
    void resynchronisesWhenTheEpochChanges();
    void startsFromLocalHistoryWithoutNetwork();
    void loadsOlderPagesFromDiskThenServer();
    void asksAgainForWhatTheServerCouldNotRead();
    void findsALostBroadcast();
    void findsALostInvitation();
    void subscribesAgainWhereItWasOutUnheard();
    void looksAgainWhereAnAnswerIsLost_data();
    void looksAgainWhereAnAnswerIsLost();
    void showsWhatCameBetweenTwoOpenings();
    void showsNothingOldWhereTheHistoryChangesWhileOpening();
    void opensARoomOnceTheDiskAnswers();
    void writesAgainWhatTheDiskRefused();
};

void HistoryScenarios::fillsAHoleBeforeShowingWhatFollows()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.open(general);
    world.settle();
    world.loseNextEvent(ben);
    write(world, ada, numbered(1, 1));
    QCOMPARE(ben.texts(general), QStringList());

    ada.write(general, QStringLiteral("message 2"));
    world.of(ada).disk.commit();
    World::deliver();
    world.host().disk().commit();
    World::deliver();
    // The second one is here, and the first one has been asked for.
    QCOMPARE(ben.texts(general), QStringList());
    world.settle();
    QCOMPARE(ben.texts(general), numbered(1, 2));
    QCOMPARE(ben.diary().complaints(), QStringList());
}

void HistoryScenarios::fillsTheHoleOfALongAbsence()
{
    constexpr int count = 3 * page;
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.open(general);
    world.settle();
    ben.connection().close();
    write(world, ada, numbered(1, count));
    ben.connection().open();
    world.settle();
    QCOMPARE(ben.texts(general), numbered(1, count));
    QVERIFY(ben.diary().isCaughtUp(general));
    QCOMPARE(ben.diary().complaints(), QStringList());
}

void HistoryScenarios::resynchronisesWhenTheEpochChanges()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    write(world, ada, {QStringLiteral("of the old history")});

    world.crashServer(Crash::AfterCommit);
    world.host().replace(base::Epoch(QStringLiteral("second")));
    world.settle();
    ada.write(general, QStringLiteral("written between"));
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ada.isOnline() && ben.isOnline(); }));
    write(world, ben, {QStringLiteral("of the new history")});
    QCOMPARE(ada.texts(general),
             QStringList({QStringLiteral("written between"), QStringLiteral("of the new history")}));
    QCOMPARE(ada.diary().rows(general).front().event.seq, 1U);

    world.stopServer();
    world.crash(ada, Crash::AfterCommit);
    world.start(ada);
    ada.open(general);
    world.settle();
    QCOMPARE(ada.texts(general),
             QStringList({QStringLiteral("written between"), QStringLiteral("of the new history")}));
}

void HistoryScenarios::startsFromLocalHistoryWithoutNetwork()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    write(world, ben, numbered(1, 5));
    world.stopServer();
    world.crash(ada, Crash::AfterCommit);

    world.start(ada);
    QCOMPARE(ada.session().rooms().size(), 1U);
    QCOMPARE(ada.session().rooms().front().room, general);
    ada.open(general);
    world.settle();
    QVERIFY(!ada.isOnline());
    QCOMPARE(ada.texts(general), numbered(1, 5));
}

void HistoryScenarios::loadsOlderPagesFromDiskThenServer()
{
    constexpr int count = 3 * page;
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    write(world, ada, numbered(1, count));
    // A new device gets the newest page only.
    Device &other = world.add(QStringLiteral("Ada"));
    world.settle();
    write(world, ada, numbered(count + 1, count + page));
    other.open(general);
    world.settle();
    QCOMPARE(other.texts(general), numbered(count + 1, count + page));

    world.host().disk().lose();
    other.connection().close();
    world.settle();
    other.session().loadOlder(general);
    world.settle();
    QCOMPARE(other.texts(general), numbered(count - page + 1, count + page));
    other.session().loadOlder(general);
    world.settle();
    QCOMPARE(other.texts(general).size(), 2 * page);

    other.connection().open();
    world.settle();
    other.session().loadOlder(general);
    world.settle();
    QCOMPARE(other.texts(general), numbered(count - 2 * page + 1, count + page));
    while (other.diary().rows(general).front().event.seq > 1) {
        other.session().loadOlder(general);
        world.settle();
    }
    QCOMPARE(other.texts(general), numbered(1, count + page));
    QCOMPARE(other.diary().complaints(), QStringList());
}

void HistoryScenarios::asksAgainForWhatTheServerCouldNotRead()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    write(world, ada, numbered(1, 3));
    Device &ben = world.add(QStringLiteral("Ben"));
    World::deliver();
    world.host().disk().commit();
    World::deliver();
    QVERIFY(ben.isOnline());
    QVERIFY(!world.host().disk().isIdle());
    world.host().disk().fail();
    world.settle();
    ben.open(general);
    world.settle();
    QCOMPARE(ben.texts(general), QStringList());

    QVERIFY(world.waitUntil([&] { return ben.diary().isCaughtUp(general); }, std::chrono::seconds(5)));
    QCOMPARE(ben.texts(general), numbered(1, 3));
}

void HistoryScenarios::findsALostBroadcast()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    world.loseNextEvent(ada);
    write(world, ben, numbered(1, 1));
    QCOMPARE(ada.texts(general), QStringList());
    // Nothing follows that would show the hole.
    world.advance(std::chrono::seconds(31));
    QVERIFY(ada.isOnline());
    QCOMPARE(ada.texts(general), numbered(1, 1));
    QCOMPARE(ada.session().rooms().front().unread, 1);
}

void HistoryScenarios::findsALostInvitation()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    world.loseNextEvent(ada);
    ben.session().ask(protocol::CreateRoom{{}, {}, protocol::RoomKind::Direct, {ada.session().me()}},
                      [](const client::Answer &) {});
    world.settle();
    QCOMPARE(ada.session().rooms().size(), 1U);
    world.advance(std::chrono::seconds(31));
    QCOMPARE(ada.session().rooms().size(), 2U);
}

void HistoryScenarios::subscribesAgainWhereItWasOutUnheard()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &tablet = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    tablet.open(general);
    world.loseNextEvent(tablet);
    ada.session().ask(protocol::LeaveRoom{{}, general}, [](const client::Answer &) {});
    world.settle();
    world.loseNextEvent(tablet);
    ada.session().ask(protocol::JoinRoom{{}, general}, [](const client::Answer &) {});
    world.settle();
    world.advance(std::chrono::seconds(31));
    write(world, ben, numbered(1, 1));
    QCOMPARE(tablet.texts(general), numbered(1, 1));
}

void HistoryScenarios::looksAgainWhereAnAnswerIsLost_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("which rooms there are") << QByteArray("positions");
    QTest::newRow("what is missing") << QByteArray("room_history");
}

void HistoryScenarios::looksAgainWhereAnAnswerIsLost()
{
    QFETCH(QByteArray, request);
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    world.loseNextEvent(ada);
    world.loseNextAck(ada, request);
    write(world, ben, numbered(1, 1));
    world.advance(std::chrono::seconds(31));
    QCOMPARE(ada.texts(general), QStringList());
    world.advance(std::chrono::seconds(31));
    QVERIFY(ada.isOnline());
    QCOMPARE(ada.texts(general), numbered(1, 1));
}

void HistoryScenarios::showsWhatCameBetweenTwoOpenings()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    write(world, ben, numbered(1, 1));
    ada.open(general);
    ben.write(general, QStringLiteral("message 2"));
    settleBut(world, ada);
    ada.close(general);
    ada.open(general);
    world.settle();
    QCOMPARE(ada.texts(general), numbered(1, 2));
}

void HistoryScenarios::showsNothingOldWhereTheHistoryChangesWhileOpening()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    write(world, ada, numbered(1, 3));
    world.crashServer(Crash::AfterCommit);
    world.host().replace(base::Epoch(QStringLiteral("second")));
    World::deliver();
    world.startServer();
    ada.connection().tryNow();
    ada.open(general);
    settleBut(world, ada);
    QVERIFY(ada.isOnline());
    QCOMPARE(ada.texts(general), QStringList());
    world.settle();
    QCOMPARE(ada.texts(general), QStringList());
    write(world, ada, {QStringLiteral("of the new history")});
    QCOMPARE(ada.texts(general), QStringList(QStringLiteral("of the new history")));
}

void HistoryScenarios::opensARoomOnceTheDiskAnswers()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    write(world, ada, numbered(1, 2));
    ada.open(general);
    world.of(ada).disk.fail();
    world.settle();
    QCOMPARE(ada.texts(general), QStringList());
    QVERIFY(world.waitUntil([&] { return ada.texts(general) == numbered(1, 2); }, std::chrono::seconds(5)));
}

void HistoryScenarios::writesAgainWhatTheDiskRefused()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    world.settle();
    ben.write(general, QStringLiteral("message 1"));
    settleBut(world, ada);
    QCOMPARE(ada.texts(general), numbered(1, 1));
    world.of(ada).disk.fail();
    write(world, ben, numbered(2, 3));
    QCOMPARE(ada.texts(general), numbered(1, 3));

    world.advance(std::chrono::seconds(2));
    world.stopServer();
    world.crash(ada, Crash::BeforeCommit);
    world.start(ada);
    ada.open(general);
    world.settle();
    QCOMPARE(ada.texts(general), numbered(1, 3));
    QCOMPARE(ada.diary().complaints(), QStringList());
}

QTEST_GUILESS_MAIN(HistoryScenarios)
#include "historytest.moc"
