// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;

/// What a connection does when the network is another one, and what it knows of the way to the space.
class ConnectionNetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<ConnectionFixture>(); }
    void cleanup() { m_f.reset(); }

    void dialsAtOnceAsForTheFirstTimeWhereItWaits();
    void dialsAnewWhereNobodyAnswered();
    void dialsAnewWhereTheSignInIsUnderWay();
    void keepsALinkThatGivesASignOfLife();
    void dropsALinkThatGivesNoneAndDialsAtOnce();
    void dialsAtOnceWhereADoubtedLinkBreaks();
    void noticesASleepByItself();
    void staysAwayWhereItIsOfflineOrRefused();
    void measuresTheRoundTrip();

private:
    void goOnline()
    {
        m_f->open();
        m_f->signIn();
    }

    std::unique_ptr<ConnectionFixture> m_f;
};

void ConnectionNetworkTest::dialsAtOnceAsForTheFirstTimeWhereItWaits()
{
    m_f->open();
    for (int i = 0; i < 8; ++i) {
        m_f->breakLink();
        m_f->connection.tryNow();
        settle();
    }
    m_f->breakLink();
    QCOMPARE(m_f->dials, 9);
    m_f->connection.networkChanged();
    QCOMPARE(m_f->dials, 10);
    QCOMPARE(m_f->stateAs<net::Dialing>()->attempt, 1);
    settle();
    m_f->breakLink();
    QVERIFY(m_f->stateAs<net::Waiting>()->until - m_f->clock.now() <= 500ms);
}

void ConnectionNetworkTest::dialsAnewWhereNobodyAnswered()
{
    m_f->isDeaf = true;
    m_f->open();
    m_f->isDeaf = false;
    m_f->connection.networkChanged();
    settle();
    QCOMPARE(m_f->dials, 2);
    m_f->signIn();
    m_f->pass(15s); // the patience with the first dial is over
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionNetworkTest::dialsAnewWhereTheSignInIsUnderWay()
{
    m_f->open();
    m_f->say(m_f->challenge);
    m_f->connection.networkChanged();
    settle();
    QCOMPARE(m_f->dials, 2);
    // The new link begins at the beginning.
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Greeting>());
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionNetworkTest::keepsALinkThatGivesASignOfLife()
{
    goOnline();
    const QStringList states = m_f->states;
    const int heard = m_f->space().heardCount;
    m_f->connection.networkChanged();
    settle();
    QCOMPARE(m_f->space().heardCount, heard + 1);
    m_f->pass(10s);
    QCOMPARE(m_f->states, states);
    QCOMPARE(m_f->dials, 1);
}

void ConnectionNetworkTest::dropsALinkThatGivesNoneAndDialsAtOnce()
{
    goOnline();
    m_f->space().cut();
    m_f->states.clear();
    m_f->connection.networkChanged();
    m_f->pass(1'999ms);
    QVERIFY(m_f->stateAs<net::Online>());
    m_f->pass(1ms);
    QCOMPARE(m_f->states, (QStringList{QStringLiteral("Dialing 1"), QStringLiteral("Greeting")}));
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionNetworkTest::dialsAtOnceWhereADoubtedLinkBreaks()
{
    goOnline();
    m_f->space().cut();
    m_f->connection.networkChanged();
    m_f->space().destroy();
    settle();
    QCOMPARE(m_f->dials, 2);
    QVERIFY(!m_f->states.contains(QStringLiteral("Waiting 1")));
    // Only that one: the next link that breaks is one like any other.
    m_f->breakLink();
    QVERIFY(m_f->stateAs<net::Waiting>());
}

void ConnectionNetworkTest::noticesASleepByItself()
{
    goOnline();
    m_f->pass(1s);
    m_f->space().cut();
    m_f->clock.sleep(8h);
    m_f->pass(14s);
    QVERIFY(m_f->stateAs<net::Online>());
    m_f->pass(2s);
    QCOMPARE(m_f->dials, 2);
}

void ConnectionNetworkTest::staysAwayWhereItIsOfflineOrRefused()
{
    m_f->connection.networkChanged();
    QVERIFY(m_f->stateAs<net::Offline>());
    m_f->open();
    m_f->say(m_f->challenge);
    m_f->say(protocol::Failure{{}, protocol::ErrorCode::NameTaken, QStringLiteral("taken"), {}});
    QVERIFY(m_f->stateAs<net::Refused>());
    m_f->connection.networkChanged();
    QVERIFY(m_f->stateAs<net::Refused>());
    QCOMPARE(m_f->dials, 1);
}

void ConnectionNetworkTest::measuresTheRoundTrip()
{
    const QSignalSpy measured(&m_f->connection, &net::Connection::roundTripMeasured);
    m_f->open();
    QVERIFY(!m_f->connection.roundTrip());
    m_f->say(m_f->challenge);
    m_f->clock.advance(40ms);
    m_f->say(m_f->hello);
    QVERIFY(m_f->connection.roundTrip() == 40ms);
    m_f->clock.advance(15s); // the ping is on its way
    m_f->clock.advance(25ms);
    settle();
    QCOMPARE(measured.size(), 1);
    QVERIFY(m_f->connection.roundTrip() == 25ms);
    m_f->breakLink();
    QVERIFY(!m_f->connection.roundTrip());
}

QTEST_GUILESS_MAIN(ConnectionNetworkTest)
#include "connectionnetworktest.moc"
