// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/frontdoor.h"
#include "net/http.h"
#include "net/listener.h"
#include "server/mutator.h"
#include "server/serverfixture.h"

#include <QTcpSocket>
#include <QTest>

using namespace server;

namespace {

constexpr int patience = 30'000; // ms
constexpr std::size_t maxHead = 16 * 1024;
constexpr std::size_t maxBody = 1024 * 1024;

QByteArrayList goodRequests()
{
    const QByteArray upgrade =
        "GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n";
    return {
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HEAD /healthz HTTP/1.0\r\n\r\n",
        "GET /healthz?x=1 HTTP/1.1\r\nHost: 127.0.0.1:4711\r\nConnection: close\r\nAccept: */*\r\n\r\n",
        "POST /healthz HTTP/1.1\r\nHost: [::1]\r\nContent-Length: 5\r\n\r\nhello",
        "POST /api/v1 HTTP/1.1\r\nHost: a.local\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
        "PUT / HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\nGET /nowhere HTTP/1.1\r\nHost: localhost\r\n\r\n",
        upgrade + "\r\n",
        upgrade + "Origin: http://localhost:8080\r\nSec-WebSocket-Protocol: wireside.v1\r\n\r\n",
        upgrade + "Origin: https://foreign.example\r\n\r\n",
    };
}

QByteArrayList interestingWords()
{
    return {"\r\n",
            "\n",
            "\r\n\r\n",
            "\r",
            " ",
            "\t",
            ":",
            "GET",
            "HTTP/1.1",
            "HTTP/2.0",
            "HTTP/1.10",
            "/ws",
            "/healthz",
            "Host: localhost\r\n",
            "Host: evil.example\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: -1\r\n",
            "Content-Length: 99999999999999999999\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: identity, chunked\r\n",
            "Connection: keep-alive, Upgrade\r\n",
            "ffffffffffffffff\r\n",
            QByteArray("\0", 1),
            "\xff\xfe",
            "\x16\x03\x01",
            QByteArray(20'000, 'a'),
            "%00",
            "//",
            "[::1",
            "@",
            "Origin: null\r\n",
            "13",
            "8",
            "Sec-WebSocket-Key: short\r\n"};
}

/// What the parser makes of bytes that come all at once, or in pieces whose rest is shown again.
struct Reading {
    std::optional<int> badStatus;
    std::optional<net::RequestHead> head;
    bool isDone = false;
};

Reading readingOf(const std::vector<QByteArray> &pieces)
{
    net::HttpParser parser(maxHead, maxBody);
    Reading reading;
    QByteArray waiting;
    for (const QByteArray &piece : pieces) {
        waiting += piece;
        const auto fed = parser.feed(waiting);
        if (const auto *bad = std::get_if<net::BadRequest>(&fed)) {
            reading.badStatus = bad->status;
            return reading;
        }
        waiting.remove(0, static_cast<qsizetype>(std::get<std::size_t>(fed)));
    }
    if (parser.hasHead())
        reading.head = parser.head();
    reading.isDone = parser.isDone();
    return reading;
}

} // namespace

class HttpFuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_seed = printedSeed(); }

    void judgesEveryHeadByTheRules();
    void readsPiecesAsItReadsTheWhole();
    void answersOrEndsEveryConnection();

private:
    quint64 m_seed = 0;
};

