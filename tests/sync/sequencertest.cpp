// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sequencer.h"
#include "store/samples.h"

#include <QTest>

#include <algorithm>
#include <numeric>

using client::Sequencer;
using sample::message;
using sample::messages;
using sample::seqs;
using sample::seqsOf;
using Hole = Sequencer::Hole;

class SequencerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsWithWhateverComesFirst();
    void givesWhatIsInOrderAtOnce();
    void countsWhatComesTwiceOnce();
    void ignoresWhatIsThereAlready();
    void keepsWhatComesEarlyUntilTheHoleIsFilled();
    void asksForTheOldestHoleFirst();
    void keepsTheFirstOfTwoThatComeEarly();
    void seesAHoleBeforeAPage();
    void takesAPageInAnyOrder();
    void takesNothing();
    void beginsAnewAfterAReset();
    void passesOverWhatIsNotWaitedFor();
    void puts6EventsIntoOrderHoweverTheyCome();
    void putsDuplicatesIntoOrderHoweverTheyCome();
};

void SequencerTest::beginsWithWhateverComesFirst()
{
    Sequencer sequencer;
    QCOMPARE(sequencer.last(), 0U);
    QVERIFY(!sequencer.hole());
    QVERIFY(sequencer.take(messages(41, 43)) == messages(41, 43));
    QCOMPARE(sequencer.last(), 43U);
    QVERIFY(!sequencer.hole());
}

void SequencerTest::givesWhatIsInOrderAtOnce()
{
    Sequencer sequencer(4);
    QCOMPARE(sequencer.last(), 4U);
    for (base::Seq seq = 5; seq <= 9; ++seq) {
        QVERIFY(sequencer.take({message(seq)}) == std::vector{message(seq)});
        QCOMPARE(sequencer.last(), seq);
        QVERIFY(!sequencer.hole());
    }
}

void SequencerTest::countsWhatComesTwiceOnce()
{
    Sequencer sequencer(4);
    QCOMPARE(seqsOf(sequencer.take({message(5), message(5)})), seqs(5, 5));
    QCOMPARE(seqsOf(sequencer.take({message(5), message(6)})), seqs(6, 6));
    QVERIFY(!sequencer.hole());
}

void SequencerTest::ignoresWhatIsThereAlready()
{
    Sequencer sequencer(100);
    QVERIFY(sequencer.take(messages(1, 100)).empty());
    QCOMPARE(sequencer.last(), 100U);
    QVERIFY(!sequencer.hole());
}

void SequencerTest::keepsWhatComesEarlyUntilTheHoleIsFilled()
{
    Sequencer sequencer(4);
    QVERIFY(sequencer.take({message(7)}).empty());
    QVERIFY(sequencer.hole() == (Hole{4, 7}));
    QVERIFY(sequencer.take({message(8)}).empty());
    QVERIFY(sequencer.hole() == (Hole{4, 7}));
    QCOMPARE(seqsOf(sequencer.take({message(5)})), seqs(5, 5));
    QVERIFY(sequencer.hole() == (Hole{5, 7}));
    QVERIFY(sequencer.take({message(6)}) == messages(6, 8));
    QVERIFY(!sequencer.hole());
    QCOMPARE(sequencer.last(), 8U);
}

void SequencerTest::asksForTheOldestHoleFirst()
{
    Sequencer sequencer(1);
    QVERIFY(sequencer.take({message(9), message(5)}).empty());
    QVERIFY(sequencer.hole() == (Hole{1, 5}));
    QCOMPARE(seqsOf(sequencer.take(messages(2, 4))), seqs(2, 5));
    QVERIFY(sequencer.hole() == (Hole{5, 9}));
    QCOMPARE(seqsOf(sequencer.take(messages(6, 8))), seqs(6, 9));
    QVERIFY(!sequencer.hole());
}

