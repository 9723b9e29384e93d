// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using crypto::DeviceKey;
using protocol::ErrorCode;
using protocol::Failure;
using wire::request;

namespace {

constexpr quint16 brokenLink = 1006;
constexpr quint16 policyViolation = 1008;
constexpr quint16 signInFailed = 4401;
const QString ada = QStringLiteral("Ada");

/// The code of the only event, which is a refusal.
std::optional<ErrorCode> refusalIn(const std::vector<protocol::Event> &events)
{
    const auto *failure = events.size() == 1 ? std::get_if<Failure>(&events[0]) : nullptr;
    return failure ? std::optional(failure->code) : std::nullopt;
}

} // namespace

class PeerLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void endsAConnectionThatDoesNotSignIn();
    void closesAtTheEleventhBadFrame_data();
    void closesAtTheEleventhBadFrame();
    void forgetsBadFramesAfterAMinute();
    void takesBinaryForABadFrame();
    void leavesNoSessionOfWhoVanishesDuringTheSignIn_data();
    void leavesNoSessionOfWhoVanishesDuringTheSignIn();
    void endsAConnectionThatFallsSilent();

private:
    std::unique_ptr<ServerFixture> m_space;
    std::unique_ptr<PipeClient> m_client;
};

void PeerLimitsTest::init()
{
    m_client.reset();
    m_space = std::make_unique<ServerFixture>();
    m_client = m_space->connect();
}

void PeerLimitsTest::endsAConnectionThatDoesNotSignIn()
{
    (void)m_client->take();
    m_space->clock().advance(9'999ms);
    // Talking does not help.
    m_client->send(protocol::Ping{});
    QVERIFY(!m_client->closeCode());
    m_space->clock().advance(1ms);
    turn();
    QVERIFY(m_client->closeCode() == signInFailed);
}

void PeerLimitsTest::closesAtTheEleventhBadFrame_data()
{
    QTest::addColumn<bool>("isSignedIn");
    QTest::addColumn<int>("pause"); // ms
    QTest::newRow("at once") << true << 0;
    QTest::newRow("at once, before the sign-in") << false << 0;
    QTest::newRow("one a second") << true << 1'000;
    QTest::newRow("all but a minute for eleven") << true << 5'999;
}

void PeerLimitsTest::closesAtTheEleventhBadFrame()
{
    QFETCH(bool, isSignedIn);
    QFETCH(int, pause);
    if (isSignedIn)
        m_client = m_space->signIn(ada);
    (void)m_client->take();
    for (int i = 0; i < 10; ++i) {
        m_client->send("not JSON");
        QVERIFY(refusalIn(m_client->take()) == ErrorCode::BadFrame);
        QVERIFY(!m_client->closeCode());
        m_space->clock().advance(base::Duration(pause));
        turn();
    }
    m_client->send("not JSON");
    QVERIFY(m_client->closeCode() == policyViolation);
    QVERIFY(m_client->take().empty());
}

void PeerLimitsTest::forgetsBadFramesAfterAMinute()
{
    m_client = m_space->signIn(ada);
    for (int i = 0; i < 40; ++i) {
        m_client->send("not JSON");
        QVERIFY(refusalIn(m_client->take()) == ErrorCode::BadFrame);
        m_space->clock().advance(6s);
        turn();
    }
    // Good frames in between count for nothing.
    m_space->clock().advance(14s);
    turn();
    for (int i = 0; i < 100; ++i)
        QCOMPARE(shown(m_space->ask(*m_client, protocol::Ping{})), shown({protocol::Pong{}}));
    QVERIFY(!m_client->closeCode());
}

void PeerLimitsTest::takesBinaryForABadFrame()
{
    m_client = m_space->signIn(ada);
    for (int i = 0; i < 10; ++i) {
        Q_EMIT m_space->newestTransport()->receivedBinary();
        turn();
        QVERIFY(refusalIn(m_client->take()) == ErrorCode::BadFrame);
    }
    Q_EMIT m_space->newestTransport()->receivedBinary();
    turn();
    QVERIFY(m_client->closeCode() == policyViolation);
}

void PeerLimitsTest::leavesNoSessionOfWhoVanishesDuringTheSignIn_data()
{
    QTest::addColumn<bool>("isGoneBeforeTheCommit");
    QTest::newRow("long before the commit") << true;
    QTest::newRow("at the moment of the commit") << false;
}

void PeerLimitsTest::leavesNoSessionOfWhoVanishesDuringTheSignIn()
{
    QFETCH(bool, isGoneBeforeTheCommit);
    const auto ben = m_space->signIn(QStringLiteral("Ben"));
    (void)m_space->ask(*ben, protocol::Subscribe{request(1), general, 0});
    m_client->send(m_client->answer(DeviceKey::generate(), ada));
    m_client->vanish();
    if (isGoneBeforeTheCommit)
        turn();
    // Otherwise the report comes right behind the end of the link, in one turn of the event loop.
    QObject context;
    QMetaObject::invokeMethod(
        &context, [this] { m_space->storage().commit(); }, Qt::QueuedConnection);
    turn();

    // Ada is known from now on, and has never been here.
    const auto events = ben->take();
    QCOMPARE(events.size(), 1U);
    QVERIFY(std::holds_alternative<protocol::UserJoined>(std::get<protocol::RoomEvent>(events[0]).content));
    const auto answer = m_space->ask(*ben, protocol::RoomMembers{request(2), general, {}});
    for (const protocol::Member &member : std::get<protocol::MemberList>(answer.at(0)).members)
        QCOMPARE(member.status, member.name == ada ? protocol::Status::Offline : protocol::Status::Online);
}

void PeerLimitsTest::endsAConnectionThatFallsSilent()
{
    m_client->send(m_client->answer(DeviceKey::generate(), ada));
    m_space->commit();
    for (int i = 0; i < 5; ++i) {
        m_space->clock().advance(24'999ms);
        turn(); // in which the ping is answered
        QVERIFY(!m_client->closeCode());
    }
    m_space->clock().advance(25s);
    turn();
    QVERIFY(m_client->closeCode() == brokenLink);
}

QTEST_GUILESS_MAIN(PeerLimitsTest)
#include "peerlimitstest.moc"
