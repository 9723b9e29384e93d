// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/roster.h"
#include "store/samples.h"

#include <QTest>

using namespace std::chrono_literals;
using client::MemberRow;
using client::Roster;
using protocol::Status;
using sample::garden;
using sample::general;

namespace {

base::UserId user(const QString &name)
{
    return base::UserId(u"u-"_qs + name.toLower());
}

protocol::Member member(const QString &name, Status status = Status::Online)
{
    return {user(name), name, status, {}};
}

/// What somebody does in a room.
protocol::RoomEvent doing(const QString &name, protocol::EventContent content,
                          const base::RoomId &room = general)
{
    protocol::RoomEvent event = sample::with(sample::message(1, room), std::move(content));
    event.user = user(name);
    event.name = name;
    return event;
}

} // namespace

/// Who is in a room; who writes in it has a test of its own.
class RosterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void knowsNobodyAtFirst();
    void ordersThoseWhoAreHereFirstThenByName();
    void ordersNamesAsPeopleReadThem();
    void takesOverAnotherListInPlace();
    void knowsWhatSomebodyIsInTheSpace();
    void addsWhoJoinsWithUnknownPresence();
    void knowsWhoJoinsFromAnotherRoom();
    void keepsThePresenceOfWhoJoinsTwice();
    void removesWhoLeaves();
    void followsANewNameAndColour();
    void addsNobodyForWhatTheyWrite();
    void followsOnlyRoomsThatWereAskedFor();
    void followsPresenceInEveryRoom();
    void followsWhatPeopleSayOfThemselves();
    void renamesSomebodyInEveryRoom();
    void ignoresPresenceOfStrangers();
    void knowsNobodysPresenceWhileOffline();
    void takesPresenceAgainAfterwards();

private:
    void follow(const Roster::MemberChanges &changes);
    [[nodiscard]] QStringList members(const base::RoomId &room = general) const;
    /// Ada and Ben are here, Cleo is away and Dora offline.
    void fill(const base::RoomId &room = general);

    std::unique_ptr<Roster> m_roster;
    std::map<base::RoomId, std::vector<MemberRow>> m_members;
};

void RosterTest::init()
{
    m_roster = std::make_unique<Roster>();
    m_members.clear();
}

void RosterTest::cleanup()
{
    for (const base::RoomId &room : {general, garden}) {
        QVERIFY(m_members[room] == m_roster->members(room));
    }
}

void RosterTest::follow(const Roster::MemberChanges &changes)
{
    for (const auto &[room, more] : changes) {
        QVERIFY(!more.empty());
        for (const auto &change : more)
            client::apply(m_members[room], change);
    }
}

QStringList RosterTest::members(const base::RoomId &room) const
{
    QStringList rows;
    for (const MemberRow &row : m_roster->members(room)) {
        const QString status = !row.status                     ? u"unknown"_qs
                               : *row.status == Status::Online ? u"online"_qs
                               : *row.status == Status::Away   ? u"away"_qs
                                                               : u"offline"_qs;
        rows.append(row.name + u' ' + status);
    }
    return rows;
}

void RosterTest::fill(const base::RoomId &room)
{
    follow(m_roster->setMembers(room, {member(u"Dora"_qs, Status::Offline), member(u"Ben"_qs),
                                       member(u"Cleo"_qs, Status::Away), member(u"Ada"_qs)}));
}

void RosterTest::knowsNobodyAtFirst()
{
    QVERIFY(m_roster->members(general).empty());
    QVERIFY(m_roster->forgetPresence().empty());
}

void RosterTest::ordersThoseWhoAreHereFirstThenByName()
{
    fill();
    QCOMPARE(members(),
             (QStringList{u"Ada online"_qs, u"Ben online"_qs, u"Cleo away"_qs, u"Dora offline"_qs}));
}

void RosterTest::ordersNamesAsPeopleReadThem()
{
    protocol::Member second = member(u"anna"_qs);
    second.user = base::UserId(u"u-2"_qs);
    follow(m_roster->setMembers(general, {member(u"Zoe"_qs), second, member(u"Anna"_qs), member(u"bea"_qs)}));
    QCOMPARE(members(),
             (QStringList{u"anna online"_qs, u"Anna online"_qs, u"bea online"_qs, u"Zoe online"_qs}));
}

