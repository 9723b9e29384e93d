// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"

#include <QTest>

using namespace std::chrono_literals;

class SystemClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void neverGoesBack();
    void countsNoSleepWhileItIsAwake();
    void firesATimerOnce();
    void startsAnewInsteadOfTwice();
    void doesNotFireWhatWasStopped();
    void doesNotFireWhatIsGone();

private:
    /// Returns once a timer that is started now, behind all that are due, has fired.
    [[nodiscard]] bool passALittleTime();

    base::SystemClock m_clock;
};

bool SystemClockTest::passALittleTime()
{
    bool hasPassed = false;
    const auto timer = m_clock.makeTimer([&hasPassed] { hasPassed = true; });
    timer->start(20ms);
    return QTest::qWaitFor([&hasPassed] { return hasPassed; });
}

void SystemClockTest::neverGoesBack()
{
    base::TimePoint before = m_clock.now();
    for (int i = 0; i < 1'000; ++i) {
        const base::TimePoint now = m_clock.now();
        QVERIFY(now >= before);
        before = now;
    }
}

void SystemClockTest::countsNoSleepWhileItIsAwake()
{
    const base::Duration before = m_clock.slept();
    QVERIFY(before >= -100ms); // two clocks, read one after the other
    QVERIFY(passALittleTime());
    QVERIFY(m_clock.slept() - before < 1s);
}

void SystemClockTest::firesATimerOnce()
{
    int fired = 0;
    const auto timer = m_clock.makeTimer([&fired] { ++fired; });
    const base::TimePoint start = m_clock.now();
    timer->start(5ms);
    QVERIFY(timer->isActive());
    QCOMPARE(fired, 0);
    QVERIFY(QTest::qWaitFor([&fired] { return fired > 0; }));
    QVERIFY(m_clock.now() > start);
    QVERIFY(!timer->isActive());
    QVERIFY(passALittleTime());
    QCOMPARE(fired, 1);
}

void SystemClockTest::startsAnewInsteadOfTwice()
{
    int fired = 0;
    const auto timer = m_clock.makeTimer([&fired] { ++fired; });
    timer->start(1h);
    timer->start(0ms);
    QVERIFY(QTest::qWaitFor([&fired] { return fired > 0; }));
    QVERIFY(!timer->isActive());
    QCOMPARE(fired, 1);
}

void SystemClockTest::doesNotFireWhatWasStopped()
{
    int fired = 0;
    const auto timer = m_clock.makeTimer([&fired] { ++fired; });
    timer->start(1ms);
    timer->stop();
    QVERIFY(!timer->isActive());
    QVERIFY(passALittleTime());
    QCOMPARE(fired, 0);
}

void SystemClockTest::doesNotFireWhatIsGone()
{
    int fired = 0;
    auto timer = m_clock.makeTimer([&fired] { ++fired; });
    timer->start(1ms);
    timer.reset();
    QVERIFY(passALittleTime());
    QCOMPARE(fired, 0);
}

QTEST_GUILESS_MAIN(SystemClockTest)
#include "systemclocktest.moc"
