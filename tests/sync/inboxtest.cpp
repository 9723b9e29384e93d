// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/inbox.h"
#include "store/samples.h"

#include "protocol/limits.h"

#include <QTest>

using client::Inbox;
using protocol::Notification;
using protocol::NotificationKind;
using Numbers = Inbox::Numbers;

namespace {

Notification told(protocol::NotificationNumber number, NotificationKind kind = NotificationKind::Mention)
{
    return {number,     kind,        sample::general, number + 10, sample::ben, QStringLiteral("Ben"),
            u"tea?"_qs, wire::at({})};
}

Notification seen(protocol::NotificationNumber number)
{
    Notification notification = told(number);
    notification.isRead = true;
    return notification;
}

QList<protocol::NotificationNumber> numbersOf(const Inbox &inbox)
{
    QList<protocol::NotificationNumber> numbers;
    for (const client::NotificationRow &row : inbox.rows())
        numbers.append(row.key());
    return numbers;
}

} // namespace

class InboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheNewestFirst();
    void staysSeen();
    void countsWhatNamesMe();
    void findsWhatReadingARoomHasShown();
    void comparesWithWhatTheSpaceSays();
    void forgetsTheOldestThatWereSeenFirst();
};

void InboxTest::showsTheNewestFirst()
{
    Inbox inbox({told(1), told(2)});
    QCOMPARE(inbox.put({told(3)}).size(), 1U);
    QCOMPARE(numbersOf(inbox), (QList<protocol::NotificationNumber>{3, 2, 1}));
    QCOMPARE(inbox.last(), protocol::NotificationNumber{3});
    QCOMPARE(Inbox().last(), protocol::NotificationNumber{0});
}

void InboxTest::staysSeen()
{
    Inbox inbox({told(1)});
    QCOMPARE(inbox.markSeen({1, 7}).size(), 1U);
    QVERIFY(inbox.put({told(1)}).empty());
    QVERIFY(inbox.markSeen({1}).empty());
    QVERIFY(inbox.rows().front().notification.isRead);
}

void InboxTest::countsWhatNamesMe()
{
    const Inbox inbox({told(1), told(2, NotificationKind::Reply), told(3, NotificationKind::Direct),
                       told(4, NotificationKind::Invitation), seen(5)});
    QCOMPARE(inbox.mentionsIn(sample::general), 2);
    QCOMPARE(inbox.mentionsIn(sample::garden), 0);
}

void InboxTest::findsWhatReadingARoomHasShown()
{
    const Inbox inbox({told(1), seen(2), told(3), told(4)});
    QVERIFY((inbox.unseenIn(sample::general, 13) == Numbers{3, 1}));
    QVERIFY(inbox.unseenIn(sample::garden, 13).empty());
    QCOMPARE(inbox.about(sample::general, 13).size(), 1U);
    QVERIFY(inbox.about(sample::general, 20).empty());
}

void InboxTest::comparesWithWhatTheSpaceSays()
{
    const Inbox inbox({told(1), seen(2), told(3), told(4)});
    QVERIFY((inbox.seenAmong({2, 3, 4}) == Numbers{2}));
    QVERIFY((inbox.unseenBeside({3}, 3) == Numbers{1}));
}

void InboxTest::forgetsTheOldestThatWereSeenFirst()
{
    Inbox inbox;
    for (int number = 1; number <= protocol::maxNotifications; ++number)
        (void)inbox.put(
            {number == 500 ? seen(500) : told(static_cast<protocol::NotificationNumber>(number))});
    QCOMPARE(inbox.put({told(1'001)}).size(), 2U);
    QVERIFY(!numbersOf(inbox).contains(500));
    // Never the newest, even where it alone was seen.
    (void)inbox.put({seen(1'002)});
    QCOMPARE(inbox.last(), protocol::NotificationNumber{1'002});
    QVERIFY(!numbersOf(inbox).contains(1));
    QCOMPARE(inbox.rows().size(), std::size_t{protocol::maxNotifications});
}

QTEST_APPLESS_MAIN(InboxTest)
#include "inboxtest.moc"
