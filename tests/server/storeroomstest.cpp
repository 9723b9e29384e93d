// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace server;
using base::ErrorCode;
using base::RoomId;
using base::UserId;
using protocol::RoomKind;
using protocol::RoomUpdated;

namespace {

RoomRecord room(const char *id, const QString &name, RoomKind kind, const std::vector<UserId> &members)
{
    return {RoomId(QLatin1String(id)), name, kind, {}, 0, members};
}

const RoomId nowhere{QStringLiteral("nowhere")};

} // namespace

class StoreRoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsANewUserIntoTheHomeRoomOnce();
    void knowsAUserByTheirKeyAndTakesTheirNewName();
    void keepsTheColourThatWasPickedLast();
    void knowsPeopleOfBeforeThereWereColours();
    void refusesTheNameOfAnotherKey_data();
    void refusesTheNameOfAnotherKey();
    void failsToSignInWithoutTheHomeRoom();
    void makesARoomWithItsMembers();
    void makesOneRoomOfOneRequest();
    void refusesTheNameOfAnotherRoom();
    void makesOneDirectRoomForAPairInEitherOrder();
    void letsAUserInAndOutOnce();
    void changesNothingWhenAnOldRequestComesAgain();
    void failsToJoinARoomThatIsNotThere();
    void changesNameAndTopic();
    void failsToUpdateARoomThatIsNotThere();

private:
    [[nodiscard]] StoreFixture::Posted join(int request, const UserId &user, const RoomId &id)
    {
        return m_space->answer<std::optional<Stored>>(
            [&](auto reply) { m_space->store().join(id, m_space->act(request, user), reply); });
    }
    [[nodiscard]] StoreFixture::Posted leave(int request, const UserId &user, const RoomId &id)
    {
        return m_space->answer<std::optional<Stored>>(
            [&](auto reply) { m_space->store().leave(id, m_space->act(request, user), reply); });
    }
    [[nodiscard]] base::Result<Stored> update(int request, const RoomUpdated &change,
                                              const RoomId &id = garden)
    {
        return m_space->answer<Stored>([&](auto reply) {
            m_space->store().updateRoom(id, change, m_space->act(request, m_ada), reply);
        });
    }
    [[nodiscard]] RoomRecord stored(const RoomId &id)
    {
        for (const RoomRecord &record : m_space->loaded().rooms) {
            if (record.id == id)
                return record;
        }
        return {};
    }

    std::unique_ptr<StoreFixture> m_space;
    UserId m_ada;
    UserId m_ben;
};

void StoreRoomsTest::init()
{
    m_space = std::make_unique<StoreFixture>();
    m_ada = m_space->user(QStringLiteral("Ada"));
    m_ben = m_space->user(QStringLiteral("Ben"));
}

void StoreRoomsTest::letsANewUserIntoTheHomeRoomOnce()
{
    const auto first = m_space->signIn(QStringLiteral("Cleo"), QStringLiteral("Cleo"));
    QVERIFY(first);
    QCOMPARE(first->events.size(), 1U);
    QVERIFY(std::holds_alternative<protocol::UserJoined>(first->events[0].content));
    QCOMPARE(first->events[0].seq, base::Seq(3));
    QVERIFY(stored(general).members == (std::vector{m_ada, m_ben, first->user.id}));

    QVERIFY(*leave(1, first->user.id, general));
    const auto again = m_space->signIn(QStringLiteral("Cleo"), QStringLiteral("Cleo"));
    QVERIFY(again);
    QVERIFY(again->events.empty());
    QVERIFY(stored(general).members == (std::vector{m_ada, m_ben}));
}

void StoreRoomsTest::knowsAUserByTheirKeyAndTakesTheirNewName()
{
    const auto renamed = m_space->signIn(QStringLiteral("Ada L."), QStringLiteral("Ada"));
    QVERIFY(renamed);
    QVERIFY(renamed->user.id == m_ada);
    QCOMPARE(renamed->user.name, QStringLiteral("Ada L."));
    QVERIFY(renamed->events.empty());
    QCOMPARE(m_space->loaded().users.size(), 2U);
    // The old name is free, and one's own in another case is no conflict.
    QVERIFY(m_space->signIn(QStringLiteral("ada l."), QStringLiteral("Ada")));
    QVERIFY(m_space->signIn(QStringLiteral("Ada"), QStringLiteral("Dora")));
}

