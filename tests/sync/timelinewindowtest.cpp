// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/followedtimeline.h"

#include <QTest>

using client::FollowedTimeline;
using client::Inserted;
using client::Removed;
using client::Replaced;
using client::TimelineRow;
using sample::entry;
using sample::message;
using sample::messages;
using State = TimelineRow::State;

/// The window over the history: where it begins, and how it grows.
class TimelineWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_timeline = std::make_unique<FollowedTimeline>(); }
    void cleanup() { QVERIFY(m_timeline->isSound()); }

    void isEmptyAtFirst();
    void beginsWithAPageAndTheOutbox();
    void showsAFailedMessageOfTheOutbox();
    void showsAnOutboxEntryThatIsStoredAlreadyOnce();
    void beginsWithAnEntryWhoseIdSomebodyElseUsed();
    void growsAtTheNewerEnd();
    void showsWhatItCannotRead();
    void growsAtTheOlderEnd();
    void growsAtTheOlderEndBelowEchoes();
    void takesOverlappingPagesOnce();
    void takesNothing();
    void takesNoPageBeforeARowThatIsNotThere();
    void marksWhatIsMissingBelow();
    void marksWhatIsMissingAbove();
    void fillsAGapFromBelow();
    void fillsAGapInTheMiddle();
    void findsAnEchoInAGap();
    void findsAnEchoInAnOlderPage();
    void keepsOnlyEchoesAfterAReset();
    void beginsAnewAfterAReset();
    void resetsNothingWhereNothingIsStored();
    void namesPeopleAsTheyAreCalledNow();

private:
    std::unique_ptr<FollowedTimeline> m_timeline;
};

void TimelineWindowTest::isEmptyAtFirst()
{
    QCOMPARE(m_timeline->shown(), QStringList());
    QCOMPARE(m_timeline->oldest(), 0U);
    const auto changes = m_timeline->begin({});
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::holds_alternative<Replaced<TimelineRow>>(changes.front()));
    QCOMPARE(m_timeline->shown(), QStringList());
}

void TimelineWindowTest::beginsWithAPageAndTheOutbox()
{
    const auto changes = m_timeline->begin(messages(5, 6), {entry(2), entry(1)});
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::holds_alternative<Replaced<TimelineRow>>(changes.front()));
    QCOMPARE(m_timeline->shown(), (QStringList{u"5"_qs, u"6"_qs, u"queued 2"_qs, u"queued 1"_qs}));
    QCOMPARE(m_timeline->oldest(), 5U);
}

void TimelineWindowTest::showsAFailedMessageOfTheOutbox()
{
    store::OutboxEntry failed = entry(1);
    failed.failure = protocol::ErrorCode::NotAllowed;
    (void)m_timeline->begin({}, {failed, entry(2)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"failed 1"_qs, u"queued 2"_qs}));
    QVERIFY(m_timeline->rows().front().failure == protocol::ErrorCode::NotAllowed);
    QCOMPARE(m_timeline->oldest(), 0U);
}

void TimelineWindowTest::showsAnOutboxEntryThatIsStoredAlreadyOnce()
{
    (void)m_timeline->begin({message(5), sample::stored(entry(1), 6), message(7)}, {entry(1), entry(2)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"5"_qs, u"6"_qs, u"7"_qs, u"queued 2"_qs}));
    // Sent again, it is acknowledged with its old place.
    QVERIFY(m_timeline->setState(1, State::Sending).empty());
    QVERIFY(m_timeline->acknowledge(1, 6).empty());
}

void TimelineWindowTest::beginsWithAnEntryWhoseIdSomebodyElseUsed()
{
    (void)m_timeline->begin({message(5)}, {entry(1005)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"5"_qs, u"queued 1005"_qs}));
}

void TimelineWindowTest::growsAtTheNewerEnd()
{
    (void)m_timeline->begin(messages(5, 6));
    const auto changes = m_timeline->append(messages(7, 8));
    QVERIFY(!changes.empty());
    for (const auto &change : changes)
        QVERIFY(std::holds_alternative<Inserted<TimelineRow>>(change));
    QCOMPARE(m_timeline->shown(), (QStringList{u"5"_qs, u"6"_qs, u"7"_qs, u"8"_qs}));
    QCOMPARE(m_timeline->oldest(), 5U);
}

