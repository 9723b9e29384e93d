// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/serverfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::MessageStored;
using wire::request;

namespace {

constexpr quint16 goingAway = 1001;
const QString ada = QStringLiteral("Ada");
const QString ben = QStringLiteral("Ben");

} // namespace

class SpaceServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void answersHttp_data();
    void answersHttp();
    void admitsUntilItIsFull();
    void admitsSoManyFromOneAddress();
    void requiresATokenWhereItIsToldTo();
    void carriesMessagesBetweenConnections();
    void answersAllThatItAcceptedBeforeItSaysGoodbye();
    void admitsNobodyOnceItStops();
    void stopsAtOnceWhereNobodyIsConnected();
    void stopsOnceWhenAllHaveGone();
    void stopsWithoutThoseWhoDoNotAnswerTheGoodbye();
    void stopsOnlyAfterTheLastCommitEvenWhereAllVanish();
    void stopsOnceHoweverOftenItIsTold();
    void endsWithConnectionsOpen();

private:
    [[nodiscard]] std::optional<int> refusal(const char *address = "")
    {
        const auto refused = m_space->server().admit({}, QLatin1String(address));
        return refused ? std::optional(refused->status) : std::nullopt;
    }

    std::unique_ptr<ServerFixture> m_space;
};

void SpaceServerTest::init()
{
    m_space = std::make_unique<ServerFixture>();
}

void SpaceServerTest::answersHttp_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *target, int status) {
        QTest::addRow("%s %s", method, target) << QByteArray(method) << QByteArray(target) << status;
    };
    row("GET", "/healthz", 200);
    row("HEAD", "/healthz", 200);
    row("GET", "/healthz?verbose", 200);
    row("POST", "/healthz", 405);
    row("DELETE", "/healthz", 405);
    row("GET", "/", 404);
    row("GET", "/healthz/", 404);
    row("GET", "/api/v1", 404);
    row("POST", "/nowhere", 404);
    row("OPTIONS", "*", 404);
}

void SpaceServerTest::answersHttp()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    net::HttpRequest request;
    request.head.method = method;
    request.head.target = target;
    const net::HttpResponse response = m_space->server().respond(request);
    QCOMPARE(response.status, status);
    QVERIFY(!response.body.isEmpty());
    // RFC 9110, 15.5.6: who refuses a method names those that there are.
    QCOMPARE(response.headers.size(), status == 405 ? 1U : 0U);
    if (status == 405)
        QCOMPARE(response.headers[0].value, QByteArrayLiteral("GET, HEAD"));
}

