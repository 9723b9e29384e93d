// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using base::RoomId;
using protocol::Done;
using protocol::ErrorCode;
using protocol::Event;
using protocol::Failure;
using protocol::Role;
using protocol::RoomEvent;
using protocol::RoomKind;
using std::chrono::milliseconds;
using wire::request;
using Person = HubFixture::Person;

class HubModerationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsSomebodyIntoARoomOnce();
    void showsSomebodyOut();
    void letsSomebodyOnlyReadForATime();
    void keepsAMuteOverLeavingAndARestart();
    void appointsAndDismissesModeratorsOfARoom();
    void givesRolesInTheSpace();
    void keepsTheLastOwner();
    void shutsSomebodyOutOnAllDevices();
    void letsWhoIsUnbannedComeBack();
    void changesTheSpaceForEverybody();
    void tellsEverybodyAndWhoComesLater();
    void removesARoomThatTheLastOneLeaves();
    void keepsRoomsThatNobodyMade();
    void showsGuestsTheirOwnRoomsOnly();
    void listsWhatWasDone();
    void takesNoIdOfAnotherKindOfRequest();

private:
    /// Asks, and gives the first event of that kind that the same session hears.
    template <class Kind>
    [[nodiscard]] std::optional<Kind> ask(const Person &person, const protocol::Command &command)
    {
        m_space->hub().handle(person.session, command);
        m_space->storage().commit();
        return first<Kind>(person);
    }
    template <class Kind>
    [[nodiscard]] std::optional<Kind> first(const Person &person)
    {
        for (const Event &event : m_space->eventsFor(person)) {
            if (const auto *found = std::get_if<Kind>(&event))
                return *found;
        }
        return std::nullopt;
    }
    [[nodiscard]] std::optional<ErrorCode> refusal(const Person &person, const protocol::Command &command)
    {
        const auto failure = ask<Failure>(person, command);
        return failure ? std::optional(failure->code) : std::nullopt;
    }
    /// Ada's room of that kind with Ben in it.
    [[nodiscard]] RoomId make(RoomKind kind = RoomKind::Private)
    {
        const auto made = ask<protocol::RoomCreatedAck>(
            m_ada, protocol::CreateRoom{request(80), QStringLiteral("Tea"), kind, {m_ben.user}});
        m_space->forget();
        return made->room;
    }
    void restart()
    {
        m_space->restart();
        m_olga = m_space->signIn(QStringLiteral("Olga"));
        m_ada = m_space->signIn(QStringLiteral("Ada"));
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_olga;
    Person m_ada;
    Person m_ben;
    Person m_cleo;
};

void HubModerationTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_olga = m_space->signIn(QStringLiteral("Olga"));
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    m_cleo = m_space->signIn(QStringLiteral("Cleo"));
}

void HubModerationTest::letsSomebodyIntoARoomOnce()
{
    const RoomId room = make();
    const protocol::InviteMember invite{request(1), room, m_cleo.user};
    QVERIFY(ask<Done<protocol::InviteMember>>(m_ada, invite));
    const auto joined = first<RoomEvent>(m_cleo);
    QVERIFY(joined && joined->room == room && joined->user == m_cleo.user);
    QCOMPARE(joined->name, QStringLiteral("Cleo"));
    const auto &content = std::get<protocol::UserJoined>(joined->content);
    QVERIFY(content.by == (protocol::Actor{m_ada.user, QStringLiteral("Ada")}));
    // Who is in already is not let in again; nor does the same request twice, whatever came between.
    QVERIFY(ask<Done<protocol::InviteMember>>(m_ada, protocol::InviteMember{request(2), room, m_cleo.user}));
    QVERIFY(m_space->isQuiet());
    (void)m_space->ask(m_cleo, protocol::LeaveRoom{request(3), room});
    m_space->forget();
    QVERIFY(ask<Done<protocol::InviteMember>>(m_ada, invite));
    QVERIFY(m_space->isQuiet());
    const auto list = ask<protocol::RoomList>(m_cleo, protocol::ListRooms{request(4), {}});
    QCOMPARE(list->rooms.size(), 2U);
    // Nobody is let in who is not there, or who may not be.
    const protocol::InviteMember nobody{request(5), room, base::UserId(QStringLiteral("nobody"))};
    QVERIFY(refusal(m_ada, nobody) == ErrorCode::BadField);
    (void)m_space->ask(m_olga, protocol::Ban{request(6), m_cleo.user, {}});
    const protocol::InviteMember banned{request(7), room, m_cleo.user};
    QVERIFY(refusal(m_ada, banned) == ErrorCode::BadField);
}

