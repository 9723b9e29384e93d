// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accountfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::ErrorCode;
using wire::request;

namespace {

constexpr quint16 signInFailed = 4401;
const QString ada = QStringLiteral("Ada");
const QString password = QStringLiteral("correct horse");

} // namespace

class AccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void signsUpAndInAgain();
    void refusesToSignUpUnderANameThatIsTaken();
    void signsUpByThePolicy_data();
    void signsUpByThePolicy();
    void answersAlikeWhereTheNameOrThePasswordIsWrong();
    void throttlesGuessesAtOneAccount();
    void throttlesGuessesFromOneAddress();
    void throttlesCodes();
    void signsInByASessionToken();
    void signsInByTheHandshake();
    void judgesHandshakes_data();
    void judgesHandshakes();
    void takesForeignTokensUntilTheyExpire();
    void refusesTokensThatWereNotMeantForIt_data();
    void refusesTokensThatWereNotMeantForIt();
    void refusesAPasswordThatIsNone();

private:
    std::unique_ptr<AccountFixture> m_f;
};

void AccountsTest::init()
{
    m_f = std::make_unique<AccountFixture>();
}

void AccountsTest::signsUpAndInAgain()
{
    const auto made = m_f->visit(protocol::SignUp{
        request(7), ada, password, {}, QStringLiteral("laptop"), protocol::AvatarColor::Teal});
    QCOMPARE(made.answers.size(), 2U);
    const auto &ack = std::get<protocol::SignedUp>(made.answers[0]);
    QVERIFY(ack.id == request(7));
    QVERIFY(ack.issued.expires == m_f->space().clock().utcNow() + 30 * 24h);
    const auto &hello = std::get<protocol::Hello>(made.answers[1]);
    QCOMPARE(hello.name, ada);
    QCOMPARE(hello.color, std::optional(protocol::AvatarColor::Teal));
    QCOMPARE(hello.rooms.size(), 1U);

    // In another case, and typed in another way.
    const auto again = m_f->byPassword(QStringLiteral("aDA"), QStringLiteral(u"correct\u00a0horse"));
    QVERIFY(userOf(again) == hello.user);
    const auto &issued = std::get<protocol::Authenticated>(again.answers[0]).issued;
    QVERIFY(issued && issued->token != ack.issued.token);
    QCOMPARE(std::get<protocol::Hello>(again.answers[1]).name, ada);
}

void AccountsTest::refusesToSignUpUnderANameThatIsTaken()
{
    (void)m_f->signUp(ada);
    const auto refused =
        m_f->visit(protocol::SignUp{request(1), QStringLiteral("ADA"), password, {}, {}, {}});
    QVERIFY(refusalOf(refused) == ErrorCode::NameTaken);
    QVERIFY(refused.client->closeCode() == signInFailed);
}

void AccountsTest::signsUpByThePolicy_data()
{
    QTest::addColumn<int>("policy");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("open") << int(SignUpPolicy::Open) << true;
    QTest::newRow("by invitation") << int(SignUpPolicy::Invite) << false;
    QTest::newRow("closed") << int(SignUpPolicy::Off) << false;
}

void AccountsTest::signsUpByThePolicy()
{
    QFETCH(int, policy);
    QFETCH(bool, isOpen);
    m_f = std::make_unique<AccountFixture>(static_cast<SignUpPolicy>(policy));
    const auto answer = [&](const protocol::Command &command) { return refusalOf(m_f->visit(command)); };
    const auto expected = isOpen ? std::nullopt : std::optional(ErrorCode::NotAllowed);
    QVERIFY(answer(protocol::SignUp{request(1), ada, password, {}, {}, {}}) == expected);
    QVERIFY(answer(protocol::SignUp{
                request(1), QStringLiteral("Ben"), password, QStringLiteral("guess"), {}, {}}) == expected);
    const auto client = m_f->space().connect();
    (void)client->take();
    const auto byKey =
        m_f->space().ask(*client, client->answer(crypto::DeviceKey::generate(), QStringLiteral("Cleo")));
    QCOMPARE(std::holds_alternative<protocol::Failure>(byKey.at(0)), !isOpen);
    // Whom the identity system sends is always welcome.
    QVERIFY(userOf(m_f->byToken(m_f->foreignToken(QStringLiteral("Dora")))));
}

