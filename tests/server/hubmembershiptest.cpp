// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using base::RoomId;
using protocol::ErrorCode;
using protocol::Failure;
using protocol::JoinedAck;
using protocol::JoinRoom;
using protocol::LeaveRoom;
using protocol::LeftAck;
using protocol::RoomEvent;
using protocol::RoomKind;
using wire::request;
using Person = HubFixture::Person;

class HubMembershipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsSubscribersAndAllOwnDevicesWhoJoins();
    void onlyAcknowledgesASecondJoin();
    void tellsSubscribersAndAllOwnDevicesWhoLeaves();
    void onlyAcknowledgesASecondLeave();
    void endsTheSubscriptionsOfWhoLeaves();
    void showsWhoCameBackWhatTheyMissed();
    void keepsTheTwoOfADirectMessage();
    void tellsOutsidersNoMoreThanThatThereIsNoSuchRoom_data();
    void tellsOutsidersNoMoreThanThatThereIsNoSuchRoom();
    void asksThemToJoinAPublicRoomFirst_data();
    void asksThemToJoinAPublicRoomFirst();

private:
    /// A request for one room, by its name.
    [[nodiscard]] static protocol::Command asking(const QString &what, const RoomId &room);
    static void addRequests();
    [[nodiscard]] RoomEvent told(int request, base::Seq seq, const Person &person,
                                 const protocol::EventContent &content, const RoomId &room = garden) const
    {
        return {room,   seq, wire::request(request), person.user, person.name, m_space->clock().utcNow(),
                content};
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
};

void HubMembershipTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_adasPhone = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    // Ben is in the garden already, as event 1.
    (void)m_space->ask(m_ben, JoinRoom{request(90), garden});
    (void)m_space->ask(m_ben, protocol::Subscribe{request(91), garden, 0});
    m_space->forget();
}

void HubMembershipTest::tellsSubscribersAndAllOwnDevicesWhoJoins()
{
    m_space->hub().handle(m_ada.session, JoinRoom{request(1), garden});
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    const RoomEvent joined = told(1, 2, m_ada, protocol::UserJoined{});
    QCOMPARE(m_space->heard(m_ada), shown({JoinedAck{request(1), garden}, joined}));
    QCOMPARE(m_space->heard(m_adasPhone), shown({joined}));
    QCOMPARE(m_space->heard(m_ben), shown({joined}));
    QVERIFY(m_space->isQuiet());
}

void HubMembershipTest::onlyAcknowledgesASecondJoin()
{
    (void)m_space->ask(m_ada, JoinRoom{request(1), garden});
    m_space->forget();
    for (const int id : {1, 2})
        QCOMPARE(m_space->ask(m_ada, JoinRoom{request(id), garden}), shown({JoinedAck{request(id), garden}}));
    QCOMPARE(m_space->ask(m_adasPhone, JoinRoom{request(3), garden}), shown({JoinedAck{request(3), garden}}));
    QVERIFY(m_space->isQuiet());
    // Nor is there a second event of two requests in one commit.
    m_space->hub().handle(m_ada.session, LeaveRoom{request(4), garden});
    m_space->hub().handle(m_ada.session, LeaveRoom{request(5), garden});
    m_space->storage().commit();
    QCOMPARE(m_space->heard(m_ben), shown({told(4, 3, m_ada, protocol::UserLeft{})}));
}

void HubMembershipTest::tellsSubscribersAndAllOwnDevicesWhoLeaves()
{
    (void)m_space->ask(m_ada, JoinRoom{request(1), garden});
    (void)m_space->ask(m_ada, protocol::Subscribe{request(2), garden, 0});
    m_space->forget();
    const RoomEvent left = told(3, 3, m_ada, protocol::UserLeft{});
    QCOMPARE(m_space->ask(m_ada, LeaveRoom{request(3), garden}), shown({LeftAck{request(3), garden}, left}));
    QCOMPARE(m_space->heard(m_adasPhone), shown({left}));
    QCOMPARE(m_space->heard(m_ben), shown({left}));
    QVERIFY(m_space->isQuiet());
}

void HubMembershipTest::onlyAcknowledgesASecondLeave()
{
    QCOMPARE(m_space->ask(m_ada, LeaveRoom{request(1), garden}), shown({LeftAck{request(1), garden}}));
    QVERIFY(m_space->isQuiet());
}

void HubMembershipTest::endsTheSubscriptionsOfWhoLeaves()
{
    for (const Person &device : {m_ada, m_adasPhone}) {
        (void)m_space->ask(device, JoinRoom{request(1), garden});
        (void)m_space->ask(device, protocol::Subscribe{request(2), garden, 0});
    }
    (void)m_space->ask(m_adasPhone, LeaveRoom{request(3), garden});
    m_space->forget();
    (void)m_space->ask(m_ben, saying(4, QStringLiteral("gone?"), garden));
    QVERIFY(m_space->isQuiet());
    // Back in, but not subscribed.
    (void)m_space->ask(m_ada, JoinRoom{request(5), garden});
    m_space->forget();
    (void)m_space->ask(m_ben, saying(6, QStringLiteral("back?"), garden));
    QVERIFY(m_space->isQuiet());
}