void SpaceServerTest::admitsUntilItIsFull()
{
    m_space = std::make_unique<ServerFixture>(SpaceServer::Settings{{{}, general}, 2, 1'000});
    const auto first = m_space->connect();
    QVERIFY(!refusal());
    const auto second = m_space->signIn(ada);
    QVERIFY(refusal() == 503);
    QVERIFY(refusal("192.0.2.1") == 503);
    first->vanish();
    turn();
    QVERIFY(!refusal());
}

void SpaceServerTest::admitsSoManyFromOneAddress()
{
    m_space = std::make_unique<ServerFixture>(SpaceServer::Settings{{{}, general}, 1'000, 2});
    const auto first = m_space->connect();
    const auto second = m_space->connect();
    // The pipes all come from the address "".
    QVERIFY(refusal() == 429);
    QVERIFY(!refusal("192.0.2.1"));
    second->vanish();
    turn();
    QVERIFY(!refusal());
}

void SpaceServerTest::requiresATokenWhereItIsToldTo()
{
    SpaceServer::Settings settings{.hub = {.messages = {}, .home = general}};
    settings.requiresHandshakeToken = true;
    m_space = std::make_unique<ServerFixture>(settings);
    QVERIFY(refusal() == 401);
}

void SpaceServerTest::carriesMessagesBetweenConnections()
{
    const auto a = m_space->signIn(ada);
    const auto b = m_space->signIn(ben);
    (void)m_space->ask(*b, protocol::Subscribe{request(1), general, 0});
    const auto answers = m_space->ask(*a, saying(2, QStringLiteral("tea?")));
    QCOMPARE(answers.size(), 1U);
    QVERIFY(std::get<MessageStored>(answers[0]).id == request(2));
    const auto told = b->take();
    QCOMPARE(told.size(), 1U);
    QVERIFY(std::get<protocol::RoomEvent>(told[0]).id == request(2));
    // Ben goes, and Ada's next message troubles nobody.
    b->vanish();
    turn();
    QCOMPARE(m_space->ask(*a, saying(3, QStringLiteral("Ben?"))).size(), 1U);
}

void SpaceServerTest::answersAllThatItAcceptedBeforeItSaysGoodbye()
{
    const auto a = m_space->signIn(ada);
    const auto b = m_space->connect(); // is about to sign in
    (void)b->take();
    b->send(b->answer(crypto::DeviceKey::generate(), ben));
    a->send(saying(1, QStringLiteral("one")));
    a->send(saying(2, QStringLiteral("two")));
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    a->send(saying(3, QStringLiteral("too late")));
    QVERIFY(a->take().empty());
    QVERIFY(!a->closeCode());
    QCOMPARE(stopped.size(), 0);

    m_space->commit();
    const auto answers = a->take();
    QCOMPARE(answers.size(), 2U);
    QVERIFY(std::get<MessageStored>(answers[0]).id == request(1));
    QVERIFY(std::get<MessageStored>(answers[1]).id == request(2));
    QVERIFY(std::holds_alternative<protocol::Hello>(b->take().back()));
    QVERIFY(a->closeCode() == goingAway);
    QVERIFY(b->closeCode() == goingAway);
    QCOMPARE(stopped.size(), 1);
    // What came after the stop was not even stored.
    const auto stored = m_space->storage().database().rows(
        QStringLiteral("SELECT seq FROM events WHERE type = 'chat_message'"), {},
        [](const QSqlQuery &row) { return row.value(0).toInt(); });
    QVERIFY(stored);
    QCOMPARE(stored->size(), 2U);
}

void SpaceServerTest::admitsNobodyOnceItStops()
{
    m_space->server().stop();
    QVERIFY(refusal() == 503);
    m_space->commit();
    QVERIFY(refusal() == 503);
}

void SpaceServerTest::stopsAtOnceWhereNobodyIsConnected()
{
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    m_space->commit();
    QCOMPARE(stopped.size(), 1);
    m_space->clock().advance(1h);
    QCOMPARE(stopped.size(), 1);
}

void SpaceServerTest::stopsOnceWhenAllHaveGone()
{
    const auto a = m_space->signIn(ada);
    const auto b = m_space->signIn(ben);
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    m_space->commit();
    QCOMPARE(stopped.size(), 1);
    m_space->clock().advance(1h);
    turn();
    QCOMPARE(stopped.size(), 1);
}

void SpaceServerTest::stopsWithoutThoseWhoDoNotAnswerTheGoodbye()
{
    const auto a = m_space->signIn(ada);
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    m_space->storage().commit();
    // No event loop runs, so the end of the connection is not known.
    m_space->clock().advance(1'999ms);
    QCOMPARE(stopped.size(), 0);
    m_space->clock().advance(1ms);
    QCOMPARE(stopped.size(), 1);
    turn();
    QCOMPARE(stopped.size(), 1);
}

void SpaceServerTest::stopsOnlyAfterTheLastCommitEvenWhereAllVanish()
{
    const auto a = m_space->signIn(ada);
    a->send(saying(1, QStringLiteral("one")));
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    a->vanish();
    turn();
    QCOMPARE(stopped.size(), 0);
    m_space->commit();
    QCOMPARE(stopped.size(), 1);
}

void SpaceServerTest::stopsOnceHoweverOftenItIsTold()
{
    const auto a = m_space->signIn(ada);
    QSignalSpy stopped(&m_space->server(), &SpaceServer::stopped);
    m_space->server().stop();
    m_space->server().stop();
    m_space->commit();
    m_space->server().stop();
    m_space->commit();
    QCOMPARE(stopped.size(), 1);
}

void SpaceServerTest::endsWithConnectionsOpen()
{
    const auto a = m_space->signIn(ada);
    const auto b = m_space->signIn(ben);
    const auto c = m_space->connect();
    (void)m_space->ask(*b, protocol::Subscribe{request(1), general, 0});
    m_space->end();
    turn();
    for (const PipeClient *client : {a.get(), b.get(), c.get()})
        QVERIFY(client->closeCode() == quint16(1006));
    QVERIFY(b->take().empty());
}

QTEST_GUILESS_MAIN(SpaceServerTest)
#include "spaceservertest.moc"
