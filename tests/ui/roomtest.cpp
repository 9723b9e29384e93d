// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::Crash;
using support::Device;
using support::general;
using support::World;
using ui::OpenedSpace;
using ui::Room;

/// What the window sees of the open room.
class RoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init() { m_opened = std::make_unique<OpenedSpace>(); }
    void cleanup() { m_opened.reset(); }

    void letsGoOfATextOnceItIsKept();
    void givesATextBackThatTheDiskRefuses();
    void showsWhatWaitsAndGivesItUp();
    void keepsADraftOnceTheDiskTakesItAgain();
    void keepsDraftsPerRoom();
    void sendsADraftOnce();
    void tellsTheOthersThatIWrite();
    void readsWhatIsWatched();
    void drawsALineUnderWhatWasSeen();
    void presenceIsUnknownWhileOffline();

private:
    std::unique_ptr<OpenedSpace> m_opened;
};

void RoomTest::letsGoOfATextOnceItIsKept()
{
    m_opened->world.settle();
    QSignalSpy kept(&m_opened->room(), &Room::kept);
    m_opened->room().send(QStringLiteral("Hello"));
    World::deliver();
    QCOMPARE(kept.size(), 0); // the disk has not answered
    m_opened->world.settle();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.front().front().toString(), QStringLiteral("Hello"));
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("Hello")));
    QCOMPARE(m_opened->newest({"state"}), QStringLiteral("Stored"));
}

void RoomTest::givesATextBackThatTheDiskRefuses()
{
    m_opened->world.settle();
    QSignalSpy notKept(&m_opened->room(), &Room::notKept);
    m_opened->room().send(QStringLiteral("Hello"));
    m_opened->world.of(m_opened->ada).disk.fail();
    m_opened->world.settle();
    QCOMPARE(notKept.size(), 1);
    QCOMPARE(notKept.front().front().toString(), QStringLiteral("Hello"));
    QCOMPARE(m_opened->messages(), QStringList());
}

void RoomTest::showsWhatWaitsAndGivesItUp()
{
    m_opened->world.settle();
    m_opened->space->createRoom(QStringLiteral("lunch"), false);
    m_opened->world.settle();
    const base::RoomId lunch(m_opened->room().id());
    // Another device of hers takes Ada out of the room while this one cannot hear of it.
    m_opened->ada.connection().close();
    Device &lap = m_opened->world.add(QStringLiteral("Ada"));
    m_opened->world.settle();
    m_opened->room().send(QStringLiteral("still there?"));
    m_opened->world.settle();
    QCOMPARE(m_opened->space->waiting(), 1);
    QCOMPARE(m_opened->newest({"senderName", "content", "state"}), QStringLiteral("Ada still there? Queued"));
    const QString id = m_opened->newest({"id"});
    lap.session().ask(protocol::LeaveRoom{{}, lunch}, [](const client::Answer &) {});
    m_opened->world.settle();
    m_opened->room().discard(id);
    QCOMPARE(m_opened->space->waiting(), 0);
    QVERIFY(!m_opened->messages().contains(QStringLiteral("still there?")));
}