void TimelineWindowTest::showsWhatItCannotRead()
{
    const auto unsupported = sample::with(message(2), protocol::Unsupported{u"hologram"_qs});
    (void)m_timeline->begin(messages(1, 1));
    (void)m_timeline->append({unsupported, message(3)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
    QVERIFY(m_timeline->rows().at(1).event == unsupported);
}

void TimelineWindowTest::growsAtTheOlderEnd()
{
    (void)m_timeline->begin(messages(5, 6));
    const QList<quint64> ids = m_timeline->ids();
    const auto changes = m_timeline->prepend(messages(2, 4));
    QCOMPARE(changes.size(), 1U);
    QCOMPARE(std::get<Inserted<TimelineRow>>(changes.front()).at, 0);
    QCOMPARE(m_timeline->shown(), (QStringList{u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs, u"6"_qs}));
    QCOMPARE(m_timeline->oldest(), 2U);
    QCOMPARE(m_timeline->ids().mid(3), ids);
}

void TimelineWindowTest::growsAtTheOlderEndBelowEchoes()
{
    (void)m_timeline->begin(messages(4, 5), {entry(1)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"4"_qs, u"5"_qs, u"queued 1"_qs}));
    (void)m_timeline->prepend(messages(3, 3));
    QCOMPARE(m_timeline->shown(), (QStringList{u"3"_qs, u"4"_qs, u"5"_qs, u"queued 1"_qs}));
}

void TimelineWindowTest::takesOverlappingPagesOnce()
{
    (void)m_timeline->begin(messages(5, 6));
    (void)m_timeline->prepend(messages(3, 5));
    (void)m_timeline->append(messages(6, 7));
    QCOMPARE(m_timeline->shown(), (QStringList{u"3"_qs, u"4"_qs, u"5"_qs, u"6"_qs, u"7"_qs}));
    QVERIFY(m_timeline->prepend(messages(3, 5)).empty());
    QVERIFY(m_timeline->append(messages(3, 7)).empty());
}

void TimelineWindowTest::takesNothing()
{
    (void)m_timeline->begin(messages(5, 6));
    QVERIFY(m_timeline->prepend({}).empty());
    QVERIFY(m_timeline->append({}).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"5"_qs, u"6"_qs}));
}

void TimelineWindowTest::takesNoPageBeforeARowThatIsNotThere()
{
    // An answer to what was asked before the room was closed and opened again.
    (void)m_timeline->begin(messages(9, 10));
    QVERIFY(m_timeline->insertBefore(8, messages(5, 7)).empty());
    QVERIFY(m_timeline->insertBefore(10, messages(5, 9)).empty());
    QVERIFY(m_timeline->insertBefore(0, messages(5, 7)).empty());
    QCOMPARE(m_timeline->shown(), (QStringList{u"9"_qs, u"10"_qs}));
}

void TimelineWindowTest::marksWhatIsMissingBelow()
{
    (void)m_timeline->begin(messages(1, 2), {entry(1)});
    (void)m_timeline->append(messages(50, 51));
    QCOMPARE(m_timeline->shown(),
             (QStringList{u"1"_qs, u"2"_qs, u"(3 to 49)"_qs, u"50"_qs, u"51"_qs, u"queued 1"_qs}));
    QCOMPARE(m_timeline->rows().at(2).missing, 47U);
    QVERIFY(m_timeline->append(messages(49, 51)).empty());
}

void TimelineWindowTest::marksWhatIsMissingAbove()
{
    (void)m_timeline->begin(messages(50, 51));
    (void)m_timeline->prepend(messages(1, 2));
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"(3 to 49)"_qs, u"50"_qs, u"51"_qs}));
    (void)m_timeline->reset();
    QCOMPARE(m_timeline->shown(), QStringList());
}

void TimelineWindowTest::fillsAGapFromBelow()
{
    (void)m_timeline->begin(messages(1, 2));
    (void)m_timeline->append(messages(10, 11));
    const QList<quint64> ids = m_timeline->ids();
    (void)m_timeline->insertBefore(10, messages(7, 9));
    QCOMPARE(m_timeline->shown(),
             (QStringList{u"1"_qs, u"2"_qs, u"(3 to 6)"_qs, u"7"_qs, u"8"_qs, u"9"_qs, u"10"_qs, u"11"_qs}));
    QCOMPARE(m_timeline->ids().first(2), ids.first(2));
    QCOMPARE(m_timeline->ids().last(2), ids.last(2));
    // With what is here already.
    (void)m_timeline->insertBefore(7, messages(1, 6));
    QCOMPARE(m_timeline->rows().size(), 11U);
    QCOMPARE(m_timeline->ids().first(2), ids.first(2));
    QVERIFY(m_timeline->isSound());
    QVERIFY(m_timeline->insertBefore(7, messages(1, 6)).empty());
}

void TimelineWindowTest::fillsAGapInTheMiddle()
{
    (void)m_timeline->begin(messages(1, 1));
    (void)m_timeline->append(messages(20, 20));
    (void)m_timeline->insertBefore(20, messages(8, 9));
    QCOMPARE(m_timeline->shown(),
             (QStringList{u"1"_qs, u"(2 to 7)"_qs, u"8"_qs, u"9"_qs, u"(10 to 19)"_qs, u"20"_qs}));
    (void)m_timeline->insertBefore(8, messages(2, 7));
    (void)m_timeline->insertBefore(20, messages(10, 19));
    QCOMPARE(m_timeline->rows().size(), 20U);
    QVERIFY(m_timeline->isSound());
}

