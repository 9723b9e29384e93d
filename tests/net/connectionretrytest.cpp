// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;

class ConnectionRetryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<ConnectionFixture>(); }
    void cleanup() { m_f.reset(); }

    void dialsAgainAtTheMomentItTold();
    void waitsLongerEachTimeAndNeverGivesUp();
    void beginsAnewAfterTenSecondsOnline();
    void doesNotBeginAnewBefore();
    void doesNotCountTheTimeSinceALinkThatBroke();
    void beginsAnewWhenItIsOpened();
    void dialsAtOnceWhenAskedTo();
    void dialsAgainWhereItWasRefused();
    void doesNotDialAtOnceUnlessItWaits();
    void losesPatienceWithWhoDoesNotAnswer_data();
    void losesPatienceWithWhoDoesNotAnswer();
    void hasAllPatienceOnceItIsOnline();
    void noticesADeadLink();
    void tellsTheReasonOfTheServer();
    void ignoresALinkThatItHasDropped();

private:
    [[nodiscard]] base::Duration remaining() const
    {
        return m_f->stateAs<net::Waiting>()->until - m_f->clock.now();
    }
    /// Opens, and fails this many times.
    void fail(int times);

    std::unique_ptr<ConnectionFixture> m_f;
};

void ConnectionRetryTest::fail(int times)
{
    m_f->open();
    for (int i = 0; i < times; ++i) {
        m_f->breakLink();
        m_f->connection.tryNow();
        settle();
    }
}

void ConnectionRetryTest::dialsAgainAtTheMomentItTold()
{
    m_f->open();
    m_f->signIn();
    m_f->breakLink();
    QVERIFY(m_f->stateAs<net::Waiting>());
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 1);
    const base::Duration wait = remaining();
    QVERIFY(wait > 0ms && wait <= 500ms);

    m_f->pass(wait - 1ms);
    QCOMPARE(m_f->dials, 1);
    m_f->pass(1ms);
    QCOMPARE(m_f->dials, 2);
    QVERIFY(m_f->stateAs<net::Greeting>());
    m_f->signIn();
    const QStringList expected{QStringLiteral("Dialing 1"), QStringLiteral("Greeting"),
                               QStringLiteral("Online"),    QStringLiteral("Waiting 1"),
                               QStringLiteral("Dialing 2"), QStringLiteral("Greeting"),
                               QStringLiteral("Online")};
    QCOMPARE(m_f->states, expected);
}

void ConnectionRetryTest::waitsLongerEachTimeAndNeverGivesUp()
{
    m_f->open();
    base::Duration ceiling = 500ms;
    base::Duration longest{};
    for (int attempt = 1; attempt <= 200; ++attempt) {
        m_f->breakLink();
        QVERIFY(m_f->stateAs<net::Waiting>());
        QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, attempt);
        const base::Duration wait = remaining();
        QVERIFY(wait >= 0ms && wait <= ceiling);
        longest = std::max(longest, wait);
        m_f->pass(std::max(wait, 1ms));
        QCOMPARE(m_f->dials, attempt + 1);
        ceiling = std::min<base::Duration>(ceiling * 2, 30s);
    }
    QVERIFY(longest > 25s);
}

void ConnectionRetryTest::beginsAnewAfterTenSecondsOnline()
{
    fail(5);
    m_f->signIn();
    m_f->pass(10s);
    m_f->breakLink();
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 1);
    QVERIFY(remaining() <= 500ms);
}

void ConnectionRetryTest::doesNotBeginAnewBefore()
{
    fail(5);
    m_f->pass(12s);
    m_f->signIn();
    m_f->pass(9'999ms);
    m_f->breakLink();
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 6);
    // The time online does not add up over several links.
    m_f->connection.tryNow();
    settle();
    m_f->signIn();
    m_f->pass(1ms);
    m_f->breakLink();
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 7);
}

void ConnectionRetryTest::doesNotCountTheTimeSinceALinkThatBroke()
{
    fail(5);
    m_f->signIn();
    m_f->pass(5s);
    m_f->breakLink();
    m_f->connection.tryNow();
    settle();
    m_f->pass(6s);
    m_f->breakLink();
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 7);
}

void ConnectionRetryTest::beginsAnewWhenItIsOpened()
{
    fail(5);
    m_f->connection.close();
    m_f->open();
    m_f->breakLink();
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 1);
}

