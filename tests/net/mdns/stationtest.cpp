// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/station.h"

#include "net/mdns/machines.h"

#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;

class StationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_machines = std::make_unique<Machines>(); }
    void cleanup() { m_machines.reset(); }

    void findsWhatIsThere();
    void findsWhatComes();
    void losesWhoTakesTheirLeave();
    void losesWhoFallsSilent();
    void followsToAnotherAddress();
    void followsAnotherText();
    void callsTheSecondOneAnotherName();
    void callsOneOfTwoAtOnceAnotherName();
    void givesTheHostAnotherName();
    void keepsTheNameThatItWasGiven();

private:
    void pass(base::Duration duration) { m_machines->pass(duration); }

    std::unique_ptr<Machines> m_machines;
};

void StationTest::findsWhatIsThere()
{
    m_machines->host->station.advertise(samples::registration());
    pass(5s);
    m_machines->guest->station.browse(samples::services);
    pass(300ms);
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("found Studio 192.168.1.5:8787")});
    QCOMPARE(m_machines->guest->station.instances().size(), 1U);
    QCOMPARE(m_machines->guest->station.instances().front().text, samples::registration().text);
    QVERIFY(m_machines->host->takeTold().isEmpty());
}

void StationTest::findsWhatComes()
{
    m_machines->guest->station.browse(samples::services);
    pass(60s);
    m_machines->host->station.advertise(samples::registration());
    pass(1050ms);
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("found Studio 192.168.1.5:8787")});
    pass(10min);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
}

void StationTest::losesWhoTakesTheirLeave()
{
    m_machines->meet();
    m_machines->host->station.withdraw();
    m_machines->host.reset();
    pass(1100ms);
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("lost Studio 192.168.1.5:8787")});
}

void StationTest::losesWhoFallsSilent()
{
    m_machines->meet();
    m_machines->host.reset();
    pass(115s);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
    pass(6s);
    QCOMPARE(m_machines->guest->takeTold().size(), 1);
}

void StationTest::followsToAnotherAddress()
{
    m_machines->meet();
    m_machines->host->station.setInterfaces({lan("192.168.1.77")});
    pass(1100ms);
    QCOMPARE(m_machines->guest->takeTold().last(), QStringLiteral("changed Studio 192.168.1.77:8787"));
    QCOMPARE(m_machines->host->wire.joined.at(1).places, lan("192.168.1.77").places);
}

void StationTest::followsAnotherText()
{
    m_machines->meet();
    Registration other = samples::registration();
    other.text = {"id=a", "v=1", "people=3"};
    m_machines->host->station.advertise(other);
    pass(1100ms);
    QVERIFY(!m_machines->guest->takeTold().isEmpty());
    QCOMPARE(m_machines->guest->station.instances().front().text, other.text);
}

void StationTest::callsTheSecondOneAnotherName()
{
    m_machines->host->station.advertise(samples::registration());
    pass(5s);
    Registration second = samples::registration();
    second.host = "ws-b";
    m_machines->guest->station.advertise(second);
    m_machines->guest->station.browse(samples::services);
    pass(5s);
    QCOMPARE(m_machines->guest->station.label(), QStringLiteral("Studio (2)"));
    QCOMPARE(m_machines->host->station.label(), QStringLiteral("Studio"));
    QStringList told = m_machines->guest->takeTold();
    told.sort();
    QCOMPARE(told, QStringList({QStringLiteral("found Studio (2) 192.168.1.6:8787"),
                                QStringLiteral("found Studio 192.168.1.5:8787"),
                                QStringLiteral("renamed Studio (2)")}));
    QVERIFY(m_machines->host->takeTold().isEmpty());
}

void StationTest::callsOneOfTwoAtOnceAnotherName()
{
    Registration second = samples::registration();
    second.host = "ws-b";
    m_machines->host->station.advertise(samples::registration());
    m_machines->guest->station.advertise(second);
    pass(10s);
    const QSet<QString> labels{m_machines->host->station.label(), m_machines->guest->station.label()};
    QCOMPARE(labels, QSet<QString>({QStringLiteral("Studio"), QStringLiteral("Studio (2)")}));
    // The data of the second come later in the order of bytes.
    QCOMPARE(m_machines->guest->station.label(), QStringLiteral("Studio"));
}

void StationTest::givesTheHostAnotherName()
{
    m_machines->host->station.advertise(samples::registration());
    pass(5s);
    Registration second = samples::registration();
    second.label = "Atelier";
    m_machines->guest->station.advertise(second);
    m_machines->guest->station.browse(samples::services);
    pass(5s);
    QCOMPARE(m_machines->guest->takeTold(), QStringList({QStringLiteral("found Studio 192.168.1.5:8787"),
                                                         QStringLiteral("found Atelier 192.168.1.6:8787")}));
    QSet<QString> hosts;
    for (const Instance &instance : m_machines->guest->station.instances())
        hosts.insert(instance.host);
    QCOMPARE(hosts, QSet<QString>({QStringLiteral("ws-a.local"), QStringLiteral("ws-a-2.local")}));
}

void StationTest::keepsTheNameThatItWasGiven()
{
    m_machines->host->station.advertise(samples::registration());
    pass(5s);
    Registration second = samples::registration();
    second.host = "ws-b";
    m_machines->guest->station.advertise(second);
    pass(5s);
    second.text = {"id=b"};
    m_machines->guest->station.advertise(second);
    QCOMPARE(m_machines->guest->station.label(), QStringLiteral("Studio (2)"));
    m_machines->guest->takeTold();
    pass(5s);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
}

QTEST_APPLESS_MAIN(StationTest)
#include "stationtest.moc"
