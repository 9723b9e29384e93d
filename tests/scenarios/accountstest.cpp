// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "crypto/jwt.h"
#include "server/quickhasher.h"
#include "support/world.h"

#include <QTest>

using namespace std::chrono_literals;
using net::Connection;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

const QString password = QStringLiteral("correct horse");
const QByteArray foreignKey(32, 'f');
const QString issuer = QStringLiteral("https://id.example");

} // namespace

/// One account and several devices; and who does not get in.
class AccountScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void twoDevicesOfOneAccountShareEverything();
    void aPasswordIsNeededOnceHoweverOftenProcessesEnd();
    void anAccountIsMadeOnceThoughTheAnswerWasLost();
    void aSignedOutDeviceIsCutWithinASecondAndStaysOut();
    void whatASignedOutDeviceHadNotSentIsKeptThere();
    void signingOutEverywhereLeavesOneDevice();
    void aSessionIsForgottenAfterAMonthWithoutIt();
    void aTokenOfAnotherSpaceIsWorthNothing();
    void noForgedTokenGetsIn_data();
    void noForgedTokenGetsIn();

private:
    [[nodiscard]] server::SpaceServer::Settings settings();
    [[nodiscard]] Device &signUp(const QString &name)
    {
        Device &device = m_world->add(Connection::Password{
            .name = name, .password = password, .account = Connection::Password::Account::New});
        m_world->settle();
        return device;
    }
    [[nodiscard]] Device &signIn(const QString &name)
    {
        Device &device = m_world->add(Connection::Password{.name = name, .password = password});
        m_world->settle();
        return device;
    }
    /// A device with a key of its own that joins the account of another by a code.
    [[nodiscard]] Device &link(Device &device)
    {
        std::optional<QString> code;
        device.session().ask(protocol::LinkDevice{}, [&code](const client::Answer &answer) {
            code = client::ackOf<protocol::LinkCode>(answer)->code;
        });
        m_world->settle();
        Device &linked = m_world->add(Connection::Identity{
            .key = crypto::DeviceKey::generate(), .name = QStringLiteral("new"), .code = code});
        m_world->settle();
        return linked;
    }
    /// Signs out what is not `device` itself, of two.
    void signOutOther(Device &device)
    {
        std::optional<base::DeviceId> other;
        device.session().ask(protocol::ListDevices{}, [&other](const client::Answer &answer) {
            for (const protocol::Device &listed : client::ackOf<protocol::DeviceList>(answer)->devices)
                other = listed.isCurrent ? other : listed.device;
        });
        m_world->settle();
        device.session().ask(protocol::SignOut{{}, other}, [](const client::Answer &) {});
        m_world->settle();
    }
    [[nodiscard]] bool isOut(Device &device)
    {
        return std::holds_alternative<net::Refused>(device.connection().state());
    }

    server::QuickHasher m_hasher;
    std::unique_ptr<World> m_world;
};

server::SpaceServer::Settings AccountScenarios::settings()
{
    server::SpaceServer::Settings settings;
    settings.hub.door.passwords = &m_hasher;
    settings.hub.door.foreign =
        crypto::JwtTrust{crypto::JwtAlgorithm::Hs256, foreignKey, issuer, QStringLiteral("garden")};
    return settings;
}

void AccountScenarios::init()
{
    m_world = std::make_unique<World>(1, settings());
}

void AccountScenarios::twoDevicesOfOneAccountShareEverything()
{
    Device &laptop = m_world->add(QStringLiteral("Ada"));
    m_world->settle();
    Device &phone = link(laptop);
    Device &ben = m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    QVERIFY(phone.isOnline());
    QVERIFY(phone.session().me() == laptop.session().me());
    for (Device *device : {&laptop, &phone, &ben})
        device->open(general);
    m_world->settle();
    phone.write(general, QStringLiteral("from the phone"));
    m_world->settle();
    for (Device *device : {&laptop, &phone, &ben})
        QVERIFY(device->shows(general, QStringLiteral("from the phone")));
    QCOMPARE(ben.session().members(general).size(), 2U);
}

void AccountScenarios::aPasswordIsNeededOnceHoweverOftenProcessesEnd()
{
    Device &ada = signUp(QStringLiteral("Ada"));
    QVERIFY(ada.isOnline());
    const base::UserId me = ada.session().me();
    const int asked = m_hasher.hashed + m_hasher.matched;
    for (int i = 0; i < 3; ++i) {
        m_world->crash(ada, Crash::AfterCommit);
        m_world->crashServer(Crash::AfterCommit);
        m_world->startServer();
        m_world->start(ada);
        QVERIFY(m_world->waitUntil([&ada] { return ada.isOnline(); }));
        QVERIFY(ada.session().me() == me);
    }
    QCOMPARE(m_hasher.hashed + m_hasher.matched, asked);
}

void AccountScenarios::anAccountIsMadeOnceThoughTheAnswerWasLost()
{
    Device &ada = m_world->add(Connection::Password{
        .name = QStringLiteral("Ada"), .password = password, .account = Connection::Password::Account::New});
    m_world->deliver();
    // The server dies with its commit done, and nobody told.
    m_world->crashServer(Crash::AfterCommit);
    m_world->startServer();
    QVERIFY(m_world->waitUntil([&ada] { return ada.isOnline(); }));
    QCOMPARE(m_hasher.matched, 1);
}

