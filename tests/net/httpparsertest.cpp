// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsing.h"

#include <QTest>

class HttpParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAHead();
    void readsTheSameHoweverItIsCut_data();
    void readsTheSameHoweverItIsCut();
    void leavesWhatComesAfterTheRequest();
    void showsTheHeadBeforeTheBodyIsThere();
    void leavesTrailersOutOfTheHead();
    void tellsWhetherTheConnectionStays_data();
    void tellsWhetherTheConnectionStays();
    void tellsWhoWaitsForContinue();
    void refusesHeadsThatAreTooLong_data();
    void refusesHeadsThatAreTooLong();
    void refusesBodiesThatAreTooLong_data();
    void refusesBodiesThatAreTooLong();
    void refusesChunkExtensionsAndTrailersWithoutEnd_data();
    void refusesChunkExtensionsAndTrailersWithoutEnd();
};

void HttpParserTest::readsAHead()
{
    const Parsed parsed = parseAtOnce("GET /a/b?c=d HTTP/1.0\r\nHost: localhost:1\r\nX-Twice: 1\r\n"
                                      "x-twice:  two words \t\r\nX-Empty:\r\n\r\n");
    QVERIFY(parsed.isDone);
    const net::RequestHead &head = parsed.request.head;
    QCOMPARE(head.method, QByteArray("GET"));
    QCOMPARE(head.target, QByteArray("/a/b?c=d"));
    QCOMPARE(head.minorVersion, 0);
    QCOMPARE(head.value("host"), QByteArray("localhost:1"));
    QCOMPARE(head.values("X-Twice"), (std::vector<QByteArray>{"1", "two words"}));
    QCOMPARE(head.values("X-Empty"), (std::vector<QByteArray>{""}));
    QCOMPARE(parsed.request.body, QByteArray());
}

void HttpParserTest::readsTheSameHoweverItIsCut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &headers, const QByteArray &sent,
                        const QByteArray &body) {
        QTest::newRow(name) << "POST /x HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + sent << body;
    };
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    row("no body", {}, {}, {});
    row("length 0", "Content-Length: 0\r\n", {}, {});
    row("length", "Content-Length: 5\r\n", "hello", "hello");
    row("length with zeros", "Content-Length: 0005\r\n", "hello", "hello");
    row("body with blank lines", "Content-Length: 8\r\n", "\r\n\r\n\r\n\r\n", "\r\n\r\n\r\n\r\n");
    row("one chunk", chunked, "5\r\nhello\r\n0\r\n\r\n", "hello");
    row("chunks", chunked, "1\r\nh\r\n4\r\nello\r\n0\r\n\r\n", "hello");
    row("no chunk", chunked, "0\r\n\r\n", {});
    row("hexadecimal size", chunked, "0A\r\n0123456789\r\n00\r\n\r\n", "0123456789");
    row("chunk extension", chunked, "5;a=b;c=\"d;e\"\r\nhello\r\n0;f\r\n\r\n", "hello");
    row("trailers", chunked, "5\r\nhello\r\n0\r\nX-Sum: 1\r\nX-Other: 2\r\n\r\n", "hello");
    row("Chunked in another case", "transfer-encoding: CHUNKED\r\n", "5\r\nhello\r\n0\r\n\r\n", "hello");
}

void HttpParserTest::readsTheSameHoweverItIsCut()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    for (qsizetype step = 1; step <= bytes.size(); ++step) {
        const Parsed parsed = parse(bytes, step);
        QCOMPARE(parsed.status, 0);
        QVERIFY2(parsed.isDone, qPrintable(QStringLiteral("cut every %1 bytes").arg(step)));
        QCOMPARE(parsed.taken, bytes.size());
        QCOMPARE(parsed.request.head.method, QByteArray("POST"));
        QCOMPARE(parsed.request.head.value("Host"), QByteArray("a"));
        QCOMPARE(parsed.request.body, body);
    }
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY(!parseAtOnce(bytes.left(size)).isDone);
}

void HttpParserTest::leavesWhatComesAfterTheRequest()
{
    const QByteArray first = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi";
    const Parsed parsed = parseAtOnce(first + "GET / HTTP/1.1\r\n");
    QVERIFY(parsed.isDone);
    QCOMPARE(parsed.taken, first.size());

    const QByteArray chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n";
    QCOMPARE(parseAtOnce(chunked + "\r\nGET").taken, chunked.size());
}

void HttpParserTest::showsTheHeadBeforeTheBodyIsThere()
{
    net::HttpParser parser(4096, 4096);
    QVERIFY(!parser.hasHead());
    QCOMPARE(std::get<std::size_t>(parser.feed("PUT /x HTTP/1.1\r\nContent-Length: 3\r\n\r\n")),
             std::size_t{38});
    QVERIFY(parser.hasHead());
    QVERIFY(!parser.isDone());
    QCOMPARE(parser.head().target, QByteArray("/x"));
    QCOMPARE(std::get<std::size_t>(parser.feed("abcd")), std::size_t{3});
    QVERIFY(parser.isDone());
    QCOMPARE(parser.take().body, QByteArray("abc"));
}

