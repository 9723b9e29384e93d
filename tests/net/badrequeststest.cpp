// SPDX-License-Identifier: GPL-3.0-or-later
#include "parsing.h"

#include <QTest>

namespace {

/// A row's name without line ends, for the log.
QByteArray onOneLine(QByteArray text)
{
    return text.replace("\r\n", " / ").replace('\n', " LF ");
}

} // namespace

class BadRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatHttpForbids_data();
    void refusesWhatHttpForbids();
    void takesWhatHttpAllows_data();
    void takesWhatHttpAllows();

private:
    static void requestLines();
    static void headers();
    static void lengths();
    static void chunks();
};

void BadRequestsTest::refusesWhatHttpForbids_data()
{
    QTest::addColumn<QByteArray>("bytes");
    requestLines();
    headers();
    lengths();
    chunks();
}

void BadRequestsTest::requestLines()
{
    const auto row = [](const char *line) {
        QTest::newRow(line) << QByteArray(line) + "\r\nHost: a\r\n\r\n";
    };
    row("GET / HTTP/2.0");
    row("GET / HTTP/0.9");
    row("GET / HTTP/1.2");
    row("GET / HTTP/1.10");
    row("GET / HTTP/1");
    row("GET / HTTP/1.1 ");
    row("GET / http/1.1");
    row("GET / HTTQ/1.1");
    row("GET / HTTP 1.1");
    row("GET / HTTP/+1.1");
    row("GET /");
    row("GET  / HTTP/1.1");
    row("GET /  HTTP/1.1");
    row("GET\t/\tHTTP/1.1");
    row(" GET / HTTP/1.1");
    row("GET HTTP/1.1");
    row("G(T / HTTP/1.1");
    row("G\x01T / HTTP/1.1");
    row("GET /\x01 HTTP/1.1");
    row("GET /\x7f HTTP/1.1");
    row("GET /a b HTTP/1.1");
    row("PRI * HTTP/2.0");
    QTest::newRow("NUL in the target") << QByteArray("GET /\0 HTTP/1.1\r\n\r\n", 19);
    QTest::newRow("CR alone after the line") << QByteArray("GET / HTTP/1.1\rHost: a\r\n\r\n");
    QTest::newRow("LF alone after the line") << QByteArray("GET / HTTP/1.1\nHost: a\r\n\r\n");
    QTest::newRow("LF alone everywhere") << QByteArray("GET / HTTP/1.1\nHost: a\n\n");
}

void BadRequestsTest::headers()
{
    const auto row = [](const char *name, const QByteArray &lines) {
        QTest::newRow(name) << "GET / HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n\r\n";
    };
    row("blank before the colon", "X : y");
    row("tab before the colon", "X\t: y");
    row("blank in a name", "X Y: z");
    row("no colon", "X");
    row("no name", ": x");
    row("parenthesis in a name", "X(: y");
    row("control character in a name", "X\x01: y");
    row("letter beyond ASCII in a name", "X\xe4: y");
    row("NUL in a value", QByteArray("X: a\0b", 6));
    row("control character in a value", "X: a\x01");
    row("escape in a value", "X: a\x1b[2J");
    row("DEL in a value", "X: a\x7f");
    row("CR alone in a value", "X: a\rb");
    row("LF alone in a value", "X: a\nY: b");
    row("LF alone at the end", "X: a\n");
    row("folded by a blank", "X: a\r\n b");
    row("folded by a tab", "X: a\r\n\tb");
    row("folded and empty", "X: a\r\n \r\nY: b");
    QTest::newRow("blank before the first header") << QByteArray("GET / HTTP/1.1\r\n Host: a\r\n\r\n");
}

