// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/directory.h"

#include "wire/samplevalues.h"

#include <QTest>

using protocol::RoomKind;
using server::Directory;
using wire::ada;
using wire::ben;

namespace {

const base::UserId cleo{QStringLiteral("u-cleo")};
const base::RoomId secret{QStringLiteral("r-secret")};

/// Ada and Ben are in everything, Cleo in nothing.
server::Snapshot sample()
{
    server::Snapshot snapshot;
    snapshot.users = {
        {ada, QStringLiteral("Ada")}, {ben, QStringLiteral("Ben")}, {cleo, QStringLiteral("Cleo")}};
    snapshot.rooms = {
        {wire::general, QStringLiteral("general"), RoomKind::Public, QStringLiteral("All"), 7, {ada, ben}},
        {secret, QStringLiteral("secret"), RoomKind::Private, {}, 3, {ada, ben}},
        {wire::adaAndBen, {}, RoomKind::Direct, {}, 2, {ada, ben}},
    };
    return snapshot;
}

protocol::RoomEvent stored(const base::RoomId &room, base::Seq seq, const base::UserId &user,
                           const protocol::EventContent &content)
{
    return {room, seq, wire::request(1), user, {}, {}, content};
}

} // namespace

class DirectoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_directory = std::make_unique<Directory>(sample()); }

    void startsWithWhatIsStored();
    void showsRoomsOnlyToThoseWhoMayKnowOfThem_data();
    void showsRoomsOnlyToThoseWhoMayKnowOfThem();
    void sumsUpARoomAsTheViewerSeesIt();
    void namesADirectMessageAfterTheOther();
    void followsWhoJoinsAndLeaves();
    void followsNameAndTopic();
    void neverGoesBackInPosition();
    void takesOverANewNameAndColour();
    void keepsARoomThatIsPutAgain();

private:
    std::unique_ptr<Directory> m_directory;
};

void DirectoryTest::startsWithWhatIsStored()
{
    QCOMPARE(m_directory->rooms().size(), 3U);
    QVERIFY(m_directory->user(ada)->rooms == (std::set{wire::general, secret, wire::adaAndBen}));
    QVERIFY(m_directory->user(cleo)->rooms.empty());
    QVERIFY(!m_directory->user(base::UserId(QStringLiteral("u-nobody"))));
    QVERIFY(!m_directory->room(base::RoomId(QStringLiteral("r-nowhere"))));
    const Directory::Room *room = m_directory->room(wire::general);
    QCOMPARE(room->lastSeq, base::Seq(7));
    QVERIFY(room->members == (std::set{ada, ben}));
    QVERIFY(room->subscribers.empty());
}

void DirectoryTest::showsRoomsOnlyToThoseWhoMayKnowOfThem_data()
{
    QTest::addColumn<QString>("room");
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("isVisible");
    QTest::newRow("a public room to a member") << wire::general.value() << ada.value() << true;
    QTest::newRow("a public room to others") << wire::general.value() << cleo.value() << true;
    QTest::newRow("a private room to a member") << secret.value() << ben.value() << true;
    QTest::newRow("a private room to others") << secret.value() << cleo.value() << false;
    QTest::newRow("direct messages to one of the two") << wire::adaAndBen.value() << ada.value() << true;
    QTest::newRow("direct messages to others") << wire::adaAndBen.value() << cleo.value() << false;
    QTest::newRow("no room") << QStringLiteral("r-nowhere") << ada.value() << false;
}

void DirectoryTest::showsRoomsOnlyToThoseWhoMayKnowOfThem()
{
    QFETCH(QString, room);
    QFETCH(QString, user);
    QFETCH(bool, isVisible);
    const base::RoomId id(room);
    QCOMPARE(m_directory->judge(server::RoomDeed::Leave, id, base::UserId(user), {}) !=
                 server::Verdict::NotFound,
             isVisible);
    if (const Directory::Room *known = m_directory->room(id))
        QCOMPARE(m_directory->isVisible(*known, base::UserId(user)), isVisible);
}

void DirectoryTest::sumsUpARoomAsTheViewerSeesIt()
{
    const Directory::Room &room = *m_directory->room(wire::general);
    protocol::RoomSummary expected{
        wire::general, QStringLiteral("general"), RoomKind::Public, QStringLiteral("All"), {}, true, 2, 1, 7};
    QVERIFY(m_directory->summary(room, ada, {}) == expected);
    expected.isMember = false;
    QVERIFY(m_directory->summary(room, cleo, {}) == expected);
}