void RoomTest::keepsADraftOnceTheDiskTakesItAgain()
{
    m_opened->world.settle();
    support::InlineStorage &disk = m_opened->world.of(m_opened->ada).disk;
    m_opened->room().saveDraft(QStringLiteral("precious"));
    m_opened->world.clock().advance(base::Duration(500));
    disk.fail();
    QVERIFY(m_opened->space->isDiskFailing());
    m_opened->world.clock().advance(base::Duration(5'000));
    disk.fail();
    QVERIFY(m_opened->space->isDiskFailing());
    m_opened->world.advance(base::Duration(5'000));
    QVERIFY(!m_opened->space->isDiskFailing());
    m_opened->openAgain(general);
    m_opened->world.settle();
    QCOMPARE(m_opened->room().draft(), QStringLiteral("precious"));
}

void RoomTest::keepsDraftsPerRoom()
{
    m_opened->world.settle();
    m_opened->space->createRoom(QStringLiteral("lunch"), false);
    m_opened->world.settle();
    const QString lunch = m_opened->room().id();
    m_opened->room().saveDraft(QStringLiteral("Pizza or"));
    m_opened->space->openRoom(general.value());
    m_opened->world.settle();
    QCOMPARE(m_opened->room().draft(), QString());
    m_opened->room().saveDraft(QStringLiteral("Good mor"));
    m_opened->world.advance(base::Duration(2'000));
    m_opened->world.crash(m_opened->ben, Crash::AfterCommit);
    m_opened->space->openRoom(lunch);
    const QSignalSpy changed(&m_opened->room(), &Room::draftChanged);
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_opened->room().draft(), QStringLiteral("Pizza or"));
    m_opened->space->openRoom(general.value());
    m_opened->world.settle();
    QCOMPARE(m_opened->room().draft(), QStringLiteral("Good mor"));
}

void RoomTest::sendsADraftOnce()
{
    m_opened->world.settle();
    m_opened->room().saveDraft(QStringLiteral("Hello"));
    m_opened->world.advance(base::Duration(2'000));
    m_opened->room().send(QStringLiteral("Hello"));
    // The window goes before the disk has answered.
    m_opened->space.reset();
    m_opened->world.settle();
    m_opened->openAgain(general);
    m_opened->world.settle();
    QCOMPARE(m_opened->messages(), QStringList(QStringLiteral("Hello")));
    QCOMPARE(m_opened->room().draft(), QString());
}

void RoomTest::tellsTheOthersThatIWrite()
{
    m_opened->ben.open(general);
    m_opened->world.settle();
    m_opened->room().saveDraft(QStringLiteral("He"));
    m_opened->world.settle();
    QCOMPARE(m_opened->ben.session().typing(general).size(), 1U);
    QVERIFY(m_opened->room().typing().isEmpty()); // not me
    m_opened->room().send(QStringLiteral("Hello"));
    m_opened->world.settle();
    QVERIFY(m_opened->ben.session().typing(general).empty());
    m_opened->ben.session().setTyping(general, true);
    m_opened->world.settle();
    QCOMPARE(m_opened->room().typing(), QStringList(QStringLiteral("Ben")));
}

void RoomTest::readsWhatIsWatched()
{
    m_opened->world.settle();
    m_opened->ben.write(general, QStringLiteral("one"));
    m_opened->world.settle();
    QCOMPARE(models::rowAt(*m_opened->space->rooms(), 0, {"unread"}), QStringLiteral("1"));
    m_opened->room().setWatched(true);
    QCOMPARE(models::rowAt(*m_opened->space->rooms(), 0, {"unread"}), QStringLiteral("0"));
    m_opened->ben.write(general, QStringLiteral("two"));
    m_opened->world.settle();
    QCOMPARE(models::rowAt(*m_opened->space->rooms(), 0, {"unread"}), QStringLiteral("0"));
}

void RoomTest::drawsALineUnderWhatWasSeen()
{
    m_opened->world.settle();
    m_opened->room().setWatched(true);
    m_opened->ben.write(general, QStringLiteral("seen"));
    m_opened->world.settle();
    m_opened->room().setWatched(false);
    m_opened->ben.write(general, QStringLiteral("new"));
    m_opened->ben.write(general, QStringLiteral("newer"));
    m_opened->world.settle();
    const auto line = [this] {
        return models::rowsOf(*m_opened->room().timeline(), {"content", "isFirstUnread"}).mid(0, 3);
    };
    const QStringList expected{QStringLiteral("newer false"), QStringLiteral("new true"),
                               QStringLiteral("seen false")};
    QCOMPARE(line(), expected);
    m_opened->room().setWatched(true);
    QCOMPARE(line(), expected); // it stays where it was while one reads
    m_opened->space->openRoom({});
    m_opened->space->closeRoom();
    m_opened->space->openRoom(general.value());
    m_opened->world.settle();
    QVERIFY(
        !models::rowsOf(*m_opened->room().timeline(), {"isFirstUnread"}).contains(QStringLiteral("true")));
}

void RoomTest::presenceIsUnknownWhileOffline()
{
    m_opened->world.settle();
    QVERIFY(m_opened->room().isPresenceKnown());
    QCOMPARE(m_opened->room().memberCount(), 2);
    QCOMPARE(m_opened->room().onlineCount(), 2);
    m_opened->world.stopServer();
    m_opened->world.settle();
    QVERIFY(!m_opened->room().isPresenceKnown());
    QCOMPARE(m_opened->room().memberCount(), 2);
    QCOMPARE(m_opened->room().onlineCount(), 0);
}

QTEST_GUILESS_MAIN(RoomTest)
#include "roomtest.moc"
