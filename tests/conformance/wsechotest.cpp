// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/rawclient.h"
#include "net/websocketframes.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>
#include <QWebSocket>

using Statuses = QList<int>;

namespace {

constexpr quint8 finalText = quint8(frames::Final) | quint8(frames::Text);
constexpr quint8 finalPing = quint8(frames::Final) | quint8(frames::Ping);
constexpr quint8 finalClose = quint8(frames::Final) | quint8(frames::Close);

/// What a close frame from the server begins with, up to its reason.
bool isClose(const QByteArray &frame, quint16 code)
{
    return frame.size() >= 4 && quint8(frame[0]) == finalClose && frame.mid(2, 2) == frames::closeBody(code);
}

} // namespace

class WsEchoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void echoesTextAtAnyPath_data();
    void echoesTextAtAnyPath();
    void echoesBodiesOfEveryMethod_data();
    void echoesBodiesOfEveryMethod();
    void echoesWhatComesInFragments();
    void answersPings();
    void echoesCloseCodes_data();
    void echoesCloseCodes();
    void closesOnFramesThatTheRfcForbids_data();
    void closesOnFramesThatTheRfcForbids();
    void refusesBadHeads_data();
    void refusesBadHeads();
    void explainsItsUse();

private:
    QProcess m_program;
    quint16 m_port = 0;
};

