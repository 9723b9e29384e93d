// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtimeline.h"

#include <QTest>

using client::FollowedTimeline;
using client::Inserted;
using client::Moved;
using client::Removed;
using client::TimelineRow;
using client::Updated;
using protocol::ErrorCode;
using sample::entry;
using sample::message;
using sample::messages;
using State = TimelineRow::State;

/// What I write, from its echo to its place.
class TimelineEchoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsWhatIWriteAtTheEnd();
    void showsWhatIWriteOnce();
    void keepsTheRowThroughAllStates();
    void takesThePlaceAndTheTimeThatTheServerGives();
    void putsWhatOthersWriteBeforeMine();
    void movesAboveTheFailedOnes();
    void movesAboveWhatWasWrittenBefore();
    void takesSeveralAcksAtOnce();
    void showsAFailureAndItsReason();
    void triesAFailedOneAgainInItsPlace();
    void removesWhatIsDiscarded();
    void doesNothingForMessagesThatAreNotHere();
    void changesNothingThatIsStored();
    void takesMineFromAnotherDevice();
    void keepsMyEchoWhereSomebodyElseUsesItsId();
    void takesAnEventThatIsThereAlreadyOnce();

private:
    std::unique_ptr<FollowedTimeline> m_timeline;
};

void TimelineEchoTest::init()
{
    m_timeline = std::make_unique<FollowedTimeline>();
    (void)m_timeline->begin(messages(1, 2));
}

void TimelineEchoTest::cleanup()
{
    QVERIFY(m_timeline->isSound());
}

void TimelineEchoTest::showsWhatIWriteAtTheEnd()
{
    const auto changes = m_timeline->echo(1);
    QCOMPARE(changes.size(), 1U);
    const auto *inserted = std::get_if<Inserted<TimelineRow>>(&changes.front());
    QVERIFY(inserted);
    QCOMPARE(inserted->at, 2);
    QCOMPARE(inserted->rows.size(), 1U);
    const TimelineRow &row = inserted->rows.front();
    QVERIFY(row.isMine);
    QVERIFY(row.state == State::Queued);
    QVERIFY(row.event.user == sample::ada);
    QVERIFY(row.event.timestamp == entry(1).writtenAt);
    QVERIFY((row.event.content == protocol::EventContent(protocol::MessagePosted{entry(1).content, {}})));
    (void)m_timeline->echo(2);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"queued 1"_qs, u"queued 2"_qs}));
}

void TimelineEchoTest::showsWhatIWriteOnce()
{
    (void)m_timeline->echo(1);
    QVERIFY(m_timeline->echo(1).empty());
    (void)m_timeline->setState(1, State::Sending);
    QVERIFY(m_timeline->echo(1).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"sending 1"_qs}));
}

void TimelineEchoTest::keepsTheRowThroughAllStates()
{
    (void)m_timeline->echo(1);
    const QList<quint64> ids = m_timeline->ids();
    for (const State state : {State::Sending, State::Queued, State::Sending}) {
        const auto changes = m_timeline->setState(1, state);
        QCOMPARE(changes.size(), 1U);
        QVERIFY(std::holds_alternative<Updated<TimelineRow>>(changes.front()));
        QCOMPARE(m_timeline->ids(), ids);
    }
    const auto changes = m_timeline->acknowledge(1, 3);
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::holds_alternative<Updated<TimelineRow>>(changes.front()));
    QCOMPARE(m_timeline->ids(), ids);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

void TimelineEchoTest::takesThePlaceAndTheTimeThatTheServerGives()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->acknowledge(1, 3);
    const TimelineRow &row = m_timeline->rows().back();
    QVERIFY(row.event == sample::stored(entry(1), 3));
    QVERIFY(row.state == State::Stored);
    QVERIFY(row.isMine);
}

void TimelineEchoTest::putsWhatOthersWriteBeforeMine()
{
    (void)m_timeline->echo(1);
    const quint64 id = m_timeline->ids().back();
    (void)m_timeline->append({message(3)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"queued 1"_qs}));
    (void)m_timeline->acknowledge(1, 4);
    (void)m_timeline->append({message(5)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs}));
    QCOMPARE(m_timeline->ids().at(3), id);
    QCOMPARE(m_timeline->ids().indexOf(id), 3);
}

