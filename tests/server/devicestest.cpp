// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/accountfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using crypto::DeviceKey;
using protocol::ErrorCode;
using wire::request;

namespace {

constexpr quint16 signInFailed = 4401;
const QString ada = QStringLiteral("Ada");
const QString password = QStringLiteral("correct horse");

} // namespace

class DevicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void listsDevicesWithTheOneThatAsks();
    void linksAnotherKeyByACode();
    void cutsADeviceThatIsSignedOut();
    void cutsAllConnectionsOfADevice();
    void endsItsOwnSession();
    void signsOutEverywhereElse();
    void refusesAKeyThatWasSignedOutUnderAnyName();
    void signsOutNobodyElse();
    void refreshesATokenSoThatNoLostAnswerLocksOut();
    void refreshesNoTokenOfWhoHasNone();
    void givesAKeyAccountAPassword();
    void changesAPasswordForWhoKnowsIt();
    void throttlesGuessesAtTheCurrentPassword();
    void cutsAForeignTokenForGood();
    void holdsASessionWhileItIsConnected();

private:
    /// Ada, signed in by a key.
    [[nodiscard]] std::unique_ptr<PipeClient> byKey(const DeviceKey &key, const QString &name,
                                                    const std::optional<QString> &code = {})
    {
        auto client = m_f->space().connect();
        (void)client->take();
        auto answer = client->answer(key, name);
        answer.code = code;
        m_answers = m_f->space().ask(*client, answer);
        return client;
    }
    [[nodiscard]] std::vector<protocol::Device> devicesOf(PipeClient &client)
    {
        return std::get<protocol::DeviceList>(
                   m_f->space().ask(client, protocol::ListDevices{request(2)}).at(0))
            .devices;
    }
    [[nodiscard]] std::optional<ErrorCode> refusal(PipeClient &client, const protocol::Command &command)
    {
        const auto answers = m_f->space().ask(client, command);
        const auto *failure = answers.size() == 1 ? std::get_if<protocol::Failure>(&answers[0]) : nullptr;
        return failure ? std::optional(failure->code) : std::nullopt;
    }
    [[nodiscard]] std::optional<base::UserId> user() const
    {
        const auto *hello = std::get_if<protocol::Hello>(&m_answers.back());
        return hello ? std::optional(hello->user) : std::nullopt;
    }

    std::unique_ptr<AccountFixture> m_f;
    std::vector<protocol::Event> m_answers;
    const DeviceKey m_key = DeviceKey::generate();
};

void DevicesTest::init()
{
    m_f = std::make_unique<AccountFixture>();
}

void DevicesTest::listsDevicesWithTheOneThatAsks()
{
    const auto made =
        m_f->visit(protocol::SignUp{request(1), ada, password, {}, QStringLiteral("laptop"), std::nullopt});
    m_f->space().clock().advance(1min);
    const auto phone =
        m_f->visit(protocol::AuthenticatePassword{request(1), ada, password, QStringLiteral("phone")});
    const auto devices = devicesOf(*phone.client);
    QCOMPARE(devices.size(), 2U);
    QCOMPARE(devices[0].name, QStringLiteral("laptop"));
    QCOMPARE(devices[1].name, QStringLiteral("phone"));
    QVERIFY(!devices[0].isCurrent && devices[1].isCurrent);
    QCOMPARE(devices[1].kind, protocol::DeviceKind::Password);
    QVERIFY(devices[1].created == devices[0].created + 1min);
}

void DevicesTest::linksAnotherKeyByACode()
{
    const auto first = byKey(m_key, ada);
    const auto owner = user();
    const auto answers = m_f->space().ask(*first, protocol::LinkDevice{request(3)});
    const auto &link = std::get<protocol::LinkCode>(answers.at(0));
    QVERIFY(link.expires == m_f->space().clock().utcNow() + 10min);
    const DeviceKey other = DeviceKey::generate();
    const auto second = byKey(other, QStringLiteral("somebody"), link.code.toUpper());
    QVERIFY(user() == owner);
    QCOMPARE(std::get<protocol::Hello>(m_answers.back()).name, ada);
    QCOMPARE(devicesOf(*first).size(), 2U);
    // Once, and not for ever.
    (void)byKey(DeviceKey::generate(), QStringLiteral("thief"), link.code);
    QVERIFY(!user());
    const auto next = m_f->space().ask(*first, protocol::LinkDevice{request(4)});
    m_f->space().clock().advance(10min);
    (void)byKey(DeviceKey::generate(), QStringLiteral("late"), std::get<protocol::LinkCode>(next.at(0)).code);
    QVERIFY(!user());
    // From now on the second key is enough.
    (void)byKey(other, ada);
    QVERIFY(user() == owner);
}

