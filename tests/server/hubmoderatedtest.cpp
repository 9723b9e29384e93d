// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace protocol;
using namespace std::chrono_literals;
using wire::request;
using Kind = NotificationKind;
using Person = HubFixture::Person;

Q_DECLARE_METATYPE(protocol::ModerationAction)

/// What people are told in person of what moderators do to them. Ben has written in Ada's room.
class HubModeratedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsWhoIsInvited();
    void tellsWhomAModeratorDealsWith_data();
    void tellsWhomAModeratorDealsWith();
    void tellsWhoMayWriteAgain();
    void tellsNobodyOfTheirOwnDoing();
    void tellsNothingWhereNothingChanges();
    void namesNoPrivateRoomToWhoHasLeftIt();
    void tellsOnceWhatIsSentTwice();
    void tellsWhoComesLater();

private:
    void carryOut(const Person &person, const Command &command)
    {
        m_space->hub().handle(person.session, command);
        m_space->storage().commit();
    }
    [[nodiscard]] std::vector<Notification> notificationsFor(const Person &person)
    {
        std::vector<Notification> all;
        for (const Event &event : m_space->eventsFor(person)) {
            if (const auto *notification = std::get_if<Notification>(&event))
                all.push_back(*notification);
        }
        return all;
    }
    [[nodiscard]] Notification told(Kind kind, const std::optional<base::RoomId> &room, const Person &by,
                                    std::optional<ModerationAction> action = {},
                                    const QString &detail = {}) const
    {
        Notification told{1, kind, room, {}, by.user, by.name, {}, m_space->clock().utcNow()};
        told.action = action;
        if (action && room)
            told.roomName = QStringLiteral("Tea");
        if (!detail.isEmpty())
            told.detail = detail;
        return told;
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_olga;
    Person m_ada;
    Person m_ben;
    Person m_bensPhone;
    Person m_cleo;
    base::RoomId m_room;
    base::Seq m_seq = 0; ///< of what Ben has written there
};

void HubModeratedTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_olga = m_space->signIn(QStringLiteral("Olga"));
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    m_bensPhone = m_space->signIn(QStringLiteral("Ben"));
    m_cleo = m_space->signIn(QStringLiteral("Cleo"));
    carryOut(m_ada, CreateRoom{request(80), QStringLiteral("Tea"), RoomKind::Public, {}});
    m_room = std::get<RoomCreatedAck>(m_space->eventsFor(m_ada).at(0)).room;
    carryOut(m_ben, JoinRoom{request(81), m_room});
    m_space->forget();
    carryOut(m_ben, saying(82, QStringLiteral("tea?"), m_room));
    m_seq = std::get<MessageStored>(m_space->eventsFor(m_ben).at(0)).seq;
    m_space->forget();
}

void HubModeratedTest::tellsWhoIsInvited()
{
    carryOut(m_ben, InviteMember{request(1), m_room, m_cleo.user});
    QVERIFY((notificationsFor(m_cleo) == std::vector{told(Kind::Invitation, m_room, m_ben)}));
    QVERIFY(notificationsFor(m_ada).empty());
    QVERIFY(notificationsFor(m_ben).empty());
}

void HubModeratedTest::tellsWhomAModeratorDealsWith_data()
{
    QTest::addColumn<QString>("deed");
    QTest::addColumn<bool>("isInRoom");
    QTest::addColumn<ModerationAction>("action");
    QTest::addColumn<QString>("detail");
    using Action = ModerationAction;
    QTest::newRow("remove_member") << QStringLiteral("remove") << true << Action::Remove
                                   << QStringLiteral("Advertising");
    QTest::newRow("mute_member") << QStringLiteral("mute") << true << Action::Mute
                                 << QStringLiteral("in a second");
    QTest::newRow("set_role with room")
        << QStringLiteral("appoint") << true << Action::Appoint << QStringLiteral("moderator");
    QTest::newRow("set_role") << QStringLiteral("give") << false << Action::Appoint
                              << QStringLiteral("guest");
    QTest::newRow("delete_message") << QStringLiteral("delete") << true << Action::Delete << QString();
}

