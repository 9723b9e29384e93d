// SPDX-License-Identifier: GPL-3.0-or-later
#include "echoadmission.h"
#include "rawclient.h"
#include "websocketframes.h"

#include <QTest>

using namespace std::chrono_literals;
using Statuses = QList<int>;

namespace {

constexpr char request[] = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n";

} // namespace

class ListenerLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { serve({}); }
    void cleanup() { m_server.reset(); }

    void closesWhoIsSlowWithTheHead();
    void closesWhoTricklesTheHead();
    void closesWhoIsSlowWithTheBody();
    void closesWhoSendsNoFurtherRequest();
    void leavesAWebSocketAlone();
    void dropsConnectionsOverTheLimitOfPendingOnes();
    void stopsAnsweringWhoDoesNotRead();
    void dropsWhoNeverReadsItsAnswer();
    void waitsForASlowReaderOfALongAnswer();
    void closesATooSlowReaderOfAWebSocket();
    void dropsWhoNeverReadsUpToTheGoodbye();
    void takesNoConnectionsOnceStopped();
    void tellsWhyItCannotListen();
    void closesWhatItHasWhenItIsDestroyed();

private:
    void serve(const net::Listener::Options &options) { m_server = std::make_unique<EchoServer>(options); }
    [[nodiscard]] quint16 port() const { return m_server->listener.port(); }
    [[nodiscard]] EchoAdmission &admission() { return m_server->admission; }

    std::unique_ptr<EchoServer> m_server;
};

