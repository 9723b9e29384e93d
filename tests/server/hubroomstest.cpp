// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using base::RoomId;
using protocol::CreateRoom;
using protocol::ErrorCode;
using protocol::Event;
using protocol::Failure;
using protocol::RoomCreatedAck;
using protocol::RoomEvent;
using protocol::RoomKind;
using wire::request;
using Person = HubFixture::Person;

class HubRoomsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesARoomAndTellsItsMembersOnAllDevices();
    void makesOneRoomOfARequestThatComesAgain_data();
    void makesOneRoomOfARequestThatComesAgain();
    void makesOneDirectRoomForTwo();
    void refusesToMake_data();
    void refusesToMake();
    void refusesANameThatIsTaken();
    void changesARoomAndTellsItsSubscribers();
    void refusesToChange_data();
    void refusesToChange();
    void saysThatItCannotStore_data();
    void saysThatItCannotStore();

private:
    /// The room that the answer to `create` names; nothing where it was refused.
    [[nodiscard]] RoomId made(const Person &person, const CreateRoom &create);
    /// The code with which a request is refused, before the store is asked or after.
    [[nodiscard]] std::optional<ErrorCode> refusal(const Person &person, const protocol::Command &command);
    /// The stored events of a kind that somebody heard of.
    template <class Content>
    [[nodiscard]] std::vector<RoomEvent> heard(const Person &person);

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
    Person m_bensPhone;
};

void HubRoomsTest::init()
{
    m_space = std::make_unique<HubFixture>(
        Hub::Settings{.messages = {}, .home = general, .door = {.owner = keyOf(QStringLiteral("Ada"))}});
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_bensPhone = m_space->signIn(QStringLiteral("Ben"));
    m_space->forget();
}

RoomId HubRoomsTest::made(const Person &person, const CreateRoom &create)
{
    m_space->hub().handle(person.session, create);
    m_space->storage().commit();
    for (const Event &event : m_space->eventsFor(person)) {
        if (const auto *ack = std::get_if<RoomCreatedAck>(&event); ack && ack->id == create.id)
            return ack->room;
    }
    return {};
}

std::optional<ErrorCode> HubRoomsTest::refusal(const Person &person, const protocol::Command &command)
{
    m_space->hub().handle(person.session, command);
    m_space->storage().commit();
    const auto events = m_space->eventsFor(person);
    const auto *failure = events.size() == 1 ? std::get_if<Failure>(&events[0]) : nullptr;
    return failure ? std::optional(failure->code) : std::nullopt;
}

template <class Content>
std::vector<RoomEvent> HubRoomsTest::heard(const Person &person)
{
    std::vector<RoomEvent> result;
    for (const Event &event : m_space->eventsFor(person)) {
        const auto *stored = std::get_if<RoomEvent>(&event);
        if (stored && std::holds_alternative<Content>(stored->content))
            result.push_back(*stored);
    }
    return result;
}

void HubRoomsTest::makesARoomAndTellsItsMembersOnAllDevices()
{
    const CreateRoom create{request(1), QStringLiteral(" Tea "), RoomKind::Private, {m_ben.user, m_ben.user}};
    m_space->hub().handle(m_ada.session, create);
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();

    const auto answers = m_space->eventsFor(m_ada);
    QCOMPARE(answers.size(), 2U);
    const RoomId room = std::get<RoomCreatedAck>(answers[0]).room;
    QVERIFY(std::get<RoomCreatedAck>(answers[0]).id == request(1));
    const auto &joined = std::get<RoomEvent>(answers[1]);
    QVERIFY(joined.room == room && joined.user == m_ada.user && joined.seq == 2);
    for (const Person &device : {m_ben, m_bensPhone}) {
        const auto events = heard<protocol::UserJoined>(device);
        QCOMPARE(events.size(), 1U);
        QVERIFY(events[0].room == room && events[0].user == m_ben.user && events[0].seq == 3);
    }
    QVERIFY(m_space->isQuiet());

    m_space->hub().handle(m_ben.session, protocol::Subscribe{request(2), room, 0});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    const auto &subscribed = std::get<protocol::Subscribed>(events.at(0));
    QCOMPARE(subscribed.summary.name, QStringLiteral("Tea"));
    QCOMPARE(subscribed.summary.memberCount, 2);
    QCOMPARE(subscribed.events.size(), 3U);
    QVERIFY(std::holds_alternative<protocol::RoomCreated>(subscribed.events[0].content));
}

