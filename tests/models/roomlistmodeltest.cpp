// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/roomlistmodel.h"
#include "models/modelrows.h"
#include "models/scriptedspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using models::RoomListModel;
using models::ScriptedSpace;
using sample::garden;
using sample::general;

class RoomListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyAtFirst();
    void showsTheRoomsOfTheDiskBeforeThereIsAConnection();
    void showsRoomsBeforeDirectMessagesEachByName();
    void showsAllOfARoom_data();
    void showsAllOfARoom();
    void movesARoomThatIsRenamed();
    void changesATopicInPlace();
    void followsTheNameAndColourOfThePeer();
    void followsThePresenceOfThePeer();
    void knowsNobodysPresenceOffline();
    void addsARoomThatIJoin();
    void removesARoomThatILeave();
    void takesOverTheRoomsOfAReconnectInPlace();
    void keepsItsRoomsOffline();
    void outlivesTheSession();

private:
    void open();
    [[nodiscard]] QStringList names() const { return models::rowsOf(*m_model, {"name"}); }
    [[nodiscard]] QStringList presences() const { return models::rowsOf(*m_model, {"name", "presence"}); }
    [[nodiscard]] static protocol::RoomSummary direct(const QString &name);
    /// Follows Garden and General, and shows them.
    void followTwo();

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<RoomListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void RoomListModelTest::init()
{
    m_space = std::make_unique<ScriptedSpace>();
}

void RoomListModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_space.reset();
}

void RoomListModelTest::open()
{
    m_model = std::make_unique<RoomListModel>(m_space->session());
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

protocol::RoomSummary RoomListModelTest::direct(const QString &name)
{
    protocol::RoomSummary room = sample::room(base::RoomId(u"d-"_qs + name), name);
    room.kind = protocol::RoomKind::Direct;
    room.peer = base::UserId(u"u-"_qs + name);
    return room;
}

void RoomListModelTest::followTwo()
{
    m_space->start();
    open();
    m_space->greetAndFollow({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)});
    QCOMPARE(names(), (QStringList{u"Garden"_qs, u"General"_qs}));
}

void RoomListModelTest::isEmptyAtFirst()
{
    m_space->start();
    open();
    QCOMPARE(m_model->rowCount(), 0);
}

void RoomListModelTest::showsTheRoomsOfTheDiskBeforeThereIsAConnection()
{
    protocol::RoomSummary left = sample::room(base::RoomId(u"r-left"_qs), u"Left"_qs);
    left.isMember = false;
    m_space->store().saveRooms({sample::room(general, u"General"_qs), left}, [](const auto &) {});
    m_space->start();
    open();
    QCOMPARE(names(), QStringList{u"General"_qs});
}

void RoomListModelTest::showsRoomsBeforeDirectMessagesEachByName()
{
    m_space->start();
    open();
    m_space->greet({direct(u"Cleo"_qs), sample::room(base::RoomId(u"3"_qs), u"zoo"_qs),
                    sample::room(base::RoomId(u"2"_qs), u"Attic"_qs), direct(u"ben"_qs),
                    sample::room(base::RoomId(u"1"_qs), u"attic"_qs)});
    QCOMPARE(names(), (QStringList{u"attic"_qs, u"Attic"_qs, u"zoo"_qs, u"ben"_qs, u"Cleo"_qs}));
}

void RoomListModelTest::showsAllOfARoom_data()
{
    using protocol::RoomKind;
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<bool>("hasPeer");
    QTest::addColumn<QString>("shown");
    QTest::newRow("public") << RoomKind::Public << false << u"r-garden Garden Plants Public  -1"_qs;
    QTest::newRow("private") << RoomKind::Private << false << u"r-garden Garden Plants Private  -1"_qs;
    QTest::newRow("direct") << RoomKind::Direct << true << u"r-garden Garden Plants Direct u-ben 1"_qs;
}

void RoomListModelTest::showsAllOfARoom()
{
    QFETCH(protocol::RoomKind, kind);
    QFETCH(bool, hasPeer);
    QFETCH(QString, shown);
    protocol::RoomSummary room = sample::room(garden, u"Garden"_qs);
    room.kind = kind;
    room.topic = u"Plants"_qs;
    if (hasPeer) {
        room.peer = sample::ben;
        room.color = protocol::AvatarColor::Teal;
    }
    m_space->start();
    open();
    m_space->greet({room});
    QCOMPARE(models::rowsOf(*m_model, {"room", "name", "topic", "kind", "peer", "peerColor"}),
             QStringList{shown});
}

void RoomListModelTest::movesARoomThatIsRenamed()
{
    followTwo();
    const QPersistentModelIndex index = m_model->index(1);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_space->say(sample::with(sample::message(1), protocol::RoomUpdated{u"Atrium"_qs, {}}));
    QCOMPARE(names(), (QStringList{u"Atrium"_qs, u"Garden"_qs}));
    QCOMPARE(index.row(), 0);
    QCOMPARE(reset.size(), 0);
}

