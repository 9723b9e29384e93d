// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/space.h"
#include "base/log.h"
#include "models/modelrows.h"
#include "support/world.h"

#include <QSignalSpy>
#include <QTest>

using support::Crash;
using support::Device;
using support::general;
using support::World;
using ui::Room;
using ui::Space;

/// What the window sees of a space and its open room, over a real server.
class SpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void callsItselfByItsAddressUntilItIsKnown();
    void countsDownToTheNextAttempt();
    void opensTheFirstRoomThereIs();
    void opensTheRoomOfLastTime();
    void opensAnotherWhereThatOneIsGone();
    void makesARoomAndOpensIt();
    void joinsARoomOfTheDirectory();
    void leavesARoom();
    void beginsAndFindsDirectMessages();
    void tellsWhyARoomWasNotMade();
    void tellsThatItIsOffline();
    void isAwayForTheOthers();
    void staysAwayOverAReconnect();

    void letsGoOfATextOnceItIsKept();
    void givesATextBackThatTheDiskRefuses();
    void showsWhatWaitsAndGivesItUp();
    void keepsDraftsPerRoom();
    void sendsADraftOnce();
    void tellsTheOthersThatIWrite();
    void readsWhatIsWatched();
    void drawsALineUnderWhatWasSeen();
    void presenceIsUnknownWhileOffline();

private:
    [[nodiscard]] Room &room() { return *m_space->room(); }
    [[nodiscard]] QStringList shown() { return models::rowsOf(*room().timeline(), {"content"}); }
    [[nodiscard]] static QStringList messages(QStringList rows);
    [[nodiscard]] QStringList roomNames() { return models::rowsOf(*m_space->rooms(), {"name"}); }
    [[nodiscard]] QString statusOf(const QString &name);

    std::unique_ptr<World> m_world;
    Device *m_ada = nullptr; ///< whose window it is
    Device *m_ben = nullptr;
    std::unique_ptr<Space> m_space;
};

void SpaceTest::init()
{
    m_world = std::make_unique<World>();
    m_ada = &m_world->add(QStringLiteral("Ada"));
    m_ben = &m_world->add(QStringLiteral("Ben"));
    m_space = std::make_unique<Space>(m_world->clock(), m_ada->session(), QStringLiteral("10.0.0.5:8787"));
    m_space->openFirst({});
}

void SpaceTest::cleanup()
{
    m_space.reset();
    m_world.reset();
}

QStringList SpaceTest::messages(QStringList rows)
{
    rows.removeAll(QString()); // people who joined have no text
    return rows;
}

QString SpaceTest::statusOf(const QString &name)
{
    for (const client::MemberRow &member : m_ben->session().members(general)) {
        if (member.name == name && member.status)
            return *member.status == protocol::Status::Away ? QStringLiteral("away") : QStringLiteral("here");
    }
    return QStringLiteral("unknown");
}

void SpaceTest::callsItselfByItsAddressUntilItIsKnown()
{
    QCOMPARE(m_space->name(), QStringLiteral("10.0.0.5:8787"));
    const QSignalSpy changed(m_space.get(), &Space::nameChanged);
    m_world->settle();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(m_space->name(), m_ada->session().spaceName());
    QVERIFY(!m_space->me().isEmpty());
}

