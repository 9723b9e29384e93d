// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::Presence;
using protocol::PresenceList;
using protocol::SetPresence;
using protocol::Status;
using wire::request;
using Person = HubFixture::Person;

class HubPresenceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsThoseWhoShareARoomWhoComesAndGoes();
    void tellsNobodyWhoSharesNoRoom();
    void tellsHowSeveralDevicesAddUp();
    void saysNothingOfASessionThatWasNeverWelcomed();
    void listsMembersWithTheirPresence();
    void saysOfADirectMessageHowTheOtherOneIs();
    void gathersChangesForASecond();
    void tellsNothingOfWhoIsBackWithinASecond();
    void tellsEachOnlyOfThoseWhoShareARoom();
    void countsWhoIsSilentAsGone();

private:
    void set(const Person &person, Status status)
    {
        m_space->hub().handle(person.session, SetPresence{status});
    }
    [[nodiscard]] static QByteArrayList is(const Person &person, Status status,
                                           std::optional<base::UtcTime> lastSeen = {})
    {
        return shown({PresenceList{{{person.user, status, lastSeen}}}});
    }
    /// What a session hears once all that is gathered was told.
    [[nodiscard]] QByteArrayList settled(const Person &person)
    {
        m_space->settle();
        return m_space->heard(person);
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
};

void HubPresenceTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->settle();
    m_space->forget();
}

void HubPresenceTest::tellsThoseWhoShareARoomWhoComesAndGoes()
{
    m_space->hub().leave(m_ben.session);
    const QByteArrayList gone = is(m_ben, Status::Offline, m_space->clock().utcNow());
    QCOMPARE(m_space->heard(m_ada), gone);
    QCOMPARE(m_space->heard(m_adasPhone), gone);
    QVERIFY(m_space->isQuiet());

    const Person cleo = m_space->arrive(QStringLiteral("Cleo"));
    m_space->forget(); // that Cleo joined
    QCOMPARE(settled(m_ada), is(cleo, Status::Online));
}

void HubPresenceTest::tellsNobodyWhoSharesNoRoom()
{
    (void)m_space->ask(m_ben, protocol::LeaveRoom{request(1), general});
    m_space->forget();
    set(m_ben, Status::Away);
    set(m_ada, Status::Away);
    set(m_adasPhone, Status::Away);
    QCOMPARE(settled(m_ben), QByteArrayList());
    QCOMPARE(m_space->heard(m_ada), is(m_ada, Status::Away));
    QCOMPARE(m_space->heard(m_adasPhone).size(), 1);
    QVERIFY(m_space->isQuiet());
}

void HubPresenceTest::tellsHowSeveralDevicesAddUp()
{
    set(m_ada, Status::Away);
    QCOMPARE(settled(m_ben), QByteArrayList());
    set(m_adasPhone, Status::Away);
    QCOMPARE(settled(m_ben), is(m_ada, Status::Away));
    set(m_adasPhone, Status::Online);
    QCOMPARE(settled(m_ben), is(m_ada, Status::Online));
    m_space->hub().leave(m_adasPhone.session);
    QCOMPARE(settled(m_ben), is(m_ada, Status::Away));
    const base::UtcTime gone = m_space->clock().utcNow();
    m_space->hub().leave(m_ada.session);
    QCOMPARE(settled(m_ben), is(m_ada, Status::Offline, gone));
}

void HubPresenceTest::saysNothingOfASessionThatWasNeverWelcomed()
{
    std::optional<base::SessionId> session;
    m_space->hub().signIn(protocol::Authenticate{request(1), QByteArray(32, 'c'), QStringLiteral("Cleo"), {}},
                          QString(),
                          [&session](const auto &result) { session = std::get<Hub::Entry>(result).session; });
    m_space->storage().commit();
    m_space->forget(); // that Cleo joined
    m_space->hub().leave(*session);
    QVERIFY(m_space->isQuiet());
}

void HubPresenceTest::listsMembersWithTheirPresence()
{
    set(m_ben, Status::Away);
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    const base::UtcTime gone = m_space->clock().utcNow();
    m_space->hub().leave(cleo.session);
    m_space->forget();
    m_space->hub().handle(m_ada.session, protocol::RoomMembers{request(1), general, {}});
    const auto events = m_space->eventsFor(m_ada);
    std::map<base::UserId, protocol::Member> members;
    for (const protocol::Member &member : std::get<protocol::MemberList>(events.at(0)).members)
        members[member.user] = member;
    QCOMPARE(members.size(), 3U);
    QVERIFY(members.at(m_ada.user) ==
            (protocol::Member{m_ada.user, QStringLiteral("Ada"), Status::Online, {}}));
    QVERIFY(members.at(m_ben.user) ==
            (protocol::Member{m_ben.user, QStringLiteral("Ben"), Status::Away, {}}));
    QVERIFY(members.at(cleo.user) ==
            (protocol::Member{cleo.user, QStringLiteral("Cleo"), Status::Offline, gone}));
}

