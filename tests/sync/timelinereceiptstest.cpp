// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtimeline.h"

#include <QTest>

using client::FollowedTimeline;
using client::Reach;
using client::ReceiptBook;
using client::TimelineRow;
using client::Updated;
using sample::ben;
using sample::entry;
using sample::messages;
using sample::stored;

/// How far messages of mine have come.
class TimelineReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysHowFarMyMessagesAre();
    void saysNothingOfWhatOthersWrote();
    void tellsOfRowsThatChangedAlone();
    void goesBackWithWhoLeaves();
    void holdsForWhatIsAcknowledgedLater();
    void holdsForOlderRows();
    void holdsForAnAmendedMessage();
    void saysNothingOfAGap();

private:
    [[nodiscard]] Reach reachOf(base::Seq seq) const;

    std::unique_ptr<FollowedTimeline> m_timeline;
};

void TimelineReceiptsTest::init()
{
    m_timeline = std::make_unique<FollowedTimeline>();
    // Mine are 3, 4 and 6.
    auto events = messages(1, 6);
    for (const std::size_t at : {2U, 3U, 5U})
        events[at] = stored(entry(static_cast<int>(at)), at + 1);
    (void)m_timeline->begin(events);
}

void TimelineReceiptsTest::cleanup()
{
    QVERIFY(m_timeline->isSound());
}

Reach TimelineReceiptsTest::reachOf(base::Seq seq) const
{
    for (const TimelineRow &row : m_timeline->rows()) {
        if (row.state == TimelineRow::State::Stored && row.event.seq == seq)
            return row.reach;
    }
    return {false, -1};
}

void TimelineReceiptsTest::saysHowFarMyMessagesAre()
{
    QVERIFY(reachOf(3) == Reach());
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 4, 3}}));
    QVERIFY((reachOf(3) == Reach{true, 1}));
    QVERIFY((reachOf(4) == Reach{true, 0}));
    QVERIFY((reachOf(6) == Reach{false, 0}));
}

void TimelineReceiptsTest::saysNothingOfWhatOthersWrote()
{
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 6, 6}}));
    QVERIFY(reachOf(1) == Reach());
    QVERIFY(reachOf(5) == Reach());
}

void TimelineReceiptsTest::tellsOfRowsThatChangedAlone()
{
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 4, 3}}));
    const auto changes = m_timeline->setReceipts(ReceiptBook({{ben, 5, 4}}));
    QCOMPARE(changes.size(), 1U);
    const auto *updated = std::get_if<Updated<TimelineRow>>(&changes.front());
    QVERIFY(updated);
    QCOMPARE(updated->row.event.seq, 4U);
    QVERIFY(m_timeline->setReceipts(ReceiptBook({{ben, 5, 4}})).empty());
    // A further recipient of what is delivered is no news.
    QVERIFY(m_timeline->setReceipts(ReceiptBook({{ben, 5, 4}, {base::UserId(u"u-cleo"_qs), 5, 0}})).empty());
}

void TimelineReceiptsTest::goesBackWithWhoLeaves()
{
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 6, 6}}));
    QCOMPARE(m_timeline->setReceipts({}).size(), 3U);
    QVERIFY(reachOf(6) == Reach());
}

void TimelineReceiptsTest::holdsForWhatIsAcknowledgedLater()
{
    (void)m_timeline->echo(9);
    // The others may be told of it before its ack is here.
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 7, 0}}));
    QVERIFY(m_timeline->rows().back().reach == Reach());
    (void)m_timeline->acknowledge(9, 7);
    QVERIFY((reachOf(7) == Reach{true, 0}));
}

void TimelineReceiptsTest::holdsForOlderRows()
{
    FollowedTimeline timeline;
    (void)timeline.begin(messages(3, 4));
    (void)timeline.setReceipts(ReceiptBook({{ben, 4, 4}}));
    (void)timeline.prepend({sample::message(1), stored(entry(2), 2)});
    QVERIFY((timeline.rows()[1].reach == Reach{true, 1}));
    QVERIFY(timeline.isSound());
}

void TimelineReceiptsTest::holdsForAnAmendedMessage()
{
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 6, 6}}));
    (void)m_timeline->append(
        {sample::with(sample::message(7), protocol::ReactionSet{6, QStringLiteral("👍"), true})});
    QVERIFY((reachOf(6) == Reach{true, 1}));
}

void TimelineReceiptsTest::saysNothingOfAGap()
{
    (void)m_timeline->append({sample::message(10)});
    (void)m_timeline->setReceipts(ReceiptBook({{ben, 10, 10}}));
    const auto gap = std::ranges::find(m_timeline->rows(), TimelineRow::State::Missing, &TimelineRow::state);
    QVERIFY(gap != m_timeline->rows().end() && gap->reach == Reach());
}

QTEST_APPLESS_MAIN(TimelineReceiptsTest)
#include "timelinereceiptstest.moc"