void DirectoryTest::namesADirectMessageAfterTheOther()
{
    const Directory::Room &room = *m_directory->room(wire::adaAndBen);
    QCOMPARE(m_directory->summary(room, ada, {}).name, QStringLiteral("Ben"));
    QVERIFY(m_directory->summary(room, ada, {}).peer == ben);
    QCOMPARE(m_directory->summary(room, ben, {}).name, QStringLiteral("Ada"));
    QVERIFY(m_directory->summary(room, ben, {}).peer == ada);
}

void DirectoryTest::followsWhoJoinsAndLeaves()
{
    m_directory->apply(stored(wire::general, 8, cleo, protocol::UserJoined{}));
    QVERIFY(Directory::isMember(*m_directory->room(wire::general), cleo));
    QVERIFY(m_directory->user(cleo)->rooms == std::set{wire::general});
    m_directory->apply(stored(wire::general, 9, cleo, protocol::UserLeft{}));
    QVERIFY(!Directory::isMember(*m_directory->room(wire::general), cleo));
    QVERIFY(m_directory->user(cleo)->rooms.empty());
    QCOMPARE(m_directory->room(wire::general)->lastSeq, base::Seq(9));
}

void DirectoryTest::followsNameAndTopic()
{
    m_directory->apply(stored(wire::general, 8, ada, protocol::RoomUpdated{QStringLiteral("Lobby"), {}}));
    QCOMPARE(m_directory->room(wire::general)->name, QStringLiteral("Lobby"));
    QCOMPARE(m_directory->room(wire::general)->topic, QStringLiteral("All"));
    m_directory->apply(stored(wire::general, 9, ada, protocol::RoomUpdated{{}, QStringLiteral("")}));
    QCOMPARE(m_directory->room(wire::general)->name, QStringLiteral("Lobby"));
    QCOMPARE(m_directory->room(wire::general)->topic, QString());
}

void DirectoryTest::neverGoesBackInPosition()
{
    m_directory->apply(stored(wire::general, 9, ada, protocol::MessagePosted{QStringLiteral("later"), {}}));
    m_directory->apply(stored(wire::general, 8, ada, protocol::MessagePosted{QStringLiteral("earlier"), {}}));
    QCOMPARE(m_directory->room(wire::general)->lastSeq, base::Seq(9));
}

void DirectoryTest::takesOverANewNameAndColour()
{
    m_directory->user(ada)->sessions.push_back(base::SessionId(1));
    m_directory->put(server::UserRecord{ada, QStringLiteral("Ada L."), protocol::AvatarColor::Teal});
    QCOMPARE(m_directory->user(ada)->record.name, QStringLiteral("Ada L."));
    QCOMPARE(m_directory->user(ada)->sessions.size(), 1U);
    QCOMPARE(m_directory->user(ada)->rooms.size(), 3U);
    const auto summary = m_directory->summary(*m_directory->room(wire::adaAndBen), ben, {});
    QCOMPARE(summary.name, QStringLiteral("Ada L."));
    QCOMPARE(summary.color, std::optional(protocol::AvatarColor::Teal));
}

void DirectoryTest::keepsARoomThatIsPutAgain()
{
    m_directory->put(
        server::RoomRecord{wire::general, QStringLiteral("other"), RoomKind::Private, {}, 0, {}});
    const Directory::Room *room = m_directory->room(wire::general);
    QCOMPARE(room->name, QStringLiteral("general"));
    QCOMPARE(room->lastSeq, base::Seq(7));
    QCOMPARE(room->members.size(), 2U);

    m_directory->put(
        server::RoomRecord{base::RoomId(QStringLiteral("r-new")), {}, RoomKind::Public, {}, 5, {cleo}});
    room = m_directory->room(base::RoomId(QStringLiteral("r-new")));
    QVERIFY(room);
    // Its events bring its members and position.
    QCOMPARE(room->lastSeq, base::Seq(0));
    QVERIFY(room->members.empty());
}

QTEST_APPLESS_MAIN(DirectoryTest)
#include "directorytest.moc"
