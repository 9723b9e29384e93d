// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "server/spacetables.h"
#include "support/world.h"

#include <QTest>

using namespace std::chrono_literals;
using client::Reach;
using client::TimelineRow;
using protocol::Progress;
using support::Crash;
using support::Device;
using support::general;
using support::World;

/// Three people with two devices each, and how far each of them is.
class ReceiptScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void sentIsNotDelivered();
    void isDeliveredOnceItIsOnADisk();
    void isReadByWhoHasSeenIt();
    void isReadOncePerPerson();
    void showsTheSameOnAllDevices();
    void withholdsWhatIsReadInPrivate();
    void withholdsItOnceReceiptsAreToldAgain();
    void isKnownAgainAfterARestart();
    void reachesWhoWasAway();
    void isSaidAgainWhereTheSpaceDidNotKeepIt();
    void isFoundWhereAFrameWasLost();
    void goesWithWhoLeaves();
    void beginsAnewWithAnotherHistory();

private:
    /// How far the newest message of Ada's has come, as a device of hers shows it.
    [[nodiscard]] static Reach reach(const Device &device);
    /// Whether all devices show what the space's tables hold.
    [[nodiscard]] bool areAgreed();
    [[nodiscard]] Device &ada() { return *m_devices[0]; }
    [[nodiscard]] Device &adasPhone() { return *m_devices[1]; }
    [[nodiscard]] Device &ben() { return *m_devices[2]; }
    [[nodiscard]] Device &bensPhone() { return *m_devices[3]; }
    [[nodiscard]] Device &cleo() { return *m_devices[4]; }

    std::unique_ptr<World> m_world;
    std::vector<Device *> m_devices;
};

void ReceiptScenarios::init()
{
    m_world = std::make_unique<World>();
    m_devices.clear();
    for (const QString &name : {QStringLiteral("Ada"), QStringLiteral("Ben"), QStringLiteral("Cleo")}) {
        m_devices.push_back(&m_world->add(name));
        m_devices.push_back(&m_world->add(name));
    }
    m_world->settle();
    for (Device *device : m_devices)
        device->open(general);
    m_world->advance(3s);
}

Reach ReceiptScenarios::reach(const Device &device)
{
    const std::vector<TimelineRow> &rows = device.diary().rows(general);
    const auto mine = std::ranges::find_if(rows.rbegin(), rows.rend(), [](const TimelineRow &row) {
        return row.isMine && std::holds_alternative<protocol::MessagePosted>(row.event.content);
    });
    return mine == rows.rend() ? Reach{false, -1} : mine->reach;
}

bool ReceiptScenarios::areAgreed()
{
    const auto rooms = server::SpaceTables(m_world->host().disk().database()).rooms();
    if (!rooms)
        return false;
    const auto room = std::ranges::find(*rooms, general, &server::RoomRecord::id);
    return std::ranges::all_of(m_devices, [&](Device *device) {
        std::vector<Progress> others = room->progress;
        std::erase_if(others, [&](const Progress &one) { return one.user == device->session().me(); });
        std::ranges::sort(others, std::less<>(), &Progress::user);
        return device->session().receipts(general) == others;
    });
}

void ReceiptScenarios::sentIsNotDelivered()
{
    for (std::size_t i = 2; i < m_devices.size(); ++i)
        m_devices[i]->connection().close();
    ada().write(general, QStringLiteral("hello"));
    m_world->advance(5s);
    // It is on her other device, too, which is nobody else's.
    QVERIFY(adasPhone().shows(general, QStringLiteral("hello")));
    QVERIFY(reach(ada()) == Reach());
    QVERIFY(reach(adasPhone()) == Reach());
}

void ReceiptScenarios::isDeliveredOnceItIsOnADisk()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    QVERIFY(reach(ada()) == Reach());
    m_world->advance(2s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    QVERIFY(areAgreed());
}

void ReceiptScenarios::isReadByWhoHasSeenIt()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 1}));
    cleo().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 2}));
    ada().write(general, QStringLiteral("and another"));
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    QVERIFY(areAgreed());
}

