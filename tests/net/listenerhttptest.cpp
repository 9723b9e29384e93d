// SPDX-License-Identifier: GPL-3.0-or-later
#include "echoadmission.h"
#include "rawclient.h"

#include <QTest>

using Statuses = QList<int>;

namespace {

QByteArray get(const QByteArray &target, const QByteArray &host = "localhost")
{
    return "GET " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
}

QByteArray post(const QByteArray &target, const QByteArray &body)
{
    return "POST " + target +
           " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
           body;
}

} // namespace

class ListenerHttpTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<EchoServer>(); }
    void cleanup() { m_server.reset(); }

    void answersAPlainRequest();
    void answersARequestThatComesByteByByte();
    void answersRequestsOfOnePacketInOrder();
    void answersManyRequestsOnOneConnection();
    void echoesBodiesOfEverySize_data();
    void echoesBodiesOfEverySize();
    void takesChunkedBodies();
    void sendsNoBodyForHead();
    void closesWhereTheClientWantsIt_data();
    void closesWhereTheClientWantsIt();
    void asksForTheBodyWhereTheClientWaits();
    void asksForNoBodyThatItWouldNotTake();
    void judgesEveryRequestOfAConnection();
    void refusesBadRequestsAndCloses_data();
    void refusesBadRequestsAndCloses();
    void refusesALongBodyInAWayThatIsHeard();
    void tellsThatTheEndpointSpeaksWebSocket();
    void servesOthersWhenAClientHangsUp();

private:
    [[nodiscard]] quint16 port() const { return m_server->listener.port(); }
    [[nodiscard]] QStringList requests() const { return m_server->admission.requests; }

    std::unique_ptr<EchoServer> m_server;
};

void ListenerHttpTest::answersAPlainRequest()
{
    RawClient client(port());
    client.say(post("/x?y", "hello"));
    QTRY_VERIFY(client.heard().endsWith("\r\n\r\nhello"));
    QCOMPARE(client.statuses(), Statuses{200});
    QCOMPARE(requests(), QStringList{QStringLiteral("POST /x?y")});
    QVERIFY(client.isConnected());
}

void ListenerHttpTest::answersARequestThatComesByteByByte()
{
    RawClient client(port());
    client.saySlowly(post("/slow", "hello") + get("/next"));
    QTRY_COMPARE(client.statuses(), (Statuses{200, 200}));
    QVERIFY(client.heard().contains("\r\n\r\nhello"));
    QCOMPARE(requests(), (QStringList{QStringLiteral("POST /slow"), QStringLiteral("GET /next")}));
}

void ListenerHttpTest::answersRequestsOfOnePacketInOrder()
{
    RawClient client(port());
    const QByteArray chunked = "PUT /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "5\r\nchunk\r\n0\r\n\r\n";
    client.say(get("/a") + post("/b", "body") + chunked + get("/d"));
    QTRY_COMPARE(client.statuses(), (Statuses{200, 200, 200, 200}));
    QCOMPARE(requests(), (QStringList{QStringLiteral("GET /a"), QStringLiteral("POST /b"),
                                      QStringLiteral("PUT /c"), QStringLiteral("GET /d")}));
    QVERIFY(client.heard().indexOf("body") < client.heard().indexOf("chunk"));
    QVERIFY(client.isConnected());
}

void ListenerHttpTest::answersManyRequestsOnOneConnection()
{
    RawClient client(port());
    for (int i = 1; i <= 50; ++i) {
        client.say(post("/", QByteArray::number(i)));
        QTRY_COMPARE(client.statuses().size(), i);
        QTRY_VERIFY(client.heard().endsWith("\r\n\r\n" + QByteArray::number(i)));
    }
    QCOMPARE(requests().size(), 50);
}

void ListenerHttpTest::echoesBodiesOfEverySize_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 1'000, 16'384, 65'536, 300'000, 1'048'576})
        QTest::addRow("%d bytes", size) << size;
}

void ListenerHttpTest::echoesBodiesOfEverySize()
{
    QFETCH(int, size);
    QByteArray body(size, '\0');
    for (int i = 0; i < size; ++i)
        body[i] = static_cast<char>(i * 31 + i / 251);
    RawClient client(port());
    client.say(post("/", body));
    const QByteArray length = "Content-Length: " + QByteArray::number(size) + "\r\n";
    QTRY_VERIFY_WITH_TIMEOUT(client.heard().contains("\r\n\r\n") && client.heard().endsWith(body), 20'000);
    QVERIFY(client.heard().contains(length));
    QCOMPARE(client.heard().mid(client.heard().indexOf("\r\n\r\n") + 4), body);
}

void ListenerHttpTest::takesChunkedBodies()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n");
    client.saySlowly("3\r\nabc\r\n");
    client.say("a;x=y\r\n0123456789\r\n0\r\nTrailer: z\r\n\r\n" + get("/next"));
    QTRY_COMPARE(client.statuses(), (Statuses{200, 200}));
    QVERIFY(client.heard().contains("\r\n\r\nabc0123456789HTTP/1.1"));
}

