// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::general;
using support::World;
using ui::OpenedSpace;
using ui::Room;

/// Where a view of a room begins, and what counts as read there.
class RoomStartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup() { m_opened.reset(); }

    void beginsWithTheNewestWhereAllIsRead();
    void beginsUnderTheUnreadLine();
    void loadsOlderRowsUntilTheLineIsThere();
    void loadsSomeOfWhatWasReadBeforeTheLine();
    void beginsWithTheOldestOfTooManyRows();
    void doesNotWaitForADiskThatIsSlow();
    void doesNotWaitForADiskThatFails();
    void isReadOnlyOnceItsEndWasSeen();
    void keepsTheLineUntilSomethingNewIsMissed();
    void keepsTheLineWhileSomebodyLooks();
    void drawsALineWhereNothingWasUnreadBefore();

private:
    /// Ben writes that many messages, numbered on.
    void write(int count);
    /// Ada sees all there is.
    void see();
    /// Ada goes out of the room, and in again after Ben has written so much.
    void openAfter(int count);
    /// The text under the unread line; empty where there is none.
    [[nodiscard]] QString firstUnread();
    [[nodiscard]] Room &room() { return m_opened->room(); }

    std::unique_ptr<OpenedSpace> m_opened;
    int m_written = 0;
};

void RoomStartTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
    m_written = 0;
}

void RoomStartTest::write(int count)
{
    for (int i = 0; i < count; ++i)
        m_opened->ben.write(general, QString::number(++m_written));
    // The space takes only so many a second.
    m_opened->world.advance(std::chrono::minutes(1));
}

void RoomStartTest::see()
{
    room().setWatched(true);
    room().setWatched(false);
}

void RoomStartTest::openAfter(int count)
{
    m_opened->space->closeRoom();
    World::deliver();
    write(count);
    m_opened->space->openRoom(general.value());
}

QString RoomStartTest::firstUnread()
{
    for (int row = 0; row < room().timeline()->rowCount(); ++row) {
        if (models::valueAt(*room().timeline(), row, "isFirstUnread").toBool())
            return models::rowAt(*room().timeline(), row, {"content"});
    }
    return {};
}

void RoomStartTest::beginsWithTheNewestWhereAllIsRead()
{
    write(3);
    see();
    openAfter(0);
    QVERIFY(room().isStartKnown());
    m_opened->world.settle();
    QCOMPARE(room().startRow(), 0);
}

void RoomStartTest::beginsUnderTheUnreadLine()
{
    write(20);
    see();
    openAfter(5);
    QVERIFY(!room().isStartKnown());
    const QSignalSpy known(&room(), &Room::startKnown);
    m_opened->world.settle();
    QVERIFY(room().isStartKnown());
    QCOMPARE(known.size(), 1);
    QCOMPARE(room().startRow(), 4);
    QCOMPARE(firstUnread(), QStringLiteral("21"));
    QCOMPARE(room().unreadAtOpening(), 5);
    // Its row, whatever comes below.
    write(2);
    QCOMPARE(room().startRow(), 6);
}

void RoomStartTest::loadsOlderRowsUntilTheLineIsThere()
{
    write(60);
    see();
    openAfter(120);
    m_opened->world.settle();
    QVERIFY(room().isStartKnown());
    QCOMPARE(room().startRow(), 119);
    QCOMPARE(firstUnread(), QStringLiteral("61"));
    QCOMPARE(room().timeline()->rowCount(), 150);
}

void RoomStartTest::loadsSomeOfWhatWasReadBeforeTheLine()
{
    write(60);
    see();
    openAfter(50); // a page, so that the line would be at its very top
    m_opened->world.settle();
    QCOMPARE(room().startRow(), 49);
    QCOMPARE(room().timeline()->rowCount(), 100);
}

void RoomStartTest::beginsWithTheOldestOfTooManyRows()
{
    write(10);
    see();
    openAfter(300);
    m_opened->world.settle();
    QVERIFY(room().isStartKnown());
    QCOMPARE(firstUnread(), QString());
    QCOMPARE(room().timeline()->rowCount(), 200);
    QCOMPARE(room().startRow(), 199);
}

void RoomStartTest::doesNotWaitForADiskThatIsSlow()
{
    write(3);
    see();
    openAfter(5);
    World::deliver();
    QVERIFY(!room().isStartKnown());
    m_opened->world.clock().advance(std::chrono::seconds(1));
    QVERIFY(room().isStartKnown());
    m_opened->world.settle();
    QCOMPARE(room().startRow(), 4);
}

void RoomStartTest::doesNotWaitForADiskThatFails()
{
    write(10);
    see();
    openAfter(120);
    const auto firstPage = [this] { return room().timeline()->rowCount() > 0; };
    while (!firstPage())
        m_opened->world.of(m_opened->ada).disk.commit();
    m_opened->world.of(m_opened->ada).disk.fail();
    World::deliver();
    m_opened->world.clock().advance(std::chrono::seconds(1));
    QVERIFY(room().isStartKnown());
    QCOMPARE(room().startRow(), 49); // the oldest that is here
}

void RoomStartTest::isReadOnlyOnceItsEndWasSeen()
{
    write(3);
    see();
    openAfter(5);
    m_opened->world.settle();
    QCOMPARE(room().unread(), 5);
    openAfter(1);
    m_opened->world.settle();
    QCOMPARE(room().unread(), 6);
    QCOMPARE(firstUnread(), QStringLiteral("4"));
    room().setWatched(true);
    QCOMPARE(room().unread(), 0);
    QCOMPARE(room().startRow(), 0); // for the next view of it
}

void RoomStartTest::keepsTheLineUntilSomethingNewIsMissed()
{
    write(3);
    see();
    openAfter(5);
    m_opened->world.settle();
    room().setWatched(true);
    write(1);
    room().setWatched(false);
    QCOMPARE(firstUnread(), QStringLiteral("4"));
    room().send(QStringLiteral("mine"));
    m_opened->world.settle();
    QCOMPARE(firstUnread(), QStringLiteral("4"));
    write(2);
    QCOMPARE(firstUnread(), QStringLiteral("10"));
    QCOMPARE(room().unreadAtOpening(), 0);
    write(1);
    QCOMPARE(firstUnread(), QStringLiteral("10"));
}

void RoomStartTest::keepsTheLineWhileSomebodyLooks()
{
    write(3);
    see();
    openAfter(5);
    m_opened->world.settle();
    room().setLookedAt(true);
    room().setWatched(true);
    room().setWatched(false);
    write(2);
    QCOMPARE(firstUnread(), QStringLiteral("4"));
    QCOMPARE(room().unread(), 2);
    room().setLookedAt(false);
    QCOMPARE(firstUnread(), QStringLiteral("9"));
    // A view that is made anew begins there.
    QCOMPARE(room().startRow(), 1);
}

void RoomStartTest::drawsALineWhereNothingWasUnreadBefore()
{
    write(3);
    see();
    openAfter(0);
    m_opened->world.settle();
    write(1);
    QCOMPARE(firstUnread(), QStringLiteral("4"));
    QCOMPARE(room().startRow(), 0);
}

QTEST_GUILESS_MAIN(RoomStartTest)
#include "roomstarttest.moc"
