// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/tokenrenewal.h"

#include "base/log.h"
#include "server/quickhasher.h"
#include "support/world.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using client::TokenRenewal;
using net::Connection;

/// The token of somebody who has signed up, as its end comes near.
class TokenRenewalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void asksForANewerOneInTime();
    void asksOnceItIsOnline();
    void asksAgainWhereTheAnswerWasLost();
    void asksAgainWhereItWasNotKept();
    void leavesATokenAloneThatHoldsForLong();

private:
    void renew(base::Duration lifetime);
    [[nodiscard]] std::size_t renewed() const { return m_issued.size(); }

    server::QuickHasher m_hasher;
    std::unique_ptr<support::World> m_world;
    support::Device *m_ada = nullptr;
    std::unique_ptr<TokenRenewal> m_renewal;
    std::vector<protocol::IssuedToken> m_issued;
};

void TokenRenewalTest::init()
{
    server::SpaceServer::Settings settings;
    settings.hub.door.passwords = &m_hasher;
    m_world = std::make_unique<support::World>(1, settings);
    m_ada = &m_world->add(Connection::Password{.name = QStringLiteral("Ada"),
                                               .password = QStringLiteral("correct horse"),
                                               .account = Connection::Password::Account::New});
    m_world->settle();
    QVERIFY(m_ada->isOnline());
    m_issued.clear();
}

void TokenRenewalTest::cleanup()
{
    m_renewal.reset();
    m_world.reset();
}

void TokenRenewalTest::renew(base::Duration lifetime)
{
    m_renewal = std::make_unique<TokenRenewal>(m_world->clock(), m_ada->session(),
                                               m_world->clock().utcNow() + lifetime);
    connect(m_renewal.get(), &TokenRenewal::renewed, this,
            [this](const protocol::IssuedToken &issued) { m_issued.push_back(issued); });
    m_world->settle();
}

void TokenRenewalTest::asksForANewerOneInTime()
{
    renew(15 * 24h + 90min);
    m_world->advance(1h);
    QCOMPARE(renewed(), 0U);
    m_world->advance(1h);
    QCOMPARE(renewed(), 1U);
    QCOMPARE(m_issued.front().expires - m_world->clock().utcNow(), base::Duration(30 * 24h));
    m_renewal->setExpires(m_issued.front().expires);
    m_world->advance(2h);
    QCOMPARE(renewed(), 1U);

    // The new one lets the account in.
    support::Device &again = m_world->add(Connection::Token{m_issued.front().token, {}});
    m_world->settle();
    QVERIFY(again.isOnline());
    QCOMPARE(again.session().me(), m_ada->session().me());
}

void TokenRenewalTest::asksOnceItIsOnline()
{
    m_world->stopServer();
    m_world->settle();
    renew(1h);
    m_world->advance(1min);
    QCOMPARE(renewed(), 0U);
    m_world->startServer();
    QVERIFY(m_world->waitUntil([this] { return renewed() == 1; }));
}

void TokenRenewalTest::asksAgainWhereTheAnswerWasLost()
{
    m_world->loseNextAck(*m_ada, "refresh_token");
    renew(1h);
    QCOMPARE(renewed(), 0U);
    m_world->of(*m_ada).nearEnd->abort();
    QVERIFY(m_world->waitUntil([this] { return renewed() == 1; }));
}

void TokenRenewalTest::asksAgainWhereItWasNotKept()
{
    renew(1h);
    QCOMPARE(renewed(), 1U);
    m_world->advance(1h);
    QCOMPARE(renewed(), 2U);
    m_renewal->setExpires(m_issued.back().expires);
    m_world->advance(2h);
    QCOMPARE(renewed(), 2U);
}

void TokenRenewalTest::leavesATokenAloneThatHoldsForLong()
{
    renew(30 * 24h);
    m_world->advance(3h);
    QCOMPARE(renewed(), 0U);
}

QTEST_GUILESS_MAIN(TokenRenewalTest)
#include "tokenrenewaltest.moc"