void HubMembershipTest::showsWhoCameBackWhatTheyMissed()
{
    (void)m_space->ask(m_ada, JoinRoom{request(1), garden});  // 2
    (void)m_space->ask(m_ada, LeaveRoom{request(2), garden}); // 3
    (void)m_space->ask(m_ben, saying(3, QStringLiteral("text"), garden));
    (void)m_space->ask(m_ada, JoinRoom{request(4), garden}); // 5
    m_space->hub().handle(m_ada.session, protocol::Subscribe{request(5), garden, 3});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ada);
    const auto &subscribed = std::get<protocol::Subscribed>(events.at(0));
    QCOMPARE(subscribed.events.size(), 2U);
    QVERIFY(std::holds_alternative<protocol::MessagePosted>(subscribed.events[0].content));
    QVERIFY(std::holds_alternative<protocol::UserJoined>(subscribed.events[1].content));
}

void HubMembershipTest::keepsTheTwoOfADirectMessage()
{
    const protocol::CreateRoom create{request(1), {}, RoomKind::Direct, {m_ben.user}};
    m_space->hub().handle(m_ada.session, create);
    m_space->storage().commit();
    const RoomId room = std::get<protocol::RoomCreatedAck>(m_space->eventsFor(m_ada).at(0)).room;
    m_space->forget();
    m_space->hub().handle(m_ada.session, LeaveRoom{request(2), room});
    const auto events = m_space->eventsFor(m_ada);
    QCOMPARE(std::get<Failure>(events.at(0)).code, ErrorCode::NotAllowed);
    QVERIFY(m_space->storage().isIdle());
    QCOMPARE(m_space->ask(m_ada, JoinRoom{request(3), room}), shown({JoinedAck{request(3), room}}));
    QVERIFY(m_space->isQuiet());
}

protocol::Command HubMembershipTest::asking(const QString &what, const RoomId &room)
{
    const base::RequestId id = request(1);
    const std::map<QString, protocol::Command> commands{
        {QStringLiteral("members"), protocol::RoomMembers{id, room, {}}},
        {QStringLiteral("update"), protocol::UpdateRoom{id, room, QStringLiteral("Mine"), {}}},
        {QStringLiteral("subscribe"), protocol::Subscribe{id, room, 0}},
        {QStringLiteral("message"), saying(1, QStringLiteral("text"), room)},
        {QStringLiteral("history"), protocol::RoomHistory{id, room, {}, {}, 50}},
        {QStringLiteral("join"), JoinRoom{id, room}},
        {QStringLiteral("leave"), LeaveRoom{id, room}},
        {QStringLiteral("typing"), protocol::SetTyping{room, true}},
    };
    return commands.at(what);
}

void HubMembershipTest::addRequests()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"members", "update", "subscribe", "message", "history"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void HubMembershipTest::tellsOutsidersNoMoreThanThatThereIsNoSuchRoom_data()
{
    addRequests();
    for (const char *what : {"join", "leave", "typing"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void HubMembershipTest::tellsOutsidersNoMoreThanThatThereIsNoSuchRoom()
{
    QFETCH(QString, what);
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    std::vector<RoomId> rooms{RoomId(QStringLiteral("nowhere"))};
    for (const auto kind : {RoomKind::Private, RoomKind::Direct}) {
        const QString name = kind == RoomKind::Direct ? QString() : QStringLiteral("Secret");
        m_space->hub().handle(m_ben.session,
                              protocol::CreateRoom{request(50 + int(kind)), name, kind, {m_ada.user}});
        m_space->storage().commit();
        rooms.push_back(std::get<protocol::RoomCreatedAck>(m_space->eventsFor(m_ben).at(0)).room);
        (void)m_space->ask(m_ben, protocol::Subscribe{request(60), rooms.back(), 0});
    }
    m_space->forget();
    QByteArrayList answers;
    for (const RoomId &room : rooms) {
        m_space->hub().handle(cleo.session, asking(what, room));
        // Not even the time tells them apart: the store is asked for all of them or for none.
        answers.append(m_space->storage().isIdle() ? "at once: " : "later: ");
        m_space->storage().commit();
        answers.back().append(m_space->heard(cleo).join('\n'));
    }
    QCOMPARE(answers[0].contains("not_found"), what != QLatin1String("typing"));
    QCOMPARE(answers[1], answers[0]);
    QCOMPARE(answers[2], answers[0]);
    QVERIFY(m_space->isQuiet());
}

void HubMembershipTest::asksThemToJoinAPublicRoomFirst_data()
{
    addRequests();
}

void HubMembershipTest::asksThemToJoinAPublicRoomFirst()
{
    QFETCH(QString, what);
    m_space->hub().handle(m_ada.session, asking(what, garden));
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ada);
    QCOMPARE(events.size(), 1U);
    QCOMPARE(std::get<Failure>(events[0]).code, ErrorCode::NotAMember);
    QVERIFY(m_space->isQuiet());
}

QTEST_GUILESS_MAIN(HubMembershipTest)
#include "hubmembershiptest.moc"
