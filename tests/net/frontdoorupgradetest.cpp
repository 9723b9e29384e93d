// SPDX-License-Identifier: GPL-3.0-or-later
#include "judging.h"

#include <QTest>

using Headers = std::vector<net::RequestHead::Header>;

namespace {

/// A request that is let in; tests spoil one thing of it.
net::RequestHead goodUpgrade()
{
    return {"GET",
            "/ws",
            1,
            {{"Host", "localhost"},
             {"Connection", "Upgrade"},
             {"Upgrade", "websocket"},
             {"Sec-WebSocket-Version", "13"},
             {"Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="}}};
}

net::RequestHead without(const QByteArray &name)
{
    net::RequestHead head = goodUpgrade();
    std::erase_if(head.headers, [&](const auto &header) { return header.name == name; });
    return head;
}

net::RequestHead with(const QByteArray &name, const QByteArray &value)
{
    net::RequestHead head = without(name);
    head.headers.push_back({name, value});
    return head;
}

net::RequestHead twice(const QByteArray &name)
{
    net::RequestHead head = goodUpgrade();
    head.headers.push_back({name, head.value(name)});
    return head;
}

net::RequestHead asked(const QByteArray &method, const QByteArray &target, int minorVersion = 1)
{
    net::RequestHead head = goodUpgrade();
    head.method = method;
    head.target = target;
    head.minorVersion = minorVersion;
    return head;
}

} // namespace

Q_DECLARE_METATYPE(net::RequestHead)

class FrontDoorUpgradeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void upgradesOnlyWhatIsWholeAndAtTheEndpoint_data();
    void upgradesOnlyWhatIsWholeAndAtTheEndpoint();
    void looksAtTheNamesFirst();
    void passesPlainRequestsOfAnyMethod_data();
    void passesPlainRequestsOfAnyMethod();
    void speaksWebSocketAtEveryPathWhereThereIsNoEndpoint();
};

void FrontDoorUpgradeTest::upgradesOnlyWhatIsWholeAndAtTheEndpoint_data()
{
    QTest::addColumn<net::RequestHead>("head");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const net::RequestHead &head, int status) {
        QTest::newRow(name) << head << status;
    };
    row("good", goodUpgrade(), 101);
    row("query", asked("GET", "/ws?token=abc"), 101);
    row("Connection list", with("Connection", "keep-alive, upgrade"), 101);
    row("Upgrade in another case", with("Upgrade", "WebSocket"), 101);
    row("Upgrade list", with("Upgrade", "h2c, websocket"), 101);
    row("our subprotocol", with("Sec-WebSocket-Protocol", "wireside.v1"), 101);
    row("ours among others", with("Sec-WebSocket-Protocol", "chat, wireside.v1"), 101);

    row("POST", asked("POST", "/ws"), 400);
    row("get", asked("get", "/ws"), 400);
    row("HEAD", asked("HEAD", "/ws"), 400);
    row("HTTP/1.0", asked("GET", "/ws", 0), 400);
    row("another path", asked("GET", "/"), 404);
    row("path below", asked("GET", "/ws/"), 404);
    row("path in another case", asked("GET", "/WS"), 404);
    row("path spelled otherwise", asked("GET", "/%77s"), 404);
    row("double slash", asked("GET", "//ws"), 404);

    row("a body", with("Content-Length", "5"), 400);
    row("chunks", with("Transfer-Encoding", "chunked"), 400);

    row("no Upgrade", without("Upgrade"), 426);
    row("another Upgrade", with("Upgrade", "h2c"), 426);
    row("no Connection", without("Connection"), 426);
    row("another Connection", with("Connection", "keep-alive"), 426);
    row("no version", without("Sec-WebSocket-Version"), 426);
    row("version 8", with("Sec-WebSocket-Version", "8"), 426);
    row("version 0", with("Sec-WebSocket-Version", "0"), 426);
    row("version 14", with("Sec-WebSocket-Version", "14"), 426);
    row("version 013", with("Sec-WebSocket-Version", "013"), 426);
    row("version list", with("Sec-WebSocket-Version", "13, 8"), 426);
    row("two versions", twice("Sec-WebSocket-Version"), 426);

    row("no key", without("Sec-WebSocket-Key"), 400);
    row("empty key", with("Sec-WebSocket-Key", ""), 400);
    row("two keys", twice("Sec-WebSocket-Key"), 400);
    row("short key", with("Sec-WebSocket-Key", "c2hvcnQ="), 400);
    row("15 bytes", with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1"), 400);
    row("17 bytes", with("Sec-WebSocket-Key", "MTIzNDU2Nzg5MDEyMzQ1Njc="), 400);
    row("not base64", with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25j*Q=="), 400);
    row("blank in the key", with("Sec-WebSocket-Key", "dGhlIHNhbXBs ZSBub25jZQ=="), 400);

    row("another subprotocol", with("Sec-WebSocket-Protocol", "chat"), 400);
    row("a later subprotocol", with("Sec-WebSocket-Protocol", "wireside.v10"), 400);
    row("empty subprotocol", with("Sec-WebSocket-Protocol", ""), 400);
}

void FrontDoorUpgradeTest::upgradesOnlyWhatIsWholeAndAtTheEndpoint()
{
    QFETCH(net::RequestHead, head);
    QFETCH(int, status);
    QCOMPARE(statusOf(net::FrontDoor({}, "/ws").judge(head)), status);
}

void FrontDoorUpgradeTest::looksAtTheNamesFirst()
{
    const net::FrontDoor door({}, "/ws");
    QCOMPARE(statusOf(door.judge(with("Host", "evil.com"))), 403);
    QCOMPARE(statusOf(door.judge(without("Host"))), 400);
    QCOMPARE(statusOf(door.judge(twice("Host"))), 400);
    QCOMPARE(statusOf(door.judge(with("Origin", "http://evil.com"))), 403);
    QCOMPARE(statusOf(door.judge(with("Origin", "null"))), 403);
    QCOMPARE(statusOf(door.judge(with("Origin", "http://localhost:8787"))), 101);
}

void FrontDoorUpgradeTest::passesPlainRequestsOfAnyMethod_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW"})
        QTest::newRow(method) << QByteArray(method);
}

void FrontDoorUpgradeTest::passesPlainRequestsOfAnyMethod()
{
    QFETCH(QByteArray, method);
    const net::FrontDoor door({}, "/ws");
    QCOMPARE(statusOf(door.judge({method, "/api/v1/x", 1, {{"Host", "localhost"}}})), 200);
    QCOMPARE(statusOf(door.judge({method, "/ws", 1, {{"Host", "localhost"}}})), 426);
}

void FrontDoorUpgradeTest::speaksWebSocketAtEveryPathWhereThereIsNoEndpoint()
{
    const net::FrontDoor door({}, {});
    for (const char *target : {"/", "/ws", "/any?query", "*"}) {
        QCOMPARE(statusOf(door.judge(asked("GET", target))), 101);
        QCOMPARE(statusOf(door.judge({"POST", target, 1, {{"Host", "localhost"}}})), 200);
    }
    QCOMPARE(statusOf(door.judge(with("Sec-WebSocket-Version", "8"))), 426);
    QCOMPARE(statusOf(door.judge(with("Host", "evil.com"))), 403);
}

QTEST_APPLESS_MAIN(FrontDoorUpgradeTest)
#include "frontdoorupgradetest.moc"