void AccountScenarios::aSignedOutDeviceIsCutWithinASecondAndStaysOut()
{
    Device &laptop = signUp(QStringLiteral("Ada"));
    Device &phone = signIn(QStringLiteral("Ada"));
    QVERIFY(phone.isOnline());
    signOutOther(phone);
    QVERIFY(!laptop.isOnline());
    m_world->advance(1s);
    QVERIFY(isOut(laptop));
    QVERIFY(phone.isOnline());
    for (int i = 0; i < 3; ++i) {
        laptop.session().tryNow();
        m_world->settle();
        QVERIFY(isOut(laptop));
    }
}

void AccountScenarios::whatASignedOutDeviceHadNotSentIsKeptThere()
{
    Device &laptop = signUp(QStringLiteral("Ada"));
    Device &phone = signIn(QStringLiteral("Ada"));
    signOutOther(phone);
    laptop.write(general, QStringLiteral("written too late"));
    m_world->advance(1min);
    QCOMPARE(laptop.session().waiting(), 1);
    phone.open(general);
    m_world->settle();
    QVERIFY(!phone.shows(general, QStringLiteral("written too late")));
}

void AccountScenarios::signingOutEverywhereLeavesOneDevice()
{
    Device &laptop = signUp(QStringLiteral("Ada"));
    Device &phone = signIn(QStringLiteral("Ada"));
    Device &linked = link(laptop);
    Device &ben = signUp(QStringLiteral("Ben"));
    laptop.session().ask(protocol::SignOutEverywhere{}, [](const client::Answer &) {});
    m_world->settle();
    m_world->advance(1s);
    QVERIFY(laptop.isOnline() && ben.isOnline());
    QVERIFY(isOut(phone) && isOut(linked));
}

void AccountScenarios::aSessionIsForgottenAfterAMonthWithoutIt()
{
    Device &used = signUp(QStringLiteral("Ada"));
    Device &unused = signIn(QStringLiteral("Ada"));
    unused.end();
    m_world->settle();
    m_world->clock().advance(20 * 24h);
    m_world->crash(used, Crash::AfterCommit);
    m_world->settle();
    m_world->clock().advance(20 * 24h);
    m_world->start(used);
    m_world->start(unused);
    m_world->settle();
    QVERIFY(used.isOnline());
    QVERIFY(isOut(unused));
}

void AccountScenarios::aTokenOfAnotherSpaceIsWorthNothing()
{
    World other(2, settings());
    Device &there = other.add(Connection::Password{
        .name = QStringLiteral("Ada"), .password = password, .account = Connection::Password::Account::New});
    other.settle();
    std::optional<QString> token;
    there.session().ask(protocol::RefreshToken{}, [&token](const client::Answer &answer) {
        if (const auto *refreshed = client::ackOf<protocol::TokenRefreshed>(answer))
            token = refreshed->issued.token;
    });
    other.settle();
    QVERIFY(token);
    (void)signUp(QStringLiteral("Ada"));
    Device &thief = m_world->add(Connection::Token{*token});
    m_world->settle();
    QVERIFY(isOut(thief));
    Device &again = other.add(Connection::Token{*token});
    other.settle();
    QVERIFY(again.isOnline());
}

void AccountScenarios::noForgedTokenGetsIn_data()
{
    QTest::addColumn<QString>("audience");
    QTest::addColumn<int>("secondsLeft");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<bool>("isGood");
    const QString garden = QStringLiteral("garden");
    QTest::newRow("the real one") << garden << 60 << foreignKey << QByteArray("HS256") << true;
    QTest::newRow("of another space")
        << QStringLiteral("orchard") << 60 << foreignKey << QByteArray("HS256") << false;
    QTest::newRow("expired") << garden << -61 << foreignKey << QByteArray("HS256") << false;
    QTest::newRow("signed by somebody else")
        << garden << 60 << QByteArray(32, 'e') << QByteArray("HS256") << false;
    QTest::newRow("none") << garden << 60 << foreignKey << QByteArray("none") << false;
    QTest::newRow("EdDSA") << garden << 60 << foreignKey << QByteArray("EdDSA") << false;
}

void AccountScenarios::noForgedTokenGetsIn()
{
    QFETCH(QString, audience);
    QFETCH(int, secondsLeft);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, header);
    QFETCH(bool, isGood);
    const protocol::TokenClaims claims{issuer,
                                       QStringLiteral("Ada"),
                                       {audience},
                                       m_world->clock().utcNow() + std::chrono::seconds(secondsLeft)};
    QByteArray token = crypto::signedJwt(claims, key);
    const QByteArray other = "{\"alg\":\"" + header + "\",\"typ\":\"JWT\"}";
    token = other.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals) +
            token.mid(token.indexOf('.'));
    Device &device = m_world->add(Connection::Token{QString::fromLatin1(token)});
    m_world->settle();
    QCOMPARE(device.isOnline(), isGood);
    QCOMPARE(isOut(device), !isGood);
}

QTEST_GUILESS_MAIN(AccountScenarios)
#include "accountstest.moc"
