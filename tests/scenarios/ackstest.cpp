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

QString numbered(int number)
{
    return QStringLiteral("message %1").arg(number);
}

QStringList numberedTo(int last)
{
    QStringList texts;
    for (int number = 1; number <= last; ++number)
        texts.append(numbered(number));
    return texts;
}

/// Writes a message that gets as far as the server's disk, and is not committed there.
base::RequestId writeUncommitted(World &world, Device &device, const QString &text)
{
    const base::RequestId id = device.write(general, text);
    world.of(device).disk.commit();
    World::deliver();
    return id;
}

} // namespace

/// What becomes of messages whose ack is lost, late or not alone.
class AcksScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void resendsUnacknowledgedAfterReconnect_data();
    void resendsUnacknowledgedAfterReconnect();
    void tellsOfAMessageThatAnotherDeviceSentFirst();
    void showsAMessageOnceThatAnotherDeviceSentMeanwhile();
    void tellsOfAMessageWrittenAgainWhileItWasAcknowledged();
    void fetchesWhatWasDiscardedTooLate();
    void takesBackTheRowOfAMessageOlderThanThePage();
};

void AcksScenarios::resendsUnacknowledgedAfterReconnect_data()
{
    QTest::addColumn<bool>("isStored");
    QTest::newRow("lost on its way") << false;
    QTest::newRow("stored, and the ack lost") << true;
}

void AcksScenarios::resendsUnacknowledgedAfterReconnect()
{
    QFETCH(const bool, isStored);
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    ben.open(general);
    world.settle();

    writeUncommitted(world, ada, QStringLiteral("once"));
    QVERIFY(!world.host().disk().isIdle());
    world.crashServer(isStored ? Crash::AfterCommit : Crash::BeforeCommit);
    world.settle();
    QCOMPARE(ada.session().waiting(), 1);
    QVERIFY(ada.diary().sent().empty());

    world.startServer();
    QVERIFY(world.waitUntil([&] { return ben.isOnline() && ada.isOnline(); }));
    QCOMPARE(ada.session().waiting(), 0);
    QCOMPARE(ada.diary().sent().size(), 1U);
    QCOMPARE(ada.texts(general), QStringList(QStringLiteral("once")));
    QCOMPARE(ben.texts(general), QStringList(QStringLiteral("once")));
}

void AcksScenarios::tellsOfAMessageThatAnotherDeviceSentFirst()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    // Each learns of it as an event of the other, or by its own ack: it is sent, in either case.
    const base::RequestId id(world.chance().uuid());
    desk.session().write(general, QStringLiteral("the same"), id);
    lap.session().write(general, QStringLiteral("the same"), id);
    world.settle();
    for (const Device *device : {&desk, &lap}) {
        QCOMPARE(device->diary().queued().size(), 1U);
        QCOMPARE(device->diary().sent().size(), 1U);
        QCOMPARE(device->diary().sent().front().id, id);
    }
}

void AcksScenarios::showsAMessageOnceThatAnotherDeviceSentMeanwhile()
{
    World world;
    Device &desk = world.add(QStringLiteral("Ada"));
    Device &lap = world.add(QStringLiteral("Ada"));
    world.settle();
    desk.open(general);
    world.settle();
    const base::RequestId id(world.chance().uuid());
    lap.session().write(general, QStringLiteral("the same"), id);
    world.of(lap).disk.commit();
    World::deliver();
    world.host().disk().commit();
    // The disk has not answered yet when the event comes.
    desk.session().write(general, QStringLiteral("the same"), id);
    World::deliver();
    QCOMPARE(desk.texts(general), QStringList(QStringLiteral("the same")));
    world.settle();
    QCOMPARE(desk.texts(general), QStringList(QStringLiteral("the same")));
    QCOMPARE(desk.session().waiting(), 0);
    QCOMPARE(desk.diary().complaints(), QStringList());
}

void AcksScenarios::tellsOfAMessageWrittenAgainWhileItWasAcknowledged()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.open(general);
    world.settle();

    const base::RequestId id = writeUncommitted(world, ada, QStringLiteral("once"));
    ada.session().write(general, QStringLiteral("once"), id);
    world.host().disk().commit();
    World::deliver();
    QCOMPARE(ada.diary().sent().size(), 1U);
    QCOMPARE(ada.diary().queued().size(), 1U);

    world.settle();
    QCOMPARE(ada.diary().queued().size(), 2U);
    QCOMPARE(ada.diary().sent().size(), 2U);
    QCOMPARE(ada.diary().sent().back(), ada.diary().sent().front());
    QCOMPARE(ada.session().waiting(), 0);
    QCOMPARE(ada.texts(general), QStringList{QStringLiteral("once")});
    QCOMPARE(ada.diary().complaints(), QStringList());
}

void AcksScenarios::fetchesWhatWasDiscardedTooLate()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.open(general);
    world.settle();
    const base::RequestId id = writeUncommitted(world, ada, QStringLiteral("on its way"));
    ada.session().discard(id);
    QCOMPARE(ada.texts(general), QStringList());
    world.settle();
    QCOMPARE(ada.texts(general), QStringList(QStringLiteral("on its way")));
    QCOMPARE(ada.session().waiting(), 0);
}

void AcksScenarios::takesBackTheRowOfAMessageOlderThanThePage()
{
    constexpr int moreThanAPage = 60;
    World world;
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    // Signed in, but nothing of the history is here when the connection breaks.
    Device &ada = world.add(QStringLiteral("Ada"));
    World::deliver();
    world.host().disk().commit();
    World::deliver();
    QVERIFY(ada.isOnline());
    ada.open(general);
    writeUncommitted(world, ada, QStringLiteral("long ago"));
    world.crashServer(Crash::AfterCommit);
    ada.connection().close();
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ben.isOnline(); }));
    for (const QString &text : numberedTo(moreThanAPage))
        ben.write(general, text);
    world.settle();

    ada.connection().open();
    QVERIFY(world.waitUntil([&] { return ada.session().waiting() == 0; }));
    QCOMPARE(ada.diary().sent().size(), 1U);
    QCOMPARE(ada.diary().rows(general).back().state, TimelineRow::State::Stored);
    QVERIFY(!ada.shows(general, QStringLiteral("long ago")));
    ada.session().loadOlder(general);
    world.settle();
    QCOMPARE(ada.texts(general).count(QStringLiteral("long ago")), 1);
    QCOMPARE(ada.diary().complaints(), QStringList());
}

QTEST_GUILESS_MAIN(AcksScenarios)
#include "ackstest.moc"
