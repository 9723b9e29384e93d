// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/receiptboard.h"

#include "wire/samplevalues.h"

#include <QTest>

using namespace std::chrono_literals;
using protocol::Progress;
using protocol::Receipts;
using server::ReceiptBoard;
using wire::ada;
using wire::adaAndBen;
using wire::ben;
using wire::general;

class ReceiptBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsTheFirstAtOnce();
    void gathersWhatFollowsForASecond();
    void tellsOfEverybodyTheNewest();
    void letsNoRoomWaitForAnother();
    void countsAsKnownOnlyWhatWasTold();
    void forgetsWhoLeaves();
    void forgetsARoom();
    void beginsWithWhatIsKept();

private:
    const base::TimePoint m_start{1h};
};

void ReceiptBoardTest::tellsTheFirstAtOnce()
{
    ReceiptBoard board({});
    QVERIFY(!board.wait(m_start));
    board.move(general, {ada, 3, 2});
    QVERIFY(board.wait(m_start) == base::Duration(0));
    QVERIFY((board.take(m_start) == std::vector{Receipts{general, {{ada, 3, 2}}}}));
    QVERIFY(!board.wait(m_start));
    QVERIFY(board.take(m_start + 1h).empty());
}

void ReceiptBoardTest::gathersWhatFollowsForASecond()
{
    ReceiptBoard board({});
    board.move(general, {ada, 3, 2});
    (void)board.take(m_start);
    board.move(general, {ada, 4, 2});
    QVERIFY(board.wait(m_start + 300ms) == base::Duration(700));
    QVERIFY(board.take(m_start + 999ms).empty());
    QVERIFY((board.take(m_start + 1s) == std::vector{Receipts{general, {{ada, 4, 2}}}}));
}

void ReceiptBoardTest::tellsOfEverybodyTheNewest()
{
    ReceiptBoard board({});
    board.move(general, {ben, 3, 1});
    board.move(general, {ada, 3, 0});
    board.move(general, {ben, 5, 5});
    QVERIFY((board.take(m_start) == std::vector{Receipts{general, {{ada, 3, 0}, {ben, 5, 5}}}}));
}

void ReceiptBoardTest::letsNoRoomWaitForAnother()
{
    ReceiptBoard board({});
    board.move(general, {ada, 3, 2});
    (void)board.take(m_start);
    board.move(general, {ada, 4, 2});
    board.move(adaAndBen, {ada, 1, 1});
    QVERIFY((board.take(m_start + 1ms) == std::vector{Receipts{adaAndBen, {{ada, 1, 1}}}}));
    QVERIFY(board.wait(m_start + 1ms) == base::Duration(999));
}

void ReceiptBoardTest::countsAsKnownOnlyWhatWasTold()
{
    ReceiptBoard board({});
    board.move(general, {ada, 3, 2});
    QVERIFY(board.others(general, ben).empty());
    QVERIFY((board.of(general, ada) == Progress{ada, 3, 2}));
    (void)board.take(m_start);
    board.move(general, {ada, 4, 4});
    QVERIFY((board.others(general, ben) == std::vector{Progress{ada, 3, 2}}));
    QVERIFY(board.others(general, ada).empty());
    QVERIFY((board.of(general, ada) == Progress{ada, 4, 4}));
}

void ReceiptBoardTest::forgetsWhoLeaves()
{
    ReceiptBoard board({});
    board.move(general, {ada, 3, 2});
    (void)board.take(m_start);
    board.move(general, {ada, 4, 2});
    board.forget(general, ada);
    board.forget(adaAndBen, ada);
    QVERIFY(!board.wait(m_start + 1h));
    QVERIFY(board.take(m_start + 1h).empty());
    QVERIFY(board.others(general, ben).empty());
    QVERIFY((board.of(general, ada) == Progress{ada}));
}

void ReceiptBoardTest::forgetsARoom()
{
    ReceiptBoard board({});
    board.move(general, {ada, 3, 2});
    board.forget(general);
    QVERIFY(board.take(m_start).empty());
    QVERIFY((board.of(general, ada) == Progress{ada}));
}

void ReceiptBoardTest::beginsWithWhatIsKept()
{
    server::RoomRecord room{general, {}, {}, {}, 9, {ada, ben}};
    room.progress = {{ada, 9, 7}};
    server::Snapshot snapshot;
    snapshot.rooms = {room};
    const ReceiptBoard board(snapshot);
    QVERIFY((board.others(general, ben) == room.progress));
    QVERIFY(!board.wait(m_start));
}

QTEST_APPLESS_MAIN(ReceiptBoardTest)
#include "receiptboardtest.moc"
