// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverfixture.h"

#include "wire/samples.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using crypto::DeviceKey;
using protocol::ErrorCode;
using protocol::Failure;
using wire::request;

namespace {

constexpr quint16 signInFailed = 4401;
const QString ada = QStringLiteral("Ada");

bool isSignIn(const protocol::Command &command)
{
    return std::holds_alternative<protocol::Authenticate>(command) ||
           std::holds_alternative<protocol::AuthenticateToken>(command) ||
           std::holds_alternative<protocol::AuthenticatePassword>(command) ||
           std::holds_alternative<protocol::SignUp>(command);
}

/// The code of the only event, which is a refusal.
std::optional<ErrorCode> refusalIn(const std::vector<protocol::Event> &events)
{
    const auto *failure = events.size() == 1 ? std::get_if<Failure>(&events[0]) : nullptr;
    return failure ? std::optional(failure->code) : std::nullopt;
}

} // namespace

class PeerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void beginsWithAChallengeOfItsOwn();
    void acknowledgesTheSignInAndSaysHello();
    void refusesASignatureOfSomethingElse_data();
    void refusesASignatureOfSomethingElse();
    void refusesASignatureOverAnotherChallenge();
    void refusesTheNameOfAnotherKey();
    void knowsTheSameKeyUnderANewName();
    void saysThatItCannotStoreASignIn();
    void answersNothingBeforeTheSignIn_data();
    void answersNothingBeforeTheSignIn();
    void answersNothingWhileTheSignInIsUnderWay();

private:
    std::unique_ptr<ServerFixture> m_space;
    std::unique_ptr<PipeClient> m_client;
    const DeviceKey m_key = DeviceKey::generate();
};

void PeerTest::init()
{
    m_client.reset();
    m_space = std::make_unique<ServerFixture>();
    m_client = m_space->connect();
}

void PeerTest::beginsWithAChallengeOfItsOwn()
{
    QCOMPARE(m_client->heard(), shown({m_client->challenge()}));
    QCOMPARE(m_client->challenge().nonce.size(), 32);
    QVERIFY(m_client->challenge().space == wire::space);
    QCOMPARE(m_client->challenge().key, QByteArrayLiteral("the space's key"));
    const auto other = m_space->connect();
    QVERIFY(other->challenge().nonce != m_client->challenge().nonce);
}

void PeerTest::acknowledgesTheSignInAndSaysHello()
{
    (void)m_client->take();
    m_client->send(m_client->answer(m_key, ada));
    QVERIFY(m_client->take().empty());
    m_space->commit();
    const auto events = m_client->take();
    QCOMPARE(events.size(), 2U);
    QVERIFY(std::get<protocol::Authenticated>(events[0]).id == request(1));
    const auto &hello = std::get<protocol::Hello>(events[1]);
    QCOMPARE(hello.name, ada);
    QCOMPARE(hello.spaceName, QStringLiteral("Garden Club"));
    QCOMPARE(hello.heartbeat.count(), 15'000);
    QVERIFY(hello.limits == (protocol::Limits{10'000, 65'536, 50}));
    QCOMPARE(hello.rooms.size(), 1U);
    // From now on it is answered, and no deadline runs any more.
    m_space->clock().advance(14s);
    QCOMPARE(shown(m_space->ask(*m_client, protocol::Ping{})), shown({protocol::Pong{}}));
    QVERIFY(!m_client->closeCode());
}

void PeerTest::refusesASignatureOfSomethingElse_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("a bit of it changed") << 0;
    QTest::newRow("by another key") << 1;
    QTest::newRow("over the nonce alone") << 2;
    QTest::newRow("for another server's key") << 3;
}

void PeerTest::refusesASignatureOfSomethingElse()
{
    QFETCH(int, what);
    (void)m_client->take();
    protocol::Authenticate request = m_client->answer(m_key, ada);
    protocol::Challenge other = m_client->challenge();
    other.key = "another server's key";
    const QByteArrayList signatures{
        QByteArray(request.signature).replace(10, 1, QByteArray(1, ~request.signature[10])),
        m_client->answer(DeviceKey::generate(), ada).signature, m_key.sign(m_client->challenge().nonce),
        m_key.sign(protocol::signedChallenge(other))};
    request.signature = signatures[what];
    m_client->send(request);
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::Unauthenticated);
    QVERIFY(m_client->closeCode() == signInFailed);
    QVERIFY(m_space->storage().isIdle());
}

void PeerTest::refusesASignatureOverAnotherChallenge()
{
    const protocol::Authenticate overheard = m_client->answer(m_key, ada);
    m_client->send(overheard);
    m_space->commit();
    QVERIFY(!m_client->closeCode());
    const auto thief = m_space->connect();
    (void)thief->take();
    thief->send(overheard);
    QVERIFY(refusalIn(thief->take()) == ErrorCode::Unauthenticated);
    QVERIFY(thief->closeCode() == signInFailed);
}

void PeerTest::refusesTheNameOfAnotherKey()
{
    const auto first = m_space->signIn(ada);
    (void)m_client->take();
    m_client->send(m_client->answer(m_key, QStringLiteral("ada")));
    m_space->commit();
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::NameTaken);
    QVERIFY(m_client->closeCode() == signInFailed);
    QVERIFY(!first->closeCode());
}

void PeerTest::knowsTheSameKeyUnderANewName()
{
    m_client->send(m_client->answer(m_key, ada));
    m_space->commit();
    const auto first = std::get<protocol::Hello>(m_client->take().back());
    const auto again = m_space->connect();
    again->send(again->answer(m_key, QStringLiteral("Ada L.")));
    m_space->commit();
    const auto second = std::get<protocol::Hello>(again->take().back());
    QVERIFY(second.user == first.user);
    QVERIFY(second.session != first.session);
    QCOMPARE(second.name, QStringLiteral("Ada L."));
}

void PeerTest::saysThatItCannotStoreASignIn()
{
    (void)m_client->take();
    m_client->send(m_client->answer(m_key, ada));
    // Who is known would get in by the second try, which writes nothing; who is not cannot.
    m_space->storage().fail();
    m_space->storage().fail();
    m_space->commit();
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::Unavailable);
    QVERIFY(m_client->closeCode() == signInFailed);
}

void PeerTest::answersNothingBeforeTheSignIn_data()
{
    QTest::addColumn<protocol::Command>("command");
    for (const protocol::Command &command : wire::sampleCommands()) {
        if (!isSignIn(command))
            QTest::addRow("%zu", command.index()) << command;
    }
}

void PeerTest::answersNothingBeforeTheSignIn()
{
    QFETCH(protocol::Command, command);
    (void)m_client->take();
    m_client->send(command);
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::Unauthenticated);
    QVERIFY(m_space->storage().isIdle());
    QVERIFY(!m_client->closeCode());
}

void PeerTest::answersNothingWhileTheSignInIsUnderWay()
{
    (void)m_client->take();
    m_client->send(m_client->answer(m_key, ada));
    m_client->send(saying(2, QStringLiteral("too early")));
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::Unauthenticated);
    m_client->send(m_client->answer(m_key, QStringLiteral("Ben")));
    QVERIFY(refusalIn(m_client->take()) == ErrorCode::Unauthenticated);
    m_space->commit();
    const auto events = m_client->take();
    QCOMPARE(events.size(), 2U);
    QCOMPARE(std::get<protocol::Hello>(events[1]).name, ada);
    QCOMPARE(std::get<protocol::Hello>(events[1]).rooms.at(0).lastSeq, base::Seq(1));
}

QTEST_GUILESS_MAIN(PeerTest)
#include "peertest.moc"
