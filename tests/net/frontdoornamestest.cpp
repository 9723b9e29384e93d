// SPDX-License-Identifier: GPL-3.0-or-later
#include "judging.h"

#include <QTest>

namespace {

const net::FrontDoor &door()
{
    static const net::FrontDoor door(
        {QStringLiteral("chat.example.org"), QStringLiteral("Upper.Example.Org")}, "/ws");
    return door;
}

void row(const char *text, int status)
{
    QTest::newRow(text) << QByteArray(text) << status;
}

} // namespace

class FrontDoorNamesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersOnlyToItsOwnNames_data();
    void answersOnlyToItsOwnNames();
    void wantsExactlyOneHost();
    void letsPagesOfItsOwnOriginConnectOnly_data();
    void letsPagesOfItsOwnOriginConnectOnly();
    void wantsOneOriginAtMost();
};

void FrontDoorNamesTest::answersOnlyToItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    row("localhost", 200);
    row("localhost:8787", 200);
    row("LocalHost:8787", 200);
    row("127.0.0.1", 200);
    row("127.0.0.1:8787", 200);
    row("192.168.178.20", 200);
    row("[::1]", 200);
    row("[::1]:8787", 200);
    row("[fe80::1]:8787", 200);
    row("box.local", 200);
    row("box.local:8787", 200);
    row("a.b.LOCAL", 200);
    row("chat.example.org", 200);
    row("CHAT.example.org:443", 200);
    row("upper.example.org", 200);

    row("", 403);
    row("evil.com", 403);
    row("evil.com:8787", 403);
    row("127.0.0.1.evil.com", 403);
    row("localhost.evil.com", 403);
    row("evil-localhost", 403);
    row("xlocalhost", 403);
    row("local", 403);
    row(".local", 403);
    row("boxlocal", 403);
    row("box.local.evil.com", 403);
    row("sub.chat.example.org", 403);
    row("chat.example.org.evil.com", 403);
    row("example.org", 403);
    row("localhost.", 403);
    row("chat.example.org.", 403);
    row("localhost@evil.com", 403);
    row("evil.com@localhost", 403);
    row("user:secret@localhost", 403);
    row("evil.com#localhost", 403);
    row("evil.com#.local", 403);
    row("evil.com?.local", 403);
    row("evil.com/.local", 403);
    row("evil.com\\.local", 403);
    row("localhost/", 403);
    row("localhost:", 200);
    row("localhost:port", 403);
    row("localhost:99999", 403);
    row("localhost:80:80", 403);
    row("localhost, evil.com", 403);
    row("local host", 403);
    row(":8787", 403);
    row("::1", 403);
    row("[::1", 403);
    row("[::1]evil.com", 403);
    row("[evil.com]", 403);
    row("evil.com%00.local", 403);
    row("evil.com%2f.local", 403);
    row("evil.com%23.local", 403);
    row("http://localhost", 403);
}

void FrontDoorNamesTest::answersOnlyToItsOwnNames()
{
    QFETCH(QByteArray, host);
    QFETCH(int, status);
    QCOMPARE(statusOf(door().judge({"GET", "/healthz", 1, {{"Host", host}}})), status);
}

void FrontDoorNamesTest::wantsExactlyOneHost()
{
    QCOMPARE(statusOf(door().judge({"GET", "/", 1, {}})), 400);
    QCOMPARE(statusOf(door().judge({"GET", "/", 1, {{"Host", "localhost"}, {"host", "localhost"}}})), 400);
    QCOMPARE(statusOf(door().judge({"GET", "/", 1, {{"Host", "localhost"}, {"Host", "evil.com"}}})), 400);
    // HTTP/1.0 knows no Host.
    QCOMPARE(statusOf(door().judge({"GET", "/", 0, {}})), 200);
    QCOMPARE(statusOf(door().judge({"GET", "/", 0, {{"Host", "evil.com"}}})), 403);
    QCOMPARE(statusOf(door().judge({"GET", "/", 0, {{"Host", "localhost"}, {"Host", "localhost"}}})), 400);
}

void FrontDoorNamesTest::letsPagesOfItsOwnOriginConnectOnly_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    row("http://localhost", 200);
    row("http://localhost:8787", 200);
    row("https://LOCALHOST", 200);
    row("https://chat.example.org", 200);
    row("https://chat.example.org:8443", 200);

    row("", 403);
    row("null", 403);
    row("file://", 403);
    row("localhost", 403);
    row("://localhost", 403);
    row("http://evil.com", 403);
    row("https://evil.com:443", 403);
    row("http://localhost.evil.com", 403);
    row("http://evil.com#localhost", 403);
    row("http://localhost@evil.com", 403);
    row("http://localhost.", 403);
    row("http://localhost/", 403);
    row("http://localhost/path", 403);
    row("http://localhost http://evil.com", 403);
    row("http://evil.com http://localhost", 403);
    row("http://evil.com://localhost", 403);
    row("https://evil.chat.example.org", 403);
    row("http://203.0.113.7", 200);
    row("http://[2001:db8::7]", 200);
    row("http://127.0.0.1:3000", 200);
    row("http://box.local", 200);
}

void FrontDoorNamesTest::letsPagesOfItsOwnOriginConnectOnly()
{
    QFETCH(QByteArray, origin);
    QFETCH(int, status);
    const net::RequestHead head{"GET", "/healthz", 1, {{"Host", "localhost:8787"}, {"Origin", origin}}};
    QCOMPARE(statusOf(door().judge(head)), status);
}

void FrontDoorNamesTest::wantsOneOriginAtMost()
{
    const net::RequestHead head{
        "GET",
        "/",
        1,
        {{"Host", "localhost"}, {"Origin", "http://localhost"}, {"origin", "http://localhost"}}};
    QCOMPARE(statusOf(door().judge(head)), 400);
    QCOMPARE(statusOf(door().judge({"GET", "/", 0, {{"Origin", "http://evil.com"}}})), 403);
}

QTEST_APPLESS_MAIN(FrontDoorNamesTest)
#include "frontdoornamestest.moc"