void ListenerLimitsTest::closesWhoIsSlowWithTheHead()
{
    RawClient silent(port());
    RawClient slow(port());
    slow.say("GET / HTTP/1.1\r\nHost:");
    RawClient quick(port());
    quick.say(request);
    QTRY_COMPARE(quick.statuses(), Statuses{200});

    m_server->clock.advance(9'999ms);
    QVERIFY(silent.isConnected() && slow.isConnected());
    m_server->clock.advance(1ms);
    QTRY_VERIFY(!silent.isConnected() && !slow.isConnected());
    QCOMPARE(slow.heard(), QByteArray());
}

void ListenerLimitsTest::closesWhoTricklesTheHead()
{
    RawClient client(port());
    client.say("GET / HTTP/1.1\r\n");
    RawClient witness(port());
    for (int i = 1; i <= 9; ++i) {
        client.say("X: y\r\n");
        // Its answer shows that the server has read what was said before it.
        witness.say(request);
        QTRY_COMPARE(witness.statuses().size(), i);
        m_server->clock.advance(1s);
    }
    QVERIFY(client.isConnected());
    m_server->clock.advance(1s);
    QTRY_VERIFY(!client.isConnected());
    QVERIFY(witness.isConnected());
}

void ListenerLimitsTest::closesWhoIsSlowWithTheBody()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(client.statuses(), Statuses{100});
    client.say("hel");
    m_server->clock.advance(9'999ms);
    QVERIFY(client.isConnected());
    m_server->clock.advance(1ms);
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(admission().requests, QStringList());
}

void ListenerLimitsTest::closesWhoSendsNoFurtherRequest()
{
    RawClient client(port());
    client.say(request);
    QTRY_COMPARE(client.statuses(), Statuses{200});
    m_server->clock.advance(9'999ms);
    client.say(request);
    QTRY_COMPARE(client.statuses().size(), 2);
    m_server->clock.advance(9'999ms);
    QVERIFY(client.isConnected());
    m_server->clock.advance(1ms);
    QTRY_VERIFY(!client.isConnected());
}

void ListenerLimitsTest::leavesAWebSocketAlone()
{
    RawClient client(port());
    client.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    m_server->clock.advance(1h);
    client.say(frames::maskedText("still here"));
    QTRY_VERIFY(client.heard().endsWith(frames::unmaskedText("still here")));
}

void ListenerLimitsTest::dropsConnectionsOverTheLimitOfPendingOnes()
{
    net::Listener::Options options;
    options.maxPending = 2;
    serve(options);
    RawClient first(port());
    first.say(request);
    RawClient second(port());
    second.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(first.statuses(), Statuses{200});
    QTRY_COMPARE(second.statuses(), Statuses{101});

    // What has become a WebSocket is not pending any more.
    RawClient third(port());
    third.say(request);
    QTRY_COMPARE(third.statuses(), Statuses{200});
    RawClient fourth(port());
    QTRY_VERIFY(!fourth.isConnected());
    QVERIFY(first.isConnected() && second.isConnected() && third.isConnected());

    first.hangUp();
    third.say("GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n");
    QTRY_VERIFY(!third.isConnected());
    RawClient fifth(port());
    RawClient sixth(port());
    fifth.say(request);
    sixth.say(request);
    QTRY_COMPARE(fifth.statuses(), Statuses{200});
    QTRY_COMPARE(sixth.statuses(), Statuses{200});
}

void ListenerLimitsTest::stopsAnsweringWhoDoesNotRead()
{
    constexpr int count = 2'000;
    admission().bodyOfAnswers = QByteArray(20'000, 'x');
    RawClient client(port());
    client.stopReading();
    client.say(QByteArray(request).repeated(count));
    // Until nothing moves any more: what the system holds for a connection is far less than 40 MB.
    qsizetype answered = -1;
    for (int quiet = 0; quiet < 200; ++quiet) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
        if (std::exchange(answered, admission().requests.size()) != answered || answered == 0)
            quiet = 0;
    }
    QVERIFY2(answered < count, "all were answered, and wait in memory");

    client.readAgain();
    QTRY_VERIFY_WITH_TIMEOUT(client.heard().size() > count * 20'000, 30'000);
    QCOMPARE(admission().requests.size(), count);
    QVERIFY(client.isConnected());
}

void ListenerLimitsTest::dropsWhoNeverReadsItsAnswer()
{
    net::Listener::Options options;
    options.maxPending = 1;
    serve(options);
    admission().bodyOfAnswers = QByteArray(32'000'000, 'x');
    RawClient client(port());
    client.stopReading();
    client.say(request);
    QTRY_COMPARE(admission().requests.size(), 1);

    // It holds the only place until its time is over.
    admission().bodyOfAnswers = "y";
    const auto isServed = [this] {
        RawClient other(port());
        other.say(request);
        return QTest::qWaitFor([&] { return !other.isConnected() || !other.statuses().isEmpty(); }) &&
               !other.statuses().isEmpty();
    };
    QVERIFY(!isServed());
    // Time is given again for what the system takes meanwhile, so it passes in steps.
    int seconds = 0;
    for (; seconds < 60 && !isServed(); ++seconds)
        m_server->clock.advance(1s);
    QVERIFY(seconds >= 10);
    QVERIFY(seconds < 60);
}

void ListenerLimitsTest::waitsForASlowReaderOfALongAnswer()
{
    constexpr qsizetype size = 32'000'000;
    admission().bodyOfAnswers = QByteArray(size, 'x');
    RawClient client(port());
    client.stopReading();
    client.say("GET / HTTP/1.0\r\n\r\n");
    QTRY_COMPARE(admission().requests.size(), 1);
    client.readAgain();
    for (qsizetype before = 0; client.isConnected(); before = client.heard().size()) {
        QTRY_VERIFY_WITH_TIMEOUT(client.heard().size() > before || !client.isConnected(), 20'000);
        m_server->clock.advance(500ms);
    }
    QVERIFY(client.heard().endsWith("\r\n\r\n" + admission().bodyOfAnswers));
}

void ListenerLimitsTest::closesATooSlowReaderOfAWebSocket()
{
    RawClient client(port());
    client.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    const qsizetype headSize = client.heard().size();
    const QByteArray text(60'000, 'x');
    for (int i = 0; i < 100; ++i)
        admission().peers.front()->send(text, net::Delivery::Reliable);
    const QByteArray goodbye = frames::unmasked(quint8(frames::Final) | quint8(frames::Close),
                                                frames::closeBody(1013, "the connection reads too slowly"));
    QTRY_VERIFY_WITH_TIMEOUT(client.heard().endsWith(goodbye), 20'000);
    const qsizetype sent = client.heard().size() - headSize - goodbye.size();
    QCOMPARE(sent, 4 * 1024 * 1024 / 60'000 * frames::unmaskedText(text).size());
    client.say(frames::masked(quint8(frames::Final) | quint8(frames::Close), frames::closeBody(1013)));
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QTRY_VERIFY(!client.isConnected());
}

void ListenerLimitsTest::dropsWhoNeverReadsUpToTheGoodbye()
{
    RawClient client(port());
    client.shrinkWindow();
    client.stopReading();
    client.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    net::Transport &peer = *admission().peers.front();
    // The system takes some megabytes of it; the rest overflows, and is followed by the goodbye.
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 60; ++i)
            peer.send(QByteArray(60'000, 'x'), net::Delivery::Reliable);
        QCoreApplication::processEvents();
    }
    m_server->clock.advance(4'999ms);
    QCoreApplication::processEvents();
    QCOMPARE(admission().closed.size(), std::size_t{0});
    m_server->clock.advance(1ms);
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    m_server->clock.advance(1h);
    QCOMPARE(admission().closed.size(), std::size_t{1});
}

void ListenerLimitsTest::takesNoConnectionsOnceStopped()
{
    RawClient client(port());
    client.say(request);
    QTRY_COMPARE(client.statuses(), Statuses{200});
    const quint16 before = port();
    m_server->listener.stop();
    QTcpSocket late;
    late.connectToHost(QHostAddress(QHostAddress::LocalHost), before);
    QVERIFY(!late.waitForConnected());
    client.say(request);
    QTRY_COMPARE(client.statuses().size(), 2);
}

void ListenerLimitsTest::tellsWhyItCannotListen()
{
    support::FakeClock clock;
    EchoAdmission other;
    net::Listener second(clock, other, {});
    const auto taken = second.listen(QHostAddress(QHostAddress::LocalHost), port());
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, base::ErrorCode::Busy);
    // An address kept for documentation (RFC 5737) is nobody's.
    const auto foreign = second.listen(QHostAddress(QStringLiteral("192.0.2.1")), 0);
    QVERIFY(!foreign);
    QCOMPARE(foreign.error().code, base::ErrorCode::NotFound);
    QVERIFY(second.listen(QHostAddress(QHostAddress::LocalHost), 0));
    QVERIFY(second.port() != 0 && second.port() != port());
}

void ListenerLimitsTest::closesWhatItHasWhenItIsDestroyed()
{
    RawClient silent(port());
    RawClient busy(port());
    busy.say("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(busy.statuses(), Statuses{100});
    RawClient upgrading(port());
    upgrading.say(frames::upgradeHead("/ws"));
    m_server.reset();
    QTRY_VERIFY(!silent.isConnected() && !busy.isConnected() && !upgrading.isConnected());
}

QTEST_GUILESS_MAIN(ListenerLimitsTest)
#include "listenerlimitstest.moc"
