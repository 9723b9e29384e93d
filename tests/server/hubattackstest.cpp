// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using base::RoomId;
using protocol::ErrorCode;
using protocol::Failure;
using protocol::Role;
using protocol::RoomKind;
using std::chrono::milliseconds;
using wire::request;
using Person = HubFixture::Person;

/// What somebody tries who would do more than they may.
class HubAttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsNobodyActOnWhoStandsAbove_data();
    void letsNobodyActOnWhoStandsAbove();
    void keepsABannedPersonOut_data();
    void keepsABannedPersonOut();
    void hearsNothingMoreOfWhoIsBanned();
    void tellsNobodyOfRoomsThatTheyMayNotSee_data();
    void tellsNobodyOfRoomsThatTheyMayNotSee();
    void judgesWhatIsInFlightByWhatCameBefore_data();
    void judgesWhatIsInFlightByWhatCameBefore();
    void storesNoMessageBehindItsWritersGoing_data();
    void storesNoMessageBehindItsWritersGoing();
    void cannotTakeTheIdOfSomebodyElsesEvent();

private:
    /// What a command is answered, as the wire shows it.
    [[nodiscard]] QByteArrayList answer(const Person &person, const protocol::Command &command)
    {
        return m_space->ask(person, command);
    }
    [[nodiscard]] std::optional<ErrorCode> refusal(const Person &person)
    {
        for (const protocol::Event &event : m_space->eventsFor(person)) {
            if (const auto *failure = std::get_if<Failure>(&event))
                return failure->code;
        }
        return std::nullopt;
    }
    [[nodiscard]] RoomId make(const Person &person, RoomKind kind, const std::vector<base::UserId> &members)
    {
        const QString name = kind == RoomKind::Direct ? QString() : QStringLiteral("Tea");
        m_space->hub().handle(person.session, protocol::CreateRoom{request(80), name, kind, members});
        m_space->storage().commit();
        const RoomId room = std::get<protocol::RoomCreatedAck>(m_space->eventsFor(person).at(0)).room;
        m_space->forget();
        return room;
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_olga;
    Person m_mod; ///< a moderator of the space
    Person m_ada;
    Person m_ben;
};

void HubAttacksTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_olga = m_space->signIn(QStringLiteral("Olga"));
    m_mod = m_space->signIn(QStringLiteral("Mod"));
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    (void)m_space->ask(m_olga, protocol::SetRole{request(70), m_mod.user, Role::Moderator, {}});
    m_space->forget();
}

void HubAttacksTest::letsNobodyActOnWhoStandsAbove_data()
{
    QTest::addColumn<QString>("deed");
    for (const char *deed : {"ban", "demote", "remove", "mute"})
        QTest::newRow(deed) << QString::fromLatin1(deed);
}