void ConnectionRetryTest::dialsAtOnceWhenAskedTo()
{
    m_f->open();
    m_f->breakLink();
    m_f->connection.tryNow();
    QCOMPARE(m_f->dials, 2);
    QVERIFY(*m_f->stateAs<net::Dialing>() == net::Dialing{2});
    settle();
    m_f->signIn();
    m_f->pass(10s);
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(m_f->dials, 2);
}

void ConnectionRetryTest::dialsAgainWhereItWasRefused()
{
    m_f->open();
    m_f->say(m_f->challenge);
    m_f->say(protocol::Failure{{}, protocol::ErrorCode::Unauthenticated, QStringLiteral("no"), {}});
    QVERIFY(m_f->stateAs<net::Refused>());
    m_f->connection.tryNow();
    settle();
    QCOMPARE(m_f->dials, 2);
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionRetryTest::doesNotDialAtOnceUnlessItWaits()
{
    m_f->connection.tryNow();
    QVERIFY(m_f->stateAs<net::Offline>());
    m_f->connection.open();
    m_f->connection.tryNow();
    settle();
    m_f->connection.tryNow();
    m_f->signIn();
    m_f->connection.tryNow();
    settle();
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(m_f->dials, 1);
}

void ConnectionRetryTest::losesPatienceWithWhoDoesNotAnswer_data()
{
    QTest::addColumn<QString>("silentAfter");
    for (const char *stage : {"nothing", "opened", "challenge", "remark"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void ConnectionRetryTest::losesPatienceWithWhoDoesNotAnswer()
{
    QFETCH(QString, silentAfter);
    m_f->isDeaf = silentAfter == QLatin1String("nothing");
    m_f->open();
    m_f->pass(5s);
    if (silentAfter == QLatin1String("challenge"))
        m_f->say(m_f->challenge);
    if (silentAfter == QLatin1String("remark"))
        m_f->say(m_f->typing);
    m_f->pass(9'999ms);
    QVERIFY(!m_f->stateAs<net::Waiting>());
    m_f->clock.advance(1ms);
    QVERIFY(m_f->stateAs<net::Waiting>());
    QCOMPARE(m_f->stateAs<net::Waiting>()->reason, QStringLiteral("no answer"));
    settle();
    if (!m_f->isDeaf)
        QVERIFY(m_f->space().reports.constLast().startsWith(QLatin1String("closed")));
    m_f->pass(remaining());
    QCOMPARE(m_f->dials, 2);
}

void ConnectionRetryTest::hasAllPatienceOnceItIsOnline()
{
    m_f->open();
    m_f->signIn();
    for (int i = 0; i < 100; ++i)
        m_f->pass(5s);
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(m_f->dials, 1);
    QVERIFY(m_f->space().heardCount > 30);
}

void ConnectionRetryTest::noticesADeadLink()
{
    m_f->open();
    m_f->signIn();
    m_f->space().cut();
    m_f->pass(15s);
    m_f->pass(9'999ms);
    QVERIFY(m_f->stateAs<net::Online>());
    m_f->pass(1ms);
    QVERIFY(m_f->stateAs<net::Waiting>());
    // It had held for more than ten seconds.
    QCOMPARE(m_f->stateAs<net::Waiting>()->attempt, 1);
    m_f->pass(remaining());
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionRetryTest::tellsTheReasonOfTheServer()
{
    m_f->open();
    m_f->signIn();
    m_f->space()->close(protocol::CloseCode::GoingAway, QStringLiteral("the server is shutting down"));
    settle();
    QCOMPARE(m_f->stateAs<net::Waiting>()->reason, QStringLiteral("the server is shutting down"));
}

void ConnectionRetryTest::ignoresALinkThatItHasDropped()
{
    m_f->open();
    WatchedEnd &old = m_f->space();
    old->send(protocol::encode(protocol::Event(m_f->challenge)), net::Delivery::Reliable);
    old->send(protocol::encode(protocol::Event(m_f->hello)), net::Delivery::Reliable);
    m_f->clock.advance(15s);
    QVERIFY(m_f->stateAs<net::Waiting>());
    const QStringList states = m_f->states;
    settle();
    QCOMPARE(m_f->states, states);
    QCOMPARE(m_f->commands().size(), std::size_t{0});
}

QTEST_GUILESS_MAIN(ConnectionRetryTest)
#include "connectionretrytest.moc"