void HubModeratedTest::tellsWhomAModeratorDealsWith()
{
    QFETCH(QString, deed);
    QFETCH(bool, isInRoom);
    QFETCH(ModerationAction, action);
    QFETCH(QString, detail);
    if (action == ModerationAction::Mute)
        detail = base::isoText(m_space->clock().utcNow() + 1s);
    const std::map<QString, Command> commands{
        {QStringLiteral("remove"),
         RemoveMember{request(1), m_room, m_ben.user, QStringLiteral("Advertising")}},
        {QStringLiteral("mute"), MuteMember{request(1), m_room, m_ben.user, 1s}},
        {QStringLiteral("appoint"), SetRole{request(1), m_ben.user, Role::Moderator, m_room}},
        {QStringLiteral("give"), SetRole{request(1), m_ben.user, Role::Guest, {}}},
        {QStringLiteral("delete"), DeleteMessage{request(1), m_room, {m_seq}}}};
    const Person &actor = isInRoom ? m_ada : m_olga;
    carryOut(actor, commands.at(deed));
    const auto room = isInRoom ? std::optional(m_room) : std::nullopt;
    const std::vector expected{told(Kind::Moderation, room, actor, action, detail)};
    QVERIFY(notificationsFor(m_ben) == expected);
    QVERIFY(notificationsFor(m_bensPhone) == expected);
    for (const Person &other : {m_olga, m_ada, m_cleo})
        QVERIFY(notificationsFor(other).empty());
}

void HubModeratedTest::tellsWhoMayWriteAgain()
{
    carryOut(m_ada, MuteMember{request(1), m_room, m_ben.user, 1s});
    m_space->forget();
    carryOut(m_ada, MuteMember{request(2), m_room, m_ben.user, 0s});
    Notification expected = told(Kind::Moderation, m_room, m_ada, ModerationAction::Mute);
    expected.number = 2;
    QVERIFY((notificationsFor(m_ben) == std::vector{expected}));
}

void HubModeratedTest::tellsNobodyOfTheirOwnDoing()
{
    carryOut(m_ada, SetRole{request(1), m_ada.user, Role::Member, m_room});
    QVERIFY(notificationsFor(m_ada).empty());
    carryOut(m_ben, DeleteMessage{request(2), m_room, {m_seq}});
    QVERIFY(notificationsFor(m_ben).empty());
}

void HubModeratedTest::tellsNothingWhereNothingChanges()
{
    carryOut(m_ada, InviteMember{request(1), m_room, m_ben.user});
    carryOut(m_ada, MuteMember{request(2), m_room, m_ben.user, {}});
    carryOut(m_ada, SetRole{request(3), m_ben.user, Role::Member, m_room});
    carryOut(m_ada, RemoveMember{request(4), m_room, m_cleo.user, {}});
    // Nor where it is refused, nor what is no one person's.
    carryOut(m_ben, RemoveMember{request(5), m_room, m_ada.user, {}});
    carryOut(m_olga, UpdateSpace{request(6), QStringLiteral("Orchard"), {}, {}});
    for (const Person &person : {m_olga, m_ada, m_ben, m_cleo})
        QVERIFY(notificationsFor(person).empty());
}

void HubModeratedTest::namesNoPrivateRoomToWhoHasLeftIt()
{
    carryOut(m_ada, CreateRoom{request(1), QStringLiteral("Leads"), RoomKind::Private, {m_ben.user}});
    const base::RoomId room = std::get<RoomCreatedAck>(m_space->eventsFor(m_ada).at(0)).room;
    carryOut(m_ben, saying(2, QStringLiteral("psst"), room));
    carryOut(m_ben, protocol::LeaveRoom{request(3), room});
    carryOut(m_ada, protocol::UpdateRoom{
                        .id = request(4), .room = room, .name = QStringLiteral("Surprise"), .topic = {}});
    m_space->forget();
    carryOut(m_ada, DeleteMessage{request(5), room, {4}});
    const std::vector<Notification> notified = notificationsFor(m_ben);
    QCOMPARE(notified.size(), 1U);
    QVERIFY(notified.front().action == ModerationAction::Delete);
    QVERIFY(!notified.front().roomName);
}

void HubModeratedTest::tellsOnceWhatIsSentTwice()
{
    for (int time = 0; time < 2; ++time) {
        carryOut(m_ada, DeleteMessage{request(1), m_room, {m_seq}});
        carryOut(m_ada, RemoveMember{request(2), m_room, m_ben.user, {}});
    }
    QCOMPARE(notificationsFor(m_ben).size(), 2U);
}

void HubModeratedTest::tellsWhoComesLater()
{
    m_space->hub().leave(m_ben.session);
    carryOut(m_ada, RemoveMember{request(1), m_room, m_ben.user, {}});
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    carryOut(m_ben, ListNotifications{request(2), 0, {}, 200});
    const auto list = std::get<NotificationList>(m_space->eventsFor(m_ben).at(0));
    QVERIFY(
        (list.notifications == std::vector{told(Kind::Moderation, m_room, m_ada, ModerationAction::Remove)}));
    QVERIFY((list.unread == std::vector<NotificationNumber>{1}));
}

QTEST_GUILESS_MAIN(HubModeratedTest)
#include "hubmoderatedtest.moc"
