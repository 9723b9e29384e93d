// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtimeline.h"

#include <QTest>

using namespace client;
using namespace protocol;
using base::Seq;

namespace {

const QString thumb = QStringLiteral("👍");

RoomEvent doing(Seq seq, EventContent content)
{
    return sample::with(sample::message(seq), std::move(content));
}

store::OutboxEntry mine(int number, Amendment amendment)
{
    store::OutboxEntry entry = sample::entry(number);
    entry.content.clear();
    entry.amendment = std::move(amendment);
    return entry;
}

} // namespace

class TimelineAmendmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_timeline = FollowedTimeline(); }

    void showsWhatAMessageHasBecome();
    void takesTheTextOutOfTheEditsToo();
    void waitsForWhatIsMissingBetween();
    void deletesAcrossAGap();
    void showsWhatIDidUntilTheSpaceAnswers();
    void showsWhatIDidToAMessageThatComesLater();
    void showsWhatIDidBelowAGapUntilItCounts();
    void showsWhatIDidUntilItsEventIsHere();
    void forgetsWhatIDidWithTheHistory();
    void findsWhatIDidOnTheDisk();

private:
    [[nodiscard]] const TimelineRow &row(Seq seq) const
    {
        return *std::ranges::find(m_timeline.rows(), seq,
                                  [](const TimelineRow &each) { return each.event.seq; });
    }
    [[nodiscard]] MessagePosted message(Seq seq) const
    {
        return std::get<MessagePosted>(row(seq).event.content);
    }
    [[nodiscard]] MessagePosted shown(Seq seq) const
    {
        return std::get<MessagePosted>(row(seq).shown(sample::ada));
    }

    FollowedTimeline m_timeline;
};

void TimelineAmendmentsTest::showsWhatAMessageHasBecome()
{
    m_timeline.begin(sample::messages(1, 3));
    const quint64 rowId = row(2).rowId;
    m_timeline.append({doing(4, MessageEdited{2, thumb}), doing(5, ReactionSet{2, thumb, true})});
    QCOMPARE(message(2).content, thumb);
    QVERIFY(reacts(message(2), sample::ben, thumb));
    QCOMPARE(row(2).rowId, rowId);
    QCOMPARE(m_timeline.rows().size(), 5U);
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::takesTheTextOutOfTheEditsToo()
{
    m_timeline.begin(sample::messages(1, 1));
    m_timeline.append({doing(2, MessageEdited{1, thumb})});
    m_timeline.append({doing(3, MessageDeleted{1})});
    QVERIFY(message(1).state.isDeleted);
    QVERIFY(row(2).event.content == EventContent(MessageEdited{1, {}}));
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::waitsForWhatIsMissingBetween()
{
    m_timeline.begin(sample::messages(1, 3));
    m_timeline.append({doing(6, MessageEdited{2, QStringLiteral("last")})});
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    m_timeline.insertBefore(6, {doing(5, MessageEdited{2, QStringLiteral("second")})});
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    m_timeline.insertBefore(5, {doing(4, ReactionSet{2, thumb, true})});
    QCOMPARE(message(2).content, QStringLiteral("last"));
    QVERIFY(reacts(message(2), sample::ben, thumb));
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::deletesAcrossAGap()
{
    m_timeline.begin(sample::messages(1, 3));
    m_timeline.append({doing(9, MessageDeleted{2})});
    QVERIFY(message(2).state.isDeleted);
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::showsWhatIDidUntilTheSpaceAnswers()
{
    m_timeline.begin(sample::messages(1, 2));
    const auto edit = mine(1, MessageEdited{2, thumb});
    const auto reaction = mine(2, ReactionSet{2, thumb, true});
    m_timeline.await(edit);
    m_timeline.await(reaction);
    QCOMPARE(row(2).awaited.size(), 2U);
    QCOMPARE(shown(2).content, thumb);
    QVERIFY(reacts(shown(2), sample::ada, thumb));
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    m_timeline.settle(edit);
    QCOMPARE(shown(2).content, QStringLiteral("message 1002"));
    QVERIFY(reacts(shown(2), sample::ada, thumb));
    m_timeline.settle(reaction);
    QVERIFY(row(2).awaited.empty());
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::showsWhatIDidToAMessageThatComesLater()
{
    m_timeline.begin(sample::messages(5, 6));
    m_timeline.await(mine(1, MessagePinned{3, true}));
    m_timeline.prepend(sample::messages(1, 4));
    QVERIFY(shown(3).state.isPinned);
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::showsWhatIDidBelowAGapUntilItCounts()
{
    m_timeline.begin(sample::messages(1, 3));
    const auto edit = mine(1, MessageEdited{2, thumb});
    m_timeline.await(edit);
    m_timeline.append({sample::message(9), doing(10, MessageEdited{2, thumb})});
    m_timeline.settle(edit, 10);
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    QCOMPARE(shown(2).content, thumb);
    // Part of the gap is not enough, since something may have come before.
    m_timeline.insertBefore(9, sample::messages(6, 8));
    QCOMPARE(shown(2).content, thumb);
    QCOMPARE(row(2).awaited.size(), 1U);
    m_timeline.insertBefore(6, sample::messages(4, 5));
    QCOMPARE(message(2).content, thumb);
    QVERIFY(row(2).awaited.empty());
    // What somebody else does later shows.
    m_timeline.append({doing(11, MessageEdited{2, QStringLiteral("later")})});
    QCOMPARE(shown(2).content, QStringLiteral("later"));
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::showsWhatIDidUntilItsEventIsHere()
{
    m_timeline.begin(sample::messages(1, 2));
    const auto edit = mine(1, MessageEdited{2, thumb});
    m_timeline.await(edit);
    m_timeline.settle(edit, 4);
    QCOMPARE(shown(2).content, thumb);
    m_timeline.append({sample::message(3)});
    QCOMPARE(shown(2).content, thumb);
    m_timeline.append({doing(4, MessageEdited{2, thumb})});
    QVERIFY(row(2).awaited.empty());
    QCOMPARE(message(2).content, thumb);
    // An answer that names an event which is here, or the message itself, waits for nothing.
    for (const Seq stored : {Seq{2}, Seq{4}}) {
        const auto again = mine(2, MessageEdited{2, thumb});
        m_timeline.await(again);
        m_timeline.settle(again, stored);
        QVERIFY(row(2).awaited.empty());
    }
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::forgetsWhatIDidWithTheHistory()
{
    m_timeline.begin(sample::messages(1, 2));
    m_timeline.await(mine(1, MessagePinned{2, true}));
    m_timeline.reset();
    m_timeline.append(sample::messages(1, 2));
    QVERIFY(row(2).awaited.empty());
    QVERIFY(m_timeline.isSound());
}

void TimelineAmendmentsTest::findsWhatIDidOnTheDisk()
{
    m_timeline.begin(sample::messages(1, 2), {sample::entry(1), mine(2, MessagePinned{2, true})});
    QCOMPARE(m_timeline.shown(),
             (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("queued 1")}));
    QVERIFY(shown(2).state.isPinned);
}

QTEST_APPLESS_MAIN(TimelineAmendmentsTest)
#include "timelineamendmentstest.moc"