void BadRequestsTest::lengths()
{
    const auto row = [](const char *lines) {
        const bool isChunked = QByteArray(lines).contains("Transfer");
        const QByteArray body = isChunked ? "5\r\nhello\r\n0\r\n\r\n" : "hello";
        QTest::newRow(onOneLine(lines).constData())
            << "POST / HTTP/1.1\r\nHost: a\r\n" + QByteArray(lines) + "\r\n\r\n" + body;
    };
    row("Content-Length: -1");
    row("Content-Length: +5");
    row("Content-Length: 5x");
    row("Content-Length: x");
    row("Content-Length: 0x5");
    row("Content-Length: 5.0");
    row("Content-Length: 5 5");
    row("Content-Length: \"5\"");
    row("Content-Length:");
    row("Content-Length: 18446744073709551616");
    row("Content-Length: 18446744073709551621");
    row("Content-Length: 99999999999999999999999999");
    row("Content-Length: 5, 6");
    row("Content-Length: 5, 5");
    row("Content-Length: 5,");
    row("Content-Length: 5\r\nContent-Length: 6");
    row("Content-Length: 5\r\nContent-Length: 5");
    row("Content-Length: 5\r\ncontent-length: 5");
    row("Content-Length: 5\r\nTransfer-Encoding: chunked");
    row("Transfer-Encoding: chunked\r\nContent-Length: 5");
    row("Content-Length: 5\r\nTransfer-Encoding: gzip");
    row("Transfer-Encoding: gzip\r\nContent-Length: 5");
    row("Transfer-Encoding: gzip");
    row("Transfer-Encoding: identity");
    row("Transfer-Encoding: xchunked");
    row("Transfer-Encoding: chunkedx");
    row("Transfer-Encoding:");
    row("Transfer-Encoding: \"chunked\"");
    row("Transfer-Encoding: chunked, gzip");
    row("Transfer-Encoding: chunked, chunked");
    row("Transfer-Encoding: gzip, chunked");
    row("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
    row("Transfer-Encoding: gzip\r\nTransfer-Encoding: chunked");
    row("Transfer-Encoding: chunked\r\nTransfer-Encoding: identity");
    QTest::newRow("chunked in HTTP/1.0")
        << QByteArray("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
}

void BadRequestsTest::chunks()
{
    const auto row = [](const char *body) {
        QTest::newRow(onOneLine("chunk " + QByteArray(body)).constData())
            << "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray(body);
    };
    row("x\r\nhello\r\n0\r\n\r\n");
    row("-5\r\nhello\r\n0\r\n\r\n");
    row("+5\r\nhello\r\n0\r\n\r\n");
    row("0x5\r\nhello\r\n0\r\n\r\n");
    row(" 5\r\nhello\r\n0\r\n\r\n");
    row("\r\nhello\r\n0\r\n\r\n");
    row(";a\r\nhello\r\n0\r\n\r\n");
    row("10000000000000005\r\nhello\r\n0\r\n\r\n");
    row("5\r\nhelloworld\r\n0\r\n\r\n");
    row("5\r\nhello0\r\n\r\n0\r\n\r\n");
    row("5\nhello\r\n0\r\n\r\n");
    row("5\r\nhello\n0\r\n\r\n\r\n");
    row("5 x\r\nhello\r\n0\r\n\r\n");
    row("5\r\nhello\r\n0\r\nX : y\r\n\r\n");
    row("5\r\nhello\r\n0\r\nX: \x01y\r\n\r\n");
}

void BadRequestsTest::refusesWhatHttpForbids()
{
    QFETCH(QByteArray, bytes);
    QCOMPARE(parseAtOnce(bytes).status, 400);
    for (const qsizetype step : {1, 2, 3, 7}) {
        const Parsed parsed = parse(bytes, step);
        QVERIFY(!parsed.isDone);
        // In pieces, a head may be read only once an end has come that a bad one does not have.
        if (bytes.contains("\r\n\r\n"))
            QCOMPARE(parsed.status, 400);
    }
}

void BadRequestsTest::takesWhatHttpAllows_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const auto row = [](const char *name, const QByteArray &bytes) { QTest::newRow(name) << bytes; };
    row("unknown method", "BREW / HTTP/1.1\r\n\r\n");
    row("asterisk", "OPTIONS * HTTP/1.1\r\n\r\n");
    row("absolute target", "GET http://localhost/x HTTP/1.1\r\n\r\n");
    row("no blank after the colon", "GET / HTTP/1.1\r\nHost:a\r\n\r\n");
    row("blanks around a value", "GET / HTTP/1.1\r\nHost: \t a\t \r\n\r\n");
    row("tab in a value", "GET / HTTP/1.1\r\nX: a\tb\r\n\r\n");
    row("bytes beyond ASCII in a value", "GET / HTTP/1.1\r\nX: \xc3\xa4\r\n\r\n");
    row("all letters of a token", "GET / HTTP/1.1\r\n!#$%&'*+-.^_`|~09azAZ: x\r\n\r\n");
}

void BadRequestsTest::takesWhatHttpAllows()
{
    QFETCH(QByteArray, bytes);
    for (const qsizetype step : {qsizetype(1), qsizetype(3), bytes.size()}) {
        const Parsed parsed = parse(bytes, step);
        QCOMPARE(parsed.status, 0);
        QVERIFY(parsed.isDone);
    }
}

QTEST_APPLESS_MAIN(BadRequestsTest)
#include "badrequeststest.moc"