void SequencerTest::keepsTheFirstOfTwoThatComeEarly()
{
    Sequencer sequencer(1);
    protocol::RoomEvent renamed = message(3);
    renamed.name = u"Benjamin"_qs;
    QVERIFY(sequencer.take({message(3)}).empty());
    QVERIFY(sequencer.take({renamed}).empty());
    QVERIFY(sequencer.take({message(2)}) == messages(2, 3));
}

void SequencerTest::seesAHoleBeforeAPage()
{
    // The newest page after a reconnect, as `subscribe` answers it.
    Sequencer sequencer(100);
    QVERIFY(sequencer.take(messages(251, 300)).empty());
    QVERIFY(sequencer.hole() == (Hole{100, 251}));
    QCOMPARE(seqsOf(sequencer.take(messages(101, 150))), seqs(101, 150));
    QVERIFY(sequencer.hole() == (Hole{150, 251}));
    // What arrives live meanwhile waits with the page.
    QVERIFY(sequencer.take({message(301)}).empty());
    QCOMPARE(seqsOf(sequencer.take(messages(151, 250))), seqs(151, 301));
    QVERIFY(!sequencer.hole());
}

void SequencerTest::takesAPageInAnyOrder()
{
    Sequencer sequencer;
    QVERIFY(sequencer.take({message(7), message(5), message(6)}) == messages(5, 7));
}

void SequencerTest::takesNothing()
{
    Sequencer sequencer(3);
    QVERIFY(sequencer.take({}).empty());
    QCOMPARE(sequencer.last(), 3U);
    QVERIFY(!sequencer.hole());
}

void SequencerTest::beginsAnewAfterAReset()
{
    Sequencer sequencer(100);
    QVERIFY(sequencer.take(messages(110, 120)).empty());
    QVERIFY(sequencer.reset() == messages(110, 120));
    QCOMPARE(sequencer.last(), 0U);
    QVERIFY(!sequencer.hole());
    QVERIFY(sequencer.take(messages(3, 4)) == messages(3, 4));
    QCOMPARE(sequencer.last(), 4U);
    QVERIFY(!sequencer.hole());
}

void SequencerTest::passesOverWhatIsNotWaitedFor()
{
    Sequencer sequencer(100);
    QVERIFY(sequencer.take(messages(110, 112)).empty());
    QVERIFY(sequencer.take(messages(200, 201)).empty());
    QVERIFY(sequencer.skipTo(200) == messages(110, 112));
    QCOMPARE(sequencer.last(), 199U);
    QVERIFY(sequencer.take(messages(202, 202)) == messages(200, 202));
}

void SequencerTest::puts6EventsIntoOrderHoweverTheyCome()
{
    std::vector<base::Seq> order(6);
    std::iota(order.begin(), order.end(), 11);
    do {
        Sequencer sequencer(10);
        std::vector<protocol::RoomEvent> given;
        for (const base::Seq seq : order) {
            std::ranges::copy(sequencer.take({message(seq)}), std::back_inserter(given));
            QCOMPARE(sequencer.last(), 10 + given.size());
            const auto hole = sequencer.hole();
            QVERIFY(!hole || (hole->after == sequencer.last() && hole->before > hole->after + 1));
        }
        QVERIFY(given == messages(11, 16));
        QVERIFY(!sequencer.hole());
    } while (std::ranges::next_permutation(order).found);
}

void SequencerTest::putsDuplicatesIntoOrderHoweverTheyCome()
{
    std::vector<base::Seq> order{11, 11, 12, 13, 13, 14, 15, 16, 16};
    do {
        Sequencer sequencer(10);
        std::size_t given = 0;
        for (const base::Seq seq : order) {
            for (const protocol::RoomEvent &event : sequencer.take({message(seq)}))
                QCOMPARE(event.seq, 11 + given++);
        }
        QCOMPARE(given, 6U);
        QVERIFY(!sequencer.hole());
    } while (std::ranges::next_permutation(order).found);
}

QTEST_APPLESS_MAIN(SequencerTest)
#include "sequencertest.moc"