void TimelineWindowTest::findsAnEchoInAGap()
{
    (void)m_timeline->begin(messages(1, 1), {entry(1), entry(2)});
    const quint64 id = m_timeline->ids().at(1);
    (void)m_timeline->append(messages(5, 5));
    (void)m_timeline->insertBefore(5, {message(3), sample::stored(entry(1), 4)});
    QCOMPARE(m_timeline->shown(),
             (QStringList{u"1"_qs, u"(2 to 2)"_qs, u"3"_qs, u"4"_qs, u"5"_qs, u"queued 2"_qs}));
    QCOMPARE(m_timeline->ids().at(3), id);
}

void TimelineWindowTest::findsAnEchoInAnOlderPage()
{
    // Stored before the page that is shown, but the ack was lost with the connection.
    (void)m_timeline->begin(messages(5, 6), {entry(1), entry(2)});
    const quint64 id = m_timeline->ids().at(2);
    (void)m_timeline->prepend({message(3), sample::stored(entry(1), 4)});
    QCOMPARE(m_timeline->shown(), (QStringList{u"3"_qs, u"4"_qs, u"5"_qs, u"6"_qs, u"queued 2"_qs}));
    QCOMPARE(m_timeline->ids().at(1), id);
    QVERIFY(m_timeline->acknowledge(1, 4).empty());
}

void TimelineWindowTest::keepsOnlyEchoesAfterAReset()
{
    (void)m_timeline->begin(messages(5, 6), {entry(1), entry(2)});
    const QList<quint64> ids = m_timeline->ids();
    const auto changes = m_timeline->reset();
    QCOMPARE(changes.size(), 1U);
    QVERIFY(std::get<Removed>(changes.front()) == (Removed{0, 2}));
    QCOMPARE(m_timeline->shown(), (QStringList{u"queued 1"_qs, u"queued 2"_qs}));
    QCOMPARE(m_timeline->ids(), ids.mid(2));
    QCOMPARE(m_timeline->oldest(), 0U);
}

void TimelineWindowTest::beginsAnewAfterAReset()
{
    (void)m_timeline->begin(messages(105, 106), {entry(1)});
    (void)m_timeline->reset();
    (void)m_timeline->append(messages(3, 4));
    (void)m_timeline->acknowledge(1, 5);
    (void)m_timeline->insertBefore(3, messages(1, 2));
    QCOMPARE(m_timeline->shown(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs}));
}

void TimelineWindowTest::resetsNothingWhereNothingIsStored()
{
    QVERIFY(m_timeline->reset().empty());
    (void)m_timeline->begin({}, {entry(1)});
    QVERIFY(m_timeline->reset().empty());
    QCOMPARE(m_timeline->shown(), QStringList{u"queued 1"_qs});
}

void TimelineWindowTest::namesPeopleAsTheyAreCalledNow()
{
    const protocol::Actor ben{sample::ben, u"Ben"_qs};
    protocol::RoomEvent joined = sample::with(sample::message(2), protocol::UserJoined{ben});
    joined.user = base::UserId(u"u-cleo"_qs);
    joined.name = u"Cleo"_qs;
    protocol::RoomEvent said = sample::message(3);
    said.user = sample::ben;
    said.name = u"Ben"_qs;
    (void)m_timeline->begin({joined, said}, {entry(1)});
    const protocol::Profile profile{sample::ben, u"Benjamin"_qs, protocol::AvatarColor::Plum, {}};
    QCOMPARE(m_timeline->rename(profile).size(), 2U);
    QCOMPARE(m_timeline->rows()[0].event.name, u"Cleo"_qs);
    const auto &let = std::get<protocol::UserJoined>(m_timeline->rows()[0].event.content);
    QCOMPARE(let.by->name, u"Benjamin"_qs);
    QCOMPARE(m_timeline->rows()[1].event.name, u"Benjamin"_qs);
    QVERIFY(m_timeline->rows()[1].event.color == protocol::AvatarColor::Plum);
    QVERIFY(m_timeline->rename(profile).empty());
    // What I write from then on is by my new name as well.
    QCOMPARE(m_timeline->rename({sample::ada, u"Countess"_qs}).size(), 1U);
    (void)m_timeline->echo(2);
    QCOMPARE(m_timeline->rows()[3].event.name, u"Countess"_qs);
}

QTEST_APPLESS_MAIN(TimelineWindowTest)
#include "timelinewindowtest.moc"