void DevicesTest::cutsADeviceThatIsSignedOut()
{
    const auto [laptop, token] = m_f->signUp(ada);
    const auto phone = m_f->byPassword(ada, password);
    const auto devices = devicesOf(*phone.client);
    const auto other = std::ranges::find(devices, false, &protocol::Device::isCurrent)->device;
    const auto answers = m_f->space().ask(*phone.client, protocol::SignOut{request(3), other});
    QVERIFY(std::get<protocol::SignedOut>(answers.at(0)).id == request(3));
    turn();
    QVERIFY(laptop->closeCode() == signInFailed);
    QVERIFY(!phone.client->closeCode());
    QVERIFY(refusalOf(m_f->byToken(token)) == ErrorCode::Unauthenticated);
    QVERIFY(m_f->handshake("Bearer " + token.toLatin1()) == 401);
    // What it says after the cut is not read.
    laptop->send(saying(4, QStringLiteral("still here?")));
    QVERIFY(m_f->space().storage().isIdle());
    QCOMPARE(devicesOf(*phone.client).size(), 1U);
}

void DevicesTest::cutsAllConnectionsOfADevice()
{
    const auto first = byKey(m_key, ada);
    const auto second = byKey(m_key, ada);
    const auto devices = devicesOf(*second);
    QCOMPARE(devices.size(), 1U);
    (void)m_f->space().ask(*second, protocol::SignOut{request(3), devices[0].device});
    turn();
    QVERIFY(first->closeCode() == signInFailed);
    QVERIFY(second->closeCode() == signInFailed);
}

void DevicesTest::endsItsOwnSession()
{
    const auto [client, token] = m_f->signUp(ada);
    const auto answers = m_f->space().ask(*client, protocol::SignOut{request(3), {}});
    // The answer comes before the end.
    QVERIFY(std::get<protocol::SignedOut>(answers.at(0)).id == request(3));
    turn();
    QVERIFY(client->closeCode() == signInFailed);
    QVERIFY(refusalOf(m_f->byToken(token)) == ErrorCode::Unauthenticated);
    QVERIFY(userOf(m_f->byPassword(ada, password)));
}

void DevicesTest::signsOutEverywhereElse()
{
    const auto [first, token] = m_f->signUp(ada);
    const auto second = m_f->byPassword(ada, password);
    const auto third = m_f->byPassword(ada, password);
    const auto [ben, bensToken] = m_f->signUp(QStringLiteral("Ben"));
    const auto answers = m_f->space().ask(*second.client, protocol::SignOutEverywhere{request(3)});
    QVERIFY(std::get<protocol::SignedOutEverywhere>(answers.at(0)).id == request(3));
    turn();
    QVERIFY(first->closeCode() == signInFailed);
    QVERIFY(third.client->closeCode() == signInFailed);
    QVERIFY(!second.client->closeCode());
    QVERIFY(!ben->closeCode());
    QVERIFY(refusalOf(m_f->byToken(token)) == ErrorCode::Unauthenticated);
    QCOMPARE(devicesOf(*second.client).size(), 1U);
}

void DevicesTest::refusesAKeyThatWasSignedOutUnderAnyName()
{
    const auto client = byKey(m_key, ada);
    (void)m_f->space().ask(*client, protocol::SignOut{request(3), {}});
    for (const QString &name : {ada, QStringLiteral("Somebody Else")}) {
        const auto again = byKey(m_key, name);
        QVERIFY(std::get<protocol::Failure>(m_answers.at(0)).code == ErrorCode::Unauthenticated);
        QVERIFY(again->closeCode() == signInFailed);
    }
}

void DevicesTest::signsOutNobodyElse()
{
    const auto [client, token] = m_f->signUp(ada);
    const auto [ben, bensToken] = m_f->signUp(QStringLiteral("Ben"));
    const auto bens = devicesOf(*ben).at(0).device;
    QVERIFY(refusal(*client, protocol::SignOut{request(3), bens}) == ErrorCode::NotFound);
    QVERIFY(refusal(*client, protocol::SignOut{request(4), base::DeviceId(QStringLiteral("none"))}) ==
            ErrorCode::NotFound);
    turn();
    QVERIFY(!ben->closeCode());
    QVERIFY(userOf(m_f->byToken(bensToken)));
}

