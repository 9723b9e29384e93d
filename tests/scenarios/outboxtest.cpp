// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using client::TimelineRow;
using support::Crash;
using support::Device;
using support::garden;
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

/// What becomes of messages between writing and being stored.
class OutboxScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void keepsTheRowIdFromEchoToStored();
    void messageRefusedForGoodWaitsAndTheNextGoesOn();
    void refusedMessageIsRewritten();
    void rewritingIsAllOrNothing_data();
    void rewritingIsAllOrNothing();
    void keepsTheRefusedMessageWhereTheDiskRefusesTheNewOne();
    void rateLimitedMessagesGoOutLaterInOrder();
    void waitsWhileTheServerCannotStore();
    void keepsNoTextThatWouldNotArriveAsItIs_data();
    void keepsNoTextThatWouldNotArriveAsItIs();
    void outboxSurvivesARestart();
};

void OutboxScenarios::keepsTheRowIdFromEchoToStored()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    world.settle();

    ada.connection().close();
    const base::RequestId id = ada.write(general, QStringLiteral("mine"));
    ben.write(general, QStringLiteral("yours"));
    world.settle();
    const TimelineRow echo = ada.diary().rows(general).back();
    QCOMPARE(echo.event.id, id);
    QCOMPARE(echo.state, TimelineRow::State::Queued);

    ada.connection().open();
    QVERIFY(world.waitUntil([&] { return ada.session().waiting() == 0; }));
    const TimelineRow stored = ada.diary().rows(general).back();
    QCOMPARE(stored.state, TimelineRow::State::Stored);
    QCOMPARE(stored.event.id, id);
    QCOMPARE(stored.rowId, echo.rowId);
    QCOMPARE(ada.texts(general), QStringList({QStringLiteral("yours"), QStringLiteral("mine")}));
    QCOMPARE(ada.diary().complaints(), QStringList());
}

void OutboxScenarios::messageRefusedForGoodWaitsAndTheNextGoesOn()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.open(garden);
    const base::RequestId early = ada.write(garden, QStringLiteral("before joining"));
    const base::RequestId other = ada.write(general, QStringLiteral("elsewhere"));
    world.settle();
    QCOMPARE(ada.diary().failed().size(), 1U);
    QCOMPARE(ada.diary().failed().at(early), protocol::ErrorCode::NotAMember);
    QCOMPARE(ada.diary().sent().size(), 1U);
    QCOMPARE(ada.diary().sent().front().id, other);

    ada.session().ask(protocol::JoinRoom{{}, garden}, [](const client::Answer &) {});
    world.settle();
    ada.write(garden, QStringLiteral("after joining"));
    world.settle();
    QCOMPARE(ada.diary().sent().size(), 2U);
    QCOMPARE(ada.diary().rows(garden).back().event.id, early);
    QCOMPARE(ada.diary().rows(garden).back().state, TimelineRow::State::Failed);

    ada.session().retry(early);
    world.settle();
    QCOMPARE(ada.texts(garden),
             QStringList({QStringLiteral("after joining"), QStringLiteral("before joining")}));
    QCOMPARE(ada.diary().rows(garden).back().state, TimelineRow::State::Stored);
}

void OutboxScenarios::refusedMessageIsRewritten()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.open(garden);
    const base::RequestId refused = ada.write(garden, QStringLiteral("befor joining"));
    world.settle();
    ada.session().ask(protocol::JoinRoom{{}, garden}, [](const client::Answer &) {});
    world.settle();
    QCOMPARE(ada.session().failedText(refused), QStringLiteral("befor joining"));

    const auto rewritten = ada.session().rewrite(refused, QStringLiteral("before joining"));
    QVERIFY(rewritten);
    QVERIFY(*rewritten != refused);
    // It is being replaced: nothing else can become of it.
    ada.session().retry(refused);
    QVERIFY(!ada.session().rewrite(refused, QStringLiteral("twice")));
    world.settle();
    QCOMPARE(ada.texts(garden), QStringList(QStringLiteral("before joining")));
    QCOMPARE(ada.diary().rows(garden).back().state, TimelineRow::State::Stored);
    QCOMPARE(ada.diary().sent().size(), 1U);
    QCOMPARE(ada.diary().sent().front().id, *rewritten);
    QCOMPARE(ada.diary().complaints(), QStringList());
    // What is sent cannot be rewritten any more.
    QVERIFY(!ada.session().rewrite(*rewritten, QStringLiteral("again")));
}

void OutboxScenarios::rewritingIsAllOrNothing_data()
{
    QTest::addColumn<Crash>("crash");
    QTest::addColumn<QString>("text");
    QTest::newRow("before the commit") << Crash::BeforeCommit << QStringLiteral("old");
    QTest::newRow("after the commit") << Crash::AfterCommit << QStringLiteral("new");
}

