// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;
using net::Connection;
using protocol::ErrorCode;

namespace {

const base::RequestId someRequest{QUuid::fromString(QStringLiteral("7d3c9a10-52f4-4b6e-8c21-9e0f5a7b3d01"))};
const protocol::IssuedToken issued{QStringLiteral("the token"), base::UtcTime(1h)};

} // namespace

class ConnectionCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsATokenOnlyToTheServerItKnows();
    void asksForAPasswordOnceAndTakesTheTokenFromThenOn();
    void signsUpOnce();
    void signsInWhereTheAnswerToItsSignUpWasLost();
    void stopsWhereTheNameToSignUpWithIsTaken();
    void asksAgainWhereTheSignInDidNotArrive();
    void takesNoTokenThatItDidNotAskFor();
    void showsACodeUntilItHasWorked();
    void stopsWhereATokenIsRefused();
    void triesAnotherWayAtOnce();

private:
    void start(const Connection::Credentials &credentials)
    {
        m_f = std::make_unique<ConnectionFixture>(credentials);
        m_f->open();
    }
    /// What it answered to the challenge of the newest link.
    template <class Request>
    [[nodiscard]] Request answer()
    {
        m_f->say(m_f->challenge);
        return std::get<Request>(m_f->commands().at(0));
    }
    void dialAgain()
    {
        m_f->breakLink();
        m_f->connection.tryNow();
        settle();
    }

    std::unique_ptr<ConnectionFixture> m_f;
};

void ConnectionCredentialsTest::showsATokenOnlyToTheServerItKnows()
{
    start(Connection::Token{QStringLiteral("secret")});
    QCOMPARE(m_f->connection.name(), QString());
    QCOMPARE(answer<protocol::AuthenticateToken>().token, QStringLiteral("secret"));
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Online>());
    QCOMPARE(m_f->connection.name(), QStringLiteral("Ada"));

    start(Connection::Token{QStringLiteral("secret")});
    m_f->connection.expectServerKey(QByteArray(91, 'o'));
    m_f->say(m_f->challenge);
    QVERIFY(m_f->stateAs<net::Refused>());
    QVERIFY(m_f->commands().empty());
}

void ConnectionCredentialsTest::asksForAPasswordOnceAndTakesTheTokenFromThenOn()
{
    start(Connection::Password{.name = QStringLiteral("Ada"),
                               .password = QStringLiteral("correct horse"),
                               .device = QStringLiteral("laptop")});
    QSignalSpy tokens(&m_f->connection, &Connection::tokenIssued);
    const auto request = answer<protocol::AuthenticatePassword>();
    QCOMPARE(request.name, QStringLiteral("Ada"));
    QCOMPARE(request.password, QStringLiteral("correct horse"));
    QCOMPARE(request.device, std::optional(QStringLiteral("laptop")));
    m_f->say(protocol::Authenticated{request.id, issued});
    QCOMPARE(tokens.size(), 1);
    QVERIFY(tokens.constFirst().constFirst().value<protocol::IssuedToken>() == issued);
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Online>());
    dialAgain();
    QCOMPARE(answer<protocol::AuthenticateToken>().token, issued.token);
}

void ConnectionCredentialsTest::signsUpOnce()
{
    start(Connection::Password{.name = QStringLiteral("Ada"),
                               .password = QStringLiteral("correct horse"),
                               .account = Connection::Password::Account::New,
                               .invite = QStringLiteral("code")});
    QSignalSpy tokens(&m_f->connection, &Connection::tokenIssued);
    const auto request = answer<protocol::SignUp>();
    QCOMPARE(request.invite, std::optional(QStringLiteral("code")));
    m_f->say(protocol::SignedUp{request.id, issued});
    QCOMPARE(tokens.size(), 1);
    dialAgain();
    QCOMPARE(answer<protocol::AuthenticateToken>().token, issued.token);
}

void ConnectionCredentialsTest::signsInWhereTheAnswerToItsSignUpWasLost()
{
    start(Connection::Password{.name = QStringLiteral("Ada"),
                               .password = QStringLiteral("correct horse"),
                               .account = Connection::Password::Account::New});
    (void)answer<protocol::SignUp>();
    dialAgain();
    const auto request = answer<protocol::SignUp>();
    m_f->say(protocol::Failure{request.id, ErrorCode::NameTaken, QStringLiteral("taken"), {}});
    QVERIFY(m_f->stateAs<net::Greeting>());
    dialAgain();
    QCOMPARE(answer<protocol::AuthenticatePassword>().password, QStringLiteral("correct horse"));
}

