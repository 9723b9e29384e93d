// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/station.h"

#include "net/mdns/machines.h"
#include "server/mutator.h"

#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

constexpr int walks = 20;
constexpr int steps = 60;
constexpr int people = 5;

/// Machines that come, go, move and take names from one another, while a part of what they say is lost.
class Walk
{
public:
    explicit Walk(quint64 seed);

    void run();
    /// Lets everything arrive again, for longer than what is lost is remembered.
    void calm();
    /// What is to be found, and what each machine has found; each name once.
    [[nodiscard]] QStringList there() const;
    [[nodiscard]] QStringList foundBy(const Machine &machine) const;
    [[nodiscard]] const std::vector<std::unique_ptr<Machine>> &machines() const { return m_machines; }

private:
    void step(std::size_t number);
    void pass(base::Duration duration);
    [[nodiscard]] static QString line(const QString &name, quint16 port, const QHostAddress &address)
    {
        return QStringLiteral("%1 %2:%3").arg(name, address.toString()).arg(port);
    }

    support::SeededChance m_chance;
    support::FakeClock m_clock;
    Ether m_ether;
    std::vector<std::unique_ptr<Machine>> m_machines;
    std::vector<quint16> m_ports = std::vector<quint16>(people, 0); ///< 0: nothing is advertised
    int m_lossPercent = 30;
};

Walk::Walk(quint64 seed)
    : m_chance(seed)
{
    m_ether.isLost = [this] { return int(m_chance.below(100)) < m_lossPercent; };
    for (int i = 0; i < people; ++i) {
        m_machines.push_back(std::make_unique<Machine>(m_ether, m_clock, m_chance.bits()));
        m_machines.back()->station.setInterfaces({lan(qPrintable(QStringLiteral("10.0.0.%1").arg(i + 1)))});
        m_machines.back()->station.browse(samples::services);
    }
}

void Walk::pass(base::Duration duration)
{
    for (const base::TimePoint end = m_clock.now() + duration; m_clock.now() < end;) {
        m_clock.advance(10ms);
        m_ether.deliver();
    }
}

void Walk::step(std::size_t number)
{
    Station &station = m_machines[number]->station;
    const auto machine = static_cast<int>(number) + 1;
    switch (m_chance.below(4)) {
    case 0:
        station.withdraw();
        m_ports[number] = 0;
        return;
    case 1: {
        const auto network = static_cast<int>(m_chance.below(100));
        station.setInterfaces({lan(qPrintable(QStringLiteral("10.0.%1.%2").arg(network).arg(machine)))});
        return;
    }
    case 2:
        station.setInterfaces({});
        station.setInterfaces({lan(qPrintable(QStringLiteral("10.0.0.%1").arg(machine)))});
        return;
    default:
        Registration registration = samples::registration();
        registration.host = "ws-" + QByteArray::number(machine);
        registration.port = m_ports[number] = static_cast<quint16>(8'000 + m_chance.below(100));
        station.advertise(registration);
    }
}

void Walk::run()
{
    for (int i = 0; i < steps; ++i) {
        step(m_chance.below(m_machines.size()));
        pass(base::Duration(m_chance.below(1'500)));
    }
}

void Walk::calm()
{
    m_lossPercent = 0;
    for (const auto &machine : m_machines)
        machine->station.networkChanged();
    pass(3min);
}

QStringList Walk::there() const
{
    QStringList lines;
    for (std::size_t i = 0; i < m_machines.size(); ++i) {
        const QHostAddress address = m_machines[i]->wire.joined.at(1).places.front().address;
        if (m_ports[i] != 0)
            lines.append(line(m_machines[i]->station.label(), m_ports[i], address));
    }
    lines.sort();
    return lines;
}

QStringList Walk::foundBy(const Machine &machine) const
{
    QStringList lines;
    for (const Instance &instance : machine.station.instances()) {
        for (const QHostAddress &address : instance.addresses)
            lines.append(line(instance.name, instance.port, address));
    }
    lines.sort();
    return lines;
}

} // namespace

class StationWalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsInAgreement();
};

void StationWalkTest::endsInAgreement()
{
    support::SeededChance seeds(server::printedSeed());
    int renamed = 0;
    for (int i = 0; i < walks; ++i) {
        Walk walk(seeds.bits());
        walk.run();
        walk.calm();
        const QStringList there = walk.there();
        QSet<QString> labels;
        for (const auto &machine : walk.machines()) {
            QCOMPARE(walk.foundBy(*machine), there);
            const QString label = machine->station.label();
            QVERIFY2(label.isEmpty() || !labels.contains(label), qPrintable(label));
            labels.insert(label);
            renamed += static_cast<int>(machine->told.filter(QStringLiteral("renamed")).size());
        }
    }
    // Or the walks show little.
    QVERIFY2(renamed > walks, qPrintable(QString::number(renamed)));
}

QTEST_APPLESS_MAIN(StationWalkTest)
#include "stationwalktest.moc"
