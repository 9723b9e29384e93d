// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http.h"

#include <QTest>

namespace {

/// The lines of an answer's head, the status line first.
QList<QByteArray> headOf(const QByteArray &answer)
{
    return answer.left(answer.indexOf("\r\n\r\n")).split('\n');
}

QByteArray bodyOf(const QByteArray &answer)
{
    return answer.mid(answer.indexOf("\r\n\r\n") + 4);
}

bool hasLine(const QByteArray &answer, const QByteArray &line)
{
    return std::ranges::any_of(headOf(answer),
                               [&](const QByteArray &each) { return each.trimmed() == line; });
}

} // namespace

class SerializeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheStatusLineTheHeadersAndTheBody();
    void writesTheReasonOfEveryStatusThatIsUsed_data();
    void writesTheReasonOfEveryStatusThatIsUsed();
    void saysWhenTheConnectionEnds();
    void sendsTheLengthButNoBodyForHead();
    void sendsBytesAsTheyAre();
    void sendsAnEmptyBodyWithItsLength();
};

void SerializeTest::writesTheStatusLineTheHeadersAndTheBody()
{
    const QByteArray answer =
        net::serialize({200, "application/json", "{}", {{"Allow", "GET"}}}, "GET", true);
    QCOMPARE(headOf(answer).constFirst().trimmed(), QByteArray("HTTP/1.1 200 OK"));
    QVERIFY(hasLine(answer, "Content-Type: application/json"));
    QVERIFY(hasLine(answer, "Content-Length: 2"));
    QVERIFY(hasLine(answer, "Allow: GET"));
    QVERIFY(!answer.contains("Connection"));
    QVERIFY(!answer.contains("Transfer-Encoding"));
    QCOMPARE(bodyOf(answer), QByteArray("{}"));
}

void SerializeTest::writesTheReasonOfEveryStatusThatIsUsed_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("line");
    const auto row = [](int status, const char *reason) {
        const QByteArray line = "HTTP/1.1 " + QByteArray::number(status) + ' ' + reason;
        QTest::newRow(line.constData()) << status << line;
    };
    row(400, "Bad Request");
    row(401, "Unauthorized");
    row(403, "Forbidden");
    row(404, "Not Found");
    row(405, "Method Not Allowed");
    row(413, "Payload Too Large");
    row(426, "Upgrade Required");
    row(429, "Too Many Requests");
    row(431, "Request Header Fields Too Large");
    row(503, "Service Unavailable");
}

void SerializeTest::writesTheReasonOfEveryStatusThatIsUsed()
{
    QFETCH(int, status);
    QFETCH(QByteArray, line);
    net::HttpResponse response;
    response.status = status;
    QCOMPARE(headOf(net::serialize(response, "GET", false)).constFirst().trimmed(), line);
}

void SerializeTest::saysWhenTheConnectionEnds()
{
    QVERIFY(hasLine(net::serialize({}, "GET", false), "Connection: close"));
    QVERIFY(!net::serialize({}, "GET", true).contains("Connection"));
}

void SerializeTest::sendsTheLengthButNoBodyForHead()
{
    net::HttpResponse response;
    response.body = "hello";
    const QByteArray answer = net::serialize(response, "HEAD", true);
    QVERIFY(hasLine(answer, "Content-Length: 5"));
    QCOMPARE(bodyOf(answer), QByteArray());
    QCOMPARE(bodyOf(net::serialize(response, "GET", true)), QByteArray("hello"));
}

void SerializeTest::sendsBytesAsTheyAre()
{
    QByteArray every;
    for (int i = 0; i < 256; ++i)
        every.append(static_cast<char>(i));
    net::HttpResponse response;
    response.body = every.repeated(1'000);
    const QByteArray answer = net::serialize(response, "POST", true);
    QVERIFY(hasLine(answer, "Content-Length: 256000"));
    QCOMPARE(bodyOf(answer), response.body);
}

void SerializeTest::sendsAnEmptyBodyWithItsLength()
{
    const QByteArray answer = net::serialize({}, "GET", true);
    QVERIFY(hasLine(answer, "Content-Length: 0"));
    QCOMPARE(bodyOf(answer), QByteArray());
}

QTEST_APPLESS_MAIN(SerializeTest)
#include "serializetest.moc"