void HttpFuzzTest::judgesEveryHeadByTheRules()
{
    support::SeededChance chance(m_seed);
    Mutator mutator(chance, goodRequests(), interestingWords());
    const net::FrontDoor frontDoor({}, "/ws");
    int upgraded = 0;
    int refused = 0;
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray request = mutator.next();
        const Reading reading = readingOf({request});
        if (reading.badStatus) {
            const QList<int> known{400, 413, 431};
            QVERIFY2(known.contains(*reading.badStatus), request);
        }
        if (!reading.head)
            continue;
        const net::RequestHead &head = *reading.head;
        const net::Judgement judgement = frontDoor.judge(head);
        if (const auto *refusal = std::get_if<net::Refusal>(&judgement)) {
            const QList<int> known{400, 403, 404, 426};
            QVERIFY2(known.contains(refusal->status), request);
            ++refused;
        } else if (std::holds_alternative<net::Upgrade>(judgement)) {
            QVERIFY2(head.method == "GET" && head.path() == "/ws" && head.values("Host").size() == 1,
                     request);
            QVERIFY2(head.value("Sec-WebSocket-Version").trimmed() == "13", request);
            QVERIFY2(QByteArray::fromBase64(head.value("Sec-WebSocket-Key")).size() == 16, request);
            ++upgraded;
        } else {
            QVERIFY2(head.path() != "/ws", request);
        }
        QVERIFY2(!request.contains("evil.example") || head.value("Host") != "evil.example" ||
                     std::holds_alternative<net::Refusal>(judgement),
                 request);
    }
    QVERIFY2(upgraded > 100 && refused > 100,
             qPrintable(QStringLiteral("%1, %2").arg(upgraded).arg(refused)));
}

void HttpFuzzTest::readsPiecesAsItReadsTheWhole()
{
    support::SeededChance chance(m_seed + 1);
    Mutator mutator(chance, goodRequests(), interestingWords());
    for (int i = 0; i < 10'000; ++i) {
        const QByteArray request = mutator.next();
        // How much has come decides when a head is seen to be too long.
        if (request.size() > qsizetype(maxHead))
            continue;
        std::vector<QByteArray> pieces;
        for (qsizetype begin = 0; begin < request.size(); begin += pieces.back().size())
            pieces.push_back(request.mid(begin, 1 + qsizetype(chance.below(40))));
        const Reading whole = readingOf({request});
        const Reading inPieces = readingOf(pieces);
        // In pieces a fault may be seen later, but never not at all.
        if (whole.badStatus)
            QVERIFY2(!inPieces.isDone, request);
        else
            QVERIFY2(!inPieces.badStatus && whole.isDone == inPieces.isDone, request);
        QVERIFY2(!whole.head || (inPieces.head && inPieces.head->target == whole.head->target), request);
    }
}

void HttpFuzzTest::answersOrEndsEveryConnection()
{
    support::SeededChance chance(m_seed + 2);
    Mutator mutator(chance, goodRequests(), interestingWords());
    ServerFixture space;
    net::Listener listener(space.clock(), space.server(), {});
    QVERIFY(listener.listen(QHostAddress::LocalHost, 0));
    const auto send = [&listener](const QByteArray &request) {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, listener.port());
        socket->write(request);
        return socket;
    };
    for (int round = 0; round < 25; ++round) {
        std::vector<std::pair<QByteArray, std::unique_ptr<QTcpSocket>>> open;
        for (int i = 0; i < 20; ++i) {
            const QByteArray request = mutator.next();
            open.emplace_back(request, send(request));
        }
        for (const auto &[request, socket] : open) {
            const Reading reading = readingOf({request});
            const bool isWaitedFor = !reading.badStatus && !reading.isDone && !request.startsWith('\x16');
            const auto isOver = [&socket = *socket] {
                return socket.bytesAvailable() >= 12 || socket.state() == QAbstractSocket::UnconnectedState;
            };
            if (!isWaitedFor)
                QVERIFY2(QTest::qWaitFor(isOver, patience), request);
            const QByteArray answer = socket->readAll();
            QVERIFY2(answer.isEmpty() || answer.startsWith("HTTP/1.1 "), request + answer);
        }
    }

    // It goes on as if nothing had been.
    const auto plain = send(goodRequests()[0]);
    QVERIFY(QTest::qWaitFor([&plain] { return plain->bytesAvailable() > 0; }, patience));
    QVERIFY(plain->readAll().startsWith("HTTP/1.1 200 OK\r\n"));
    const auto webSocket = send(goodRequests()[7]);
    QByteArray answer;
    QVERIFY(QTest::qWaitFor(
        [&] {
            answer += webSocket->readAll();
            return answer.contains("\"type\":\"challenge\"");
        },
        patience));
    QVERIFY(answer.startsWith("HTTP/1.1 101 "));
}

QTEST_GUILESS_MAIN(HttpFuzzTest)
#include "httpfuzztest.moc"