void TimelineEchoTest::movesAboveTheFailedOnes()
{
    for (const int number : {1, 2, 3})
        (void)m_timeline->echo(number);
    (void)m_timeline->setState(1, State::Failed, ErrorCode::TooLong);
    (void)m_timeline->setState(2, State::Failed, ErrorCode::TooLong);
    const QList<quint64> ids = m_timeline->ids();
    const auto changes = m_timeline->acknowledge(3, 3);
    QCOMPARE(changes.size(), 2U);
    QVERIFY(std::get<Moved>(changes[0]) == (Moved{4, 2}));
    QCOMPARE(std::get<Updated<TimelineRow>>(changes[1]).at, 2);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"failed 1"_qs, u"failed 2"_qs}));
    QCOMPARE(m_timeline->ids(), (QList{ids[0], ids[1], ids[4], ids[2], ids[3]}));
}

void TimelineEchoTest::movesAboveWhatWasWrittenBefore()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->echo(2);
    (void)m_timeline->acknowledge(2, 3);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"queued 1"_qs}));
    (void)m_timeline->acknowledge(1, 4);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs}));
}

void TimelineEchoTest::takesSeveralAcksAtOnce()
{
    for (const int number : {1, 2, 3})
        (void)m_timeline->echo(number);
    const QList<quint64> ids = m_timeline->ids();
    (void)m_timeline->append({sample::stored(entry(1), 3), message(4), sample::stored(entry(2), 5)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs, u"queued 3"_qs}));
    QCOMPARE(m_timeline->ids().at(2), ids.at(2));
    QCOMPARE(m_timeline->ids().at(4), ids.at(3));
}

void TimelineEchoTest::showsAFailureAndItsReason()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->setState(1, State::Sending);
    (void)m_timeline->setState(1, State::Failed, ErrorCode::NotAMember);
    QVERIFY(m_timeline->rows().back().failure == ErrorCode::NotAMember);
    // It was stored all the same: the ack says so.
    (void)m_timeline->acknowledge(1, 3);
    QVERIFY(!m_timeline->rows().back().failure);
}

void TimelineEchoTest::triesAFailedOneAgainInItsPlace()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->echo(2);
    (void)m_timeline->setState(1, State::Failed, ErrorCode::NotAMember);
    const QList<quint64> ids = m_timeline->ids();
    (void)m_timeline->setState(1, State::Queued);
    QVERIFY(!m_timeline->rows().at(2).failure);
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"queued 1"_qs, u"queued 2"_qs}));
    QCOMPARE(m_timeline->ids(), ids);
}

void TimelineEchoTest::removesWhatIsDiscarded()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->echo(2);
    const auto changes = m_timeline->discard(1);
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::get<Removed>(changes.front()) == (Removed{2, 1}));
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"queued 2"_qs}));
    // A row id is never given twice.
    const quint64 last = m_timeline->ids().back();
    (void)m_timeline->echo(1);
    QVERIFY(m_timeline->ids().back() > last);
}

void TimelineEchoTest::doesNothingForMessagesThatAreNotHere()
{
    (void)m_timeline->echo(1);
    QVERIFY(m_timeline->setState(2, State::Sending).empty());
    QVERIFY(m_timeline->discard(2).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"queued 1"_qs}));
}

void TimelineEchoTest::changesNothingThatIsStored()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->acknowledge(1, 3);
    QVERIFY(m_timeline->setState(1, State::Queued).empty());
    QVERIFY(m_timeline->discard(1).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

void TimelineEchoTest::takesMineFromAnotherDevice()
{
    (void)m_timeline->echo(1);
    const auto changes = m_timeline->acknowledge(2, 3);
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::holds_alternative<Inserted<TimelineRow>>(changes.front()));
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"queued 1"_qs}));
    QVERIFY(m_timeline->rows().at(2).isMine);
    QVERIFY(!m_timeline->rows().at(1).isMine);
}

void TimelineEchoTest::keepsMyEchoWhereSomebodyElseUsesItsId()
{
    (void)m_timeline->echo(1);
    const quint64 id = m_timeline->ids().back();
    protocol::RoomEvent event = message(3);
    event.id = sample::request(1);
    (void)m_timeline->append({event});
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"queued 1"_qs}));
    QVERIFY(!m_timeline->rows().at(2).isMine);
    QCOMPARE(m_timeline->ids().back(), id);
}

void TimelineEchoTest::takesAnEventThatIsThereAlreadyOnce()
{
    (void)m_timeline->echo(1);
    (void)m_timeline->acknowledge(1, 3);
    QVERIFY(m_timeline->acknowledge(1, 3).empty());
    QVERIFY(m_timeline->append(messages(1, 2)).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

QTEST_APPLESS_MAIN(TimelineEchoTest)
#include "timelineechotest.moc"