void ConnectionCredentialsTest::stopsWhereTheNameToSignUpWithIsTaken()
{
    start(Connection::Password{.name = QStringLiteral("Ada"),
                               .password = QStringLiteral("correct horse"),
                               .account = Connection::Password::Account::New});
    const auto request = answer<protocol::SignUp>();
    m_f->say(protocol::Failure{request.id, ErrorCode::NameTaken, QStringLiteral("taken"), {}});
    QVERIFY(*m_f->stateAs<net::Refused>() ==
            (net::Refused{net::Refused::Reason::NameTaken, QStringLiteral("taken")}));
}

void ConnectionCredentialsTest::asksAgainWhereTheSignInDidNotArrive()
{
    start(Connection::Password{.name = QStringLiteral("Ada"), .password = QStringLiteral("correct horse")});
    (void)answer<protocol::AuthenticatePassword>();
    dialAgain();
    QCOMPARE(answer<protocol::AuthenticatePassword>().password, QStringLiteral("correct horse"));
}

void ConnectionCredentialsTest::takesNoTokenThatItDidNotAskFor()
{
    m_f = std::make_unique<ConnectionFixture>();
    m_f->open();
    QSignalSpy tokens(&m_f->connection, &Connection::tokenIssued);
    m_f->say(protocol::Authenticated{someRequest, issued});
    (void)answer<protocol::Authenticate>();
    m_f->say(protocol::Authenticated{someRequest, issued});
    QCOMPARE(tokens.size(), 0);
    dialAgain();
    (void)answer<protocol::Authenticate>();
}

void ConnectionCredentialsTest::showsACodeUntilItHasWorked()
{
    start(Connection::Identity{.key = crypto::DeviceKey::generate(),
                               .name = QStringLiteral("new laptop"),
                               .code = QStringLiteral("abcd-efgh-2345")});
    QCOMPARE(answer<protocol::Authenticate>().code, std::optional(QStringLiteral("abcd-efgh-2345")));
    dialAgain();
    QCOMPARE(answer<protocol::Authenticate>().code, std::optional(QStringLiteral("abcd-efgh-2345")));
    m_f->say(m_f->hello);
    dialAgain();
    // From then on it is a key of that account, whose name it must not change.
    const auto request = answer<protocol::Authenticate>();
    QVERIFY(!request.code);
    QCOMPARE(request.name, QStringLiteral("Ada"));
}

void ConnectionCredentialsTest::stopsWhereATokenIsRefused()
{
    start(Connection::Token{QStringLiteral("secret")});
    const auto request = answer<protocol::AuthenticateToken>();
    m_f->say(protocol::Failure{request.id, ErrorCode::Unauthenticated, QStringLiteral("signed out"), {}});
    QVERIFY(*m_f->stateAs<net::Refused>() ==
            (net::Refused{net::Refused::Reason::SignIn, QStringLiteral("signed out")}));
    m_f->pass(1h);
    QCOMPARE(m_f->dials, 1);
}

void ConnectionCredentialsTest::triesAnotherWayAtOnce()
{
    m_f = std::make_unique<ConnectionFixture>(Connection::Token{QStringLiteral("first")});
    // Not before it is to be open at all.
    m_f->connection.signInWith(Connection::Token{QStringLiteral("secret")});
    QCOMPARE(m_f->dials, 0);
    m_f->open();
    const auto request = answer<protocol::AuthenticateToken>();
    QCOMPARE(request.token, QStringLiteral("secret"));
    m_f->say(protocol::Failure{request.id, ErrorCode::Unauthenticated, QStringLiteral("signed out"), {}});
    QVERIFY(m_f->stateAs<net::Refused>());
    m_f->connection.signInWith(Connection::Token{QStringLiteral("another")});
    settle();
    QCOMPARE(m_f->dials, 2);
    QCOMPARE(answer<protocol::AuthenticateToken>().token, QStringLiteral("another"));
    m_f->say(m_f->hello);
    QVERIFY(m_f->stateAs<net::Online>());
    // Also where it is online.
    m_f->connection.signInWith(Connection::Identity{m_f->key, QStringLiteral("Ada")});
    settle();
    QCOMPARE(m_f->dials, 3);
    QCOMPARE(answer<protocol::Authenticate>().name, QStringLiteral("Ada"));
}

QTEST_GUILESS_MAIN(ConnectionCredentialsTest)
#include "connectioncredentialstest.moc"
