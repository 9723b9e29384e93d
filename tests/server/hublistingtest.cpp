// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using base::RoomId;
using protocol::CreateRoom;
using protocol::RoomKind;
using wire::request;
using Person = HubFixture::Person;

class HubListingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void listsWhatOneMaySee();
    void listsManyRoomsInPages();
    void listsManyMembersInPages();
    void saysWhatARoomsModeratorIsInTheSpace();

private:
    /// The room that the answer to `create` names.
    [[nodiscard]] RoomId made(const Person &person, const CreateRoom &create)
    {
        m_space->hub().handle(person.session, create);
        m_space->storage().commit();
        return std::get<protocol::RoomCreatedAck>(m_space->eventsFor(person).at(0)).room;
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
};

void HubListingTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
}

void HubListingTest::listsWhatOneMaySee()
{
    const RoomId secret = made(m_ada, {request(1), QStringLiteral("Secret"), RoomKind::Private, {}});
    const RoomId direct = made(m_ada, {request(2), {}, RoomKind::Direct, {m_ben.user}});
    const auto listed = [this](const Person &person) {
        m_space->hub().handle(person.session, protocol::ListRooms{request(3), {}});
        std::map<RoomId, protocol::RoomSummary> rooms;
        const auto events = m_space->eventsFor(person);
        for (const auto &summary : std::get<protocol::RoomList>(events.back()).rooms)
            rooms[summary.room] = summary;
        return rooms;
    };
    const auto adas = listed(m_ada);
    QCOMPARE(adas.size(), 4U);
    QVERIFY(adas.at(general).isMember && !adas.at(garden).isMember && adas.at(secret).isMember);
    QCOMPARE(adas.at(direct).name, QStringLiteral("Ben"));
    const auto bens = listed(m_ben);
    QCOMPARE(bens.size(), 3U);
    QVERIFY(!bens.contains(secret));
    QCOMPARE(bens.at(direct).name, QStringLiteral("Ada"));
    QCOMPARE(listed(m_space->signIn(QStringLiteral("Cleo"))).size(), 2U);
}

void HubListingTest::listsManyRoomsInPages()
{
    support::SeededChance chance(6);
    for (int i = 0; i < protocol::maxListing; ++i) {
        m_space->hub().handle(m_ada.session, CreateRoom{base::RequestId(chance.uuid()),
                                                        QStringLiteral("Room %1").arg(i),
                                                        RoomKind::Public,
                                                        {}});
    }
    m_space->storage().commit();
    m_space->forget();
    m_space->hub().handle(m_ben.session, protocol::ListRooms{request(1), {}});
    const auto first = m_space->eventsFor(m_ben);
    const auto &page = std::get<protocol::RoomList>(first.at(0));
    QCOMPARE(static_cast<int>(page.rooms.size()), protocol::maxListing);
    QVERIFY(!page.isComplete);
    m_space->hub().handle(m_ben.session, protocol::ListRooms{request(2), page.rooms.back().room});
    const auto second = m_space->eventsFor(m_ben);
    const auto &rest = std::get<protocol::RoomList>(second.at(0));
    QCOMPARE(rest.rooms.size(), 2U);
    QVERIFY(rest.isComplete);
    QVERIFY(page.rooms.back().room < rest.rooms.front().room);
}

void HubListingTest::listsManyMembersInPages()
{
    for (int i = 0; i < protocol::maxListing - 1; ++i)
        (void)m_space->signIn(QStringLiteral("Guest %1").arg(i));
    m_space->hub().handle(m_ada.session, protocol::RoomMembers{request(1), general, {}});
    const auto first = m_space->eventsFor(m_ada);
    const auto &page = std::get<protocol::MemberList>(first.at(0));
    QCOMPARE(static_cast<int>(page.members.size()), protocol::maxListing);
    QVERIFY(!page.isComplete);
    m_space->hub().handle(m_ada.session,
                          protocol::RoomMembers{request(2), general, page.members.back().user});
    const auto second = m_space->eventsFor(m_ada);
    const auto &rest = std::get<protocol::MemberList>(second.at(0));
    QCOMPARE(rest.members.size(), 1U);
    QVERIFY(rest.isComplete);
}

void HubListingTest::saysWhatARoomsModeratorIsInTheSpace()
{
    const RoomId room = made(m_ada, {request(1), QStringLiteral("Tea"), RoomKind::Private, {m_ben.user}});
    m_space->forget();
    m_space->hub().handle(m_ada.session, protocol::RoomMembers{request(2), room, {}});
    const auto events = m_space->eventsFor(m_ada);
    const auto &members = std::get<protocol::MemberList>(events.at(0)).members;
    const auto of = [&](const Person &person) {
        return *std::ranges::find(members, person.user, &protocol::Member::user);
    };
    QCOMPARE(of(m_ada).role, protocol::Role::Moderator);
    QVERIFY(of(m_ada).spaceRole == protocol::Role::Member);
    QCOMPARE(of(m_ben).role, protocol::Role::Member);
    QVERIFY(!of(m_ben).spaceRole);
}

QTEST_GUILESS_MAIN(HubListingTest)
#include "hublistingtest.moc"
