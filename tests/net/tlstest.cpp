// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/certificate.h"
#include "net/websockettransport.h"

#include "echoadmission.h"
#include "rawclient.h"
#include "websocketframes.h"

#include <QNetworkInterface>
#include <QSslSocket>
#include <QTest>

using crypto::Fingerprint;
using crypto::SpaceKey;
using net::Delivery;
using net::Trust;

namespace {

SpaceKey makeKey()
{
    auto key = SpaceKey::generate();
    if (!key)
        qFatal("%s", qUtf8Printable(key.error().detail));
    return std::move(*key);
}

net::Listener::Options encryptedWith(const SpaceKey &key)
{
    const auto now = base::UtcTime(std::chrono::milliseconds(QDateTime::currentMSecsSinceEpoch()));
    const auto certificate = crypto::selfSignedCertificate(key, now);
    if (!certificate)
        qFatal("%s", qUtf8Printable(certificate.error().detail));
    net::Listener::Options options;
    options.tls = net::Listener::Identity{*certificate, key.privatePem()};
    options.takesPlainFromAll = false;
    return options;
}

/// A client's transport, what came through it, and how it ended.
class Client final : public QObject
{
public:
    Client(const QUrl &url, Trust trust)
        : transport(url, std::move(trust))
    {
        connect(&transport, &net::Transport::opened, this, [this] { isOpen = true; });
        connect(&transport, &net::Transport::received, this,
                [this](const QByteArray &frame) { received.append(frame); });
        connect(&transport, &net::Transport::closed, this, [this](const net::Closed &why) { end = why; });
    }

    bool isOpen = false;
    QByteArrayList received;
    std::optional<net::Closed> end;
    net::WebSocketTransport transport;
};

/// An address of this machine by which a connection does not come from the loopback interface.
std::optional<QHostAddress> outerAddress()
{
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
            return address;
    }
    return std::nullopt;
}

} // namespace

/// The listener and the client's transport over TLS.
class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_server = std::make_unique<EchoServer>(encryptedWith(m_key)); }
    void cleanup() { m_server.reset(); }

    void speaksWithTheServerOfThePin();
    void knowsTheKeyInAnotherCertificate();
    void saysNothingToAnotherServer_data();
    void saysNothingToAnotherServer();
    void endsWhereTheServerSpeaksPlain();
    void takesPlainConnectionsOfThisMachine();
    void refusesPlainConnectionsFromElsewhere();
    void hangsUpOnAHandshakeThatIsNone();
    void hangsUpOnASlowHandshake();
    void closesATooSlowReader();

private:
    [[nodiscard]] QUrl url(const QString &scheme = QStringLiteral("wss")) const
    {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2/ws").arg(scheme).arg(m_server->listener.port()));
    }
    [[nodiscard]] Trust pinned() const { return {Fingerprint::of(m_key.publicDer())}; }

    const SpaceKey m_key = makeKey();
    std::unique_ptr<EchoServer> m_server;
};