void HubRoomsTest::makesOneRoomOfARequestThatComesAgain_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::newRow("public") << RoomKind::Public;
    QTest::newRow("private") << RoomKind::Private;
    QTest::newRow("direct") << RoomKind::Direct;
}

void HubRoomsTest::makesOneRoomOfARequestThatComesAgain()
{
    QFETCH(RoomKind, kind);
    const QString name = kind == RoomKind::Direct ? QString() : QStringLiteral("Tea");
    const CreateRoom create{request(1), name, kind, {m_ben.user}};
    // Within one commit, after it, from another device, and after a restart.
    m_space->hub().handle(m_ada.session, create);
    const RoomId room = made(m_ada, create);
    QVERIFY(!room.value().isEmpty());
    QCOMPARE(heard<protocol::UserJoined>(m_bensPhone).size(), 1U);
    m_space->forget();
    QVERIFY(made(m_ada, create) == room);
    QVERIFY(made(m_space->signIn(m_ada.name), create) == room);
    QVERIFY(m_space->isQuiet());
    m_space->restart();
    QVERIFY(made(m_space->signIn(m_ada.name), create) == room);
    QVERIFY(m_space->isQuiet());
}

void HubRoomsTest::makesOneDirectRoomForTwo()
{
    const RoomId room = made(m_ada, {request(1), {}, RoomKind::Direct, {m_ben.user}});
    QVERIFY(!room.value().isEmpty());
    m_space->forget();
    QVERIFY(made(m_ben, {request(2), {}, RoomKind::Direct, {m_ada.user}}) == room);
    QVERIFY(made(m_ada, {request(3), {}, RoomKind::Direct, {m_ben.user, m_ada.user}}) == room);
    QVERIFY(m_space->isQuiet());
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    QVERIFY(made(cleo, {request(1), {}, RoomKind::Direct, {m_ben.user}}) != room);
}

void HubRoomsTest::refusesToMake_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<QStringList>("members");
    const QString ben = QStringLiteral("ben");
    const QString cleo = QStringLiteral("cleo");
    QTest::newRow("without a name") << QString() << RoomKind::Public << QStringList();
    QTest::newRow("with a blank name") << QStringLiteral("  ") << RoomKind::Private << QStringList();
    QTest::newRow("with a long name") << QString(65, QLatin1Char('x')) << RoomKind::Public << QStringList();
    QTest::newRow("with a hidden letter") << QStringLiteral("te\u200Ba") << RoomKind::Public << QStringList();
    QTest::newRow("with a stranger") << QStringLiteral("Tea") << RoomKind::Public
                                     << QStringList{QStringLiteral("nobody")};
    QTest::newRow("direct, alone") << QString() << RoomKind::Direct << QStringList();
    QTest::newRow("direct, with oneself")
        << QString() << RoomKind::Direct << QStringList{QStringLiteral("ada")};
    QTest::newRow("direct, with two others") << QString() << RoomKind::Direct << QStringList{ben, cleo};
    QTest::newRow("direct, with a name") << QStringLiteral("Us") << RoomKind::Direct << QStringList{ben};
    QTest::newRow("direct, with a stranger")
        << QString() << RoomKind::Direct << QStringList{QStringLiteral("nobody")};
}

void HubRoomsTest::refusesToMake()
{
    QFETCH(QString, name);
    QFETCH(RoomKind, kind);
    QFETCH(QStringList, members);
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    const QHash<QString, base::UserId> ids{{QStringLiteral("ada"), m_ada.user},
                                           {QStringLiteral("ben"), m_ben.user},
                                           {QStringLiteral("cleo"), cleo.user}};
    CreateRoom create{request(1), name, kind, {}};
    for (const QString &member : members)
        create.members.push_back(ids.value(member, base::UserId(member)));
    QVERIFY(refusal(m_ada, create) == ErrorCode::BadField);
    QVERIFY(m_space->isQuiet());
}