void StoreRoomsTest::keepsTheColourThatWasPickedLast()
{
    using protocol::AvatarColor;
    const auto colorOf = [this](const UserId &user) {
        const auto users = m_space->loaded().users;
        return std::ranges::find(users, user, &UserRecord::id)->color;
    };
    const QString ada = QStringLiteral("Ada");
    QVERIFY(!colorOf(m_ada));
    QCOMPARE(m_space->signIn(ada, ada, AvatarColor::Teal)->user.color, std::optional(AvatarColor::Teal));
    QCOMPARE(m_space->signIn(ada, ada, AvatarColor::Rose)->user.color, std::optional(AvatarColor::Rose));
    // A program that knows of no colours takes none away.
    QCOMPARE(m_space->signIn(ada, ada)->user.color, std::optional(AvatarColor::Rose));
    QCOMPARE(colorOf(m_ada), std::optional(AvatarColor::Rose));
    QVERIFY(!colorOf(m_ben));
    const auto cleo = m_space->signIn(QStringLiteral("Cleo"), QStringLiteral("Cleo"), AvatarColor::Blue);
    QCOMPARE(colorOf(cleo->user.id), std::optional(AvatarColor::Blue));
}

void StoreRoomsTest::knowsPeopleOfBeforeThereWereColours()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("space.db"));
    {
        auto database = sql::Database::open(path, std::span(spaceSchema).first(1));
        QVERIFY(database);
        QVERIFY(database->run(QStringLiteral("INSERT INTO users (id, key, name, name_key) "
                                             "VALUES ('u-eve', x'65', 'Eve', 'eve')")));
    }
    StoreFixture old(path);
    const auto users = old.loaded().users;
    QCOMPARE(users.size(), 1U);
    QCOMPARE(users.front().name, QStringLiteral("Eve"));
    QVERIFY(!users.front().color);
    QVERIFY(old.signIn(QStringLiteral("Ada"), QStringLiteral("Ada"), protocol::AvatarColor::Plum));
}

void StoreRoomsTest::refusesTheNameOfAnotherKey_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("the same") << QStringLiteral("Ada");
    QTest::newRow("another case") << QStringLiteral("aDA");
    QTest::newRow("full width") << QStringLiteral("Ａｄａ");
}

void StoreRoomsTest::refusesTheNameOfAnotherKey()
{
    QFETCH(QString, name);
    for (const QString &key : {QStringLiteral("Cleo"), QStringLiteral("Ben")}) {
        const auto refused = m_space->signIn(name, key);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
    }
    const Snapshot snapshot = m_space->loaded();
    QCOMPARE(snapshot.users.size(), 2U);
    QCOMPARE(stored(general).lastSeq, base::Seq(2));
}

void StoreRoomsTest::failsToSignInWithoutTheHomeRoom()
{
    Arrival cleo = m_space->arrival(QStringLiteral("Cleo"));
    cleo.home = nowhere;
    const auto failed = m_space->answer<SignedIn>([&](auto reply) {
        m_space->store().accounts().signInByKey(cleo, QByteArray(32, 'c'), {}, {}, reply);
    });
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::NotFound);
    QCOMPARE(m_space->loaded().users.size(), 2U);
}

void StoreRoomsTest::makesARoomWithItsMembers()
{
    const auto made = m_space->create(m_space->act(1, m_ada),
                                      room("r1", QStringLiteral("Tea"), RoomKind::Private, {m_ada, m_ben}));
    QVERIFY(made);
    QCOMPARE(made->events.size(), 3U);
    const auto *created = std::get_if<protocol::RoomCreated>(&made->events[0].content);
    QVERIFY(created);
    QVERIFY(*created == (protocol::RoomCreated{QStringLiteral("Tea"), RoomKind::Private}));
    QVERIFY(made->events[0].id == wire::request(1));
    for (std::size_t i : {1U, 2U}) {
        QVERIFY(std::holds_alternative<protocol::UserJoined>(made->events[i].content));
        QCOMPARE(made->events[i].seq, base::Seq(i + 1));
    }
    QVERIFY(made->events[1].user == m_ada);
    QVERIFY(made->events[2].user == m_ben);
    const RoomRecord record = stored(RoomId(QStringLiteral("r1")));
    QCOMPARE(record.name, QStringLiteral("Tea"));
    QCOMPARE(record.kind, RoomKind::Private);
    QCOMPARE(record.lastSeq, base::Seq(3));
    QVERIFY(record.members == (std::vector{m_ada, m_ben}));
}

void StoreRoomsTest::makesOneRoomOfOneRequest()
{
    const Act act = m_space->act(1, m_ada);
    QVERIFY(m_space->create(act, room("r1", QStringLiteral("Tea"), RoomKind::Public, {m_ada})));
    // The server draws another id each time, and even another name changes nothing any more.
    for (const QString &name : {QStringLiteral("Tea"), QStringLiteral("Coffee")}) {
        const auto again = m_space->create(act, room("r2", name, RoomKind::Public, {m_ada}));
        QVERIFY(again);
        QVERIFY(again->room.id == RoomId(QStringLiteral("r1")));
        QVERIFY(again->events.empty());
    }
    QCOMPARE(m_space->loaded().rooms.size(), 3U);
}

