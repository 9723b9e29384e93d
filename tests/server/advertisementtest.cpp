// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/advertisement.h"

#include "net/mdns/machines.h"

#include <QCryptographicHash>
#include <QTest>

#include <memory>

using namespace net::mdns;
using namespace std::chrono_literals;
using server::SignUpPolicy;

namespace {

const QByteArray publicKey(91, 'k');

server::Snapshot studio(const QString &name = QStringLiteral("Studio"))
{
    server::Snapshot snapshot;
    snapshot.space = base::SpaceId(QStringLiteral("s1"));
    snapshot.name = name;
    return snapshot;
}

} // namespace

class AdvertisementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void saysWhatTheSpaceIs();
    void saysWhoNewMayCome();
    void isFoundWithWhatItSays();
    void cutsALongNameForItsLabel();
    void tellsOfPeopleAtMostEveryTenSeconds();
    void isLostAtItsEnd();

private:
    void advertise(const QString &name = QStringLiteral("Studio"));
    /// What the guest knows of the space.
    [[nodiscard]] Instance found() const { return m_machines->guest->station.instances().at(0); }
    [[nodiscard]] int people() const { return (*parseSpaceText(found().text)).people; }

    std::unique_ptr<Machines> m_machines;
    std::unique_ptr<server::Advertisement> m_advertisement;
};

void AdvertisementTest::init()
{
    m_machines = std::make_unique<Machines>();
    m_machines->guest->station.browse(spaceType());
}

void AdvertisementTest::cleanup()
{
    m_advertisement.reset();
    m_machines.reset();
}

void AdvertisementTest::advertise(const QString &name)
{
    m_advertisement = std::make_unique<server::Advertisement>(
        m_machines->clock, m_machines->host->station,
        server::spaceText(studio(name), publicKey, SignUpPolicy::Open), QHostAddress(QHostAddress::Any),
        8787);
    m_machines->pass(5s);
}

void AdvertisementTest::saysWhatTheSpaceIs()
{
    const SpaceText text = server::spaceText(studio(), publicKey, SignUpPolicy::Open);
    const SpaceText expected{base::SpaceId(QStringLiteral("s1")),
                             QStringLiteral("Studio"),
                             0,
                             WayIn::Open,
                             1,
                             QCryptographicHash::hash(publicKey, QCryptographicHash::Sha256)};
    QVERIFY(text == expected);
}

void AdvertisementTest::saysWhoNewMayCome()
{
    const auto wayIn = [](SignUpPolicy policy) {
        return server::spaceText(studio(), publicKey, policy).wayIn;
    };
    QCOMPARE(wayIn(SignUpPolicy::Open), WayIn::Open);
    QCOMPARE(wayIn(SignUpPolicy::Invite), WayIn::Code);
    QCOMPARE(wayIn(SignUpPolicy::Off), WayIn::None);
}

void AdvertisementTest::isFoundWithWhatItSays()
{
    advertise();
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("found Studio 192.168.1.5:8787")});
    const auto text = parseSpaceText(found().text);
    QVERIFY(text);
    QVERIFY(*text == server::spaceText(studio(), publicKey, SignUpPolicy::Open));
    QVERIFY(found().host.startsWith(QLatin1String("wireside-")));
}

void AdvertisementTest::cutsALongNameForItsLabel()
{
    const QString name = QString::fromUtf8("\xc3\xbc").repeated(40);
    advertise(name);
    QCOMPARE(found().name, name.left(31));
    QCOMPARE((*parseSpaceText(found().text)).name, name);
}

void AdvertisementTest::tellsOfPeopleAtMostEveryTenSeconds()
{
    advertise();
    m_machines->pass(10s);
    m_advertisement->setPeople(1);
    m_machines->pass(2s);
    QCOMPARE(people(), 1);
    for (int count = 2; count < 9; ++count) {
        m_advertisement->setPeople(count);
        m_machines->pass(1s);
        QCOMPARE(people(), 1);
    }
    m_machines->pass(2s);
    QCOMPARE(people(), 8);
    // Who has come and gone meanwhile is nothing to tell of.
    m_machines->guest->takeTold();
    m_advertisement->setPeople(9);
    m_advertisement->setPeople(8);
    m_machines->pass(30s);
    QVERIFY(m_machines->guest->takeTold().isEmpty());
}

void AdvertisementTest::isLostAtItsEnd()
{
    advertise();
    m_machines->guest->takeTold();
    m_advertisement->stop();
    m_advertisement->setPeople(5);
    m_machines->pass(20s);
    QCOMPARE(m_machines->guest->takeTold(), QStringList{QStringLiteral("lost Studio 192.168.1.5:8787")});
}

QTEST_APPLESS_MAIN(AdvertisementTest)
#include "advertisementtest.moc"