void HubPresenceTest::saysOfADirectMessageHowTheOtherOneIs()
{
    (void)m_space->ask(m_ada, protocol::CreateRoom{request(1), {}, protocol::RoomKind::Direct, {m_ben.user}});
    m_space->forget();
    using Statuses = std::vector<std::optional<Status>>;
    const auto listed = [this] {
        m_space->hub().handle(m_ada.session, protocol::ListRooms{request(2), {}});
        const auto events = m_space->eventsFor(m_ada);
        Statuses direct;
        for (const protocol::RoomSummary &room : std::get<protocol::RoomList>(events.back()).rooms) {
            if (room.peer || room.status)
                direct.push_back(room.status);
        }
        return direct;
    };
    QVERIFY(listed() == Statuses{Status::Online});
    set(m_ben, Status::Away);
    QVERIFY(listed() == Statuses{Status::Away});
    m_space->hub().leave(m_ben.session);
    QVERIFY(listed() == Statuses{Status::Offline});
    m_space->hub().welcome(m_ada.session);
    const auto greetings = m_space->eventsFor(m_ada);
    const auto &rooms = std::get<protocol::Hello>(greetings.back()).rooms;
    const auto direct = std::ranges::find(rooms, protocol::RoomKind::Direct, &protocol::RoomSummary::kind);
    QCOMPARE(direct->status, std::optional(Status::Offline));
    m_space->hub().handle(m_ada.session, protocol::Subscribe{request(3), direct->room, 0});
    m_space->storage().commit();
    const auto answers = m_space->eventsFor(m_ada);
    QCOMPARE(std::get<protocol::Subscribed>(answers.back()).summary.status, std::optional(Status::Offline));
}

void HubPresenceTest::gathersChangesForASecond()
{
    // The first change after a while is told at once.
    set(m_ben, Status::Away);
    QCOMPARE(m_space->heard(m_ada), is(m_ben, Status::Away));
    m_space->hub().leave(m_adasPhone.session);
    set(m_ada, Status::Away);
    set(m_ben, Status::Online);
    m_space->forget();
    m_space->clock().advance(protocol::presenceInterval - 1ms);
    QVERIFY(m_space->isQuiet());
    m_space->clock().advance(1ms);
    const PresenceList both{{{m_ada.user, Status::Away, {}}, {m_ben.user, Status::Online, {}}}};
    QCOMPARE(m_space->heard(m_ada), shown({both}));
    QCOMPARE(m_space->heard(m_ben), shown({both}));
    set(m_ben, Status::Away);
    QVERIFY(m_space->isQuiet());
    QCOMPARE(settled(m_ada), is(m_ben, Status::Away));
}

void HubPresenceTest::tellsNothingOfWhoIsBackWithinASecond()
{
    const Person cleo = m_space->signInAndSubscribe(QStringLiteral("Cleo"));
    m_space->settle();
    set(cleo, Status::Away);
    m_space->forget();
    m_space->hub().leave(m_ben.session);
    m_ben = m_space->arrive(QStringLiteral("Ben"));
    m_space->settle();
    QVERIFY(m_space->isQuiet());

    // But whoever came between was told otherwise.
    set(cleo, Status::Online);
    m_space->forget();
    set(m_ben, Status::Away);
    (void)m_space->ask(cleo, protocol::RoomMembers{request(1), general, {}});
    set(m_ben, Status::Online);
    QCOMPARE(settled(cleo), is(m_ben, Status::Online));
}

void HubPresenceTest::tellsEachOnlyOfThoseWhoShareARoom()
{
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    for (const Person &person : {m_ada, cleo}) {
        (void)m_space->ask(person, protocol::JoinRoom{request(1), garden});
        (void)m_space->ask(person, protocol::Subscribe{request(2), garden, 0});
    }
    (void)m_space->ask(cleo, protocol::LeaveRoom{request(3), general});
    m_space->hub().leave(m_adasPhone.session);
    set(cleo, Status::Away);
    m_space->settle();
    m_space->forget();
    set(cleo, Status::Online);
    m_space->forget();
    set(m_ben, Status::Away);
    set(m_ada, Status::Away);
    set(cleo, Status::Away);
    m_space->settle();
    using Told = std::map<base::UserId, Status>;
    const auto told = [this](const Person &person) {
        Told all;
        for (const protocol::Event &event : m_space->eventsFor(person)) {
            for (const Presence &each : std::get<PresenceList>(event).people)
                all.emplace(each.user, each.status);
        }
        return all;
    };
    const auto away = [](std::initializer_list<Person> people) {
        Told all;
        for (const Person &person : people)
            all.emplace(person.user, Status::Away);
        return all;
    };
    QVERIFY(told(m_ada) == away({m_ada, m_ben, cleo}));
    QVERIFY(told(m_ben) == away({m_ada, m_ben}));
    QVERIFY(told(cleo) == away({m_ada, cleo}));
}

void HubPresenceTest::countsWhoIsSilentAsGone()
{
    const base::UtcTime heard = m_space->clock().utcNow();
    m_space->hub().heard(m_ben.session);
    for (int i = 0; i < 5; ++i) {
        m_space->clock().advance(protocol::presenceExpiry / 4);
        m_space->hub().heard(m_ada.session);
        m_space->hub().heard(m_adasPhone.session);
    }
    QCOMPARE(m_space->heard(m_ada), is(m_ben, Status::Offline, heard));
    QCOMPARE(m_space->hub().people(), 1);
    m_space->hub().heard(m_ben.session);
    QCOMPARE(settled(m_ada), is(m_ben, Status::Online));
    m_space->hub().heard(base::SessionId(4711));
    QVERIFY(m_space->clock().nextDue());
}

QTEST_GUILESS_MAIN(HubPresenceTest)
#include "hubpresencetest.moc"