void HubModerationTest::showsSomebodyOut()
{
    const RoomId room = make();
    (void)m_space->ask(m_ben, protocol::Subscribe{request(1), room, 0});
    const protocol::RemoveMember remove{request(2), room, m_ben.user, QStringLiteral("Spam")};
    QVERIFY(ask<Done<protocol::RemoveMember>>(m_ada, remove));
    const auto left = first<RoomEvent>(m_ben);
    QVERIFY(left && left->user == m_ben.user);
    const auto &content = std::get<protocol::UserLeft>(left->content);
    QVERIFY(content.by && content.by->user == m_ada.user);
    QCOMPARE(content.reason, QStringLiteral("Spam"));
    (void)m_space->ask(m_ada, saying(3, QStringLiteral("gone?"), room));
    QVERIFY(m_space->isQuiet());
    QVERIFY(refusal(m_ben, saying(4, QStringLiteral("text"), room)) == ErrorCode::NotFound);
    // Back in, and the same request again does nothing.
    (void)m_space->ask(m_ada, protocol::InviteMember{request(5), room, m_ben.user});
    m_space->forget();
    QVERIFY(ask<Done<protocol::RemoveMember>>(m_ada, remove));
    QVERIFY(m_space->isQuiet());
    QVERIFY(!refusal(m_ben, saying(6, QStringLiteral("text"), room)));
}

