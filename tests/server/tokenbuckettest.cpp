// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/tokenbucket.h"

#include "support/fakeclock.h"

#include <QTest>

using namespace std::chrono_literals;
using server::TokenBucket;

class TokenBucketTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheBurstAtOnceAndNoMore();
    void tellsHowLongToWait_data();
    void tellsHowLongToWait();
    void givesAfterTheWaitThatItTold_data();
    void givesAfterTheWaitThatItTold();
    void fillsUpToTheBurstAndNoFurther();
    void givesNoMoreThanItsRateInTheLongRun();
    void knowsNoLimitWithoutARate();
};

void TokenBucketTest::givesTheBurstAtOnceAndNoMore()
{
    const support::FakeClock clock;
    TokenBucket bucket({.burst = 3, .perMinute = 60}, clock.now());
    for (int i = 0; i < 3; ++i)
        QVERIFY(!bucket.take(clock.now()));
    QVERIFY(bucket.take(clock.now()));
    QVERIFY(bucket.take(clock.now()));
}

void TokenBucketTest::tellsHowLongToWait_data()
{
    QTest::addColumn<double>("perMinute");
    QTest::addColumn<qint64>("wait");
    QTest::newRow("one a minute") << 1.0 << qint64(60'000);
    QTest::newRow("one a second") << 60.0 << qint64(1'000);
    QTest::newRow("twenty a second") << 1'200.0 << qint64(50);
    QTest::newRow("seven a minute, rounded up") << 7.0 << qint64(8'572);
    QTest::newRow("more than one a millisecond") << 120'000.0 << qint64(1);
}

void TokenBucketTest::tellsHowLongToWait()
{
    QFETCH(double, perMinute);
    QFETCH(qint64, wait);
    support::FakeClock clock;
    TokenBucket bucket({.burst = 1, .perMinute = perMinute}, clock.now());
    QVERIFY(!bucket.take(clock.now()));
    const auto told = bucket.take(clock.now());
    QVERIFY(told);
    QCOMPARE(told->count(), wait);
}

void TokenBucketTest::givesAfterTheWaitThatItTold_data()
{
    QTest::addColumn<double>("perMinute");
    for (const double perMinute : {1.0, 3.0, 7.0, 10.0, 11.0, 59.0, 60.0, 61.0, 600.0, 1'200.0, 7'777.0})
        QTest::addRow("%g a minute", perMinute) << perMinute;
}

void TokenBucketTest::givesAfterTheWaitThatItTold()
{
    QFETCH(double, perMinute);
    support::FakeClock clock;
    TokenBucket bucket({.burst = 2, .perMinute = perMinute}, clock.now());
    // Asked again at odd moments on the way, so that fractions add up.
    for (int time = 0; time < 200; ++time) {
        const auto wait = bucket.take(clock.now());
        if (!wait)
            continue;
        clock.advance(*wait / 3);
        if (const auto rest = bucket.take(clock.now())) {
            clock.advance(*rest);
            QVERIFY2(!bucket.take(clock.now()), qPrintable(QString::number(time)));
        }
    }
}

void TokenBucketTest::fillsUpToTheBurstAndNoFurther()
{
    support::FakeClock clock;
    TokenBucket bucket({.burst = 2, .perMinute = 60}, clock.now());
    clock.advance(24h);
    QVERIFY(!bucket.take(clock.now()));
    QVERIFY(!bucket.take(clock.now()));
    QVERIFY(bucket.take(clock.now()));
}

void TokenBucketTest::givesNoMoreThanItsRateInTheLongRun()
{
    support::FakeClock clock;
    TokenBucket bucket({.burst = 5, .perMinute = 60}, clock.now());
    int given = 0;
    for (int i = 0; i <= 60'000 / 10; ++i) {
        given += bucket.take(clock.now()) ? 0 : 1;
        clock.advance(10ms);
    }
    QVERIFY2(given >= 64 && given <= 65, qPrintable(QString::number(given)));
}

void TokenBucketTest::knowsNoLimitWithoutARate()
{
    const support::FakeClock clock;
    TokenBucket bucket({}, clock.now());
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(!bucket.take(clock.now()));
}

QTEST_APPLESS_MAIN(TokenBucketTest)
#include "tokenbuckettest.moc"
