// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/keepalive.h"

#include "pipes.h"
#include "support/fakeclock.h"

#include <QTest>

using namespace std::chrono_literals;
using net::Delivery;

class KeepaliveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void pingsAfterSilenceAndHoldsWhileItIsAnswered();
    void doesNotPingABusyLink();
    void pingsALinkThatFallsSilent();
    void abortsADeadLink();
    void countsWhatTheOtherSideSaysAsAnAnswer();
    void setsItsTimerOnlyWhenItFires();
    void letsGoWhenItIsDestroyed();
    void asksADoubtedLinkAtOnce();
    void abortsADoubtedLinkThatIsSilent();
    void doubtsTheLinkAfterASleep();
    void doesNotDoubtItAfterANap();

private:
    /// Turns the clock on and lets the pipe carry what that caused.
    void pass(base::Duration duration);

    std::unique_ptr<support::FakeClock> m_clock;
    WatchedPipe m_pipe;
    std::unique_ptr<net::Keepalive> m_keepalive;
};

void KeepaliveTest::pass(base::Duration duration)
{
    m_clock->advance(duration);
    settle();
}

void KeepaliveTest::init()
{
    m_clock = std::make_unique<support::FakeClock>();
    m_pipe = openPipe();
    m_keepalive = std::make_unique<net::Keepalive>(*m_clock, **m_pipe.one, 15s, 10s);
}

void KeepaliveTest::cleanup()
{
    m_keepalive.reset();
    m_pipe = {};
}

void KeepaliveTest::pingsAfterSilenceAndHoldsWhileItIsAnswered()
{
    pass(14'999ms);
    QCOMPARE(m_pipe.two->heardCount, 0);
    pass(1ms);
    QCOMPARE(m_pipe.two->heardCount, 1);
    QCOMPARE(m_pipe.one->heardCount, 1);
    for (int i = 0; i < 100; ++i)
        pass(5s);
    // One ping per interval, no more.
    QCOMPARE(m_pipe.two->heardCount, 1 + 500 / 15);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
}

void KeepaliveTest::doesNotPingABusyLink()
{
    for (int i = 0; i < 20; ++i) {
        (*m_pipe.two)->send("x", Delivery::Reliable);
        settle();
        pass(14s);
    }
    QCOMPARE(m_pipe.two->heardCount, 0);
}

void KeepaliveTest::pingsALinkThatFallsSilent()
{
    pass(14s);
    (*m_pipe.two)->send("x", Delivery::Reliable);
    settle();
    pass(14'999ms);
    QCOMPARE(m_pipe.two->heardCount, 0);
    pass(1ms);
    QCOMPARE(m_pipe.two->heardCount, 1);
}

void KeepaliveTest::abortsADeadLink()
{
    m_pipe.two->cut();
    pass(15s);
    pass(9'999ms);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
    pass(1ms);
    QCOMPARE(m_pipe.one->reports, (QStringList{QStringLiteral("opened"), QStringLiteral("closed 1006")}));
    pass(1h);
    QCOMPARE(m_pipe.one->reports.size(), 2);
}

void KeepaliveTest::countsWhatTheOtherSideSaysAsAnAnswer()
{
    m_clock->advance(15s);
    (*m_pipe.two)->send("busy, but here", Delivery::Reliable);
    m_pipe.two->cut();
    settle();
    pass(24'999ms);
    QCOMPARE(m_pipe.one->reports.constLast(), QStringLiteral("busy, but here"));
    pass(1ms);
    QCOMPARE(m_pipe.one->reports.constLast(), QStringLiteral("closed 1006"));
}

void KeepaliveTest::setsItsTimerOnlyWhenItFires()
{
    const auto due = m_clock->nextDue();
    for (int i = 0; i < 10; ++i) {
        (*m_pipe.two)->send("x", Delivery::Reliable);
        pass(1s);
        QCOMPARE(m_clock->nextDue(), due);
    }
}

void KeepaliveTest::letsGoWhenItIsDestroyed()
{
    m_keepalive.reset();
    QVERIFY(!m_clock->nextDue());
    (*m_pipe.two)->send("x", Delivery::Reliable);
    pass(1h);
    QCOMPARE(m_pipe.two->heardCount, 0);
    QCOMPARE(m_pipe.one->reports, (QStringList{QStringLiteral("opened"), QStringLiteral("x")}));
}

void KeepaliveTest::asksADoubtedLinkAtOnce()
{
    pass(4s);
    m_keepalive->doubt();
    QVERIFY(m_keepalive->isDoubted());
    settle();
    QCOMPARE(m_pipe.two->heardCount, 1);
    QVERIFY(!m_keepalive->isDoubted());
    pass(14'999ms);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
    QCOMPARE(m_pipe.two->heardCount, 1);
}

void KeepaliveTest::abortsADoubtedLinkThatIsSilent()
{
    m_pipe.two->cut();
    m_keepalive->doubt();
    pass(1'999ms);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
    pass(1ms);
    QCOMPARE(m_pipe.one->reports, (QStringList{QStringLiteral("opened"), QStringLiteral("closed 1006")}));
}

void KeepaliveTest::doubtsTheLinkAfterASleep()
{
    pass(1s);
    m_pipe.two->cut();
    m_clock->sleep(1h);
    pass(14s); // its timer fires
    QVERIFY(m_keepalive->isDoubted());
    pass(1'999ms);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
    pass(1ms);
    QCOMPARE(m_pipe.one->reports.constLast(), QStringLiteral("closed 1006"));
}

void KeepaliveTest::doesNotDoubtItAfterANap()
{
    m_pipe.two->cut();
    m_clock->sleep(4'999ms);
    pass(15s);
    QVERIFY(!m_keepalive->isDoubted());
    pass(9'999ms);
    QCOMPARE(m_pipe.one->reports, QStringList{QStringLiteral("opened")});
}

QTEST_GUILESS_MAIN(KeepaliveTest)
#include "keepalivetest.moc"
