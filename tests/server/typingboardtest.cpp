// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/typingboard.h"

#include "support/fakeclock.h"
#include "wire/samplevalues.h"

#include <QTest>

using namespace std::chrono_literals;
using server::TypingBoard;
using Place = TypingBoard::Place;
using Places = std::vector<Place>;
using Writing = TypingBoard::Writing;

class TypingBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_board = TypingBoard(); }

    void tellsWhoBeginsAndWhoStops();
    void passesOnNoFlicker();
    void showsWhoBeganTooEarlyOnceTheyRenewIt();
    void tellsAtOnceWhoBeginsAfterAMessage();
    void forgetsWhoStopped();
    void tellsNothingOfWhoStopsWithoutHavingBegun();
    void tellsOfARenewalOnlyNowAndThen();
    void endsWhatWasNotRenewed();
    void holdsWhatWasRenewed();
    void tellsWhenTheNextOneEnds();
    void endsAllOfOneUser();

private:
    const Place m_ada{wire::general, wire::ada};
    const Place m_adaElsewhere{wire::adaAndBen, wire::ada};
    const Place m_ben{wire::general, wire::ben};
    support::FakeClock m_clock;
    const base::TimePoint m_start = m_clock.now();
    TypingBoard m_board;
};

void TypingBoardTest::tellsWhoBeginsAndWhoStops()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(m_board.set(m_ben, Writing::On, m_start));
    QVERIFY(m_board.set(m_ada, Writing::Off, m_start + 2s));
    QVERIFY(m_board.set(m_ada, Writing::On, m_start + 2s));
}

void TypingBoardTest::passesOnNoFlicker()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    int told = 0;
    for (base::Duration at = 1ms; at < 10s; at += 10ms) {
        told += m_board.set(m_ada, Writing::Off, m_start + at) ? 1 : 0;
        told += m_board.set(m_ada, Writing::On, m_start + at + 5ms) ? 1 : 0;
    }
    // An end and a new beginning every two seconds.
    QCOMPARE(told, 9);
}

void TypingBoardTest::showsWhoBeganTooEarlyOnceTheyRenewIt()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(m_board.set(m_ada, Writing::Off, m_start + 1s));
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 1s));
    // Nobody was told of that beginning, so nobody is of its end.
    QVERIFY(!m_board.set(m_ada, Writing::Off, m_start + 1s));
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 1s));
    QVERIFY(m_board.set(m_ada, Writing::On, m_start + 4s));
    QCOMPARE(m_board.expire(m_start + 10s), Places{m_ada});
}

void TypingBoardTest::tellsAtOnceWhoBeginsAfterAMessage()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(m_board.finish(m_ada));
    QVERIFY(!m_board.finish(m_ada));
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(m_board.set(m_ada, Writing::Off, m_start));
    QVERIFY(!m_board.finish(m_ada));
}

void TypingBoardTest::forgetsWhoStopped()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(m_board.set(m_ada, Writing::Off, m_start + 1s));
    QVERIFY(m_board.nextExpiry() == m_start + 2s);
    QCOMPARE(m_board.expire(m_start + 2s), Places());
    QVERIFY(!m_board.nextExpiry());
}

void TypingBoardTest::tellsNothingOfWhoStopsWithoutHavingBegun()
{
    QVERIFY(!m_board.set(m_ada, Writing::Off, m_start));
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(!m_board.set(m_adaElsewhere, Writing::Off, m_start));
    QVERIFY(!m_board.set(m_ben, Writing::Off, m_start));
}

void TypingBoardTest::tellsOfARenewalOnlyNowAndThen()
{
    QVERIFY(m_board.set(m_ada, Writing::On, m_start));
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 1ms));
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 1'999ms));
    QVERIFY(m_board.set(m_ada, Writing::On, m_start + 2'000ms));
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 3'999ms));
}

void TypingBoardTest::endsWhatWasNotRenewed()
{
    (void)m_board.set(m_ada, Writing::On, m_start);
    (void)m_board.set(m_ben, Writing::On, m_start + 1s);
    QCOMPARE(m_board.expire(m_start + 5'999ms), Places());
    QCOMPARE(m_board.expire(m_start + 6s), Places{m_ada});
    QCOMPARE(m_board.expire(m_start + 6s), Places());
    QCOMPARE(m_board.expire(m_start + 1h), Places{m_ben});
}

void TypingBoardTest::holdsWhatWasRenewed()
{
    (void)m_board.set(m_ada, Writing::On, m_start);
    // Even a renewal that nobody is told of.
    QVERIFY(!m_board.set(m_ada, Writing::On, m_start + 1s));
    QCOMPARE(m_board.expire(m_start + 6s), Places());
    QCOMPARE(m_board.expire(m_start + 7s), Places{m_ada});
}

void TypingBoardTest::tellsWhenTheNextOneEnds()
{
    QVERIFY(!m_board.nextExpiry());
    (void)m_board.set(m_ada, Writing::On, m_start);
    (void)m_board.set(m_ben, Writing::On, m_start + 1s);
    QVERIFY(m_board.nextExpiry() == m_start + 6s);
    (void)m_board.set(m_ada, Writing::On, m_start + 2s);
    QVERIFY(m_board.nextExpiry() == m_start + 7s);
    (void)m_board.set(m_ben, Writing::Off, m_start + 3s);
    QVERIFY(m_board.nextExpiry() == m_start + 8s);
    (void)m_board.expire(m_start + 8s);
    QVERIFY(!m_board.nextExpiry());
}

void TypingBoardTest::endsAllOfOneUser()
{
    for (const Place &place : {m_ada, m_ben, m_adaElsewhere})
        (void)m_board.set(place, Writing::On, m_start);
    Places ended = m_board.clear(wire::ada);
    std::ranges::sort(ended);
    Places expected{m_ada, m_adaElsewhere};
    std::ranges::sort(expected);
    QCOMPARE(ended, expected);
    QCOMPARE(m_board.clear(wire::ada), Places());
    QCOMPARE(m_board.expire(m_start + 6s), Places{m_ben});
}

QTEST_APPLESS_MAIN(TypingBoardTest)
#include "typingboardtest.moc"
