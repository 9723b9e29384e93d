// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sleepwatch.h"

#include <QTest>

using namespace std::chrono_literals;

class SleepWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noticesASleepOnce();
    void doesNotCountWhatWasBefore();
    void overlooksNaps();
};

void SleepWatchTest::noticesASleepOnce()
{
    base::SleepWatch watch(0ms);
    QVERIFY(!watch.hasSlept(0ms));
    QVERIFY(watch.hasSlept(5s));
    QVERIFY(!watch.hasSlept(5s));
    QVERIFY(watch.hasSlept(3h));
}

void SleepWatchTest::doesNotCountWhatWasBefore()
{
    base::SleepWatch watch(8h);
    QVERIFY(!watch.hasSlept(8h));
}

void SleepWatchTest::overlooksNaps()
{
    base::SleepWatch watch(0ms);
    QVERIFY(!watch.hasSlept(4'999ms));
    QVERIFY(!watch.hasSlept(9'998ms));
}

QTEST_APPLESS_MAIN(SleepWatchTest)
#include "sleepwatchtest.moc"
