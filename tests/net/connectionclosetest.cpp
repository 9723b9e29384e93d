// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;

class ConnectionCloseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<ConnectionFixture>(); }
    void cleanup() { m_f.reset(); }

    void saysGoodbyeWhenItIsClosed();
    void staysAwayWhenItIsClosedWhileItWaits();
    void staysAwayWhenItIsClosedWhileItDials();
    void canBeOpenedAgainAfterAGoodbye();
    void leavesNothingBehindWhenItIsDestroyed_data();
    void leavesNothingBehindWhenItIsDestroyed();
    void bearsToBeClosedByWhomItTells_data();
    void bearsToBeClosedByWhomItTells();

private:
    std::unique_ptr<ConnectionFixture> m_f;
};

void ConnectionCloseTest::saysGoodbyeWhenItIsClosed()
{
    m_f->open();
    m_f->signIn();
    m_f->connection.send(protocol::Ping{});
    m_f->connection.close();
    QVERIFY(m_f->stateAs<net::Offline>());
    settle();
    QCOMPARE(m_f->space().reports.constLast(), QStringLiteral("closed 1001"));
    QCOMPARE(m_f->commands().size(), std::size_t{2});
    m_f->pass(1h);
    QCOMPARE(m_f->dials, 1);
    QVERIFY(m_f->stateAs<net::Offline>());
}

void ConnectionCloseTest::staysAwayWhenItIsClosedWhileItWaits()
{
    m_f->open();
    m_f->breakLink();
    m_f->connection.close();
    m_f->connection.tryNow();
    m_f->pass(1h);
    QVERIFY(m_f->stateAs<net::Offline>());
    QCOMPARE(m_f->dials, 1);
    QVERIFY(!m_f->clock.nextDue());
}

void ConnectionCloseTest::staysAwayWhenItIsClosedWhileItDials()
{
    m_f->connection.open();
    m_f->connection.close();
    settle();
    m_f->pass(1h);
    QCOMPARE(m_f->states, (QStringList{QStringLiteral("Dialing 1"), QStringLiteral("Offline")}));
    QCOMPARE(m_f->dials, 1);
    QVERIFY(!m_f->clock.nextDue());
}

void ConnectionCloseTest::canBeOpenedAgainAfterAGoodbye()
{
    m_f->open();
    m_f->signIn();
    m_f->connection.close();
    m_f->open();
    QCOMPARE(m_f->dials, 2);
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionCloseTest::leavesNothingBehindWhenItIsDestroyed_data()
{
    QTest::addColumn<QString>("stage");
    for (const char *stage : {"dialing", "greeting", "online", "waiting"})
        QTest::newRow(stage) << QString::fromLatin1(stage);
}

void ConnectionCloseTest::leavesNothingBehindWhenItIsDestroyed()
{
    QFETCH(QString, stage);
    auto doomed = std::make_unique<net::Connection>(
        m_f->clock, m_f->chance,
        [this]() -> std::unique_ptr<net::Transport> {
            auto [ours, theirs] = net::PipeTransport::makePair();
            m_f->links.push_back(std::make_unique<WatchedEnd>(std::move(theirs)));
            return std::move(ours);
        },
        net::Connection::Identity{m_f->key, QStringLiteral("Ada")});
    doomed->open();
    if (stage != QLatin1String("dialing"))
        settle();
    if (stage == QLatin1String("online"))
        m_f->signIn();
    if (stage == QLatin1String("waiting"))
        m_f->breakLink();
    doomed.reset();
    settle();
    QVERIFY(!m_f->clock.nextDue());
    QCOMPARE(m_f->space().reports.constLast(), QStringLiteral("closed 1006"));
}

void ConnectionCloseTest::bearsToBeClosedByWhomItTells_data()
{
    QTest::addColumn<QString>("signal");
    for (const char *signal : {"serverKeySeen", "greeted", "stateChanged", "received"})
        QTest::newRow(signal) << QString::fromLatin1(signal);
}

void ConnectionCloseTest::bearsToBeClosedByWhomItTells()
{
    QFETCH(QString, signal);
    m_f->open();
    net::Connection &connection = m_f->connection;
    if (signal == QLatin1String("serverKeySeen"))
        connect(&connection, &net::Connection::serverKeySeen, &connection, &net::Connection::close);
    if (signal == QLatin1String("greeted"))
        connect(&connection, &net::Connection::greeted, &connection, &net::Connection::close);
    if (signal == QLatin1String("received"))
        connect(&connection, &net::Connection::received, &connection, &net::Connection::close);
    if (signal == QLatin1String("stateChanged")) {
        connect(&connection, &net::Connection::stateChanged, &connection, [&] {
            if (m_f->stateAs<net::Online>())
                connection.close();
        });
    }
    m_f->signIn();
    m_f->say(m_f->typing);
    QVERIFY(m_f->stateAs<net::Offline>());
    const auto signedCount = std::size_t(signal == QLatin1String("serverKeySeen") ? 0 : 1);
    QCOMPARE(m_f->commands().size(), signedCount);
    QCOMPARE(m_f->space().reports.constLast(), QStringLiteral("closed 1001"));
    m_f->pass(1h);
    QVERIFY(m_f->stateAs<net::Offline>());
    QCOMPARE(m_f->dials, 1);
}

QTEST_GUILESS_MAIN(ConnectionCloseTest)
#include "connectionclosetest.moc"