void ListenerHttpTest::sendsNoBodyForHead()
{
    m_server->admission.bodyOfAnswers = "hello";
    RawClient client(port());
    client.say("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/"));
    QTRY_VERIFY(client.heard().endsWith("hello"));
    QCOMPARE(client.statuses(), (Statuses{200, 200}));
    QCOMPARE(client.heard().count("Content-Length: 5\r\n"), 2);
    QCOMPARE(client.heard().count("hello"), 1);
}

void ListenerHttpTest::closesWhereTheClientWantsIt_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::newRow("close") << QByteArray("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
}

void ListenerHttpTest::closesWhereTheClientWantsIt()
{
    QFETCH(QByteArray, head);
    RawClient client(port());
    client.say(head + get("/never"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{200});
    QVERIFY(client.heard().contains("Connection: close\r\n"));
    QCOMPARE(requests(), QStringList{QStringLiteral("GET /")});
}

void ListenerHttpTest::asksForTheBodyWhereTheClientWaits()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
    QTRY_COMPARE(client.heard(), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    client.say("hello");
    QTRY_VERIFY(client.heard().endsWith("\r\n\r\nhello"));
    QCOMPARE(client.statuses(), (Statuses{100, 200}));
}

void ListenerHttpTest::asksForNoBodyThatItWouldNotTake()
{
    const QByteArray expects = "Expect: 100-continue\r\nContent-Length: ";
    RawClient foreign(port());
    foreign.say("POST / HTTP/1.1\r\nHost: evil.com\r\n" + expects + "5\r\n\r\n");
    QTRY_VERIFY(!foreign.isConnected());
    QCOMPARE(foreign.statuses(), Statuses{403});

    RawClient large(port());
    large.say("POST / HTTP/1.1\r\nHost: localhost\r\n" + expects + "1048577\r\n\r\n");
    QTRY_VERIFY(!large.isConnected());
    QCOMPARE(large.statuses(), Statuses{413});
}

void ListenerHttpTest::judgesEveryRequestOfAConnection()
{
    RawClient client(port());
    client.say(get("/a"));
    QTRY_COMPARE(client.statuses(), Statuses{200});
    client.say(get("/b", "evil.com") + get("/c"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), (Statuses{200, 403}));
    QCOMPARE(requests(), QStringList{QStringLiteral("GET /a")});
}

void ListenerHttpTest::refusesBadRequestsAndCloses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status) {
        QTest::newRow(name) << bytes << status;
    };
    row("not HTTP", "hello there\r\n\r\n", 400);
    row("LF alone", "GET / HTTP/1.1\nHost: localhost\n\n", 400);
    row("two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n", 400);
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("two lengths",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", 400);
    row("length and chunks",
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",
        400);
    row("bad chunk", "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n\r\n",
        400);
    row("foreign host", get("/", "evil.com"), 403);
    row("foreign origin", "GET / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://evil.com\r\n\r\n", 403);
    row("long body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n", 413);
    row("long head", "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + QByteArray(16 * 1024, 'x') + "\r\n\r\n",
        431);
    row("long head without an end", "GET / HTTP/1.1\r\nX: " + QByteArray(16 * 1024, 'x'), 431);
    row("chunk extension without an end",
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
            QByteArray(16 * 1024, 'x'),
        431);
}

void ListenerHttpTest::refusesBadRequestsAndCloses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    RawClient client(port());
    client.say(bytes);
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{status});
    QVERIFY(client.heard().contains("Connection: close\r\n"));
    QCOMPARE(requests(), QStringList());
}

void ListenerHttpTest::refusesALongBodyInAWayThatIsHeard()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 8000000\r\n\r\n" +
               QByteArray(8'000'000, 'x'));
    QTRY_VERIFY_WITH_TIMEOUT(!client.isConnected(), 20'000);
    QCOMPARE(client.statuses(), Statuses{413});
}

void ListenerHttpTest::tellsThatTheEndpointSpeaksWebSocket()
{
    RawClient client(port());
    client.say(get("/ws"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{426});
    QVERIFY(client.heard().contains("Upgrade: websocket\r\n"));
    QVERIFY(client.heard().contains("Sec-WebSocket-Version: 13\r\n"));
}

void ListenerHttpTest::servesOthersWhenAClientHangsUp()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\nhel");
    RawClient other(port());
    other.say(get("/a"));
    QTRY_COMPARE(other.statuses(), Statuses{200});
    client.hangUp();
    other.say(get("/b"));
    QTRY_COMPARE(other.statuses(), (Statuses{200, 200}));
    QCOMPARE(requests(), (QStringList{QStringLiteral("GET /a"), QStringLiteral("GET /b")}));
}

QTEST_GUILESS_MAIN(ListenerHttpTest)
#include "listenerhttptest.moc"