void HubRoomsTest::refusesANameThatIsTaken()
{
    const CreateRoom create{request(1), QStringLiteral("GENERAL"), RoomKind::Public, {}};
    QVERIFY(refusal(m_ada, create) == ErrorCode::NameTaken);
    QVERIFY(m_space->isQuiet());
    // Of two in the same commit the first one gets it.
    m_space->hub().handle(m_ada.session, CreateRoom{request(2), QStringLiteral("Tea"), RoomKind::Public, {}});
    QVERIFY(refusal(m_ben, CreateRoom{request(3), QStringLiteral("tea"), RoomKind::Public, {}}) ==
            ErrorCode::NameTaken);
    QCOMPARE(m_space->eventsFor(m_ada).size(), 2U);
}

void HubRoomsTest::changesARoomAndTellsItsSubscribers()
{
    const protocol::UpdateRoom update{request(1), general, QStringLiteral(" Lobby "), QStringLiteral("All")};
    const protocol::RoomUpdatedAck ack{request(1), general};
    const RoomEvent told{general,
                         3,
                         request(1),
                         m_ada.user,
                         m_ada.name,
                         m_space->clock().utcNow(),
                         protocol::RoomUpdated{QStringLiteral("Lobby"), QStringLiteral("All")}};
    QCOMPARE(m_space->ask(m_ada, update), shown({ack, told}));
    QCOMPARE(m_space->heard(m_ben), shown({told}));
    QVERIFY(m_space->isQuiet());
    QCOMPARE(m_space->ask(m_ada, update), shown({ack}));
    QVERIFY(m_space->isQuiet());

    m_space->hub().handle(m_ben.session, protocol::ListRooms{request(2), {}});
    const auto events = m_space->eventsFor(m_ben);
    const auto &rooms = std::get<protocol::RoomList>(events.at(0)).rooms;
    QCOMPARE(rooms.at(1).name, QStringLiteral("Lobby"));
    QCOMPARE(rooms.at(1).topic, QStringLiteral("All"));
}

void HubRoomsTest::refusesToChange_data()
{
    using Text = std::optional<QString>;
    QTest::addColumn<QString>("room");
    QTest::addColumn<Text>("name");
    QTest::addColumn<Text>("topic");
    QTest::addColumn<ErrorCode>("code");
    const Text tea = QStringLiteral("Tea");
    QTest::newRow("nothing") << general.value() << Text() << Text() << ErrorCode::BadField;
    QTest::newRow("to a blank name") << general.value() << Text(QStringLiteral(" ")) << Text()
                                     << ErrorCode::BadField;
    QTest::newRow("to a name taken") << general.value() << Text(garden.value()) << tea
                                     << ErrorCode::NameTaken;
    QTest::newRow("a room of others") << garden.value() << tea << Text() << ErrorCode::NotAMember;
    QTest::newRow("direct messages") << QStringLiteral("direct") << Text() << tea << ErrorCode::NotAllowed;
}

void HubRoomsTest::refusesToChange()
{
    using Text = std::optional<QString>;
    QFETCH(QString, room);
    QFETCH(Text, name);
    QFETCH(Text, topic);
    QFETCH(ErrorCode, code);
    const RoomId direct = made(m_ada, {request(1), {}, RoomKind::Direct, {m_ben.user}});
    m_space->forget();
    const RoomId id = room == QLatin1String("direct") ? direct : RoomId(room);
    QVERIFY(refusal(m_ada, protocol::UpdateRoom{request(2), id, name, topic}) == code);
    QVERIFY(m_space->isQuiet());
}

void HubRoomsTest::saysThatItCannotStore_data()
{
    QTest::addColumn<protocol::Command>("command");
    const auto row = [](const char *name, const protocol::Command &command) {
        QTest::newRow(name) << command;
    };
    row("create", CreateRoom{request(1), QStringLiteral("Tea"), RoomKind::Public, {}});
    row("update", protocol::UpdateRoom{request(1), general, QStringLiteral("Tea"), {}});
    row("join", protocol::JoinRoom{request(1), garden});
    row("leave", protocol::LeaveRoom{request(1), general});
}

void HubRoomsTest::saysThatItCannotStore()
{
    QFETCH(protocol::Command, command);
    m_space->breakNextCommit();
    QVERIFY(refusal(m_ada, command) == ErrorCode::Unavailable);
    QVERIFY(m_space->isQuiet());
    // The same request again does what the first one could not.
    QVERIFY(!refusal(m_ada, command));
}

QTEST_GUILESS_MAIN(HubRoomsTest)
#include "hubroomstest.moc"
