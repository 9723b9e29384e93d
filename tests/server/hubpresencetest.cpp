// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "server/hubfixture.h"

#include <QTest>

#include <ranges>

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
    void splitsWhatIsTooMuchForAFrame();
    void aStormOfJoinsCostsAFrameASecond();

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

void HubPresenceTest::splitsWhatIsTooMuchForAFrame()
{
    // Eighty of these take 240 bytes and more.
    const QString text(protocol::maxStatusText, QChar(0x4e00));
    constexpr int count = 200;
    for (int i = 0; i < count; ++i) {
        const Person person = m_space->arrive(QStringLiteral("Person %1").arg(i));
        (void)m_space->ask(person, protocol::UpdateProfile{request(i + 1), {}, {}, text});
    }
    m_space->forget();
    std::vector<int> sizes;
    std::set<base::UserId> told;
    for (int second = 0; second < 10; ++second) {
        m_space->clock().advance(protocol::presenceInterval);
        for (const protocol::Event &event : m_space->eventsFor(m_ada)) {
            const QByteArray frame = protocol::encode(event);
            QVERIFY2(frame.size() < protocol::maxPresenceBytes * 11 / 10,
                     qPrintable(QString::number(frame.size())));
            const auto &people = std::get<PresenceList>(event).people;
            sizes.push_back(static_cast<int>(people.size()));
            for (const Presence &each : people) {
                QCOMPARE(each.statusText, std::optional(text));
                told.insert(each.user);
            }
        }
    }
    // The first one was told at once.
    QCOMPARE(told.size(), static_cast<std::size_t>(count - 1));
    QVERIFY(sizes.size() > 1);
}

void HubPresenceTest::aStormOfJoinsCostsAFrameASecond()
{
    constexpr int count = 1'000;
    std::vector<Person> people;
    const auto name = [](int i) { return QStringLiteral("Person %1").arg(i); };
    // They are known before, so that nothing but presence is told of them.
    for (int i = 0; i < count; ++i) {
        const Person person = m_space->arrive(name(i));
        m_space->hub().leave(person.session);
        m_space->forget();
    }
    m_space->settle();
    m_space->forget();

    std::map<base::UserId, Status> seen;
    const auto look = [&] {
        for (const protocol::Event &event : m_space->eventsFor(m_ben)) {
            for (const Presence &each : std::get<PresenceList>(event).people)
                seen[each.user] = each.status;
        }
        m_space->forget();
    };
    const int before = m_space->presenceFrames(m_ben);
    const base::TimePoint begin = m_space->clock().now();
    int changes = 0;
    for (int i = 0; i < count; ++i) {
        people.push_back(m_space->arrive(name(i)));
        (void)m_space->ask(people.back(), protocol::Subscribe{request(1), general, 0});
        ++changes;
        if (i % 3 == 0) {
            m_space->hub().leave(people[static_cast<std::size_t>(i / 2)].session);
            ++changes;
        }
        m_space->clock().advance(4ms);
        look();
    }
    m_space->settle();
    for (int second = 0; second < 10; ++second) {
        m_space->clock().advance(protocol::presenceInterval);
        look();
    }
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(m_space->clock().now() - begin).count();
    const int frames = m_space->presenceFrames(m_ben) - before;
    qInfo("%d changes within 4 s: %d frames to a member, one a change would be %d", changes, frames, changes);
    QVERIFY2(frames <= seconds + 1, qPrintable(QStringLiteral("%1 in %2 s").arg(frames).arg(seconds)));
    QVERIFY(frames >= 4);
    for (const Person &person : people)
        QVERIFY(m_space->presenceFrames(person) <= seconds + 1);
    std::size_t online = 0;
    for (int i = 0; i < count; ++i) {
        const bool hasGone =
            std::ranges::any_of(std::views::iota(0, count), [i](int j) { return j % 3 == 0 && j / 2 == i; });
        const auto told = seen.find(people[static_cast<std::size_t>(i)].user);
        QVERIFY(told == seen.end() ? hasGone : told->second == (hasGone ? Status::Offline : Status::Online));
        online += hasGone ? 0 : 1;
    }
    // Ada and Ben are there as well.
    QCOMPARE(m_space->hub().people(), static_cast<int>(online) + 2);
}

QTEST_GUILESS_MAIN(HubPresenceTest)
#include "hubpresencetest.moc"