void HubAttacksTest::letsNobodyActOnWhoStandsAbove()
{
    QFETCH(QString, deed);
    const auto deedOf = [&](const base::UserId &target) -> protocol::Command {
        if (deed == QLatin1String("ban"))
            return protocol::Ban{request(1), target, {}};
        if (deed == QLatin1String("demote"))
            return protocol::SetRole{request(1), target, Role::Guest, {}};
        if (deed == QLatin1String("remove"))
            return protocol::RemoveMember{request(1), general, target, {}};
        return protocol::MuteMember{request(1), general, target, milliseconds(1'000)};
    };
    // The moderator on the owner, on themselves, and a member on the moderator.
    const std::pair<Person, Person> pairs[] = {{m_mod, m_olga}, {m_ada, m_mod}, {m_ada, m_ben}};
    for (const auto &[actor, target] : pairs) {
        m_space->hub().handle(actor.session, deedOf(target.user));
        m_space->storage().commit();
        QVERIFY(refusal(actor) == ErrorCode::NotAllowed);
        QVERIFY(m_space->isQuiet());
        QVERIFY(m_space->closed().empty());
    }
}

void HubAttacksTest::keepsABannedPersonOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("by a second connection") << QStringLiteral("Ben") << false;
    QTest::newRow("by another name") << QStringLiteral("Benjamin") << false;
    QTest::newRow("after a restart") << QStringLiteral("Ben") << true;
}

void HubAttacksTest::keepsABannedPersonOut()
{
    QFETCH(QString, name);
    QFETCH(bool, isRestarted);
    // In the same commit as the ban, before it and behind it, and later.
    std::vector<std::variant<Hub::Entry, Failure>> answers;
    const auto signIn = [&] {
        m_space->hub().signIn(protocol::Authenticate{request(1), keyOf(QStringLiteral("Ben")), name, {}},
                              QString(), [&answers](const auto &answer) { answers.push_back(answer); });
    };
    signIn();
    m_space->hub().handle(m_mod.session, protocol::Ban{request(2), m_ben.user, {}});
    signIn();
    m_space->storage().commit();
    QCOMPARE(answers.size(), 2U);
    const auto first = std::get<Hub::Entry>(answers[0]).session;
    QVERIFY(m_space->closed() == (std::vector{m_ben.session, first}));
    if (isRestarted)
        m_space->restart();
    signIn();
    m_space->storage().commit();
    for (std::size_t i : {1U, 2U}) {
        const auto *failure = std::get_if<Failure>(&answers.at(i));
        QVERIFY(failure);
        QCOMPARE(failure->code, ErrorCode::Banned);
    }
}

void HubAttacksTest::hearsNothingMoreOfWhoIsBanned()
{
    m_space->hub().handle(m_mod.session, protocol::Ban{request(1), m_ben.user, {}});
    m_space->hub().handle(m_ben.session, saying(2, QStringLiteral("last words")));
    m_space->storage().commit();
    m_space->forget();
    const auto stored =
        m_space->storage().database().rows(QStringLiteral("SELECT 1 FROM events WHERE type = 'chat_message'"),
                                           {}, [](const QSqlQuery &) { return true; });
    QVERIFY(stored && stored->empty());
}

void HubAttacksTest::tellsNobodyOfRoomsThatTheyMayNotSee_data()
{
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<bool>("isOwner");
    for (const bool isOwner : {false, true}) {
        const char *who = isOwner ? "the owner" : "a member";
        QTest::addRow("a private room to %s", who) << RoomKind::Private << isOwner;
        QTest::addRow("direct messages to %s", who) << RoomKind::Direct << isOwner;
    }
}

void HubAttacksTest::tellsNobodyOfRoomsThatTheyMayNotSee()
{
    QFETCH(RoomKind, kind);
    QFETCH(bool, isOwner);
    const Person &eve = isOwner ? m_olga : m_mod;
    const RoomId room = make(m_ada, kind, {m_ben.user});
    const auto id = request(1);
    const auto probes = [&](const RoomId &at) {
        return std::vector<protocol::Command>{
            protocol::RoomMembers{id, at, {}},
            protocol::Subscribe{id, at, 0},
            protocol::RoomHistory{id, at, {}, {}, 50},
            protocol::ChatMessage{id, at, QStringLiteral("text"), {}, {}},
            protocol::ChatMessage{id, at, QStringLiteral("text"), 1, {}},
            protocol::JoinRoom{id, at},
            protocol::LeaveRoom{id, at},
            protocol::UpdateRoom{id, at, QStringLiteral("Mine"), {}},
            protocol::UpdateRoom{id, at, {}, {}},
            protocol::InviteMember{id, at, eve.user},
            protocol::InviteMember{id, at, base::UserId(QStringLiteral("nobody"))},
            protocol::RemoveMember{id, at, m_ben.user, {}},
            protocol::MuteMember{id, at, m_ben.user, milliseconds(1)},
            protocol::SetRole{id, m_ben.user, Role::Moderator, at},
            protocol::SetRole{id, m_ben.user, Role::Owner, at},
            protocol::SetTyping{at, true},
            protocol::MarkRead{at, 1},
            protocol::MarkDelivered{at, 1},
            protocol::ListReceipts{id, at, 1},
        };
    };
    const auto there = probes(room);
    const auto nowhere = probes(RoomId(QStringLiteral("nowhere")));
    for (std::size_t i = 0; i < there.size(); ++i) {
        const QByteArrayList told = answer(eve, there[i]);
        QCOMPARE(told, answer(eve, nowhere[i]));
        QVERIFY(told.isEmpty() || told[0].contains("not_found"));
    }
    QVERIFY(m_space->isQuiet());
    const QByteArrayList listed = answer(eve, protocol::ListRooms{id, {}});
    const QByteArrayList audited = answer(eve, protocol::ReadAuditLog{request(2), {}, 50});
    for (const QByteArray &frame : listed + audited)
        QVERIFY(!frame.contains(room.value().toUtf8()));
}

void HubAttacksTest::judgesWhatIsInFlightByWhatCameBefore_data()
{
    QTest::addColumn<bool>("isRoom");
    QTest::newRow("demoted in the space") << false;
    QTest::newRow("dismissed in the room") << true;
}

void HubAttacksTest::judgesWhatIsInFlightByWhatCameBefore()
{
    QFETCH(bool, isRoom);
    const RoomId room = make(m_ada, RoomKind::Public, {m_ben.user, m_mod.user, m_olga.user});
    const Person &actor = isRoom ? m_ada : m_mod;
    const auto where = isRoom ? std::optional(room) : std::nullopt;
    // Both were sent before anything was answered.
    m_space->hub().handle(m_olga.session, protocol::SetRole{request(1), actor.user, Role::Member, where});
    m_space->hub().handle(actor.session, protocol::RemoveMember{request(2), room, m_ben.user, {}});
    m_space->hub().handle(actor.session, protocol::UpdateRoom{request(3), room, {}, QStringLiteral("mine")});
    m_space->storage().commit();
    int refused = 0;
    for (const protocol::Event &event : m_space->eventsFor(actor)) {
        if (const auto *failure = std::get_if<Failure>(&event)) {
            QCOMPARE(failure->code, ErrorCode::NotAllowed);
            ++refused;
        }
    }
    QCOMPARE(refused, 2);
    QVERIFY(m_space->eventsFor(m_ben).empty() || isRoom);
}

void HubAttacksTest::storesNoMessageBehindItsWritersGoing_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("they leave") << QStringLiteral("leave") << ErrorCode::NotAMember;
    QTest::newRow("they are removed") << QStringLiteral("remove") << ErrorCode::NotAMember;
    QTest::newRow("they are muted") << QStringLiteral("mute") << ErrorCode::NotAllowed;
    QTest::newRow("only moderators may write") << QStringLiteral("close") << ErrorCode::NotAllowed;
}

