// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/heartbeat.h"

#include <QTest>

using namespace std::chrono_literals;
using Verdict = net::Heartbeat::Verdict;

namespace {

constexpr base::TimePoint start{1h};

net::Heartbeat heartbeat()
{
    return {15s, 10s, start};
}

} // namespace

class HeartbeatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnceAfterTheInterval();
    void givesUpAfterTheGrace();
    void isFineAgainAfterAnySign();
    void asksAgainAfterTheNextSilence();
    void givesUpEvenWhereItWasNeverAsked();
    void tellsWhenToLookAgain();
    void givesADoubtedLinkOnlyItsPatience();
    void isNotDoubtedAnyMoreAfterAnySign();
    void doesNotGiveAnAskedLinkMoreTime();
};

void HeartbeatTest::asksOnceAfterTheInterval()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start), Verdict::Fine);
    QCOMPARE(beat.check(start + 14'999ms), Verdict::Fine);
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    QCOMPARE(beat.check(start + 15s), Verdict::Fine);
    QCOMPARE(beat.check(start + 24'999ms), Verdict::Fine);
}

void HeartbeatTest::givesUpAfterTheGrace()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    QCOMPARE(beat.check(start + 25s), Verdict::Dead);
    QCOMPARE(beat.check(start + 1h), Verdict::Dead);
}

void HeartbeatTest::isFineAgainAfterAnySign()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    beat.heard(start + 24'999ms);
    QCOMPARE(beat.check(start + 25s), Verdict::Fine);
    QCOMPARE(beat.check(start + 39'998ms), Verdict::Fine);
}

void HeartbeatTest::asksAgainAfterTheNextSilence()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    beat.heard(start + 16s);
    QCOMPARE(beat.check(start + 31s), Verdict::Ask);
    QCOMPARE(beat.check(start + 41s), Verdict::Dead);
}

void HeartbeatTest::givesUpEvenWhereItWasNeverAsked()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start + 25s), Verdict::Dead);
}

void HeartbeatTest::tellsWhenToLookAgain()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.nextCheck(), start + 15s);
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    QCOMPARE(beat.nextCheck(), start + 25s);
    beat.heard(start + 20s);
    QCOMPARE(beat.nextCheck(), start + 35s);
}

void HeartbeatTest::givesADoubtedLinkOnlyItsPatience()
{
    net::Heartbeat beat = heartbeat();
    beat.doubt(start + 3s, 2s);
    QVERIFY(beat.isDoubted());
    QCOMPARE(beat.nextCheck(), start + 5s);
    QCOMPARE(beat.check(start + 4'999ms), Verdict::Fine);
    beat.doubt(start + 4'999ms, 2s);
    QCOMPARE(beat.check(start + 5s), Verdict::Dead);
}

void HeartbeatTest::isNotDoubtedAnyMoreAfterAnySign()
{
    net::Heartbeat beat = heartbeat();
    beat.doubt(start + 3s, 2s);
    beat.heard(start + 4s);
    QVERIFY(!beat.isDoubted());
    QCOMPARE(beat.check(start + 5s), Verdict::Fine);
    QCOMPARE(beat.check(start + 19s), Verdict::Ask);
}

void HeartbeatTest::doesNotGiveAnAskedLinkMoreTime()
{
    net::Heartbeat beat = heartbeat();
    QCOMPARE(beat.check(start + 15s), Verdict::Ask);
    beat.doubt(start + 24s, 2s);
    QCOMPARE(beat.check(start + 25s), Verdict::Dead);
}

QTEST_APPLESS_MAIN(HeartbeatTest)
#include "heartbeattest.moc"