void WsEchoTest::initTestCase()
{
    m_program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_program.start(QStringLiteral(WSECHO), {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QTRY_VERIFY_WITH_TIMEOUT(m_program.canReadLine(), 30'000);
    const QByteArray line = m_program.readLine().trimmed();
    QVERIFY2(line.startsWith("listens on 127.0.0.1:"), line.constData());
    m_port = line.mid(line.lastIndexOf(':') + 1).toUShort();
    QVERIFY(m_port != 0);
}

void WsEchoTest::cleanupTestCase()
{
    QCOMPARE(m_program.state(), QProcess::Running);
    m_program.kill();
    QVERIFY(m_program.waitForFinished());
}

void WsEchoTest::echoesTextAtAnyPath_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"/", "/ws", "/runCase?case=1&agent=x"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void WsEchoTest::echoesTextAtAnyPath()
{
    QFETCH(QString, path);
    QWebSocket client;
    QSignalSpy received(&client, &QWebSocket::textMessageReceived);
    client.open(QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_port).arg(path)));
    QTRY_COMPARE(client.state(), QAbstractSocket::ConnectedState);
    QCOMPARE(client.subprotocol(), QString());
    const QStringList texts{QStringLiteral("hello"), QString(), QStringLiteral("ä😀"),
                            QString(65'536, QLatin1Char('x'))};
    for (const QString &text : texts)
        client.sendTextMessage(text);
    QTRY_COMPARE(received.size(), texts.size());
    for (int i = 0; i < texts.size(); ++i)
        QCOMPARE(received.at(i).constFirst().toString(), texts.at(i));
}

void WsEchoTest::echoesBodiesOfEveryMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
        QTest::newRow(method) << QByteArray(method);
}

void WsEchoTest::echoesBodiesOfEveryMethod()
{
    QFETCH(QByteArray, method);
    RawClient client(m_port);
    client.say(
        method + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nfirst" + method +
        " /x HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nsecond\r\n0\r\n\r\n");
    QTRY_VERIFY(client.heard().endsWith("\r\n\r\nsecond"));
    QVERIFY(client.heard().contains("\r\n\r\nfirstHTTP/1.1 200"));
    QCOMPARE(client.statuses(), (Statuses{200, 200}));
}

void WsEchoTest::echoesWhatComesInFragments()
{
    RawClient client(m_port);
    client.say(frames::upgradeHead("/"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    client.say(frames::masked(frames::Text, "a") + frames::masked(finalPing, "p") +
               frames::masked(frames::Continuation, {}));
    client.saySlowly(frames::masked(quint8(frames::Final) | quint8(frames::Continuation), "b"));
    QTRY_VERIFY(client.heard().endsWith(frames::unmasked(quint8(frames::Final) | quint8(frames::Pong), "p") +
                                        frames::unmaskedText("ab")));
}

void WsEchoTest::answersPings()
{
    RawClient client(m_port);
    client.say(frames::upgradeHead("/"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    const QByteArray longest(125, 'p');
    client.say(frames::masked(finalPing, {}) + frames::masked(finalPing, longest));
    const quint8 pong = quint8(frames::Final) | quint8(frames::Pong);
    QTRY_VERIFY(
        client.heard().endsWith("\r\n\r\n" + frames::unmasked(pong, {}) + frames::unmasked(pong, longest)));
}

void WsEchoTest::echoesCloseCodes_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999})
        QTest::addRow("%d", code) << code;
}

void WsEchoTest::echoesCloseCodes()
{
    QFETCH(int, code);
    RawClient client(m_port);
    client.say(frames::upgradeHead("/"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    const qsizetype head = client.heard().size();
    client.say(frames::masked(finalClose, frames::closeBody(static_cast<quint16>(code), "bye")));
    QTRY_VERIFY(!client.isConnected());
    QVERIFY(isClose(client.heard().mid(head), static_cast<quint16>(code)));
}

void WsEchoTest::closesOnFramesThatTheRfcForbids_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, int code = 1002) {
        QTest::newRow(name) << bytes << code;
    };
    for (const int opcode : {0x3, 0x7, 0xb, 0xf})
        QTest::addRow("opcode %x", unsigned(opcode)) << frames::masked(quint8(0x80 | opcode), "x") << 1002;
    for (const quint8 bit : {frames::Rsv1, frames::Rsv2, frames::Rsv3})
        QTest::addRow("reserved bit %x", unsigned(bit)) << frames::masked(finalText | bit, "x") << 1002;
    row("long ping", frames::masked(finalPing, QByteArray(126, 'p')));
    row("fragmented ping", frames::masked(frames::Ping, "p"));
    row("fragmented close", frames::masked(frames::Close, frames::closeBody(1000)));
    row("nothing to continue", frames::masked(quint8(frames::Final) | quint8(frames::Continuation), "x"));
    row("new message within another", frames::masked(frames::Text, "a") + frames::maskedText("b"));
    row("length longer than needed", QByteArray::fromHex("81fe0002") + "maskhi");
    row("highest bit of the length", QByteArray::fromHex("81ff8000000000000000") + "mask");
    row("close of one byte", frames::masked(finalClose, QByteArray(1, '\x03')));
    for (const int code : {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65'535})
        QTest::addRow("close %d", code)
            << frames::masked(finalClose, frames::closeBody(quint16(code))) << 1002;
    row("close with bad UTF-8", frames::masked(finalClose, frames::closeBody(1000, "\xff")), 1007);
    row("bad UTF-8", frames::maskedText("a\xc3\x28"), 1007);
    row("UTF-8 cut short", frames::maskedText("a\xc3"), 1007);
    row("surrogate in UTF-8", frames::maskedText("\xed\xa0\x80"), 1007);
    row("overlong UTF-8", frames::maskedText("\xc0\xaf"), 1007);
    row("length over the limit", QByteArray::fromHex("81ff0000000000010001") + "mask", 1009);
    row("message over the limit",
        frames::masked(frames::Text, QByteArray(65'536, 'x')) +
            frames::masked(quint8(frames::Final) | quint8(frames::Continuation), "x"),
        1009);
}

void WsEchoTest::closesOnFramesThatTheRfcForbids()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    RawClient client(m_port);
    client.say(frames::upgradeHead("/"));
    QTRY_COMPARE(client.statuses(), Statuses{101});
    const qsizetype head = client.heard().size();
    client.say(bytes);
    QTRY_VERIFY(!client.isConnected());
    QVERIFY2(isClose(client.heard().mid(head), static_cast<quint16>(code)), client.heard().mid(head).toHex());
}

void WsEchoTest::refusesBadHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &head, int status) {
        QTest::newRow(name) << head << status;
    };
    row("no host", "GET / HTTP/1.1\r\n\r\n", 400);
    row("foreign host", "GET / HTTP/1.1\r\nHost: evil.com\r\n\r\n", 403);
    row("negative length", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", 400);
    row("version 2.0", "GET / HTTP/2.0\r\nHost: localhost\r\n\r\n", 400);
    row("control character", "GET / HTTP/1.1\r\nHost: localhost\r\nX: \x01\r\n\r\n", 400);
    row("long body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1048577\r\n\r\n", 413);
    row("WebSocket version 8", frames::upgradeHead("/").replace(": 13", ": 8"), 426);
    row("WebSocket key", frames::upgradeHead("/").replace("dGhl", "x"), 400);
    row("foreign origin", frames::upgradeHead("/", "Origin: http://evil.com\r\n"), 403);
}

void WsEchoTest::refusesBadHeads()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    RawClient client(m_port);
    client.say(head);
    QTRY_VERIFY(!client.isConnected());
    QCOMPARE(client.statuses(), Statuses{status});
}

void WsEchoTest::explainsItsUse()
{
    for (const char *wrong : {"nonsense", "localhost", "127.0.0.1:x", "127.0.0.1:70000", ":9001"}) {
        QProcess program;
        program.start(QStringLiteral(WSECHO), {QStringLiteral("--listen"), QString::fromLatin1(wrong)});
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 2);
        QVERIFY(program.readAllStandardError().contains("--listen"));
    }
    QProcess taken;
    taken.start(QStringLiteral(WSECHO),
                {QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port)});
    QVERIFY(taken.waitForFinished());
    QCOMPARE(taken.exitCode(), 1);
}

QTEST_GUILESS_MAIN(WsEchoTest)
#include "wsechotest.moc"
