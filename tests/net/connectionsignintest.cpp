// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;
using protocol::ErrorCode;
using Reason = net::Refused::Reason;

Q_DECLARE_METATYPE(protocol::ErrorCode)
Q_DECLARE_METATYPE(net::Refused::Reason)

class ConnectionSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_f = std::make_unique<ConnectionFixture>(); }
    void cleanup() { m_f.reset(); }

    void isOfflineUntilItIsOpened();
    void goesThroughItsStatesInOrder();
    void saysNothingBeforeTheChallenge();
    void signsTheChallengeOfThisSpaceWithItsKey();
    void saysTheColourOfThatMoment();
    void tellsTheServerKeyBeforeItSigns();
    void takesTheServerKeyThatItExpects();
    void refusesAChangedServerKeyBeforeItSigns();
    void believesNoHelloWithoutAChallenge();
    void canSendWhenItGreetsAndTellsItsStateAfterwards();
    void passesOnWhatFollowsTheHelloOnly();
    void ignoresWhatItCannotRead();
    void sendsOnlyWhileItIsOnline();
    void stopsWhereItIsRefused_data();
    void stopsWhereItIsRefused();
    void triesAgainWhereTheServerCannotNow_data();
    void triesAgainWhereTheServerCannotNow();
    void canBeOpenedAgainAfterARefusal();

private:
    std::unique_ptr<ConnectionFixture> m_f;
};

void ConnectionSignInTest::isOfflineUntilItIsOpened()
{
    m_f->pass(1h);
    QCOMPARE(m_f->dials, 0);
    QVERIFY(m_f->stateAs<net::Offline>());
    QCOMPARE(m_f->states, QStringList());
}

void ConnectionSignInTest::goesThroughItsStatesInOrder()
{
    m_f->connection.open();
    QVERIFY(*m_f->stateAs<net::Dialing>() == net::Dialing{1});
    settle();
    QVERIFY(m_f->stateAs<net::Greeting>());
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
    const QStringList expected{QStringLiteral("Dialing 1"), QStringLiteral("Greeting"),
                               QStringLiteral("Online")};
    QCOMPARE(m_f->states, expected);

    m_f->connection.open();
    settle();
    QCOMPARE(m_f->states, expected);
    QCOMPARE(m_f->dials, 1);
}

void ConnectionSignInTest::saysNothingBeforeTheChallenge()
{
    m_f->open();
    m_f->pass(5s);
    QCOMPARE(m_f->space().reports, QStringList{QStringLiteral("opened")});
}

void ConnectionSignInTest::signsTheChallengeOfThisSpaceWithItsKey()
{
    m_f->open();
    m_f->say(m_f->challenge);
    const auto commands = m_f->commands();
    QCOMPARE(commands.size(), std::size_t{1});
    const auto &request = std::get<protocol::Authenticate>(commands.front());
    QCOMPARE(request.key, m_f->key.publicKey());
    QCOMPARE(request.name, QStringLiteral("Ada"));
    QVERIFY(crypto::isSignedBy(request.key, protocol::signedChallenge(m_f->challenge), request.signature));
    QVERIFY(m_f->stateAs<net::Greeting>());
}

void ConnectionSignInTest::saysTheColourOfThatMoment()
{
    using Color = std::optional<protocol::AvatarColor>;
    for (const Color color : {Color(), Color(protocol::AvatarColor::Teal), Color()}) {
        m_f->connection.setColor(color);
        m_f->open();
        m_f->say(m_f->challenge);
        QCOMPARE(std::get<protocol::Authenticate>(m_f->commands().front()).color, color);
        m_f->connection.close();
    }
}

void ConnectionSignInTest::tellsTheServerKeyBeforeItSigns()
{
    m_f->open();
    QSignalSpy seen(&m_f->connection, &net::Connection::serverKeySeen);
    m_f->say(m_f->challenge);
    QCOMPARE(seen.size(), 1);
    QCOMPARE(seen.constFirst().constFirst().toByteArray(), m_f->challenge.key);
}

void ConnectionSignInTest::takesTheServerKeyThatItExpects()
{
    m_f->connection.expectServerKey(m_f->challenge.key);
    m_f->open();
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

void ConnectionSignInTest::refusesAChangedServerKeyBeforeItSigns()
{
    m_f->connection.expectServerKey(QByteArray(91, 'o'));
    m_f->open();
    QSignalSpy seen(&m_f->connection, &net::Connection::serverKeySeen);
    m_f->say(m_f->challenge);
    QVERIFY(m_f->stateAs<net::Refused>());
    QCOMPARE(m_f->stateAs<net::Refused>()->reason, Reason::ServerKeyChanged);
    QCOMPARE(m_f->space().reports, (QStringList{QStringLiteral("opened"), QStringLiteral("closed 1000")}));
    QCOMPARE(seen.size(), 0);
    m_f->pass(1h);
    QCOMPARE(m_f->dials, 1);
}

void ConnectionSignInTest::believesNoHelloWithoutAChallenge()
{
    m_f->connection.expectServerKey(QByteArray(91, 'o'));
    m_f->open();
    QSignalSpy greeted(&m_f->connection, &net::Connection::greeted);
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Greeting>());
    QCOMPARE(greeted.size(), 0);
    QCOMPARE(m_f->commands().size(), std::size_t{0});

    // Not on the next link either, whatever was signed on the one before.
    m_f->connection.expectServerKey(m_f->challenge.key);
    m_f->say(m_f->challenge);
    m_f->breakLink();
    m_f->connection.tryNow();
    settle();
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Greeting>());
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(greeted.size(), 1);
}

