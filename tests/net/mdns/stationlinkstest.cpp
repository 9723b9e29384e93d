// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/station.h"

#include "net/mdns/machines.h"

#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;

class StationLinksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_machines = std::make_unique<Machines>(); }
    void cleanup() { m_machines.reset(); }

    void isItselfOnTwoLinksOfOneNetwork();
    void mergesWhatItHearsOnTwoLinks();
    void losesWhatWasOnALinkThatGoes();
    void hearsNobodyFromElsewhere();
    void outlivesNoise();
    void fallsQuiet();

private:
    void pass(base::Duration duration) { m_machines->pass(duration); }

    std::unique_ptr<Machines> m_machines;
};

void StationLinksTest::isItselfOnTwoLinksOfOneNetwork()
{
    m_machines->ether.isBridged = true;
    m_machines->host->station.setInterfaces({lan("192.168.1.5", 1), lan("192.168.1.8", 2)});
    m_machines->host->station.advertise(samples::registration());
    m_machines->guest->station.browse(samples::services);
    pass(10s);
    QCOMPARE(m_machines->host->station.label(), QStringLiteral("Studio"));
    QVERIFY(m_machines->host->takeTold().isEmpty());
    QCOMPARE(m_machines->guest->station.instances().size(), 1U);
    const std::size_t before = m_machines->ether.messages.size();
    pass(60s);
    // Neither link defends itself against the other: there is nothing but what the guest asks.
    for (std::size_t i = before; i < m_machines->ether.messages.size(); ++i)
        QVERIFY(!m_machines->ether.messages[i].isResponse ||
                m_machines->ether.messages[i].answers.size() < 3);
}

void StationLinksTest::mergesWhatItHearsOnTwoLinks()
{
    m_machines->host->station.setInterfaces({lan("192.168.1.5", 1), lan("192.168.2.5", 2)});
    m_machines->guest->station.setInterfaces({lan("192.168.1.6", 1), lan("192.168.2.6", 2)});
    m_machines->host->station.advertise(samples::registration());
    m_machines->guest->station.browse(samples::services);
    pass(5s);
    QCOMPARE(m_machines->guest->takeTold().last(),
             QStringLiteral("changed Studio 192.168.1.5,192.168.2.5:8787"));
    QCOMPARE(m_machines->guest->station.instances().size(), 1U);
}

void StationLinksTest::losesWhatWasOnALinkThatGoes()
{
    m_machines->guest->station.setInterfaces({lan("192.168.1.6", 1), lan("192.168.2.6", 2)});
    m_machines->meet();
    m_machines->guest->station.setInterfaces({lan("192.168.2.6", 2)});
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("lost Studio 192.168.1.5:8787")});
    QVERIFY(!m_machines->guest->wire.joined.contains(1));
    // And finds it again once it is back.
    m_machines->guest->station.setInterfaces({lan("192.168.1.6", 1), lan("192.168.2.6", 2)});
    pass(300ms);
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("found Studio 192.168.1.5:8787")});
}

void StationLinksTest::hearsNobodyFromElsewhere()
{
    m_machines->guest->station.browse(samples::services);
    pass(5s);
    const QByteArray bytes = encode(samples::announcement());
    const Endpoint stranger{QHostAddress(QStringLiteral("203.0.113.1"))};
    const Endpoint neighbour{QHostAddress(QStringLiteral("192.168.1.5"))};
    const Endpoint resolver{neighbour.address, 53};
    Q_EMIT m_machines->guest->wire.received({1, stranger, /*isToAll=*/false, bytes});
    Q_EMIT m_machines->guest->wire.received({1, resolver, /*isToAll=*/true, bytes});
    Q_EMIT m_machines->guest->wire.received({2, neighbour, /*isToAll=*/true, bytes});
    pass(10ms);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
    Q_EMIT m_machines->guest->wire.received({1, neighbour, /*isToAll=*/false, bytes});
    pass(10ms);
    QCOMPARE(m_machines->guest->takeTold().size(), 1);
}

void StationLinksTest::outlivesNoise()
{
    m_machines->meet();
    const QByteArray bytes = encode(samples::announcement(0s));
    for (qsizetype size = 0; size < bytes.size(); ++size)
        Q_EMIT m_machines->guest->wire.received(
            {1, {QHostAddress(QStringLiteral("192.168.1.9"))}, true, bytes.first(size)});
    pass(5s);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
    QCOMPARE(m_machines->guest->station.instances().size(), 1U);
}

void StationLinksTest::fallsQuiet()
{
    m_machines->host->station.advertise(samples::registration());
    m_machines->guest->station.browse(samples::services);
    pass(10min);
    const std::size_t before = m_machines->ether.messages.size();
    pass(10min);
    // The guest asks for what ends every two minutes and is answered; twice for 96 s of each.
    const std::size_t sent = m_machines->ether.messages.size() - before;
    QVERIFY2(sent <= 40, qPrintable(QString::number(sent)));
}

QTEST_APPLESS_MAIN(StationLinksTest)
#include "stationlinkstest.moc"
