// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using support::Device;
using support::general;
using support::World;
using ui::OpenedSpace;
using ui::Space;

/// What the window sees of a space over a real server.
class SpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init() { m_opened = std::make_unique<OpenedSpace>(); }
    void cleanup() { m_opened.reset(); }

    void callsItselfByItsAddressUntilItIsKnown();
    void tellsItsNameOnce();
    void countsDownToTheNextAttempt();
    void tellsHowLongTheSpaceTakesToAnswer();
    void opensTheFirstRoomThereIs();
    void opensTheRoomOfLastTime();
    void opensAnotherWhereThatOneIsGone();
    void makesARoomAndOpensIt();
    void joinsARoomOfTheDirectory();
    void leavesARoom();
    void stepsFromRoomToRoom();
    void beginsAndFindsDirectMessages();
    void knowsWhetherThereAreDirectMessages();
    void tellsWhyARoomWasNotMade();
    void tellsThatItIsOffline();
    void isAwayForTheOthers();
    void staysAwayOverAReconnect();
    void saysWhatIAmDoing();
    void knowsWhatCanBeSaid();
    void tellsWhyANameWasNotTaken();

private:
    [[nodiscard]] QStringList roomNames() { return models::rowsOf(*m_opened->space->rooms(), {"name"}); }
    [[nodiscard]] QString statusOf(const QString &name);

    std::unique_ptr<OpenedSpace> m_opened;
};

QString SpaceTest::statusOf(const QString &name)
{
    for (const client::MemberRow &member : m_opened->ben.session().members(general)) {
        if (member.name == name && member.status)
            return *member.status == protocol::Status::Away ? QStringLiteral("away") : QStringLiteral("here");
    }
    return QStringLiteral("unknown");
}

void SpaceTest::callsItselfByItsAddressUntilItIsKnown()
{
    QCOMPARE(m_opened->space->name(), QStringLiteral("10.0.0.5:8787"));
    const QSignalSpy changed(m_opened->space.get(), &Space::nameChanged);
    m_opened->world.settle();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_opened->space->name(), m_opened->ada.session().spaceName());
    QVERIFY(!m_opened->space->me().isEmpty());
}

void SpaceTest::tellsItsNameOnce()
{
    const QSignalSpy changed(m_opened->space.get(), &Space::nameChanged);
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    m_opened->world.stopServer();
    QVERIFY(m_opened->world.waitUntil([this] { return m_opened->space->secondsToRetry() > 2; }));
    m_opened->world.startServer();
    m_opened->space->tryNow();
    m_opened->world.settle();
    QCOMPARE(m_opened->space->connection(), Space::Connection::Online);
    QCOMPARE(changed.size(), 1);
}