void HttpParserTest::leavesTrailersOutOfTheHead()
{
    const Parsed parsed = parseAtOnce("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                                      "0\r\nHost: b\r\nAuthorization: c\r\n\r\n");
    QVERIFY(parsed.isDone);
    QCOMPARE(parsed.request.head.values("Host"), std::vector<QByteArray>{"a"});
    QCOMPARE(parsed.request.head.headers.size(), std::size_t{2});
}

void HttpParserTest::tellsWhetherTheConnectionStays_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("stays");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: x, Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void HttpParserTest::tellsWhetherTheConnectionStays()
{
    QFETCH(QByteArray, head);
    QFETCH(bool, stays);
    net::HttpParser parser(4096, 4096);
    QVERIFY(std::holds_alternative<std::size_t>(parser.feed(head)));
    QCOMPARE(parser.keepsAlive(), stays);
}

void HttpParserTest::tellsWhoWaitsForContinue()
{
    const auto expects = [](const QByteArray &head) {
        net::HttpParser parser(4096, 4096);
        return std::holds_alternative<std::size_t>(parser.feed(head)) && parser.expectsContinue();
    };
    QVERIFY(expects("PUT / HTTP/1.1\r\nExpect: 100-Continue\r\nContent-Length: 1\r\n\r\n"));
    QVERIFY(!expects("PUT / HTTP/1.1\r\nContent-Length: 1\r\n\r\n"));
    QVERIFY(!expects("PUT / HTTP/1.1\r\nExpect: 100-continues\r\nContent-Length: 1\r\n\r\n"));
    // HTTP/1.0 does not know the status (RFC 9110, 10.1.1).
    QVERIFY(!expects("PUT / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n"));
}

void HttpParserTest::refusesHeadsThatAreTooLong_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<int>("status");
    // The limit is 256 here, which the first head meets exactly.
    const QByteArray fits = "GET / HTTP/1.1\r\nX: " + QByteArray(256 - 23, 'x') + "\r\n\r\n";
    QTest::newRow("at the limit") << fits << 0;
    QTest::newRow("one over") << fits.chopped(4) + "x\r\n\r\n" << 431;
    QTest::newRow("long target") << "GET /" + QByteArray(300, 'x') + " HTTP/1.1\r\n\r\n" << 431;
    QTest::newRow("long target, unfinished") << "GET /" + QByteArray(300, 'x') << 431;
    QTest::newRow("long value, unfinished") << "GET / HTTP/1.1\r\nX: " + QByteArray(300, 'x') << 431;
    QTest::newRow("many headers") << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(100) + "\r\n"
                                  << 431;
    QTest::newRow("many headers, unfinished")
        << "GET / HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(100) << 431;
}

void HttpParserTest::refusesHeadsThatAreTooLong()
{
    QFETCH(QByteArray, head);
    QFETCH(int, status);
    for (const qsizetype step : {qsizetype(1), qsizetype(7), qsizetype(100), head.size()})
        QCOMPARE(parse(head, step, 256).status, status);
}

void HttpParserTest::refusesBodiesThatAreTooLong_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    // The limit is 10 here.
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    QTest::newRow("length at the limit") << QByteArray("Content-Length: 10\r\n") << QByteArray(10, 'x') << 0;
    QTest::newRow("length") << QByteArray("Content-Length: 11\r\n") << QByteArray() << 413;
    QTest::newRow("greatest length") << QByteArray("Content-Length: 18446744073709551615\r\n") << QByteArray()
                                     << 413;
    QTest::newRow("chunks at the limit")
        << chunked << QByteArray("5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n") << 0;
    QTest::newRow("a chunk") << chunked << QByteArray("b\r\nhello") << 413;
    QTest::newRow("chunks together") << chunked << QByteArray("5\r\nhello\r\n6\r\n") << 413;
    QTest::newRow("greatest chunk") << chunked << QByteArray("ffffffffffffffff\r\n") << 413;
}

void HttpParserTest::refusesBodiesThatAreTooLong()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    const QByteArray bytes = "POST / HTTP/1.1\r\n" + headers + "\r\n" + body;
    for (const qsizetype step : {qsizetype(1), qsizetype(7), bytes.size()})
        QCOMPARE(parse(bytes, step, 256, 10).status, status);
}

void HttpParserTest::refusesChunkExtensionsAndTrailersWithoutEnd_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("extension") << "1;" + QByteArray(400, 'x');
    QTest::newRow("extension of the last chunk") << "1\r\na\r\n0;" + QByteArray(400, 'x');
    QTest::newRow("trailer") << "0\r\nX: " + QByteArray(400, 'x');
    QTest::newRow("trailers") << "0\r\n" + QByteArray("X: y\r\n").repeated(100);
}

void HttpParserTest::refusesChunkExtensionsAndTrailersWithoutEnd()
{
    QFETCH(QByteArray, body);
    const QByteArray bytes = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + body;
    for (const qsizetype step : {qsizetype(1), qsizetype(7), bytes.size()})
        QCOMPARE(parse(bytes, step, 256, 10).status, 431);
}

QTEST_APPLESS_MAIN(HttpParserTest)
#include "httpparsertest.moc"
