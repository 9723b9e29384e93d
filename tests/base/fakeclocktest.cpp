// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeclock.h"

#include <QStringList>
#include <QTest>

using namespace std::chrono_literals;

class FakeClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void standsStillUntilItIsTurned();
    void turnsTheTimeOfDayAlong();
    void firesATimerAtItsMomentAndOnce();
    void firesTimersInTheOrderOfTheirTime();
    void firesTimersOfOneMomentInTheOrderOfTheirStart();
    void firesWhatACallbackStartsOnTheWay();
    void letsACallbackStartItsOwnTimerAgain();
    void startsAnewInsteadOfTwice();
    void doesNotFireWhatWasStopped();
    void doesNotFireWhatIsGone();
    void letsACallbackStopAnotherTimer();
    void tellsTheNextMoment();
    void sleepsWithoutFiring();

private:
    /// A timer that writes its name and the time that has passed into m_fired.
    [[nodiscard]] std::unique_ptr<base::Timer> timer(const QString &name);

    std::unique_ptr<support::FakeClock> m_clock;
    base::TimePoint m_start;
    QStringList m_fired;
};

std::unique_ptr<base::Timer> FakeClockTest::timer(const QString &name)
{
    return m_clock->makeTimer([this, name] {
        m_fired.append(QStringLiteral("%1@%2").arg(name).arg((m_clock->now() - m_start).count()));
    });
}

void FakeClockTest::init()
{
    m_clock = std::make_unique<support::FakeClock>();
    m_start = m_clock->now();
    m_fired.clear();
}

void FakeClockTest::standsStillUntilItIsTurned()
{
    QVERIFY(m_clock->now() == m_start);
    m_clock->advance(250ms);
    QVERIFY(m_clock->now() - m_start == 250ms);
    m_clock->advance(0ms);
    QVERIFY(m_clock->now() - m_start == 250ms);
}

void FakeClockTest::turnsTheTimeOfDayAlong()
{
    const base::UtcTime before = m_clock->utcNow();
    m_clock->advance(90s);
    QVERIFY(m_clock->utcNow() - before == 90s);
}

void FakeClockTest::firesATimerAtItsMomentAndOnce()
{
    const auto a = timer(QStringLiteral("a"));
    QVERIFY(!a->isActive());
    a->start(100ms);
    QVERIFY(a->isActive());

    m_clock->advance(99ms);
    QCOMPARE(m_fired, QStringList());
    m_clock->advance(1ms);
    QCOMPARE(m_fired, QStringList{QStringLiteral("a@100")});
    QVERIFY(!a->isActive());
    m_clock->advance(1h);
    QCOMPARE(m_fired.size(), 1);
}

void FakeClockTest::firesTimersInTheOrderOfTheirTime()
{
    const auto late = timer(QStringLiteral("late"));
    const auto early = timer(QStringLiteral("early"));
    late->start(200ms);
    early->start(100ms);
    m_clock->advance(1s);
    QCOMPARE(m_fired, (QStringList{QStringLiteral("early@100"), QStringLiteral("late@200")}));
    QVERIFY(m_clock->now() - m_start == 1s);
}

void FakeClockTest::firesTimersOfOneMomentInTheOrderOfTheirStart()
{
    const auto a = timer(QStringLiteral("a"));
    const auto b = timer(QStringLiteral("b"));
    const auto c = timer(QStringLiteral("c"));
    b->start(100ms);
    c->start(100ms);
    a->start(100ms);
    m_clock->advance(100ms);
    QCOMPARE(m_fired,
             (QStringList{QStringLiteral("b@100"), QStringLiteral("c@100"), QStringLiteral("a@100")}));
}

void FakeClockTest::firesWhatACallbackStartsOnTheWay()
{
    const auto inner = timer(QStringLiteral("inner"));
    const auto outer = m_clock->makeTimer([&inner] { inner->start(50ms); });
    outer->start(100ms);
    m_clock->advance(1s);
    QCOMPARE(m_fired, QStringList{QStringLiteral("inner@150")});
}

void FakeClockTest::letsACallbackStartItsOwnTimerAgain()
{
    int fired = 0;
    std::unique_ptr<base::Timer> beat;
    beat = m_clock->makeTimer([&] {
        ++fired;
        beat->start(100ms);
    });
    beat->start(100ms);
    m_clock->advance(350ms);
    QCOMPARE(fired, 3);
    QVERIFY(beat->isActive());
    QVERIFY(m_clock->nextDue() == m_start + 400ms);
}

void FakeClockTest::startsAnewInsteadOfTwice()
{
    const auto a = timer(QStringLiteral("a"));
    a->start(100ms);
    m_clock->advance(60ms);
    a->start(100ms);
    m_clock->advance(1s);
    QCOMPARE(m_fired, QStringList{QStringLiteral("a@160")});

    a->start(10ms);
    m_clock->advance(1s);
    QCOMPARE(m_fired.size(), 2);
}

void FakeClockTest::doesNotFireWhatWasStopped()
{
    const auto a = timer(QStringLiteral("a"));
    a->stop();
    a->start(100ms);
    a->stop();
    QVERIFY(!a->isActive());
    m_clock->advance(1s);
    QCOMPARE(m_fired, QStringList());
}

void FakeClockTest::doesNotFireWhatIsGone()
{
    auto a = timer(QStringLiteral("a"));
    a->start(100ms);
    a.reset();
    m_clock->advance(1s);
    QCOMPARE(m_fired, QStringList());
    QVERIFY(!m_clock->nextDue());
}

void FakeClockTest::letsACallbackStopAnotherTimer()
{
    const auto victim = timer(QStringLiteral("victim"));
    const auto stopper = m_clock->makeTimer([&victim] { victim->stop(); });
    stopper->start(100ms);
    victim->start(100ms);
    m_clock->advance(1s);
    QCOMPARE(m_fired, QStringList());
}

void FakeClockTest::tellsTheNextMoment()
{
    QVERIFY(!m_clock->nextDue());
    const auto a = timer(QStringLiteral("a"));
    const auto b = timer(QStringLiteral("b"));
    a->start(200ms);
    b->start(100ms);
    QVERIFY(m_clock->nextDue() == m_start + 100ms);
    b->stop();
    QVERIFY(m_clock->nextDue() == m_start + 200ms);
    m_clock->advance(200ms);
    QVERIFY(!m_clock->nextDue());
}

void FakeClockTest::sleepsWithoutFiring()
{
    const auto one = timer(QStringLiteral("one"));
    one->start(1s);
    const base::UtcTime before = m_clock->utcNow();
    m_clock->sleep(1h);
    QCOMPARE(m_fired, QStringList());
    QCOMPARE(m_clock->now(), m_start);
    QVERIFY(m_clock->slept() == 1h);
    QVERIFY(m_clock->utcNow() - before == 1h);
}

QTEST_APPLESS_MAIN(FakeClockTest)
#include "fakeclocktest.moc"