void RosterTest::takesOverAnotherListInPlace()
{
    fill();
    const auto changes = m_roster->setMembers(general, {member(u"Ada"_qs), member(u"Eve"_qs)});
    for (const auto &change : changes.at(general))
        QVERIFY(!std::holds_alternative<client::Replaced<MemberRow>>(change));
    follow(changes);
    QCOMPARE(members(), (QStringList{u"Ada online"_qs, u"Eve online"_qs}));
    QVERIFY(m_roster->setMembers(general, {member(u"Eve"_qs), member(u"Ada"_qs)}).empty());
}

void RosterTest::knowsWhatSomebodyIsInTheSpace()
{
    protocol::Member owner = member(u"Ada"_qs);
    owner.role = protocol::Role::Owner;
    protocol::Member moderator = member(u"Ben"_qs);
    moderator.role = protocol::Role::Moderator;
    moderator.spaceRole = protocol::Role::Member;
    follow(m_roster->setMembers(general, {owner, moderator}));
    QCOMPARE(m_roster->members(general).at(0).spaceRole, protocol::Role::Owner);
    QCOMPARE(m_roster->members(general).at(1).spaceRole, protocol::Role::Member);
}

void RosterTest::addsWhoJoinsWithUnknownPresence()
{
    fill();
    follow(m_roster->apply(doing(u"Carl"_qs, protocol::UserJoined())));
    QCOMPARE(members(), (QStringList{u"Ada online"_qs, u"Ben online"_qs, u"Cleo away"_qs, u"Carl unknown"_qs,
                                     u"Dora offline"_qs}));
}

void RosterTest::knowsWhoJoinsFromAnotherRoom()
{
    fill();
    protocol::Member guest = member(u"Carl"_qs, Status::Away);
    guest.role = protocol::Role::Guest;
    follow(m_roster->setMembers(garden, {guest}));
    follow(m_roster->apply(doing(u"Carl"_qs, protocol::UserJoined())));
    QCOMPARE(members(), (QStringList{u"Ada online"_qs, u"Ben online"_qs, u"Carl away"_qs, u"Cleo away"_qs,
                                     u"Dora offline"_qs}));
    const auto &rows = m_roster->members(general);
    const auto carl = std::ranges::find(rows, user(u"Carl"_qs), &MemberRow::user);
    QCOMPARE(carl->role, protocol::Role::Guest);
    QCOMPARE(carl->spaceRole, protocol::Role::Guest);
}

void RosterTest::keepsThePresenceOfWhoJoinsTwice()
{
    fill();
    QVERIFY(m_roster->apply(doing(u"Ben"_qs, protocol::UserJoined())).empty());
    QCOMPARE(members().at(1), u"Ben online"_qs);
}

void RosterTest::removesWhoLeaves()
{
    fill();
    follow(m_roster->apply(doing(u"Ben"_qs, protocol::UserLeft())));
    QCOMPARE(members(), (QStringList{u"Ada online"_qs, u"Cleo away"_qs, u"Dora offline"_qs}));
    QVERIFY(m_roster->apply(doing(u"Ben"_qs, protocol::UserLeft())).empty());
}

void RosterTest::followsANewNameAndColour()
{
    fill();
    protocol::RoomEvent renamed = doing(u"Ben"_qs, protocol::MessagePosted{u"text"_qs, {}});
    renamed.name = u"Aaron"_qs;
    renamed.color = protocol::AvatarColor::Teal;
    follow(m_roster->apply(renamed));
    QCOMPARE(m_roster->members(general).front().color, std::optional(protocol::AvatarColor::Teal));
    QCOMPARE(members(),
             (QStringList{u"Aaron online"_qs, u"Ada online"_qs, u"Cleo away"_qs, u"Dora offline"_qs}));
    QVERIFY(m_roster->apply(renamed).empty());
}

void RosterTest::addsNobodyForWhatTheyWrite()
{
    fill();
    QVERIFY(m_roster->apply(doing(u"Eve"_qs, protocol::MessagePosted{u"text"_qs, {}})).empty());
    QVERIFY(m_roster->apply(doing(u"Eve"_qs, protocol::RoomUpdated())).empty());
}

