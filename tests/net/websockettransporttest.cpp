// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/websockettransport.h"

#include "echoadmission.h"

#include <QTcpServer>
#include <QTest>

using net::Delivery;
using protocol::CloseCode;

namespace {

/// A client's transport and all that it has reported, in order.
class WatchedClient final : public QObject
{
public:
    explicit WatchedClient(const QUrl &url)
        : m_transport(std::make_unique<net::WebSocketTransport>(url))
    {
        using net::Transport;
        connect(m_transport.get(), &Transport::opened, this,
                [this] { reports.append(QStringLiteral("opened")); });
        connect(m_transport.get(), &Transport::heard, this, [this] { ++heardCount; });
        connect(m_transport.get(), &Transport::received, this,
                [this](const QByteArray &frame) { reports.append(QString::fromUtf8(frame)); });
        connect(m_transport.get(), &Transport::closed, this, [this](const net::Closed &why) {
            reports.append(QStringLiteral("closed %1").arg(why.code));
            reason = why.reason;
        });
    }

    net::WebSocketTransport *operator->() const { return m_transport.get(); }
    /// As Connection does: its last word, and then it is gone.
    void deleteLater() { m_transport.release()->deleteLater(); }

    QStringList reports;
    QString reason;
    int heardCount = 0;

private:
    std::unique_ptr<net::WebSocketTransport> m_transport;
};

QString opened()
{
    return QStringLiteral("opened");
}

/// The end without a goodbye.
QString broken()
{
    return QStringLiteral("closed 1006");
}

} // namespace

class WebSocketTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<EchoServer>(); }
    void cleanup() { m_server.reset(); }

    void speaksWithTheListener();
    void reportsNothingFromWithinTheConstructor();
    void answersPingsAndAsksWithThem();
    void tellsBothSidesOfAGoodbye();
    void deliversAGoodbyeThoughItIsDeletedAtOnce();
    void tellsTheGoodbyeOfTheServer();
    void endsOnceWhenAborted();
    void endsWhereNobodyListens();
    void endsWhereItIsRefused();
    void endsWhereTheServerAborts();
    void endsWhereItIsAbortedWhileItDials();
    void saysNothingOnceItIsClosed();

private:
    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/ws")) const
    {
        return QUrl(QStringLiteral("ws://127.0.0.1:%1%2").arg(m_server->listener.port()).arg(path));
    }
    [[nodiscard]] EchoAdmission &admission() { return m_server->admission; }

    std::unique_ptr<EchoServer> m_server;
};

void WebSocketTransportTest::speaksWithTheListener()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    client->send("one", Delivery::Reliable);
    client->send("zwei ä😀", Delivery::Ephemeral);
    QTRY_COMPARE(client.reports, (QStringList{opened(), QStringLiteral("one"), QStringLiteral("zwei ä😀")}));
    QCOMPARE(client.heardCount, 2);
}

void WebSocketTransportTest::reportsNothingFromWithinTheConstructor()
{
    const WatchedClient client(QUrl(QStringLiteral("ws://")));
    QCOMPARE(client.reports, QStringList());
    QTRY_COMPARE(client.reports, QStringList{broken()});
}

void WebSocketTransportTest::answersPingsAndAsksWithThem()
{
    WatchedClient client(url());
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    QTRY_COMPARE(client.reports, QStringList{opened()});
    client->ping();
    QTRY_COMPARE(client.heardCount, 1);
    admission().peers.front()->ping();
    QTRY_COMPARE(admission().heardCount, 1);
}

void WebSocketTransportTest::tellsBothSidesOfAGoodbye()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    client->close(CloseCode::GoingAway, QStringLiteral("bye"));
    QTRY_COMPARE(client.reports, (QStringList{opened(), QStringLiteral("closed 1001")}));
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QCOMPARE(admission().closed.front().code, quint16(1001));
    QCOMPARE(admission().closed.front().reason, QStringLiteral("bye"));
}

void WebSocketTransportTest::deliversAGoodbyeThoughItIsDeletedAtOnce()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    client->send("last words", Delivery::Reliable);
    client->close(CloseCode::GoingAway, QString());
    client.deleteLater();
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QCOMPARE(admission().closed.front().code, quint16(1001));
    QCOMPARE(admission().heardCount, 1);
}

void WebSocketTransportTest::tellsTheGoodbyeOfTheServer()
{
    WatchedClient client(url());
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    QTRY_COMPARE(client.reports, QStringList{opened()});
    admission().peers.front()->send("last words", Delivery::Reliable);
    admission().peers.front()->close(CloseCode::SignInFailed, QStringLiteral("no such key"));
    QTRY_COMPARE(client.reports,
                 (QStringList{opened(), QStringLiteral("last words"), QStringLiteral("closed 4401")}));
    QCOMPARE(client.reason, QStringLiteral("no such key"));
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
}

void WebSocketTransportTest::endsOnceWhenAborted()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    client->abort();
    QCOMPARE(client.reports.size(), 1);
    client->abort();
    QTRY_COMPARE(client.reports, (QStringList{opened(), broken()}));
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QCOMPARE(admission().closed.front().code, quint16(1006));
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    client->abort();
    client->close(CloseCode::Normal, QString());
    client->ping();
    client->send("too late", Delivery::Reliable);
    admission().peers.front()->close(CloseCode::Normal, QString());
    admission().peers.front()->ping();
    admission().peers.front()->send("too late", Delivery::Reliable);
    QCoreApplication::processEvents();
    QCOMPARE(client.reports.size(), 2);
    QCOMPARE(admission().closed.size(), std::size_t{1});
}

void WebSocketTransportTest::endsWhereNobodyListens()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl nobody(QStringLiteral("ws://127.0.0.1:%1/ws").arg(server.serverPort()));
    server.close();
    WatchedClient client(nobody);
    QTRY_COMPARE(client.reports, QStringList{broken()});
    QVERIFY(!client.reason.isEmpty());
}

void WebSocketTransportTest::endsWhereItIsRefused()
{
    admission().refusal = net::Refusal{503, "the server is full"};
    WatchedClient full(url());
    QTRY_COMPARE(full.reports, QStringList{broken()});
    QVERIFY2(full.reason.contains(QLatin1String("503")), qPrintable(full.reason));

    WatchedClient astray(url(QStringLiteral("/elsewhere")));
    QTRY_COMPARE(astray.reports, QStringList{broken()});
}

void WebSocketTransportTest::endsWhereTheServerAborts()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    QTRY_COMPARE(admission().peers.size(), std::size_t{1});
    admission().peers.front()->abort();
    QTRY_COMPARE(client.reports, (QStringList{opened(), broken()}));
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QCOMPARE(admission().closed.front().code, quint16(1006));
}

void WebSocketTransportTest::endsWhereItIsAbortedWhileItDials()
{
    WatchedClient client(url());
    client->abort();
    QCOMPARE(client.reports, QStringList());
    QTRY_COMPARE(client.reports, QStringList{broken()});
}

void WebSocketTransportTest::saysNothingOnceItIsClosed()
{
    WatchedClient client(url());
    QTRY_COMPARE(client.reports, QStringList{opened()});
    client->close(CloseCode::Normal, QString());
    client->send("too late", Delivery::Reliable);
    client->ping();
    QTRY_COMPARE(admission().closed.size(), std::size_t{1});
    QCOMPARE(admission().closed.front().code, quint16(1000));
    QCOMPARE(admission().heardCount, 0);
    QTRY_COMPARE(client.reports, (QStringList{opened(), QStringLiteral("closed 1000")}));
}

QTEST_GUILESS_MAIN(WebSocketTransportTest)
#include "websockettransporttest.moc"
