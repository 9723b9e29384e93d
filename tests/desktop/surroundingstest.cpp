// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/surroundings.h"

#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using process::Surroundings;

class SurroundingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isSilentWhileNothingHappens();
    void tellsABurstOnceItHasSettled();
    void tellsASleepButNoSettingOfTheClock();

private:
    support::FakeClock m_clock;
};

void SurroundingsTest::isSilentWhileNothingHappens()
{
    Surroundings surroundings(m_clock);
    const QSignalSpy changed(&surroundings, &Surroundings::changed);
    QVERIFY(!m_clock.nextDue()); // nor is the process woken
    m_clock.advance(24h);
    QCOMPARE(changed.size(), 0);
}

void SurroundingsTest::tellsABurstOnceItHasSettled()
{
    Surroundings surroundings(m_clock);
    const QSignalSpy changed(&surroundings, &Surroundings::changed);
    for (int word = 0; word < 5; ++word) {
        surroundings.networkChanged();
        m_clock.advance(200ms);
    }
    QCOMPARE(changed.size(), 0);
    m_clock.advance(100ms);
    QCOMPARE(changed.size(), 1);
    m_clock.advance(1h);
    QCOMPARE(changed.size(), 1);
}

void SurroundingsTest::tellsASleepButNoSettingOfTheClock()
{
    Surroundings surroundings(m_clock);
    const QSignalSpy changed(&surroundings, &Surroundings::changed);
    surroundings.lookForSleep();
    m_clock.advance(1s);
    QCOMPARE(changed.size(), 0);
    m_clock.sleep(1h);
    surroundings.lookForSleep();
    m_clock.advance(1s);
    QCOMPARE(changed.size(), 1);
}

QTEST_GUILESS_MAIN(SurroundingsTest)
#include "surroundingstest.moc"