void StoreRoomsTest::refusesTheNameOfAnotherRoom()
{
    m_space->letIn(m_ada, garden);
    QVERIFY(m_space->create(m_space->act(1, m_ada),
                            room("r1", QStringLiteral("Tea"), RoomKind::Public, {m_ada})));
    const auto refused =
        m_space->create(m_space->act(2, m_ben), room("r2", QStringLiteral("TEA"), RoomKind::Public, {m_ben}));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(m_space->loaded().rooms.size(), 3U);
    QCOMPARE(update(3, {QStringLiteral("tea"), {}}).error().code, ErrorCode::Conflict);
    QCOMPARE(stored(garden).lastSeq, base::Seq(0));
}

void StoreRoomsTest::makesOneDirectRoomForAPairInEitherOrder()
{
    const UserId cleo = m_space->user(QStringLiteral("Cleo"));
    const auto first =
        m_space->create(m_space->act(1, m_ada), room("d1", {}, RoomKind::Direct, {m_ada, m_ben}));
    QVERIFY(first);
    QCOMPARE(first->events.size(), 3U);
    for (const auto &pair : {std::vector{m_ada, m_ben}, std::vector{m_ben, m_ada}}) {
        const auto again =
            m_space->create(m_space->act(2, pair.front()), room("d2", {}, RoomKind::Direct, pair));
        QVERIFY(again);
        QVERIFY(again->room.id == RoomId(QStringLiteral("d1")));
        QVERIFY(again->events.empty());
    }
    const auto other =
        m_space->create(m_space->act(3, m_ada), room("d3", {}, RoomKind::Direct, {m_ada, cleo}));
    QVERIFY(other);
    QVERIFY(other->room.id == RoomId(QStringLiteral("d3")));
    QCOMPARE(m_space->loaded().rooms.size(), 4U);
}

void StoreRoomsTest::letsAUserInAndOutOnce()
{
    const auto joined = join(1, m_ada, garden);
    QVERIFY(joined);
    QVERIFY(*joined);
    QVERIFY(std::holds_alternative<protocol::UserJoined>((*joined)->event.content));
    QVERIFY(!*join(2, m_ada, garden));
    QVERIFY(stored(garden).members == std::vector{m_ada});

    const auto left = leave(3, m_ada, garden);
    QVERIFY(*left);
    QVERIFY(std::holds_alternative<protocol::UserLeft>((*left)->event.content));
    QVERIFY(!*leave(4, m_ada, garden));
    QVERIFY(stored(garden).members.empty());
    QCOMPARE(stored(garden).lastSeq, base::Seq(2));
}

void StoreRoomsTest::changesNothingWhenAnOldRequestComesAgain()
{
    QVERIFY(*join(1, m_ada, garden));
    QVERIFY(*leave(2, m_ada, garden));
    QVERIFY(!*join(1, m_ada, garden));
    QVERIFY(stored(garden).members.empty());
    QVERIFY(*join(3, m_ada, garden));
    QVERIFY(!*leave(2, m_ada, garden));
    QVERIFY(stored(garden).members == std::vector{m_ada});
    QCOMPARE(stored(garden).lastSeq, base::Seq(3));
}

void StoreRoomsTest::failsToJoinARoomThatIsNotThere()
{
    const auto failed = join(1, m_ada, nowhere);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::NotFound);
}

void StoreRoomsTest::changesNameAndTopic()
{
    m_space->letIn(m_ada, garden);
    const auto updated = update(1, {QStringLiteral("Orchard"), QStringLiteral("Apples")});
    QVERIFY(updated);
    QVERIFY(updated->isNew);
    QCOMPARE(stored(garden).name, QStringLiteral("Orchard"));
    QCOMPARE(stored(garden).topic, QStringLiteral("Apples"));
    QVERIFY(update(2, {{}, QString()}));
    QCOMPARE(stored(garden).name, QStringLiteral("Orchard"));
    QCOMPARE(stored(garden).topic, QString());
    // An old request changes nothing, and neither does the name it once had stay taken.
    QVERIFY(!update(1, {QStringLiteral("Pond"), {}})->isNew);
    QCOMPARE(stored(garden).name, QStringLiteral("Orchard"));
    QVERIFY(update(3, {QStringLiteral("Orchard"), {}}));
    QVERIFY(m_space->create(m_space->act(4, m_ada), room("r1", garden.value(), RoomKind::Public, {m_ada})));
}

void StoreRoomsTest::failsToUpdateARoomThatIsNotThere()
{
    QCOMPARE(update(1, {QStringLiteral("Pond"), {}}, nowhere).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(StoreRoomsTest)
#include "storeroomstest.moc"