void ReceiptScenarios::isReadOncePerPerson()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(3s);
    bensPhone().session().markRead(general);
    adasPhone().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 1}));
}

void ReceiptScenarios::showsTheSameOnAllDevices()
{
    for (int round = 0; round < 4; ++round) {
        for (Device *device : m_devices) {
            device->write(general, QStringLiteral("round %1").arg(round));
            m_world->settle();
            m_devices[static_cast<std::size_t>(round)]->session().markRead(general);
            m_world->advance(300ms);
        }
    }
    m_world->advance(5s);
    QVERIFY(areAgreed());
    QVERIFY(reach(ada()) == reach(adasPhone()));
}

void ReceiptScenarios::withholdsWhatIsReadInPrivate()
{
    ben().session().setReadReceipts(client::ReadReceipts::Withheld);
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    // His other device knows it, and tells nobody when it comes back.
    QVERIFY(bensPhone().session().readPosition(general) == ben().session().readPosition(general));
    bensPhone().connection().close();
    bensPhone().connection().open();
    m_world->advance(35s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    QVERIFY(areAgreed());
}

void ReceiptScenarios::withholdsItOnceReceiptsAreToldAgain()
{
    ben().session().setReadReceipts(client::ReadReceipts::Withheld);
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().connection().close();
    ben().session().markRead(general);
    ben().session().setReadReceipts(client::ReadReceipts::Told);
    ben().connection().open();
    m_world->advance(5s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    QVERIFY(areAgreed());
    ada().write(general, QStringLiteral("hello again"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(5s);
    QVERIFY((reach(ada()) == Reach{true, 1}));
}

void ReceiptScenarios::isKnownAgainAfterARestart()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(10s);
    m_world->stopServer();
    m_world->crash(ada(), Crash::BeforeCommit);
    m_world->start(ada());
    ada().open(general);
    m_world->settle();
    QVERIFY(!ada().isOnline());
    QVERIFY((reach(ada()) == Reach{true, 1}));
}

void ReceiptScenarios::reachesWhoWasAway()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ada().connection().close();
    ben().session().markRead(general);
    m_world->advance(3s);
    QVERIFY(reach(ada()) == Reach());
    ada().connection().open();
    m_world->settle();
    QVERIFY((reach(ada()) == Reach{true, 1}));
}

void ReceiptScenarios::isSaidAgainWhereTheSpaceDidNotKeepIt()
{
    bensPhone().connection().close();
    cleo().connection().close();
    m_devices[5]->connection().close();
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    m_world->clock().advance(1'100ms);
    World::deliver();
    m_world->host().disk().fail();
    m_world->settle();
    QVERIFY(reach(ada()) == Reach());
    m_world->advance(35s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
}

void ReceiptScenarios::isFoundWhereAFrameWasLost()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    m_world->loseNextReceipts(ada());
    ben().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    m_world->advance(35s);
    QVERIFY((reach(ada()) == Reach{true, 1}));
}

void ReceiptScenarios::goesWithWhoLeaves()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 1}));
    ben().session().ask(protocol::LeaveRoom{{}, general}, [](const client::Answer &) {});
    m_world->advance(3s);
    QVERIFY((reach(ada()) == Reach{true, 0}));
    QVERIFY(ben().session().receipts(general).empty());
    ben().session().ask(protocol::JoinRoom{{}, general}, [](const client::Answer &) {});
    m_world->advance(35s);
    QVERIFY(areAgreed());
}

void ReceiptScenarios::beginsAnewWithAnotherHistory()
{
    ada().write(general, QStringLiteral("hello"));
    m_world->settle();
    ben().session().markRead(general);
    m_world->advance(3s);
    m_world->stopServer();
    m_world->host().replace(base::Epoch(QStringLiteral("another")));
    m_world->startServer();
    QVERIFY(m_world->waitUntil([this] { return ada().isOnline() && ben().isOnline(); }));
    m_world->advance(40s);
    QVERIFY(areAgreed());
}

QTEST_GUILESS_MAIN(ReceiptScenarios)
#include "receiptstest.moc"
