// SPDX-License-Identifier: GPL-3.0-or-later
#include "echoadmission.h"
#include "rawclient.h"
#include "websocketframes.h"

#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using Statuses = QList<int>;

class ListenerUpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<EchoServer>(); }
    void cleanup() { m_server.reset(); }

    void speaksWithAWebSocketOfQt();
    void answersTheKeyAsTheRfcSays();
    void offersNoExtensions();
    void takesAHeadThatComesByteByByte();
    void upgradesAfterAnotherRequestOfTheConnection();
    void upgradesAfterARequestOfTheSamePacket();
    void keepsManyThatUpgradeAtOnceApart();
    void refusesBeforeItUpgrades_data();
    void refusesBeforeItUpgrades();
    void refusesWhomItIsToldTo_data();
    void refusesWhomItIsToldTo();
    void hangsUpOnTls();
    void bearsAClientThatIsGoneAtOnce();
    void tellsThatBinaryFramesCame();
    void countsMessagesAndPongsAsSignsOfLife();
    void closesOnAMessageOverTheLimit_data();
    void closesOnAMessageOverTheLimit();

private:
    [[nodiscard]] quint16 port() const { return m_server->listener.port(); }
    [[nodiscard]] EchoAdmission &admission() { return m_server->admission; }
    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("ws://127.0.0.1:%1/ws").arg(port())); }

    std::unique_ptr<EchoServer> m_server;
};

void ListenerUpgradeTest::speaksWithAWebSocketOfQt()
{
    QWebSocket client;
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QStringLiteral("wireside.v1")});
    client.open(url(), options);
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(client.subprotocol(), QStringLiteral("wireside.v1"));

    const QStringList texts{QStringLiteral("a"), QString(), QStringLiteral("ä😀"),
                            QString(60'000, QLatin1Char('x'))};
    for (const QString &text : texts)
        client.sendTextMessage(text);
    QTRY_COMPARE(received.size(), texts.size());
    for (int i = 0; i < texts.size(); ++i)
        QCOMPARE(received.at(i).constFirst().toString(), texts.at(i));
    QCOMPARE(admission().asked, QStringList{QStringLiteral("/ws")});
    QCOMPARE(admission().addresses, QStringList{QStringLiteral("127.0.0.1")});
    QCOMPARE(admission().peers.front()->peerAddress(), QStringLiteral("127.0.0.1"));
    QCOMPARE(admission().heardCount, 4);
}

void ListenerUpgradeTest::answersTheKeyAsTheRfcSays()
{
    RawClient client(port());
    client.say(frames::upgradeHead("/ws"));
    QTRY_VERIFY(client.heard().endsWith("\r\n\r\n"));
    QVERIFY(client.heard().startsWith("HTTP/1.1 101 "));
    // The example of RFC 6455, 1.3.
    QVERIFY(client.heard().contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"));
    QVERIFY(!client.heard().contains("Sec-WebSocket-Protocol"));
}

void ListenerUpgradeTest::offersNoExtensions()
{
    RawClient client(port());
    client.say(frames::upgradeHead("/ws", "Sec-WebSocket-Extensions: permessage-deflate\r\n"));
    QTRY_VERIFY(client.heard().endsWith("\r\n\r\n"));
    QCOMPARE(client.statuses(), Statuses{101});
    QVERIFY(!client.heard().contains("Sec-WebSocket-Extensions"));
}

void ListenerUpgradeTest::takesAHeadThatComesByteByByte()
{
    RawClient client(port());
    client.saySlowly(frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    client.saySlowly(frames::maskedText("hello"));
    QTRY_VERIFY(client.heard().endsWith(frames::unmaskedText("hello")));
}

void ListenerUpgradeTest::upgradesAfterAnotherRequestOfTheConnection()
{
    RawClient client(port());
    client.say("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QTRY_COMPARE(client.statuses(), Statuses{200});
    client.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), (Statuses{200, 101}));
    client.say(frames::maskedText("hello"));
    QTRY_VERIFY(client.heard().endsWith(frames::unmaskedText("hello")));
}

void ListenerUpgradeTest::upgradesAfterARequestOfTheSamePacket()
{
    RawClient client(port());
    client.say("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody" +
               frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), (Statuses{200, 101}));
    client.say(frames::maskedText("hello"));
    QTRY_VERIFY(client.heard().endsWith(frames::unmaskedText("hello")));
}

void ListenerUpgradeTest::keepsManyThatUpgradeAtOnceApart()
{
    std::vector<std::unique_ptr<RawClient>> clients;
    for (int i = 0; i < 100; ++i) {
        clients.push_back(std::make_unique<RawClient>(port()));
        clients.back()->say(frames::upgradeHead("/ws"));
    }
    QTRY_COMPARE(admission().peers.size(), clients.size());
    for (std::size_t i = 0; i < clients.size(); ++i)
        clients[i]->say(frames::maskedText("client " + QByteArray::number(static_cast<int>(i))));
    for (std::size_t i = 0; i < clients.size(); ++i) {
        const QByteArray text = "client " + QByteArray::number(static_cast<int>(i));
        QTRY_VERIFY(clients[i]->heard().endsWith("\r\n\r\n" + frames::unmaskedText(text)));
    }
}

void ListenerUpgradeTest::refusesBeforeItUpgrades_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *from, const char *to, int status) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << status;
    };
    row("foreign host", "127.0.0.1", "evil.com", 403);
    row("foreign origin", "Host:", "Origin: http://evil.com\r\nHost:", 403);
    row("two hosts", "Host: 127.0.0.1", "Host: 127.0.0.1\r\nHost: 127.0.0.1", 400);
    row("method", "GET", "POST", 400);
    row("HTTP/1.0", "HTTP/1.1", "HTTP/1.0", 400);
    row("path", "/ws", "/other", 404);
    row("version", ": 13", ": 8", 426);
    row("key", "dGhl", "", 400);
    row("folded header", "Upgrade: websocket", "Upgrade:\r\n websocket", 400);
    row("subprotocol", "Host:", "Sec-WebSocket-Protocol: chat\r\nHost:", 400);
    row("body", "Host:", "Content-Length: 5\r\nHost:", 400);
    row("chunked body", "Host:", "Transfer-Encoding: chunked\r\nHost:", 400);
}