void AccountsTest::answersAlikeWhereTheNameOrThePasswordIsWrong()
{
    (void)m_f->signUp(ada);
    (void)m_f->space().signIn(QStringLiteral("Ben")); // by key, so without a password
    const auto outcome = [this](const QString &name) {
        m_f->hasher().matched = 0;
        const auto visit = m_f->byPassword(name, QStringLiteral("a guess at it"));
        return std::tuple(shown(visit.answers), visit.client->closeCode(), m_f->hasher().matched);
    };
    const auto wrong = outcome(ada);
    QCOMPARE(std::get<2>(wrong), 1);
    QVERIFY(std::get<1>(wrong) == signInFailed);
    QVERIFY(outcome(QStringLiteral("nobody")) == wrong);
    QVERIFY(outcome(QStringLiteral("Ben")) == wrong);
    QVERIFY(outcome(QString()) == wrong);
}

void AccountsTest::throttlesGuessesAtOneAccount()
{
    (void)m_f->signUp(ada);
    const QString nobody = QStringLiteral("nobody");
    for (const QString &name : {ada, nobody}) {
        for (int i = 0; i < 5; ++i)
            QVERIFY(refusalOf(m_f->byPassword(name, QStringLiteral("guess number %1").arg(i))) ==
                    ErrorCode::Unauthenticated);
        m_f->hasher().matched = 0;
        const auto refused = m_f->byPassword(name, password);
        QVERIFY(refusalOf(refused) == ErrorCode::RateLimited);
        QVERIFY(std::get<protocol::Failure>(refused.answers[0]).retryAfter == base::Duration(2s));
        QCOMPARE(m_f->hasher().matched, 0);
    }
    m_f->space().clock().advance(2s);
    QVERIFY(userOf(m_f->byPassword(ada, password)));
    QVERIFY(refusalOf(m_f->byPassword(ada, QStringLiteral("guess again"))) == ErrorCode::Unauthenticated);
}

void AccountsTest::throttlesGuessesFromOneAddress()
{
    (void)m_f->signUp(ada);
    int tried = 0;
    for (int i = 0; i < 100; ++i) {
        const auto visit = m_f->byPassword(QStringLiteral("person %1").arg(i), password);
        tried += refusalOf(visit) == ErrorCode::Unauthenticated ? 1 : 0;
        // Getting in with an account of one's own in between wins nothing.
        if (i % 4 == 0)
            (void)m_f->byPassword(ada, password);
    }
    QVERIFY2(tried < 20, qPrintable(QString::number(tried)));
    QVERIFY(refusalOf(m_f->byPassword(ada, password)) == ErrorCode::RateLimited);
}

void AccountsTest::throttlesCodes()
{
    int tried = 0;
    for (int i = 0; i < 100; ++i) {
        const auto client = m_f->space().connect();
        (void)client->take();
        auto guess = client->answer(crypto::DeviceKey::generate(), QStringLiteral("Eve"));
        guess.code = QStringLiteral("abcd-efgh-%1").arg(1000 + i);
        const auto answers = m_f->space().ask(*client, guess);
        tried += std::get<protocol::Failure>(answers.at(0)).code == ErrorCode::Unauthenticated ? 1 : 0;
    }
    QCOMPARE(tried, 20);
}

void AccountsTest::signsInByASessionToken()
{
    const auto [client, token] = m_f->signUp(ada);
    const auto again = m_f->byToken(token);
    QCOMPARE(again.answers.size(), 2U);
    QVERIFY(std::get<protocol::Authenticated>(again.answers[0]) == (protocol::Authenticated{request(1), {}}));
    QCOMPARE(std::get<protocol::Hello>(again.answers[1]).name, ada);
    for (const QString &other :
         {token.chopped(1), token + QLatin1Char('A'), token.toLower(), QStringLiteral("x")}) {
        const auto refused = m_f->byToken(other);
        QVERIFY(refusalOf(refused) == ErrorCode::Unauthenticated);
        QVERIFY(refused.client->closeCode() == signInFailed);
    }
}

void AccountsTest::signsInByTheHandshake()
{
    const auto [client, token] = m_f->signUp(ada);
    QVERIFY(!m_f->handshake("Bearer " + token.toLatin1()));
    const auto visit = m_f->byHandshake(token);
    QCOMPARE(visit.answers.size(), 1U);
    QVERIFY(userOf(visit));
    // What was admitted and signed out meanwhile is refused without naming a request.
    (void)m_f->space().ask(*client, protocol::SignOut{request(2), {}});
    const auto late = m_f->byHandshake(token);
    QVERIFY(refusalOf(late) == ErrorCode::Unauthenticated);
    QVERIFY(!std::get<protocol::Failure>(late.answers[0]).id);
    QVERIFY(late.client->closeCode() == signInFailed);
}