void RoomListModelTest::changesATopicInPlace()
{
    followTwo();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    m_space->say(sample::with(sample::message(1, garden), protocol::RoomUpdated{{}, u"Plants"_qs}));
    QCOMPARE(models::rowsOf(*m_model, {"name", "topic"}), (QStringList{u"Garden Plants"_qs, u"General "_qs}));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(moved.size(), 0);
}

void RoomListModelTest::followsTheNameAndColourOfThePeer()
{
    m_space->start();
    open();
    const protocol::RoomSummary room = direct(u"ben"_qs);
    m_space->greetAndFollow({room});
    protocol::RoomEvent event = sample::message(1, room.room);
    event.name = u"Benjamin"_qs;
    event.color = protocol::AvatarColor::Plum;
    m_space->say(event);
    const QStringList expected{u"Benjamin 2"_qs};
    QCOMPARE(models::rowsOf(*m_model, {"name", "peerColor"}), expected);
    event = sample::stored(sample::entry(2, room.room), 2);
    m_space->say(event);
    QCOMPARE(models::rowsOf(*m_model, {"name", "peerColor"}), expected);
}

void RoomListModelTest::followsThePresenceOfThePeer()
{
    using protocol::Status;
    m_space->start();
    open();
    protocol::RoomSummary cleo = direct(u"cleo"_qs);
    cleo.status = Status::Away;
    protocol::RoomSummary ben = direct(u"ben"_qs);
    ben.status = Status::Offline;
    m_space->greetAndFollow({ben, cleo, sample::room(general, u"General"_qs)});
    QCOMPARE(presences(), (QStringList{u"General Unknown"_qs, u"ben Offline"_qs, u"cleo Away"_qs}));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_space->say(protocol::PresenceList{{{*ben.peer, Status::Online, {}}}});
    QCOMPARE(presences(), (QStringList{u"General Unknown"_qs, u"ben Online"_qs, u"cleo Away"_qs}));
    QCOMPARE(changed.size(), 1);
    m_space->say(protocol::PresenceList{{{*ben.peer, Status::Online, {}}}});
    m_space->say(protocol::PresenceList{{{base::UserId(u"u-dora"_qs), Status::Online, {}}}});
    QCOMPARE(changed.size(), 1);
    // What is said of the room keeps what is known of the person.
    m_space->say(sample::message(1, ben.room));
    QCOMPARE(presences().at(1), u"Ben Online"_qs);
}

void RoomListModelTest::knowsNobodysPresenceOffline()
{
    m_space->start();
    open();
    protocol::RoomSummary ben = direct(u"ben"_qs);
    ben.status = protocol::Status::Online;
    m_space->greetAndFollow({ben});
    QCOMPARE(presences(), QStringList{u"ben Online"_qs});
    m_space->cut();
    QCOMPARE(presences(), QStringList{u"ben Unknown"_qs});
    ben.status = protocol::Status::Away;
    m_space->greetAndFollow({ben});
    QCOMPARE(presences(), QStringList{u"ben Away"_qs});
}

void RoomListModelTest::addsARoomThatIJoin()
{
    followTwo();
    const base::RoomId attic(u"r-attic"_qs);
    protocol::RoomEvent joined = sample::with(sample::message(1, attic), protocol::UserJoined());
    joined.user = sample::ada;
    m_space->say(joined);
    const auto request = m_space->heard<protocol::Subscribe>();
    QVERIFY(request);
    QVERIFY(request->room == attic);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    protocol::RoomSummary room = sample::room(attic, u"Attic"_qs);
    room.lastSeq = 1;
    m_space->say(protocol::Subscribed{request->id, room, {}, {joined}});
    QCOMPARE(names(), (QStringList{u"Attic"_qs, u"Garden"_qs, u"General"_qs}));
    QCOMPARE(inserted.size(), 1);
}

void RoomListModelTest::removesARoomThatILeave()
{
    followTwo();
    protocol::RoomEvent left = sample::with(sample::message(1, garden), protocol::UserLeft());
    m_space->say(left);
    QCOMPARE(m_model->rowCount(), 2);
    left.user = sample::ada;
    left.seq = 2;
    m_space->say(left);
    QCOMPARE(names(), QStringList{u"General"_qs});
}

void RoomListModelTest::takesOverTheRoomsOfAReconnectInPlace()
{
    followTwo();
    const QPersistentModelIndex index = m_model->index(1);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_space->cut();
    m_space->greet({sample::room(base::RoomId(u"r-zoo"_qs), u"Zoo"_qs), sample::room(general, u"Hall"_qs)});
    QCOMPARE(names(), (QStringList{u"Hall"_qs, u"Zoo"_qs}));
    QCOMPARE(index.row(), 0);
    QCOMPARE(reset.size(), 0);
}

void RoomListModelTest::keepsItsRoomsOffline()
{
    followTwo();
    m_space->cut();
    QCOMPARE(names(), (QStringList{u"Garden"_qs, u"General"_qs}));
}

void RoomListModelTest::outlivesTheSession()
{
    followTwo();
    m_space->endSession();
    QCOMPARE(m_model->rowCount(), 2);
}

QTEST_GUILESS_MAIN(RoomListModelTest)
#include "roomlistmodeltest.moc"