void SpaceTest::countsDownToTheNextAttempt()
{
    m_world->settle();
    QCOMPARE(m_space->connection(), Space::Connection::Online);
    QCOMPARE(m_space->secondsToRetry(), 0);
    m_world->stopServer();
    QVERIFY(m_world->waitUntil([this] { return m_space->secondsToRetry() > 2; }));
    QCOMPARE(m_space->connection(), Space::Connection::Waiting);
    const int before = m_space->secondsToRetry();
    m_world->advance(base::Duration(1'000));
    QCOMPARE(m_space->secondsToRetry(), before - 1);
    m_world->startServer();
    m_space->tryNow();
    m_world->settle();
    QCOMPARE(m_space->connection(), Space::Connection::Online);
    QCOMPARE(m_space->secondsToRetry(), 0);
}

void SpaceTest::opensTheFirstRoomThereIs()
{
    QVERIFY(!m_space->room());
    m_world->settle();
    QVERIFY(m_space->room());
    QCOMPARE(room().id(), general.value());
}

void SpaceTest::opensTheRoomOfLastTime()
{
    m_world->settle();
    m_space->joinRoom(support::garden.value());
    m_world->settle();
    m_space.reset();
    m_space = std::make_unique<Space>(m_world->clock(), m_ada->session(), QString());
    m_space->openFirst(support::garden.value());
    QCOMPARE(room().id(), support::garden.value());
}

void SpaceTest::opensAnotherWhereThatOneIsGone()
{
    m_world->settle();
    m_space.reset();
    m_space = std::make_unique<Space>(m_world->clock(), m_ada->session(), QString());
    m_space->openFirst(QStringLiteral("demolished"));
    QCOMPARE(room().id(), general.value());
}

void SpaceTest::makesARoomAndOpensIt()
{
    m_world->settle();
    m_space->createRoom(QStringLiteral(" print queue "), false);
    m_world->settle();
    QCOMPARE(room().name(), QStringLiteral("print queue"));
    QCOMPARE(room().kind(), models::RoomItem::Kind::Public);
    m_space->createRoom(QStringLiteral("leads"), true);
    m_world->settle();
    QCOMPARE(room().kind(), models::RoomItem::Kind::Private);
    QVERIFY(roomNames().contains(QStringLiteral("print queue")));
}

void SpaceTest::joinsARoomOfTheDirectory()
{
    m_world->settle();
    m_space->refreshDirectory();
    m_world->settle();
    QCOMPARE(models::rowsOf(*m_space->directory(), {"name"}), QStringList(QStringLiteral("garden")));
    m_space->joinRoom(models::rowAt(*m_space->directory(), 0, {"room"}));
    m_world->settle();
    QCOMPARE(room().name(), QStringLiteral("garden"));
}

void SpaceTest::leavesARoom()
{
    m_world->settle();
    m_space->createRoom(QStringLiteral("lunch"), false);
    m_world->settle();
    m_space->leaveRoom(room().id());
    m_world->settle();
    QVERIFY(!m_space->room());
    QVERIFY(!roomNames().contains(QStringLiteral("lunch")));
}

void SpaceTest::beginsAndFindsDirectMessages()
{
    m_world->settle();
    m_space->openDirect(m_ben->session().me().value());
    m_world->settle();
    QCOMPARE(room().name(), QStringLiteral("Ben"));
    QCOMPARE(room().kind(), models::RoomItem::Kind::Direct);
    const QString direct = room().id();
    m_space->openRoom(general.value());
    m_space->openDirect(m_ben->session().me().value());
    QCOMPARE(room().id(), direct);
}

void SpaceTest::tellsWhyARoomWasNotMade()
{
    m_world->settle();
    QSignalSpy failed(m_space.get(), &Space::failed);
    m_space->createRoom(QStringLiteral("General"), false);
    m_world->settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::NameTaken);
    m_space->createRoom(QString(), false);
    m_world->settle();
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::BadName);
}

void SpaceTest::tellsThatItIsOffline()
{
    m_world->settle();
    m_world->stopServer();
    QSignalSpy failed(m_space.get(), &Space::failed);
    m_space->createRoom(QStringLiteral("lunch"), false);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.takeFirst().front().value<Space::Trouble>(), Space::Trouble::Offline);
}

void SpaceTest::isAwayForTheOthers()
{
    m_ben->open(general);
    m_world->settle();
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("here"));
    m_space->setIdle(true);
    m_world->settle();
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
    m_space->setAway(true);
    m_space->setIdle(false);
    m_world->settle();
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
    m_space->setAway(false);
    m_world->settle();
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("here"));
}

void SpaceTest::staysAwayOverAReconnect()
{
    m_ben->open(general);
    m_world->settle();
    m_space->setAway(true);
    m_world->stopServer();
    m_world->startServer();
    QVERIFY(m_world->waitUntil([this] { return m_ada->isOnline() && m_ben->isOnline(); }));
    m_world->settle();
    QCOMPARE(statusOf(QStringLiteral("Ada")), QStringLiteral("away"));
}

void SpaceTest::letsGoOfATextOnceItIsKept()
{
    m_world->settle();
    QSignalSpy kept(&room(), &Room::kept);
    room().send(QStringLiteral("Hello"));
    World::deliver();
    QCOMPARE(kept.size(), 0); // the disk has not answered
    m_world->settle();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.front().front().toString(), QStringLiteral("Hello"));
    QCOMPARE(messages(shown()), QStringList(QStringLiteral("Hello")));
    QCOMPARE(models::rowAt(*room().timeline(), 0, {"state"}), QStringLiteral("Stored"));
}

void SpaceTest::givesATextBackThatTheDiskRefuses()
{
    m_world->settle();
    QSignalSpy notKept(&room(), &Room::notKept);
    room().send(QStringLiteral("Hello"));
    m_world->of(*m_ada).disk.fail();
    m_world->settle();
    QCOMPARE(notKept.size(), 1);
    QCOMPARE(notKept.front().front().toString(), QStringLiteral("Hello"));
    QCOMPARE(messages(shown()), QStringList());
}