void RosterTest::followsOnlyRoomsThatWereAskedFor()
{
    QVERIFY(m_roster->apply(doing(u"Ben"_qs, protocol::UserJoined())).empty());
    QVERIFY(m_roster->members(general).empty());
    fill();
    QVERIFY(m_roster->apply(doing(u"Eve"_qs, protocol::UserJoined(), garden)).empty());
    QVERIFY(m_roster->members(garden).empty());
}

void RosterTest::followsPresenceInEveryRoom()
{
    fill();
    fill(garden);
    const auto changes = m_roster->apply(protocol::Presence{user(u"Ada"_qs), Status::Offline, wire::at(9h)});
    QCOMPARE(changes.size(), 2U);
    follow(changes);
    for (const base::RoomId &room : {general, garden}) {
        QCOMPARE(members(room),
                 (QStringList{u"Ben online"_qs, u"Cleo away"_qs, u"Ada offline"_qs, u"Dora offline"_qs}));
        QVERIFY(m_roster->members(room).at(2).lastSeen == wire::at(9h));
    }
    follow(m_roster->apply(protocol::Presence{user(u"Ada"_qs), Status::Online, {}}));
    QVERIFY(!m_roster->members(general).front().lastSeen);
}

void RosterTest::followsWhatPeopleSayOfThemselves()
{
    protocol::Member ada = member(u"Ada"_qs);
    ada.statusText = u"In a meeting"_qs;
    follow(m_roster->setMembers(general, {ada}));
    const auto text = [this] { return m_roster->members(general).front().statusText; };
    QCOMPARE(text(), u"In a meeting"_qs);
    follow(m_roster->apply(protocol::Presence{user(u"Ada"_qs), Status::Away, {}, u"Out"_qs}));
    QCOMPARE(text(), u"Out"_qs);
    follow(m_roster->apply(protocol::Profile{user(u"Ada"_qs), u"Ada"_qs, {}, u"Back"_qs}));
    QCOMPARE(text(), u"Back"_qs);
    follow(m_roster->apply(protocol::Presence{user(u"Ada"_qs), Status::Online, {}}));
    QCOMPARE(text(), QString());
}

void RosterTest::renamesSomebodyInEveryRoom()
{
    fill();
    fill(garden);
    const protocol::Profile profile{user(u"Ben"_qs), u"Aaron"_qs, protocol::AvatarColor::Teal, {}};
    follow(m_roster->apply(profile));
    for (const base::RoomId &room : {general, garden}) {
        QCOMPARE(members(room),
                 (QStringList{u"Aaron online"_qs, u"Ada online"_qs, u"Cleo away"_qs, u"Dora offline"_qs}));
        QVERIFY(m_roster->members(room).front().color == protocol::AvatarColor::Teal);
    }
    QVERIFY(m_roster->apply(profile).empty());
    QVERIFY(m_roster->apply(protocol::Profile{user(u"Eve"_qs), u"Eve"_qs}).empty());
}

void RosterTest::ignoresPresenceOfStrangers()
{
    fill();
    QVERIFY(m_roster->apply(protocol::Presence{user(u"Eve"_qs), Status::Online, {}}).empty());
}

void RosterTest::knowsNobodysPresenceWhileOffline()
{
    fill();
    fill(garden);
    follow(m_roster->forgetPresence());
    for (const base::RoomId &room : {general, garden}) {
        QCOMPARE(members(room),
                 (QStringList{u"Ada unknown"_qs, u"Ben unknown"_qs, u"Cleo unknown"_qs, u"Dora unknown"_qs}));
    }
    QVERIFY(m_roster->forgetPresence().empty());
}

void RosterTest::takesPresenceAgainAfterwards()
{
    fill();
    follow(m_roster->forgetPresence());
    follow(m_roster->apply(protocol::Presence{user(u"Dora"_qs), Status::Away, {}}));
    QCOMPARE(members().front(), u"Dora away"_qs);
    fill();
    QCOMPARE(members(),
             (QStringList{u"Ada online"_qs, u"Ben online"_qs, u"Cleo away"_qs, u"Dora offline"_qs}));
}

QTEST_APPLESS_MAIN(RosterTest)
#include "rostertest.moc"