void HubAttacksTest::storesNoMessageBehindItsWritersGoing()
{
    QFETCH(QString, how);
    QFETCH(ErrorCode, code);
    const RoomId room = make(m_ada, RoomKind::Public, {m_ben.user});
    const auto before = saying(1, QStringLiteral("before"), room);
    m_space->hub().handle(m_ben.session, before);
    if (how == QLatin1String("leave"))
        m_space->hub().handle(m_ben.session, protocol::LeaveRoom{request(2), room});
    else if (how == QLatin1String("remove"))
        m_space->hub().handle(m_ada.session, protocol::RemoveMember{request(2), room, m_ben.user, {}});
    else if (how == QLatin1String("mute"))
        m_space->hub().handle(m_ada.session,
                              protocol::MuteMember{request(2), room, m_ben.user, milliseconds(1'000)});
    else
        m_space->hub().handle(
            m_ada.session, protocol::UpdateRoom{request(2), room, {}, {}, protocol::Circle::Moderators, {}});
    m_space->hub().handle(m_ben.session, saying(3, QStringLiteral("behind"), room));
    m_space->storage().commit();
    QVERIFY(refusal(m_ben) == code);
    const auto texts = m_space->storage().database().rows(
        QStringLiteral("SELECT body FROM events WHERE type = 'chat_message'"), {},
        [](const QSqlQuery &row) { return row.value(0).toString(); });
    QCOMPARE(texts->size(), 1U);
    QVERIFY(texts->front().contains(QStringLiteral("before")));
    // What was stored is acknowledged still.
    const QByteArrayList again = answer(m_ben, before);
    QVERIFY(again.size() == 1 && again[0].contains("\"ack\""));
}

void HubAttacksTest::cannotTakeTheIdOfSomebodyElsesEvent()
{
    const RoomId room = make(m_ada, RoomKind::Private, {m_ben.user});
    (void)m_space->ask(m_ben, saying(5, QStringLiteral("mine")));
    // An event of Ben's with that id is there already.
    m_space->hub().handle(m_ada.session, protocol::RemoveMember{request(5), room, m_ben.user, {}});
    m_space->storage().commit();
    QVERIFY(!refusal(m_ada));
    const QByteArrayList again = answer(m_ben, saying(5, QStringLiteral("mine")));
    QVERIFY(again.last().contains("chat_message"));
}

QTEST_GUILESS_MAIN(HubAttacksTest)
#include "hubattackstest.moc"