void SpaceTest::countsDownToTheNextAttempt()
{
    m_opened->world.settle();
    QCOMPARE(m_opened->space->connection(), Space::Connection::Online);
    QCOMPARE(m_opened->space->secondsToRetry(), 0);
    m_opened->world.stopServer();
    QVERIFY(m_opened->world.waitUntil([this] { return m_opened->space->secondsToRetry() > 2; }));
    QCOMPARE(m_opened->space->connection(), Space::Connection::Waiting);
    const int before = m_opened->space->secondsToRetry();
    m_opened->world.advance(base::Duration(1'000));
    QCOMPARE(m_opened->space->secondsToRetry(), before - 1);
    m_opened->world.startServer();
    m_opened->space->tryNow();
    m_opened->world.settle();
    QCOMPARE(m_opened->space->connection(), Space::Connection::Online);
    QCOMPARE(m_opened->space->secondsToRetry(), 0);
}

void SpaceTest::tellsHowLongTheSpaceTakesToAnswer()
{
    QCOMPARE(m_opened->space->roundTrip(), -1);
    m_opened->world.settle();
    QCOMPARE(m_opened->space->roundTrip(), 0);      // nothing takes any time here
    m_opened->world.advance(base::Duration(2'000)); // who is here is told meanwhile
    const QSignalSpy changed(m_opened->space.get(), &Space::roundTripChanged);
    m_opened->world.advance(base::Duration(30'000));
    QCOMPARE(changed.size(), 1); // by a ping, after one of the space
    m_opened->world.stopServer();
    m_opened->world.settle();
    QCOMPARE(m_opened->space->roundTrip(), -1);
}

void SpaceTest::opensTheFirstRoomThereIs()
{
    QVERIFY(!m_opened->space->room());
    m_opened->world.settle();
    QVERIFY(m_opened->space->room());
    QCOMPARE(m_opened->room().id(), general.value());
}

void SpaceTest::opensTheRoomOfLastTime()
{
    m_opened->world.settle();
    m_opened->space->joinRoom(support::garden.value());
    m_opened->world.settle();
    m_opened->openAgain(support::garden);
    QCOMPARE(m_opened->room().id(), support::garden.value());
}

void SpaceTest::opensAnotherWhereThatOneIsGone()
{
    m_opened->world.settle();
    m_opened->openAgain(base::RoomId(QStringLiteral("demolished")));
    QCOMPARE(m_opened->room().id(), general.value());
}

void SpaceTest::makesARoomAndOpensIt()
{
    m_opened->world.settle();
    m_opened->space->createRoom(QStringLiteral(" print queue "), false);
    m_opened->world.settle();
    QCOMPARE(m_opened->room().name(), QStringLiteral("print queue"));
    QCOMPARE(m_opened->room().kind(), models::RoomItem::Kind::Public);
    m_opened->space->createRoom(QStringLiteral("leads"), true);
    m_opened->world.settle();
    QCOMPARE(m_opened->room().kind(), models::RoomItem::Kind::Private);
    QVERIFY(roomNames().contains(QStringLiteral("print queue")));
}

void SpaceTest::joinsARoomOfTheDirectory()
{
    m_opened->world.settle();
    m_opened->space->refreshDirectory();
    m_opened->world.settle();
    QCOMPARE(models::rowsOf(*m_opened->space->directory(), {"name"}), QStringList(QStringLiteral("garden")));
    m_opened->space->joinRoom(models::rowAt(*m_opened->space->directory(), 0, {"room"}));
    m_opened->world.settle();
    QCOMPARE(m_opened->room().name(), QStringLiteral("garden"));
}

void SpaceTest::leavesARoom()
{
    m_opened->world.settle();
    m_opened->space->createRoom(QStringLiteral("lunch"), false);
    m_opened->world.settle();
    m_opened->space->leaveRoom(m_opened->room().id());
    m_opened->world.settle();
    QVERIFY(!m_opened->space->room());
    QVERIFY(!roomNames().contains(QStringLiteral("lunch")));
}

void SpaceTest::stepsFromRoomToRoom()
{
    m_opened->space->stepRoom(1);
    QVERIFY(!m_opened->space->room());
    m_opened->world.settle();
    m_opened->space->joinRoom(support::garden.value());
    m_opened->world.settle();
    m_opened->space->openDirect(m_opened->ben.session().me().value());
    m_opened->world.settle();
    QCOMPARE(m_opened->room().name(), QStringLiteral("Ben"));
    // The list is garden, general, Ben.
    for (const char *name : {"general", "garden", "garden"}) {
        m_opened->space->stepRoom(-1);
        QCOMPARE(m_opened->room().name(), QLatin1String(name));
    }
    m_opened->space->stepRoom(5);
    QCOMPARE(m_opened->room().name(), QStringLiteral("Ben"));
    m_opened->space->closeRoom();
    m_opened->space->stepRoom(1);
    QCOMPARE(m_opened->room().name(), QStringLiteral("garden"));
}

void SpaceTest::beginsAndFindsDirectMessages()
{
    m_opened->world.settle();
    m_opened->space->openDirect(m_opened->ben.session().me().value());
    m_opened->world.settle();
    QCOMPARE(m_opened->room().name(), QStringLiteral("Ben"));
    QCOMPARE(m_opened->room().kind(), models::RoomItem::Kind::Direct);
    const QString direct = m_opened->room().id();
    m_opened->space->openRoom(general.value());
    m_opened->space->openDirect(m_opened->ben.session().me().value());
    QCOMPARE(m_opened->room().id(), direct);
}

void SpaceTest::knowsWhetherThereAreDirectMessages()
{
    QVERIFY(!m_opened->space->hasDirects());
    m_opened->world.settle();
    QVERIFY(!m_opened->space->hasDirects());
    const QSignalSpy changed(m_opened->space.get(), &Space::roomsChanged);
    m_opened->ben.session().ask(
        protocol::CreateRoom{{}, {}, protocol::RoomKind::Direct, {m_opened->ada.session().me()}},
        [](const client::Answer &) {});
    m_opened->world.settle();
    QVERIFY(m_opened->space->hasDirects());
    QVERIFY(!changed.isEmpty());
    // From what is on the disk, too.
    m_opened->world.stopServer();
    m_opened->openAgain(general);
    QVERIFY(m_opened->space->hasDirects());
}

void SpaceTest::tellsWhyARoomWasNotMade()
{
    m_opened->world.settle();
    QSignalSpy failed(m_opened->space.get(), &Space::failed);
    m_opened->space->createRoom(QStringLiteral("General"), false);
    m_opened->world.settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::NameTaken);
    m_opened->space->createRoom(QString(), false);
    m_opened->world.settle();
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::BadName);
}

void SpaceTest::tellsThatItIsOffline()
{
    m_opened->world.settle();
    m_opened->world.stopServer();
    QSignalSpy failed(m_opened->space.get(), &Space::failed);
    m_opened->space->createRoom(QStringLiteral("lunch"), false);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::Offline);
}

void SpaceTest::isAwayForTheOthers()
{
    m_opened->ben.open(general);
    m_opened->world.advance(std::chrono::seconds(2));
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("here"));
    m_opened->space->setIdle(true);
    m_opened->world.advance(std::chrono::seconds(2));
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
    m_opened->space->setAway(true);
    m_opened->space->setIdle(false);
    m_opened->world.advance(std::chrono::seconds(2));
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
    m_opened->space->setAway(false);
    m_opened->world.advance(std::chrono::seconds(2));
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("here"));
}

void SpaceTest::staysAwayOverAReconnect()
{
    m_opened->ben.open(general);
    m_opened->world.advance(std::chrono::seconds(2));
    m_opened->space->setAway(true);
    m_opened->world.stopServer();
    m_opened->world.startServer();
    QVERIFY(
        m_opened->world.waitUntil([this] { return m_opened->ada.isOnline() && m_opened->ben.isOnline(); }));
    m_opened->world.advance(std::chrono::seconds(2));
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
}

void SpaceTest::saysWhatIAmDoing()
{
    const QString meeting = QStringLiteral("In a meeting");
    m_opened->ben.open(general);
    m_opened->world.settle();
    const QSignalSpy changed(m_opened->space.get(), &Space::statusTextChanged);
    m_opened->space->setStatusText(meeting);
    QCOMPARE(m_opened->space->statusText(), meeting);
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    const auto &members = m_opened->ben.session().members(general);
    const auto ada = std::ranges::find(members, QStringLiteral("Ada"), &client::MemberRow::name);
    QCOMPARE(ada->statusText, meeting);
    // Another device, or a new name, changes nothing of it.
    m_opened->ada.session().setProfile(QStringLiteral("Countess"), {});
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    m_opened->space->setStatusText({});
    QCOMPARE(changed.size(), 2);
}

void SpaceTest::knowsWhatCanBeSaid()
{
    QVERIFY(m_opened->space->canSay({}));
    QVERIFY(m_opened->space->canSay(QStringLiteral("In a meeting")));
    QVERIFY(!m_opened->space->canSay(QStringLiteral("In a\nmeeting")));
    QVERIFY(!m_opened->space->canSay(QString(81, QLatin1Char('x'))));
}

void SpaceTest::tellsWhyANameWasNotTaken()
{
    m_opened->world.settle();
    const QSignalSpy failed(m_opened->space.get(), &Space::failed);
    m_opened->ada.session().setProfile(QStringLiteral("Ben"), {});
    m_opened->world.settle();
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.front().front().value<Space::Trouble>() == Space::Trouble::NameTaken);
}

QTEST_GUILESS_MAIN(SpaceTest)
#include "spacetest.moc"