void ConnectionSignInTest::canSendWhenItGreetsAndTellsItsStateAfterwards()
{
    m_f->open();
    QStringList order;
    connect(&m_f->connection, &net::Connection::greeted, m_f.get(), [&](const protocol::Hello &hello) {
        QCOMPARE(hello, m_f->hello);
        order = m_f->states;
        m_f->connection.send(protocol::Ping{});
    });
    m_f->signIn();
    QCOMPARE(order, (QStringList{QStringLiteral("Dialing 1"), QStringLiteral("Greeting")}));
    QCOMPARE(m_f->states.constLast(), QStringLiteral("Online"));
    QVERIFY(std::holds_alternative<protocol::Ping>(m_f->commands().back()));
}

void ConnectionSignInTest::passesOnWhatFollowsTheHelloOnly()
{
    m_f->open();
    std::vector<protocol::Event> events;
    connect(&m_f->connection, &net::Connection::received, m_f.get(),
            [&](const protocol::Event &event) { events.push_back(event); });
    m_f->say(m_f->typing);
    m_f->signIn();
    QVERIFY(events.empty());
    m_f->say(m_f->typing);
    m_f->say(protocol::Pong{});
    QCOMPARE(events.size(), std::size_t{2});
    QVERIFY(events.front() == m_f->typing);
    QVERIFY(std::holds_alternative<protocol::Pong>(events.back()));
}

void ConnectionSignInTest::ignoresWhatItCannotRead()
{
    m_f->open();
    m_f->say(QByteArray("not JSON"));
    m_f->say(QByteArray(R"({"type":"from_the_future"})"));
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
    QSignalSpy received(&m_f->connection, &net::Connection::received);
    m_f->say(QByteArray("{"));
    m_f->say(QByteArray(R"({"type":"from_the_future"})"));
    m_f->say(QByteArray(R"({"type":"typing"})"));
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(received.size(), 0);
    QCOMPARE(m_f->commands().size(), std::size_t{1});
}

void ConnectionSignInTest::sendsOnlyWhileItIsOnline()
{
    const protocol::Command ping = protocol::Ping{};
    m_f->connection.send(ping);
    m_f->open();
    m_f->connection.send(ping);
    m_f->say(m_f->challenge);
    m_f->connection.send(ping);
    settle();
    QCOMPARE(m_f->commands().size(), std::size_t{1});
    m_f->say(m_f->hello);
    m_f->connection.send(ping);
    settle();
    QCOMPARE(m_f->commands().size(), std::size_t{2});
    QVERIFY(m_f->commands().back() == ping);
    m_f->breakLink();
    m_f->connection.send(ping);
    m_f->connection.tryNow();
    settle();
    QCOMPARE(m_f->commands().size(), std::size_t{0});
}

void ConnectionSignInTest::stopsWhereItIsRefused_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<Reason>("reason");
    QTest::newRow("not signed in") << ErrorCode::Unauthenticated << Reason::SignIn;
    QTest::newRow("not allowed") << ErrorCode::NotAllowed << Reason::Closed;
    QTest::newRow("banned") << ErrorCode::Banned << Reason::Banned;
    QTest::newRow("not understood") << ErrorCode::BadFrame << Reason::SignIn;
    QTest::newRow("name taken") << ErrorCode::NameTaken << Reason::NameTaken;
    QTest::newRow("bad name") << ErrorCode::BadField << Reason::BadName;
    QTest::newRow("long name") << ErrorCode::TooLong << Reason::BadName;
}

void ConnectionSignInTest::stopsWhereItIsRefused()
{
    QFETCH(ErrorCode, code);
    QFETCH(Reason, reason);
    m_f->open();
    m_f->say(m_f->challenge);
    m_f->say(protocol::Failure{std::nullopt, code, QStringLiteral("because"), std::nullopt});
    QVERIFY(m_f->stateAs<net::Refused>());
    QVERIFY(*m_f->stateAs<net::Refused>() == (net::Refused{reason, QStringLiteral("because")}));
    QCOMPARE(m_f->space().reports.constLast(), QStringLiteral("closed 1000"));
    const QStringList states = m_f->states;
    m_f->pass(1h);
    QCOMPARE(m_f->states, states);
    QCOMPARE(m_f->dials, 1);
}

void ConnectionSignInTest::triesAgainWhereTheServerCannotNow_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("unavailable") << ErrorCode::Unavailable;
    QTest::newRow("rate limited") << ErrorCode::RateLimited;
}

void ConnectionSignInTest::triesAgainWhereTheServerCannotNow()
{
    QFETCH(ErrorCode, code);
    m_f->open();
    m_f->say(m_f->challenge);
    m_f->say(protocol::Failure{std::nullopt, code, QStringLiteral("later"), 1s});
    QVERIFY(m_f->stateAs<net::Greeting>());
    m_f->space()->close(protocol::CloseCode::TryAgainLater, QStringLiteral("busy"));
    settle();
    QVERIFY(m_f->stateAs<net::Waiting>());
    QCOMPARE(m_f->stateAs<net::Waiting>()->reason, QStringLiteral("busy"));
}

void ConnectionSignInTest::canBeOpenedAgainAfterARefusal()
{
    m_f->open();
    m_f->say(protocol::Failure{std::nullopt, ErrorCode::NameTaken, QString(), std::nullopt});
    QVERIFY(m_f->stateAs<net::Refused>());
    m_f->open();
    QCOMPARE(m_f->dials, 2);
    m_f->signIn();
    QVERIFY(m_f->stateAs<net::Online>());
}

QTEST_GUILESS_MAIN(ConnectionSignInTest)
#include "connectionsignintest.moc"