void HubModerationTest::letsSomebodyOnlyReadForATime()
{
    const RoomId room = make();
    (void)m_space->ask(m_ada, protocol::Subscribe{request(1), room, 0});
    const auto now = m_space->clock().utcNow();
    const protocol::MuteMember mute{request(2), room, m_ben.user, milliseconds(60'000)};
    const auto told = ask<RoomEvent>(m_ada, mute);
    QVERIFY(told && told->user == m_ben.user);
    QVERIFY(std::get<protocol::UserMuted>(told->content).until == now + milliseconds(60'000));
    QVERIFY(refusal(m_ben, saying(3, QStringLiteral("text"), room)) == ErrorCode::NotAllowed);
    m_space->hub().handle(m_ben.session, protocol::SetTyping{room, true});
    QVERIFY(m_space->isQuiet());
    const auto seen = ask<protocol::Subscribed>(m_ben, protocol::Subscribe{request(4), room, 0});
    QVERIFY(seen->summary.mutedUntil == now + milliseconds(60'000));

    m_space->clock().advance(base::Duration(60'000));
    QVERIFY(!refusal(m_ben, saying(3, QStringLiteral("text"), room)));
    QVERIFY(!ask<protocol::Subscribed>(m_ben, protocol::Subscribe{request(5), room, 0})->summary.mutedUntil);

    (void)m_space->ask(m_ada, protocol::MuteMember{request(6), room, m_ben.user, milliseconds(60'000)});
    const auto ended = ask<RoomEvent>(m_ada, protocol::MuteMember{request(7), room, m_ben.user, {}});
    QVERIFY(ended && !std::get<protocol::UserMuted>(ended->content).until);
    QVERIFY(!refusal(m_ben, saying(8, QStringLiteral("text"), room)));
}

void HubModerationTest::keepsAMuteOverLeavingAndARestart()
{
    const RoomId room = make(RoomKind::Public);
    (void)m_space->ask(m_ada, protocol::MuteMember{request(1), room, m_ben.user, milliseconds(60'000)});
    (void)m_space->ask(m_ben, protocol::LeaveRoom{request(2), room});
    (void)m_space->ask(m_ben, protocol::JoinRoom{request(3), room});
    m_space->forget();
    QVERIFY(refusal(m_ben, saying(4, QStringLiteral("text"), room)) == ErrorCode::NotAllowed);
    restart();
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    QVERIFY(refusal(m_ben, saying(5, QStringLiteral("text"), room)) == ErrorCode::NotAllowed);
}

void HubModerationTest::appointsAndDismissesModeratorsOfARoom()
{
    const RoomId room = make();
    (void)m_space->ask(m_ada, protocol::InviteMember{request(1), room, m_cleo.user});
    const protocol::UpdateRoom update{request(2), room, {}, QStringLiteral("topic")};
    QVERIFY(refusal(m_ben, update) == ErrorCode::NotAllowed);
    (void)m_space->ask(m_ben, protocol::Subscribe{request(3), room, 0});
    m_space->forget();
    QVERIFY(ask<Done<protocol::SetRole>>(m_ada,
                                         protocol::SetRole{request(4), m_ben.user, Role::Moderator, room}));
    const auto told = first<RoomEvent>(m_ben);
    QCOMPARE(std::get<protocol::RoleChanged>(told->content).role, Role::Moderator);
    restart();
    m_ben = m_space->signIn(QStringLiteral("Ben"));
    QVERIFY(!refusal(m_ben, update));
    // Two of the same rank leave each other be; each may step down.
    QVERIFY(refusal(m_ben, protocol::SetRole{request(5), m_ada.user, Role::Member, room}) ==
            ErrorCode::NotAllowed);
    QVERIFY(refusal(m_ben, protocol::RemoveMember{request(6), room, m_ada.user, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(!refusal(m_ben, protocol::SetRole{request(7), m_ben.user, Role::Member, room}));
    QVERIFY(refusal(m_ben, protocol::UpdateRoom{request(8), room, {}, QStringLiteral("mine")}) ==
            ErrorCode::NotAllowed);
    QVERIFY(refusal(m_ada, protocol::SetRole{request(9), m_ben.user, Role::Owner, room}) ==
            ErrorCode::BadField);
    // Who leaves is no moderator when they come back.
    (void)m_space->ask(m_ada, protocol::SetRole{request(10), m_ben.user, Role::Moderator, room});
    (void)m_space->ask(m_ben, protocol::LeaveRoom{request(11), room});
    (void)m_space->ask(m_ada, protocol::InviteMember{request(12), room, m_ben.user});
    m_space->forget();
    QVERIFY(refusal(m_ben, protocol::UpdateRoom{request(13), room, {}, QStringLiteral("mine")}) ==
            ErrorCode::NotAllowed);
}

void HubModerationTest::givesRolesInTheSpace()
{
    (void)m_space->ask(m_cleo, protocol::Subscribe{request(1), general, 0});
    m_space->forget();
    const auto given =
        ask<Done<protocol::SetRole>>(m_olga, protocol::SetRole{request(2), m_ada.user, Role::Moderator, {}});
    QVERIFY(given);
    for (const Person &person : {m_ada, m_cleo})
        QCOMPARE(first<protocol::UserRole>(person)->role, Role::Moderator);
    QVERIFY(m_space->isQuiet());
    const auto list = ask<protocol::RoomList>(m_ada, protocol::ListRooms{request(3), {}});
    QCOMPARE(list->rooms.front().role, Role::Moderator);
    // A moderator gives what is below to who is below.
    QVERIFY(!refusal(m_ada, protocol::SetRole{request(4), m_ben.user, Role::Guest, {}}));
    QVERIFY(!refusal(m_ada, protocol::SetRole{request(5), m_ben.user, Role::Member, {}}));
    QVERIFY(refusal(m_ada, protocol::SetRole{request(6), m_ben.user, Role::Moderator, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(refusal(m_ada, protocol::SetRole{request(7), m_olga.user, Role::Member, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(refusal(m_ada, protocol::SetRole{request(8), m_ada.user, Role::Owner, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(!refusal(m_ada, protocol::SetRole{request(9), m_ada.user, Role::Member, {}}));
    QVERIFY(refusal(m_ada, protocol::SetRole{request(10), m_ben.user, Role::Guest, {}}) ==
            ErrorCode::NotAllowed);
}

void HubModerationTest::keepsTheLastOwner()
{
    QVERIFY(refusal(m_olga, protocol::SetRole{request(1), m_olga.user, Role::Member, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(!refusal(m_olga, protocol::SetRole{request(2), m_ada.user, Role::Owner, {}}));
    QVERIFY(refusal(m_olga, protocol::SetRole{request(3), m_ada.user, Role::Member, {}}) ==
            ErrorCode::NotAllowed);
    QVERIFY(!refusal(m_ada, protocol::SetRole{request(4), m_ada.user, Role::Member, {}}));
    QVERIFY(refusal(m_olga, protocol::SetRole{request(5), m_olga.user, Role::Member, {}}) ==
            ErrorCode::NotAllowed);
}

void HubModerationTest::shutsSomebodyOutOnAllDevices()
{
    const Person phone = m_space->signIn(QStringLiteral("Ben"));
    const protocol::Ban ban{request(1), m_ben.user, QStringLiteral("Spam")};
    QVERIFY(ask<Done<protocol::Ban>>(m_olga, ban));
    QVERIFY(m_space->closed() == (std::vector{m_ben.session, phone.session}));
    QVERIFY(ask<Done<protocol::Ban>>(m_olga, ban));
    QVERIFY(m_space->closed().empty());
    const auto list = ask<protocol::BanList>(m_olga, protocol::ListBans{request(2), {}});
    QCOMPARE(list->bans.size(), 1U);
    QVERIFY(list->bans[0].user == m_ben.user);
    QCOMPARE(list->bans[0].reason, QStringLiteral("Spam"));
    QVERIFY(list->isComplete);
    // A direct message, or a room, cannot be begun with them.
    const protocol::CreateRoom direct{request(3), {}, RoomKind::Direct, {m_ben.user}};
    QVERIFY(refusal(m_ada, direct) == ErrorCode::BadField);
}

void HubModerationTest::letsWhoIsUnbannedComeBack()
{
    (void)m_space->ask(m_olga, protocol::Ban{request(1), m_ben.user, {}});
    restart();
    QVERIFY(ask<protocol::BanList>(m_olga, protocol::ListBans{request(2), {}})->bans.size() == 1);
    QVERIFY(!refusal(m_olga, protocol::Unban{request(3), m_ben.user}));
    QVERIFY(ask<protocol::BanList>(m_olga, protocol::ListBans{request(4), {}})->bans.empty());
    const Person back = m_space->signIn(QStringLiteral("Ben"));
    QVERIFY(back.user == m_ben.user);
    QVERIFY(!refusal(back, saying(5, QStringLiteral("back"))));
}

void HubModerationTest::changesTheSpaceForEverybody()
{
    const protocol::UpdateSpace update{request(1), QStringLiteral(" Orchard "), protocol::Circle::Moderators,
                                       protocol::EmptyRooms::Remove};
    const protocol::SpaceUpdated expected{QStringLiteral("Orchard"),
                                          {protocol::Circle::Moderators, protocol::EmptyRooms::Remove}};
    QVERIFY(ask<protocol::SpaceUpdated>(m_olga, update) == expected);
    QVERIFY(first<protocol::SpaceUpdated>(m_ben) == expected);
    restart();
    m_space->hub().welcome(m_ada.session);
    const auto hello = first<protocol::Hello>(m_ada);
    QCOMPARE(hello->spaceName, QStringLiteral("Orchard"));
    QVERIFY(hello->policy == expected.policy);
    QVERIFY(refusal(m_olga, protocol::UpdateSpace{request(2), QStringLiteral(" "), {}, {}}) ==
            ErrorCode::BadField);
    QVERIFY(refusal(m_olga, protocol::UpdateSpace{request(3), {}, {}, {}}) == ErrorCode::BadField);
}

void HubModerationTest::tellsEverybodyAndWhoComesLater()
{
    const auto until = m_space->clock().utcNow() + milliseconds(60'000);
    const protocol::Announce announce{request(1), QStringLiteral("Harvest on Sunday"), until};
    const auto told = ask<protocol::Announcement>(m_olga, announce);
    QCOMPARE(told->text, QStringLiteral("Harvest on Sunday"));
    QCOMPARE(told->name, QStringLiteral("Olga"));
    for (const Person &person : {m_ada, m_ben, m_cleo})
        QVERIFY(first<protocol::Announcement>(person) == *told);
    // Sent again it is the same one.
    QVERIFY(ask<Done<protocol::Announce>>(m_olga, announce));
    QVERIFY(m_space->isQuiet());
    const auto greeting = [this] {
        m_space->forget();
        m_space->hub().welcome(m_ada.session);
        return first<protocol::Hello>(m_ada)->announcement;
    };
    QVERIFY(greeting() == *told);
    restart();
    QVERIFY(greeting() == *told);
    m_space->clock().advance(base::Duration(60'000));
    QVERIFY(!greeting());
    // The next one has a higher number, and an empty one ends it.
    const auto next =
        ask<protocol::Announcement>(m_olga, protocol::Announce{request(2), QStringLiteral("Rain")});
    QVERIFY(next->number > told->number);
    QVERIFY(greeting() == *next);
    QVERIFY(ask<protocol::Announcement>(m_olga, protocol::Announce{request(3), {}})->text.isEmpty());
    QVERIFY(!greeting());
}

void HubModerationTest::removesARoomThatTheLastOneLeaves()
{
    (void)m_space->ask(m_olga, protocol::UpdateSpace{request(1), {}, {}, protocol::EmptyRooms::Remove});
    const RoomId room = make(RoomKind::Public);
    const auto message = saying(2, QStringLiteral("a secret"), room);
    (void)m_space->ask(m_ada, message);
    (void)m_space->ask(m_ben, protocol::LeaveRoom{request(3), room});
    QVERIFY(!first<protocol::RoomRemoved>(m_ben));
    m_space->forget();
    const auto gone = ask<protocol::RoomRemoved>(m_ada, protocol::LeaveRoom{request(4), room});
    QVERIFY(gone && gone->room == room);
    QVERIFY(first<protocol::RoomRemoved>(m_cleo));
    m_space->forget();
    // What was acknowledged stays so; its text is nowhere.
    const auto again = m_space->ask(m_ada, message);
    QVERIFY(again.size() == 1 && again[0].contains("\"ack\""));
    const auto texts =
        m_space->storage().database().rows(QStringLiteral("SELECT 1 FROM events WHERE body LIKE '%secret%'"),
                                           {}, [](const QSqlQuery &) { return true; });
    QVERIFY(texts && texts->empty());
    QVERIFY(refusal(m_ben, protocol::JoinRoom{request(5), room}) == ErrorCode::NotFound);
    restart();
    QVERIFY(refusal(m_ada, protocol::JoinRoom{request(6), room}) == ErrorCode::NotFound);
    const auto other = ask<protocol::RoomCreatedAck>(
        m_ada, protocol::CreateRoom{request(7), QStringLiteral("Tea"), RoomKind::Public, {}});
    QVERIFY(other && other->room != room);
}

void HubModerationTest::keepsRoomsThatNobodyMade()
{
    (void)m_space->ask(m_olga, protocol::UpdateSpace{request(1), {}, {}, protocol::EmptyRooms::Remove});
    (void)m_space->ask(m_ben, protocol::JoinRoom{request(2), garden});
    m_space->forget();
    QVERIFY(!ask<protocol::RoomRemoved>(m_ben, protocol::LeaveRoom{request(3), garden}));
    QVERIFY(!refusal(m_ben, protocol::JoinRoom{request(4), garden}));
}

void HubModerationTest::showsGuestsTheirOwnRoomsOnly()
{
    (void)m_space->ask(m_olga, protocol::SetRole{request(1), m_ben.user, Role::Guest, {}});
    const auto list = ask<protocol::RoomList>(m_ben, protocol::ListRooms{request(2), {}});
    QCOMPARE(list->rooms.size(), 1U);
    QVERIFY(list->rooms[0].room == general);
    QCOMPARE(list->rooms[0].role, Role::Guest);
    QVERIFY(refusal(m_ben, protocol::JoinRoom{request(3), garden}) == ErrorCode::NotFound);
    // A moderator's guest, in a room, is a guest.
    const RoomId room = make();
    QVERIFY(refusal(m_ada, protocol::SetRole{request(4), m_ben.user, Role::Moderator, room}) ==
            ErrorCode::NotAllowed);
}

void HubModerationTest::listsWhatWasDone()
{
    const RoomId secret = make();
    (void)m_space->ask(m_ada, protocol::RemoveMember{request(1), secret, m_ben.user, QStringLiteral("Why")});
    (void)m_space->ask(m_olga, protocol::SetRole{request(2), m_ada.user, Role::Moderator, {}});
    (void)m_space->ask(m_olga, protocol::Ban{request(3), m_ben.user, {}});
    m_space->forget();

    const auto all = ask<protocol::AuditLog>(m_ada, protocol::ReadAuditLog{request(4), {}, 50});
    QCOMPARE(all->entries.size(), 3U);
    QVERIFY(all->isComplete);
    const protocol::AuditEntry &removal = all->entries[2];
    QCOMPARE(removal.action, QStringLiteral("remove_member"));
    QVERIFY(removal.user == m_ada.user && removal.target == m_ben.user && removal.room == secret);
    QCOMPARE(removal.detail, QStringLiteral("Why"));
    QCOMPARE(all->entries[1].targetName, QStringLiteral("Ada"));
    QCOMPARE(all->entries[0].name, QStringLiteral("Olga"));
    // Page by page, and nothing of a room that one may not know of, whoever one is.
    const auto newest = ask<protocol::AuditLog>(m_olga, protocol::ReadAuditLog{request(5), {}, 1});
    QCOMPARE(newest->entries.size(), 1U);
    QVERIFY(!newest->isComplete);
    const auto rest =
        ask<protocol::AuditLog>(m_olga, protocol::ReadAuditLog{request(6), newest->entries[0].number, 50});
    QCOMPARE(rest->entries.size(), 1U);
    QCOMPARE(rest->entries[0].action, QStringLiteral("set_role"));
    QVERIFY(rest->isComplete);
}

void HubModerationTest::takesNoIdOfAnotherKindOfRequest()
{
    (void)m_space->ask(m_olga, saying(1, QStringLiteral("text")));
    QVERIFY(refusal(m_olga, protocol::Ban{request(1), m_ben.user, {}}) == ErrorCode::BadField);
    (void)m_space->ask(m_olga, protocol::Ban{request(2), m_ben.user, {}});
    QVERIFY(refusal(m_olga, protocol::Unban{request(2), m_ben.user}) == ErrorCode::BadField);
    QVERIFY(refusal(m_olga, saying(2, QStringLiteral("text"))) == ErrorCode::BadField);
}

QTEST_GUILESS_MAIN(HubModerationTest)
#include "hubmoderationtest.moc"