void SpaceTest::showsWhatWaitsAndGivesItUp()
{
    m_world->settle();
    m_space->createRoom(QStringLiteral("lunch"), false);
    m_world->settle();
    const base::RoomId lunch(room().id());
    // Another device of hers takes Ada out of the room while this one cannot hear of it.
    m_ada->connection().close();
    Device &lap = m_world->add(QStringLiteral("Ada"));
    m_world->settle();
    room().send(QStringLiteral("still there?"));
    m_world->settle();
    QCOMPARE(m_space->waiting(), 1);
    QCOMPARE(models::rowAt(*room().timeline(), 0, {"senderName", "content", "state"}),
             QStringLiteral("Ada still there? Queued"));
    const QString id = models::rowAt(*room().timeline(), 0, {"id"});
    lap.session().ask(protocol::LeaveRoom{{}, lunch}, [](const client::Answer &) {});
    m_world->settle();
    room().discard(id);
    QCOMPARE(m_space->waiting(), 0);
    QVERIFY(!shown().contains(QStringLiteral("still there?")));
}

void SpaceTest::keepsDraftsPerRoom()
{
    m_world->settle();
    m_space->createRoom(QStringLiteral("lunch"), false);
    m_world->settle();
    const QString lunch = room().id();
    room().saveDraft(QStringLiteral("Pizza or"));
    m_space->openRoom(general.value());
    m_world->settle();
    QCOMPARE(room().draft(), QString());
    room().saveDraft(QStringLiteral("Good mor"));
    m_world->advance(base::Duration(2'000));
    m_world->crash(*m_ben, Crash::AfterCommit);
    m_space->openRoom(lunch);
    const QSignalSpy changed(&room(), &Room::draftChanged);
    m_world->settle();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(room().draft(), QStringLiteral("Pizza or"));
    m_space->openRoom(general.value());
    m_world->settle();
    QCOMPARE(room().draft(), QStringLiteral("Good mor"));
}

void SpaceTest::sendsADraftOnce()
{
    m_world->settle();
    room().saveDraft(QStringLiteral("Hello"));
    m_world->advance(base::Duration(2'000));
    room().send(QStringLiteral("Hello"));
    // The window goes before the disk has answered.
    m_space.reset();
    m_world->settle();
    m_space = std::make_unique<Space>(m_world->clock(), m_ada->session(), QString());
    m_space->openFirst(general.value());
    m_world->settle();
    QCOMPARE(messages(shown()), QStringList(QStringLiteral("Hello")));
    QCOMPARE(room().draft(), QString());
}

void SpaceTest::tellsTheOthersThatIWrite()
{
    m_ben->open(general);
    m_world->settle();
    room().saveDraft(QStringLiteral("He"));
    m_world->settle();
    QCOMPARE(m_ben->session().typing(general).size(), 1U);
    QVERIFY(room().typing().isEmpty()); // not me
    room().send(QStringLiteral("Hello"));
    m_world->settle();
    QVERIFY(m_ben->session().typing(general).empty());
    m_ben->session().setTyping(general, true);
    m_world->settle();
    QCOMPARE(room().typing(), QStringList(QStringLiteral("Ben")));
}

void SpaceTest::readsWhatIsWatched()
{
    m_world->settle();
    m_ben->write(general, QStringLiteral("one"));
    m_world->settle();
    QCOMPARE(models::rowAt(*m_space->rooms(), 0, {"unread"}), QStringLiteral("1"));
    room().setWatched(true);
    QCOMPARE(models::rowAt(*m_space->rooms(), 0, {"unread"}), QStringLiteral("0"));
    m_ben->write(general, QStringLiteral("two"));
    m_world->settle();
    QCOMPARE(models::rowAt(*m_space->rooms(), 0, {"unread"}), QStringLiteral("0"));
}

void SpaceTest::drawsALineUnderWhatWasSeen()
{
    m_world->settle();
    room().setWatched(true);
    m_ben->write(general, QStringLiteral("seen"));
    m_world->settle();
    room().setWatched(false);
    m_ben->write(general, QStringLiteral("new"));
    m_ben->write(general, QStringLiteral("newer"));
    m_world->settle();
    const auto line = [this] {
        return models::rowsOf(*room().timeline(), {"content", "isFirstUnread"}).mid(0, 3);
    };
    const QStringList expected{QStringLiteral("newer false"), QStringLiteral("new true"),
                               QStringLiteral("seen false")};
    QCOMPARE(line(), expected);
    room().setWatched(true);
    QCOMPARE(line(), expected); // it stays where it was while one reads
    m_space->openRoom({});
    m_space->closeRoom();
    m_space->openRoom(general.value());
    m_world->settle();
    QVERIFY(!models::rowsOf(*room().timeline(), {"isFirstUnread"}).contains(QStringLiteral("true")));
}

void SpaceTest::presenceIsUnknownWhileOffline()
{
    m_world->settle();
    QVERIFY(room().isPresenceKnown());
    QCOMPARE(room().memberCount(), 2);
    QCOMPARE(room().onlineCount(), 2);
    m_world->stopServer();
    m_world->settle();
    QVERIFY(!room().isPresenceKnown());
    QCOMPARE(room().memberCount(), 2);
    QCOMPARE(room().onlineCount(), 0);
}

QTEST_GUILESS_MAIN(SpaceTest)
#include "spacetest.moc"