void DevicesTest::refreshesATokenSoThatNoLostAnswerLocksOut()
{
    const auto [client, first] = m_f->signUp(ada);
    const auto refreshed = [&, &connection = client](int number) {
        const auto answers = m_f->space().ask(*connection, protocol::RefreshToken{request(number)});
        return std::get<protocol::TokenRefreshed>(answers.at(0)).issued.token;
    };
    const QString second = refreshed(3);
    QVERIFY(userOf(m_f->byToken(first)));
    const QString third = refreshed(4);
    QVERIFY(userOf(m_f->byToken(second)));
    QVERIFY(refusalOf(m_f->byToken(first)) == ErrorCode::Unauthenticated);
    QVERIFY(m_f->handshake("Bearer " + first.toLatin1()) == 401);
    QVERIFY(userOf(m_f->byToken(third)));
    QVERIFY(refusalOf(m_f->byToken(second)) == ErrorCode::Unauthenticated);
    QCOMPARE(devicesOf(*client).size(), 1U);
}

void DevicesTest::refreshesNoTokenOfWhoHasNone()
{
    const auto client = byKey(m_key, ada);
    QVERIFY(refusal(*client, protocol::RefreshToken{request(3)}) == ErrorCode::NotAllowed);
}

void DevicesTest::givesAKeyAccountAPassword()
{
    const auto client = byKey(m_key, ada);
    const auto owner = user();
    const auto answers =
        m_f->space().ask(*client, protocol::SetPassword{request(3), QStringLiteral("battery staple"), {}});
    QVERIFY(std::get<protocol::PasswordSet>(answers.at(0)).id == request(3));
    QVERIFY(userOf(m_f->byPassword(ada, QStringLiteral("battery staple"))) == owner);
    QVERIFY(!client->closeCode());
}

void DevicesTest::changesAPasswordForWhoKnowsIt()
{
    const auto [client, token] = m_f->signUp(ada);
    const QString next = QStringLiteral("battery staple");
    for (const std::optional<QString> &wrong :
         {std::optional<QString>(), std::optional(next), std::optional(QStringLiteral("short"))})
        QVERIFY(refusal(*client, protocol::SetPassword{request(3), next, wrong}) == ErrorCode::NotAllowed);
    QVERIFY(refusal(*client, protocol::SetPassword{request(4), QStringLiteral("short"), password}) ==
            ErrorCode::BadField);
    QVERIFY(userOf(m_f->byPassword(ada, password)));
    (void)m_f->space().ask(*client, protocol::SetPassword{request(5), next, password});
    QVERIFY(userOf(m_f->byPassword(ada, next)));
    QVERIFY(refusalOf(m_f->byPassword(ada, password)) == ErrorCode::Unauthenticated);
}

void DevicesTest::throttlesGuessesAtTheCurrentPassword()
{
    const auto [client, token] = m_f->signUp(ada);
    const protocol::SetPassword guess{request(3), QStringLiteral("battery staple"),
                                      QStringLiteral("a guess at it")};
    for (int i = 0; i < 5; ++i)
        QVERIFY(refusal(*client, guess) == ErrorCode::NotAllowed);
    QVERIFY(refusal(*client, guess) == ErrorCode::RateLimited);
}

void DevicesTest::cutsAForeignTokenForGood()
{
    const QString token = m_f->foreignToken(ada);
    const auto visit = m_f->byHandshake(token);
    (void)m_f->space().ask(*visit.client, protocol::SignOut{request(3), {}});
    turn();
    QVERIFY(visit.client->closeCode() == signInFailed);
    QVERIFY(m_f->handshake("Bearer " + token.toLatin1()) == 401);
    QVERIFY(refusalOf(m_f->byToken(token)) == ErrorCode::Unauthenticated);
    QVERIFY(userOf(m_f->byToken(m_f->foreignToken(ada, 2h))) == userOf(visit));
}

void DevicesTest::holdsASessionWhileItIsConnected()
{
    const auto [client, token] = m_f->signUp(ada);
    m_f->space().clock().advance(29 * 24h);
    client->vanish();
    turn();
    m_f->space().commit();
    m_f->space().clock().advance(29 * 24h);
    QVERIFY(userOf(m_f->byToken(token)));
}

QTEST_GUILESS_MAIN(DevicesTest)
#include "devicestest.moc"