void AccountsTest::judgesHandshakes_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("nothing") << QByteArray() << QByteArray("/ws") << true;
    QTest::newRow("the header") << QByteArray("Bearer TOKEN") << QByteArray("/ws") << true;
    QTest::newRow("the target") << QByteArray() << QByteArray("/ws?token=TOKEN") << true;
    QTest::newRow("the header wins") << QByteArray("Bearer TOKEN") << QByteArray("/ws?token=wrong") << true;
    QTest::newRow("the header wins, and is wrong")
        << QByteArray("Bearer wrong") << QByteArray("/ws?token=TOKEN") << false;
    QTest::newRow("a wrong header") << QByteArray("Bearer wrong") << QByteArray("/ws") << false;
    QTest::newRow("a wrong target") << QByteArray() << QByteArray("/ws?token=wrong") << false;
    QTest::newRow("an empty header") << QByteArray("") << QByteArray("/ws") << false;
    QTest::newRow("another scheme") << QByteArray("Basic TOKEN") << QByteArray("/ws") << false;
    QTest::newRow("a JSON Web Token without a signature")
        << QByteArray("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.") << QByteArray("/ws") << false;
}

void AccountsTest::judgesHandshakes()
{
    QFETCH(QByteArray, authorization);
    QFETCH(QByteArray, target);
    QFETCH(bool, isGood);
    const auto [client, token] = m_f->signUp(ada);
    if (!authorization.isNull())
        authorization.replace("TOKEN", token.toLatin1());
    target.replace("TOKEN", token.toLatin1());
    QVERIFY(m_f->handshake(authorization, target) == (isGood ? std::nullopt : std::optional(401)));
    // The session's lifetime goes by unused.
    client->vanish();
    turn();
    m_f->space().commit();
    m_f->space().clock().advance(30 * 24h);
    const bool hasToken = !authorization.isNull() || target.contains('?');
    QVERIFY(m_f->handshake(authorization, target) == (hasToken ? std::optional(401) : std::nullopt));
}

void AccountsTest::takesForeignTokensUntilTheyExpire()
{
    const QString token = m_f->foreignToken(ada);
    QVERIFY(!m_f->handshake("Bearer " + token.toLatin1()));
    const auto first = m_f->byHandshake(token);
    QVERIFY(userOf(first));
    QVERIFY(userOf(m_f->byToken(m_f->foreignToken(ada, 2h))) == userOf(first));
    m_f->space().clock().advance(1h + 60s);
    QVERIFY(m_f->handshake("Bearer " + token.toLatin1()) == 401);
    QVERIFY(refusalOf(m_f->byToken(token)) == ErrorCode::Unauthenticated);
    QVERIFY(userOf(m_f->byToken(m_f->foreignToken(ada, 2h))) == userOf(first));
}

void AccountsTest::refusesTokensThatWereNotMeantForIt_data()
{
    QTest::addColumn<QString>("issuer");
    QTest::addColumn<QString>("audience");
    QTest::addColumn<QByteArray>("key");
    const QByteArray key(32, 'f');
    const QString issuer = QStringLiteral("https://id.example");
    QTest::newRow("of another space") << issuer << QStringLiteral("orchard") << key;
    QTest::newRow("of another issuer")
        << QStringLiteral("https://evil.example") << QStringLiteral("garden") << key;
    QTest::newRow("by another key") << issuer << QStringLiteral("garden") << QByteArray(32, 'e');
}

void AccountsTest::refusesTokensThatWereNotMeantForIt()
{
    QFETCH(QString, issuer);
    QFETCH(QString, audience);
    QFETCH(QByteArray, key);
    const protocol::TokenClaims claims{issuer, ada, {audience}, m_f->space().clock().utcNow() + 1h};
    const QByteArray token = crypto::signedJwt(claims, key);
    QVERIFY(m_f->handshake("Bearer " + token) == 401);
    QVERIFY(refusalOf(m_f->byToken(QString::fromLatin1(token))) == ErrorCode::Unauthenticated);
    QVERIFY(m_f->space().storage().isIdle());
}

void AccountsTest::refusesAPasswordThatIsNone()
{
    for (const QString &bad : {QString(), QStringLiteral("1234567"), QStringLiteral("pass\tword")}) {
        QVERIFY(refusalOf(m_f->visit(protocol::SignUp{request(1), ada, bad, {}, {}, {}})) ==
                ErrorCode::BadField);
        QVERIFY(refusalOf(m_f->byPassword(ada, bad)) == ErrorCode::BadField);
    }
    QCOMPARE(m_f->hasher().hashed + m_f->hasher().matched, 0);
}

QTEST_GUILESS_MAIN(AccountsTest)
#include "accountstest.moc"