void OutboxScenarios::rewritingIsAllOrNothing()
{
    QFETCH(Crash, crash);
    QFETCH(QString, text);
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    const base::RequestId refused = ada.write(garden, QStringLiteral("old"));
    world.settle();
    QVERIFY(ada.session().rewrite(refused, QStringLiteral("new")));
    world.crash(ada, crash);
    world.start(ada);
    ada.open(garden);
    world.settle();
    QCOMPARE(ada.texts(garden), QStringList(text));
}

void OutboxScenarios::keepsTheRefusedMessageWhereTheDiskRefusesTheNewOne()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    const base::RequestId refused = ada.write(garden, QStringLiteral("old"));
    world.settle();
    QVERIFY(ada.session().rewrite(refused, QStringLiteral("new")));
    ada.open(garden); // shows nothing of it, for now
    world.of(ada).disk.fail();
    world.settle();
    QCOMPARE(ada.diary().notKept(), 2); // nor could the room be read
    world.advance(std::chrono::seconds(2));
    QCOMPARE(ada.texts(garden), QStringList(QStringLiteral("old")));
    QCOMPARE(ada.diary().rows(garden).back().state, TimelineRow::State::Failed);
    QVERIFY(ada.session().rewrite(refused, QStringLiteral("new")));
    world.settle();
    QCOMPARE(ada.texts(garden), QStringList(QStringLiteral("new")));
    QCOMPARE(ada.diary().complaints(), QStringList());
}

void OutboxScenarios::rateLimitedMessagesGoOutLaterInOrder()
{
    server::SpaceServer::Settings settings;
    settings.hub.messages = {.burst = 2, .perMinute = 60};
    World world(1, settings);
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.open(general);
    constexpr int count = 7;
    for (const QString &text : numberedTo(count))
        ada.write(general, text);
    world.settle();
    QCOMPARE(ben.texts(general), numberedTo(2));
    QCOMPARE(ada.session().waiting(), count - 2);

    world.advance(std::chrono::seconds(2));
    QCOMPARE(ben.texts(general), numberedTo(4));
    QVERIFY(world.waitUntil([&] { return ada.session().waiting() == 0; }));
    QCOMPARE(ben.texts(general), numberedTo(count));
    QVERIFY(ada.diary().failed().empty());
}

void OutboxScenarios::waitsWhileTheServerCannotStore()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.open(general);
    for (int number = 1; number <= 3; ++number)
        writeUncommitted(world, ada, numbered(number));
    world.host().disk().fail();
    world.settle();
    QCOMPARE(ben.texts(general), QStringList());
    QCOMPARE(ada.session().waiting(), 3);
    QVERIFY(world.waitUntil([&] { return ada.session().waiting() == 0; }));
    QCOMPARE(ben.texts(general), numberedTo(3));
}

void OutboxScenarios::keepsNoTextThatWouldNotArriveAsItIs_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("blank") << QStringLiteral(" \n");
    QTest::newRow("too long") << QString(protocol::maxContent + 1, u'a');
    QTest::newRow("with a NUL") << QStringLiteral("te") + QChar(u'\0') + QStringLiteral("a");
    QTest::newRow("with half a character") << QStringLiteral("tea ") + QChar(0xd83d);
    QTest::newRow("with the other half") << QStringLiteral("tea ") + QChar(0xde00);
}

void OutboxScenarios::keepsNoTextThatWouldNotArriveAsItIs()
{
    QFETCH(QString, text);
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    ada.open(garden);
    const base::RequestId refused = ada.write(garden, QStringLiteral("before joining"));
    world.settle();
    const QStringList before = ada.texts(garden);
    (void)ada.session().write(garden, text);
    QVERIFY(ada.session().rewrite(refused, text));
    (void)ada.session().amend(general, protocol::MessageEdited{1, text});
    QCOMPARE(ada.diary().notKept(), 3);
    world.settle();
    QCOMPARE(ada.texts(garden), before);
    QCOMPARE(ada.session().failedText(refused), QStringLiteral("before joining"));
    QCOMPARE(ada.diary().queued().size(), 1U);
    QVERIFY(ada.diary().refused().empty());
    QCOMPARE(ada.session().waiting(), 0);
    // What looks like it is a text all the same.
    (void)ada.session().rewrite(refused, QStringLiteral("😀"));
    world.settle();
    QCOMPARE(ada.diary().queued().size(), 2U);
}

void OutboxScenarios::outboxSurvivesARestart()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ben.open(general);
    world.stopServer();
    ada.write(general, numbered(1));
    ada.write(general, numbered(2));
    world.settle();
    ada.write(general, QStringLiteral("never on disk"));
    world.crash(ada, Crash::BeforeCommit);

    world.start(ada);
    QCOMPARE(ada.session().waiting(), 2);
    ada.open(general);
    world.settle();
    QCOMPARE(ada.texts(general), numberedTo(2));
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ben.isOnline() && ada.session().waiting() == 0; }));
    QVERIFY(world.waitUntil([&] { return ben.texts(general) == numberedTo(2); }));
}

QTEST_GUILESS_MAIN(OutboxScenarios)
#include "outboxtest.moc"