void ListenerUpgradeTest::refusesBeforeItUpgrades()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(int, status);
    RawClient client(port());
    client.say(frames::upgradeHead("/ws").replace(from, to) + frames::maskedText("hello"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{status});
    QCOMPARE(admission().asked, QStringList());
    QVERIFY(admission().peers.empty());
}

void ListenerUpgradeTest::refusesWhomItIsToldTo_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {401, 403, 429, 503})
        QTest::addRow("%d", status) << status;
}

void ListenerUpgradeTest::refusesWhomItIsToldTo()
{
    QFETCH(int, status);
    admission().refusal = net::Refusal{status, "not today"};
    RawClient client(port());
    client.say(frames::upgradeHead("/ws?token=secret"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{status});
    QVERIFY(client.heard().endsWith("\r\n\r\nnot today\n"));
    QCOMPARE(admission().asked, QStringList{QStringLiteral("/ws?token=secret")});
    QVERIFY(admission().peers.empty());
}

void ListenerUpgradeTest::hangsUpOnTls()
{
    RawClient client(port());
    // The first bytes of a ClientHello.
    client.say(QByteArray::fromHex("1603010200010001fc0303"));
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.heard(), QByteArray());
}

void ListenerUpgradeTest::bearsAClientThatIsGoneAtOnce()
{
    for (int i = 0; i < 50; ++i) {
        RawClient client(port());
        client.say(frames::upgradeHead("/ws"));
        if (i % 2 == 0)
            QTRY_COMPARE(client.statuses(), Statuses{101});
        client.hangUp();
    }
    // Whoever was welcomed ends, and the next one is served.
    QTRY_VERIFY(admission().peers.size() >= 25);
    QTRY_COMPARE(admission().closed.size(), admission().peers.size());
    RawClient next(port());
    next.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(next.statuses(), Statuses{101});
    next.say(frames::maskedText("hello"));
    QTRY_VERIFY(next.heard().endsWith(frames::unmaskedText("hello")));
}

void ListenerUpgradeTest::tellsThatBinaryFramesCame()
{
    QWebSocket client;
    client.open(url());
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    client.sendBinaryMessage("abc");
    QTRY_COMPARE(admission().binaries, 1);
    QCOMPARE(client.state(), QAbstractSocket::ConnectedState);
}

void ListenerUpgradeTest::countsMessagesAndPongsAsSignsOfLife()
{
    QWebSocket client;
    client.open(url());
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    admission().peers.front()->ping();
    QTRY_COMPARE(admission().heardCount, 1);
    client.sendTextMessage(QStringLiteral("a"));
    QTRY_COMPARE(admission().heardCount, 2);
    client.sendBinaryMessage("b");
    QTRY_COMPARE(admission().heardCount, 3);

    QSignalSpy pong(&client, &QWebSocket::pong);
    client.ping("x");
    QTRY_COMPARE(pong.size(), 1);
}

void ListenerUpgradeTest::closesOnAMessageOverTheLimit_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("isTaken");
    const QByteArray largest(64 * 1024, 'x');
    QTest::newRow("at the limit") << frames::maskedText(largest) << true;
    QTest::newRow("one over") << frames::maskedText(largest + 'x') << false;
    QTest::newRow("length alone") << QByteArray::fromHex("81ff7fffffffffffffff") + "mask" << false;
    QTest::newRow("in fragments") << frames::masked(frames::Text, largest) +
                                         frames::masked(quint8(frames::Final) | quint8(frames::Continuation),
                                                        "x")
                                  << false;
}

void ListenerUpgradeTest::closesOnAMessageOverTheLimit()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, isTaken);
    RawClient client(port());
    client.say(frames::upgradeHead("/ws"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    client.say(bytes);
    if (isTaken) {
        QTRY_COMPARE(admission().heardCount, 1);
        return;
    }
    QTRY_VERIFY(client.heard().contains(frames::closeBody(1009)));
    QCOMPARE(admission().heardCount, 0);
}

QTEST_GUILESS_MAIN(ListenerUpgradeTest)
#include "listenerupgradetest.moc"