void TlsTest::speaksWithTheServerOfThePin()
{
    Client client(url(), pinned());
    QTRY_VERIFY(client.isOpen);
    const QByteArrayList texts{"a", "ä😀", QByteArray(60'000, 'x')};
    for (const QByteArray &text : texts)
        client.transport.send(text, Delivery::Reliable);
    QTRY_COMPARE(client.received, texts);
    QCOMPARE(m_server->admission.addresses, QStringList{QStringLiteral("127.0.0.1")});
    client.transport.close(protocol::CloseCode::Normal, {});
    QTRY_VERIFY(client.end);
    QCOMPARE(client.end->code, 1000);
}

void TlsTest::knowsTheKeyInAnotherCertificate()
{
    m_server = std::make_unique<EchoServer>(encryptedWith(m_key));
    Client client(url(), pinned());
    QTRY_VERIFY(client.isOpen);
}

void TlsTest::saysNothingToAnotherServer_data()
{
    QTest::addColumn<bool>("hasPin");
    QTest::addColumn<bool>("asksAuthorities");
    QTest::newRow("another key is trusted") << true << false;
    QTest::newRow("none is trusted yet") << false << false;
    QTest::newRow("the authorities are trusted") << false << true;
}

void TlsTest::saysNothingToAnotherServer()
{
    QFETCH(const bool, hasPin);
    QFETCH(const bool, asksAuthorities);
    Trust trust{std::nullopt, asksAuthorities};
    if (hasPin)
        trust.pin = Fingerprint::of(makeKey().publicDer());
    Client client(url(), trust);
    QTRY_VERIFY(client.end);
    QCOMPARE(client.end->code, net::brokenLink);
    QCOMPARE(client.end->strangeKey, m_key.publicDer());
    QVERIFY(!client.isOpen);
    QVERIFY(m_server->admission.asked.isEmpty());
}

void TlsTest::endsWhereTheServerSpeaksPlain()
{
    m_server = std::make_unique<EchoServer>();
    Client client(url(), pinned());
    QTRY_VERIFY(client.end);
    QVERIFY(!client.isOpen);
    QCOMPARE(client.end->strangeKey, QByteArray());
}

void TlsTest::takesPlainConnectionsOfThisMachine()
{
    Client client(url(QStringLiteral("ws")), {});
    QTRY_VERIFY(client.isOpen);
}

void TlsTest::refusesPlainConnectionsFromElsewhere()
{
    const auto address = outerAddress();
    if (!address)
        QSKIP("this machine has no other address than the loopback interface's");
    net::Listener listener(m_server->clock, m_server->admission, encryptedWith(m_key));
    QVERIFY(listener.listen(*address, 0));
    const QString place = QStringLiteral("://%1:%2/ws").arg(address->toString()).arg(listener.port());
    Client plain(QUrl(QStringLiteral("ws") + place), {});
    QTRY_VERIFY(plain.end);
    QVERIFY(!plain.isOpen);
    QVERIFY(m_server->admission.asked.isEmpty());
    Client encrypted(QUrl(QStringLiteral("wss") + place), pinned());
    QTRY_VERIFY(encrypted.isOpen);
}

void TlsTest::hangsUpOnAHandshakeThatIsNone()
{
    RawClient client(m_server->listener.port());
    client.say(QByteArray::fromHex("1603010005") + "hello");
    QTRY_VERIFY(!client.isConnected());
    QVERIFY(m_server->admission.asked.isEmpty());
}

void TlsTest::hangsUpOnASlowHandshake()
{
    RawClient client(m_server->listener.port());
    client.say(QByteArray::fromHex("160301"));
    // The handshake has begun once another connection is served.
    Client other(url(), pinned());
    QTRY_VERIFY(other.isOpen);
    m_server->clock.advance(std::chrono::seconds(10));
    m_server->clock.advance(std::chrono::seconds(2));
    QTRY_VERIFY(!client.isConnected());
    QVERIFY(!other.end);
}

void TlsTest::closesATooSlowReader()
{
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(QStringLiteral("127.0.0.1"), m_server->listener.port());
    QTRY_VERIFY(client.isEncrypted());
    client.write(frames::upgradeHead("/ws"));
    QTRY_COMPARE(m_server->admission.peers.size(), 1U);
    client.setReadBufferSize(1);
    // More than the system and the sink take; what was encrypted in a turn before counts as well.
    for (int i = 0; i < 128; ++i) {
        m_server->admission.peers.front()->send(QByteArray(256 * 1024, 'x'), Delivery::Reliable);
        QCoreApplication::processEvents();
    }
    // The goodbye has been said, and waits for an answer.
    QTRY_VERIFY(m_server->clock.nextDue());
    m_server->clock.advance(std::chrono::seconds(5));
    QTRY_COMPARE(m_server->admission.closed.size(), 1U);
}

QTEST_GUILESS_MAIN(TlsTest)
#include "tlstest.moc"
