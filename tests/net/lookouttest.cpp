// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/lookout.h"

#include "connectionfixture.h"

#include <QPointer>
#include <QTcpServer>
#include <QTest>

using namespace std::chrono_literals;
using net::Probe;

class LookoutTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void looksOnlyAfterADialHasFailed();
    void dialsAtOnceWhenTheWayIsFreeAgain();
    void dialsAnewWhileADialIsLost();
    void takesSilenceForNobody();
    void leavesASpaceThatIsThereToTheBackoff();
    void looksNoMoreOnceItIsThere();
    void looksNoMoreAfterItIsClosed();
    void beginsAtAnyMoment();
    void probesWhereSomebodyListens();
    void probesWhereNobodyListens();

private:
    /// Lets the first dial fail; no later one is answered.
    void loseTheWay();
    void answer(Probe::Answer answer);

    std::unique_ptr<ConnectionFixture> m_f;
    std::unique_ptr<net::Lookout> m_lookout;
    QPointer<Probe> m_probe; ///< the newest
    int m_probes = 0;
};

void LookoutTest::init()
{
    m_f = std::make_unique<ConnectionFixture>();
    m_probes = 0;
    const auto send = [this] {
        auto probe = std::make_unique<Probe>();
        m_probe = probe.get();
        ++m_probes;
        return probe;
    };
    m_lookout = std::make_unique<net::Lookout>(m_f->clock, m_f->chance, m_f->connection, send);
}

void LookoutTest::cleanup()
{
    m_lookout.reset();
    m_f.reset();
}

void LookoutTest::loseTheWay()
{
    m_f->isDeaf = false;
    m_f->open();
    m_f->isDeaf = true;
    m_f->breakLink();
}

void LookoutTest::answer(Probe::Answer answer)
{
    QVERIFY(m_probe);
    Q_EMIT m_probe->answered(answer);
    settle();
}

void LookoutTest::looksOnlyAfterADialHasFailed()
{
    m_f->isDeaf = true;
    m_f->open();
    m_f->pass(14s);
    QCOMPARE(m_probes, 0);
    m_f->pass(1s + 8s);
    QCOMPARE(m_probes, 1);
}

void LookoutTest::dialsAtOnceWhenTheWayIsFreeAgain()
{
    loseTheWay();
    m_f->pass(8s);
    answer(Probe::Answer::Unreachable);
    m_f->pass(8s);
    QCOMPARE(m_probes, 2);
    m_f->isDeaf = false;
    const int before = m_f->dials;
    answer(Probe::Answer::Reachable);
    QCOMPARE(m_f->dials, before + 1);
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void LookoutTest::dialsAnewWhileADialIsLost()
{
    loseTheWay();
    m_f->connection.tryNow();
    QVERIFY(m_f->stateAs<net::Dialing>());
    m_f->pass(8s);
    answer(Probe::Answer::Unreachable);
    m_f->pass(8s);
    QVERIFY(m_f->stateAs<net::Dialing>());
    const int before = m_f->dials;
    answer(Probe::Answer::Reachable);
    QCOMPARE(m_f->dials, before + 1);
}

void LookoutTest::takesSilenceForNobody()
{
    loseTheWay();
    m_f->pass(8s);
    const QPointer<Probe> first = m_probe;
    m_f->pass(8s);
    QCOMPARE(m_probes, 2);
    QVERIFY(!first);
    const int before = m_f->dials;
    answer(Probe::Answer::Reachable);
    QCOMPARE(m_f->dials, before + 1);
}

void LookoutTest::leavesASpaceThatIsThereToTheBackoff()
{
    loseTheWay();
    m_f->pass(8s);
    for (int i = 0; i < 10; ++i) {
        const int before = m_f->dials;
        answer(Probe::Answer::Reachable);
        QCOMPARE(m_f->dials, before);
        m_f->pass(8s);
    }
    QCOMPARE(m_probes, 11);
}

void LookoutTest::looksNoMoreOnceItIsThere()
{
    loseTheWay();
    m_f->pass(8s);
    QVERIFY(m_probe);
    m_f->isDeaf = false;
    m_f->connection.networkChanged();
    settle();
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
    QVERIFY(!m_probe);
    m_f->pass(14s);
    QCOMPARE(m_probes, 1);
}

void LookoutTest::looksNoMoreAfterItIsClosed()
{
    loseTheWay();
    m_f->connection.close();
    m_f->pass(1min);
    QCOMPARE(m_probes, 0);
    QVERIFY(!m_f->clock.nextDue());
}

void LookoutTest::beginsAtAnyMoment()
{
    // How many of many begin in each of eight seconds.
    std::vector<int> counts(8);
    for (int i = 0; i < 600; ++i) {
        loseTheWay();
        std::size_t second = 0;
        for (; m_probes == 0; ++second)
            m_f->pass(1s);
        ++counts.at(second - 1);
        m_probes = 0;
        m_f->connection.close();
    }
    QVERIFY(std::ranges::min(counts) > 45);
}

void LookoutTest::probesWhereSomebodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const net::TcpProbe probe(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(server.serverPort())));
    QSignalSpy answers(&probe, &Probe::answered);
    QVERIFY(answers.wait());
    QCOMPARE(answers.size(), 1);
    QVERIFY(answers.front().front().value<Probe::Answer>() == Probe::Answer::Reachable);
}

void LookoutTest::probesWhereNobodyListens()
{
    quint16 port = 0;
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        port = server.serverPort();
    }
    const net::TcpProbe probe(QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port)));
    QSignalSpy answers(&probe, &Probe::answered);
    QVERIFY(answers.wait());
    QCOMPARE(answers.size(), 1);
    QVERIFY(answers.front().front().value<Probe::Answer>() == Probe::Answer::Unreachable);
}

QTEST_GUILESS_MAIN(LookoutTest)
#include "lookouttest.moc"
