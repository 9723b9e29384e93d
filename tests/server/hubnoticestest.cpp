// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::Presence;
using protocol::SetPresence;
using protocol::SetTyping;
using protocol::Status;
using protocol::Typing;
using wire::request;
using Person = HubFixture::Person;

class HubNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsTheOthersWhoWrites();
    void tellsOfARenewalNowAndThen();
    void endsWritingThatIsNotRenewed();
    void endsWritingWithTheMessage();
    void endsWritingWithTheLastDevice();
    void endsWritingWithTheMembership();
    void ignoresWritingInARoomOfOthers();
    void tellsThoseWhoShareARoomWhoComesAndGoes();
    void tellsNobodyWhoSharesNoRoom();
    void tellsHowSeveralDevicesAddUp();
    void saysNothingOfASessionThatWasNeverWelcomed();
    void listsMembersWithTheirPresence();
    void saysOfADirectMessageHowTheOtherOneIs();

private:
    [[nodiscard]] QByteArrayList typing(bool isOn) const
    {
        return shown({Typing{general, m_ada.user, m_ada.name, isOn}});
    }
    void type(const Person &person, bool isOn)
    {
        m_space->hub().handle(person.session, SetTyping{general, isOn});
    }
    void set(const Person &person, Status status)
    {
        m_space->hub().handle(person.session, SetPresence{status});
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
};

void HubNoticesTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->forget();
}

void HubNoticesTest::tellsTheOthersWhoWrites()
{
    type(m_ada, true);
    QCOMPARE(m_space->heard(m_ben), typing(true));
    QVERIFY(m_space->isQuiet());
    type(m_ada, false);
    QCOMPARE(m_space->heard(m_ben), typing(false));
    type(m_ada, false);
    QVERIFY(m_space->isQuiet());
    QVERIFY(m_space->storage().isIdle());
}

void HubNoticesTest::tellsOfARenewalNowAndThen()
{
    type(m_ada, true);
    for (int i = 0; i < 39; ++i) {
        m_space->clock().advance(100ms);
        type(i % 2 ? m_ada : m_adasPhone, true);
    }
    QCOMPARE(m_space->heard(m_ben), typing(true) + typing(true));
}

void HubNoticesTest::endsWritingThatIsNotRenewed()
{
    type(m_ada, true);
    m_space->clock().advance(3s);
    type(m_ada, true);
    m_space->forget();
    m_space->clock().advance(5'999ms);
    QVERIFY(m_space->isQuiet());
    m_space->clock().advance(1ms);
    QCOMPARE(m_space->heard(m_ben), typing(false));
    m_space->clock().advance(1h);
    QVERIFY(m_space->isQuiet());
    QVERIFY(!m_space->clock().nextDue());
}

void HubNoticesTest::endsWritingWithTheMessage()
{
    type(m_ada, true);
    m_space->forget();
    m_space->hub().handle(m_ada.session, saying(1, QStringLiteral("text")));
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    const QByteArrayList heard = m_space->heard(m_ben);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(heard.mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(1h);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::endsWritingWithTheLastDevice()
{
    type(m_ada, true);
    m_space->forget();
    m_space->hub().leave(m_ada.session);
    QVERIFY(m_space->isQuiet());
    m_space->hub().leave(m_adasPhone.session);
    QCOMPARE(m_space->heard(m_ben).mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(1h);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::endsWritingWithTheMembership()
{
    type(m_ada, true);
    m_space->forget();
    (void)m_space->ask(m_ada, protocol::LeaveRoom{request(1), general});
    const QByteArrayList heard = m_space->heard(m_ben);
    QCOMPARE(heard.size(), 2);
    QCOMPARE(heard.mid(0, 1), typing(false));
    m_space->forget();
    m_space->clock().advance(1h);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::ignoresWritingInARoomOfOthers()
{
    m_space->hub().handle(m_ada.session, SetTyping{garden, true});
    m_space->hub().handle(m_ada.session, SetTyping{base::RoomId(QStringLiteral("nowhere")), true});
    QVERIFY(m_space->isQuiet());
    QVERIFY(!m_space->clock().nextDue());
}

void HubNoticesTest::tellsThoseWhoShareARoomWhoComesAndGoes()
{
    m_space->hub().leave(m_ben.session);
    const QByteArrayList gone = shown({Presence{m_ben.user, Status::Offline, m_space->clock().utcNow()}});
    QCOMPARE(m_space->heard(m_ada), gone);
    QCOMPARE(m_space->heard(m_adasPhone), gone);
    QVERIFY(m_space->isQuiet());

    std::optional<base::SessionId> session;
    const QByteArray key = QByteArray(32, 'c');
    m_space->hub().signIn(protocol::Authenticate{request(1), key, QStringLiteral("Cleo"), {}}, QString(),
                          [&session](const auto &result) { session = std::get<Hub::Entry>(result).session; });
    m_space->storage().commit();
    m_space->forget();
    m_space->hub().welcome(*session);
    const auto hello = m_space->eventsFor({*session, {}, {}});
    QCOMPARE(hello.size(), 1U);
    const base::UserId cleo = std::get<protocol::Hello>(hello[0]).user;
    QCOMPARE(m_space->heard(m_ada), shown({Presence{cleo, Status::Online, {}}}));
}

void HubNoticesTest::tellsNobodyWhoSharesNoRoom()
{
    (void)m_space->ask(m_ben, protocol::LeaveRoom{request(1), general});
    m_space->forget();
    set(m_ben, Status::Away);
    set(m_ada, Status::Away);
    set(m_adasPhone, Status::Away);
    QCOMPARE(m_space->heard(m_ben), QByteArrayList());
    QCOMPARE(m_space->heard(m_ada), shown({Presence{m_ada.user, Status::Away, {}}}));
    QCOMPARE(m_space->heard(m_adasPhone).size(), 1);
    QVERIFY(m_space->isQuiet());
}

void HubNoticesTest::tellsHowSeveralDevicesAddUp()
{
    const auto bens = [this] { return m_space->heard(m_ben); };
    const auto is = [this](Status status, std::optional<base::UtcTime> lastSeen = {}) {
        return shown({Presence{m_ada.user, status, lastSeen}});
    };
    set(m_ada, Status::Away);
    QCOMPARE(bens(), QByteArrayList());
    set(m_adasPhone, Status::Away);
    QCOMPARE(bens(), is(Status::Away));
    set(m_adasPhone, Status::Online);
    QCOMPARE(bens(), is(Status::Online));
    m_space->hub().leave(m_adasPhone.session);
    QCOMPARE(bens(), is(Status::Away));
    m_space->clock().advance(1h);
    m_space->hub().leave(m_ada.session);
    QCOMPARE(bens(), is(Status::Offline, m_space->clock().utcNow()));
}

void HubNoticesTest::saysNothingOfASessionThatWasNeverWelcomed()
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

void HubNoticesTest::listsMembersWithTheirPresence()
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

void HubNoticesTest::saysOfADirectMessageHowTheOtherOneIs()
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

QTEST_GUILESS_MAIN(HubNoticesTest)
#include "hubnoticestest.moc"
