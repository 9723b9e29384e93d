// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/receiptbook.h"

#include "store/samples.h"

#include <QTest>

using client::Reach;
using client::ReceiptBook;
using protocol::Progress;
using sample::ada;
using sample::ben;

class ReceiptBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNobodyAtFirst();
    void isDeliveredOnceSomebodyHasIt();
    void countsWhoHasRead();
    void tellsWhatIsNews();
    void takesTheNewestForTrue();
    void forgetsWhoLeaves();
    void keepsWhoIsBackAgain();
    void addsBothNumbersOfAll();
};

void ReceiptBookTest::knowsNobodyAtFirst()
{
    const ReceiptBook book;
    QVERIFY(book.reachOf(1) == Reach());
    QCOMPARE(book.sum(), 0U);
    QVERIFY(book.people().empty());
}

void ReceiptBookTest::isDeliveredOnceSomebodyHasIt()
{
    const ReceiptBook book({{ada, 5, 0}, {ben, 3, 0}});
    QVERIFY((book.reachOf(5) == Reach{true, 0}));
    QVERIFY((book.reachOf(6) == Reach{false, 0}));
}

void ReceiptBookTest::countsWhoHasRead()
{
    const ReceiptBook book({{ada, 9, 7}, {ben, 9, 4}, {base::UserId(QStringLiteral("u-cleo")), 9, 4}});
    QVERIFY((book.reachOf(4) == Reach{true, 3}));
    QVERIFY((book.reachOf(5) == Reach{true, 1}));
    QVERIFY((book.reachOf(7) == Reach{true, 1}));
    QVERIFY((book.reachOf(8) == Reach{true, 0}));
}

void ReceiptBookTest::tellsWhatIsNews()
{
    ReceiptBook book;
    QVERIFY(book.move({{ada, 5, 0}, {ben, 3, 0}}));
    QVERIFY(!book.move({{ben, 3, 0}}));
    QVERIFY(book.move({{ada, 5, 0}, {ben, 3, 1}}));
    QVERIFY((book.people() == std::vector{Progress{ada, 5, 0}, Progress{ben, 3, 1}}));
}

void ReceiptBookTest::takesTheNewestForTrue()
{
    ReceiptBook book({{ada, 9, 9}});
    // They have left and come back.
    QVERIFY(book.move({{ada, 2, 0}}));
    QVERIFY((book.reachOf(3) == Reach{false, 0}));
}

void ReceiptBookTest::forgetsWhoLeaves()
{
    ReceiptBook book({{ada, 9, 9}, {ben, 5, 5}});
    QVERIFY(book.forget(ada, 10));
    QVERIFY(!book.forget(ada, 10));
    QVERIFY((book.reachOf(6) == Reach{false, 0}));
    QVERIFY((book.reachOf(5) == Reach{true, 1}));
}

void ReceiptBookTest::keepsWhoIsBackAgain()
{
    ReceiptBook book({{ada, 12, 9}});
    QVERIFY(!book.forget(ada, 10));
    QVERIFY((book.reachOf(9) == Reach{true, 1}));
}

void ReceiptBookTest::addsBothNumbersOfAll()
{
    ReceiptBook book({{ada, 9, 7}, {ben, 5, 0}});
    QCOMPARE(book.sum(), 21U);
    QVERIFY(book.move({{ben, 5, 5}}));
    QCOMPARE(book.sum(), 26U);
}

QTEST_APPLESS_MAIN(ReceiptBookTest)
#include "receiptbooktest.moc"
