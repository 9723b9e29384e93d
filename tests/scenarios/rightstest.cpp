// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QCoreApplication>
#include <QTest>

using protocol::Role;
using protocol::RoomKind;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

/// What people may do, as their devices know it.
class Scene
{
public:
    Scene()
        : ada(world.add(QStringLiteral("Ada")))
        , ben(world.add(QStringLiteral("Ben")))
        , bensPhone(world.add(QStringLiteral("Ben")))
    {
        world.settle();
        world.stopServer();
        // As an administrator does while nobody is served.
        const auto owner = world.host().disk().database().run(
            QStringLiteral("UPDATE users SET role = 'owner' WHERE name = 'Ada'"));
        if (!owner)
            qFatal("nobody owns the space");
        world.startServer();
        const auto isBack = [this] { return ada.isOnline() && ben.isOnline() && bensPhone.isOnline(); };
        if (!world.waitUntil(isBack))
            qFatal("nobody came back");
        world.settle();
    }

    /// Asks, and gives the refusal's code where there is one.
    template <class Request>
    std::optional<protocol::ErrorCode> ask(Device &device, const Request &request)
    {
        std::optional<protocol::ErrorCode> code;
        device.session().ask(request, [&code](const client::Answer &answer) {
            if (const auto *failure = std::get_if<protocol::Failure>(&answer))
                code = failure->code;
        });
        world.settle();
        return code;
    }

    /// Ada's room of that kind, with Ben in it.
    base::RoomId make(RoomKind kind)
    {
        base::RoomId room;
        ada.session().ask(protocol::CreateRoom{{}, QStringLiteral("Tea"), kind, {ben.session().me()}},
                          [&room](const client::Answer &answer) {
                              room = client::ackOf<protocol::RoomCreatedAck>(answer)->room;
                          });
        world.settle();
        return room;
    }

    [[nodiscard]] static const client::RoomRow *row(Device &device, const base::RoomId &room)
    {
        const auto &rooms = device.session().rooms();
        const auto found = std::ranges::find(rooms, room, &client::RoomRow::room);
        return found == rooms.end() ? nullptr : &*found;
    }
    /// What `device` sees of Ben in an open room.
    [[nodiscard]] const client::MemberRow *benSeenBy(Device &device, const base::RoomId &room)
    {
        const auto &members = device.session().members(room);
        const auto found = std::ranges::find(members, ben.session().me(), &client::MemberRow::user);
        return found == members.end() ? nullptr : &*found;
    }

    World world;
    Device &ada; ///< owns the space
    Device &ben;
    Device &bensPhone;
};

} // namespace

class RightsScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void knowsWhatOneIsFromTheFirstMoment();
    void bringsWhoIsLetInOnAllDevices();
    void losesTheRoomThatOneIsRemovedFrom();
    void knowsUntilWhenOneMayOnlyRead();
    void followsTheRolesOfARoom();
    void followsTheRolesOfTheSpace();
    void followsTheSpacesNameAndRules();
    void failsTheMessagesOfWhoMayNotWrite();
    void forgetsARoomThatIsNoMore();
    void keepsWhoIsBannedOutUntilTheyAreNot();
    void knowsItsRightsWithoutTheServer();
    void tellsWhoIsDealtWithOnAllDevices();
};

void RightsScenarios::knowsWhatOneIsFromTheFirstMoment()
{
    Scene scene;
    QCOMPARE(scene.ada.session().role(), Role::Owner);
    QCOMPARE(scene.ben.session().role(), Role::Member);
    QCOMPARE(Scene::row(scene.ada, general)->role, Role::Owner);
    const base::RoomId room = scene.make(RoomKind::Private);
    QCOMPARE(Scene::row(scene.ben, room)->role, Role::Member);
}

void RightsScenarios::bringsWhoIsLetInOnAllDevices()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Private);
    QVERIFY(!scene.ask(scene.ben, protocol::LeaveRoom{{}, room}));
    QVERIFY(!Scene::row(scene.bensPhone, room));
    QVERIFY(!scene.ask(scene.ada, protocol::InviteMember{{}, room, scene.ben.session().me()}));
    for (Device *device : {&scene.ben, &scene.bensPhone})
        QVERIFY(Scene::row(*device, room));
}

void RightsScenarios::losesTheRoomThatOneIsRemovedFrom()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Private);
    QVERIFY(!scene.ask(scene.ada, protocol::RemoveMember{{}, room, scene.ben.session().me(), {}}));
    for (Device *device : {&scene.ben, &scene.bensPhone})
        QVERIFY(!Scene::row(*device, room));
}

void RightsScenarios::knowsUntilWhenOneMayOnlyRead()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Public);
    scene.ada.open(room);
    scene.world.settle();
    const auto until = scene.world.clock().utcNow() + base::Duration(60'000);
    const protocol::MuteMember mute{{}, room, scene.ben.session().me(), base::Duration(60'000)};
    QVERIFY(!scene.ask(scene.ada, mute));
    for (Device *device : {&scene.ben, &scene.bensPhone})
        QCOMPARE(Scene::row(*device, room)->mutedUntil, std::optional(until));
    QCOMPARE(scene.benSeenBy(scene.ada, room)->mutedUntil, std::optional(until));
    QVERIFY(!scene.ask(scene.ada, protocol::MuteMember{{}, room, scene.ben.session().me(), {}}));
    QVERIFY(!Scene::row(scene.ben, room)->mutedUntil);
    QVERIFY(!scene.benSeenBy(scene.ada, room)->mutedUntil);
}

void RightsScenarios::followsTheRolesOfARoom()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Public);
    scene.ada.open(room);
    scene.world.settle();
    QCOMPARE(scene.benSeenBy(scene.ada, room)->role, Role::Member);
    for (const Role role : {Role::Moderator, Role::Member}) {
        QVERIFY(!scene.ask(scene.ada, protocol::SetRole{{}, scene.ben.session().me(), role, room}));
        QCOMPARE(Scene::row(scene.bensPhone, room)->role, role);
        QCOMPARE(scene.benSeenBy(scene.ada, room)->role, role);
    }
    QVERIFY(!scene.ask(scene.ada, protocol::UpdateRoom{{}, room, {}, {}, protocol::Circle::Moderators, {}}));
    QCOMPARE(Scene::row(scene.ben, room)->writers, protocol::Circle::Moderators);
}

void RightsScenarios::followsTheRolesOfTheSpace()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Public);
    scene.ada.open(room);
    scene.world.settle();
    for (const Role role : {Role::Moderator, Role::Guest, Role::Member}) {
        QVERIFY(!scene.ask(scene.ada, protocol::SetRole{{}, scene.ben.session().me(), role, {}}));
        QCOMPARE(scene.bensPhone.session().role(), role);
        QCOMPARE(Scene::row(scene.ben, room)->role, role);
        QCOMPARE(Scene::row(scene.bensPhone, general)->role, role);
        QCOMPARE(scene.benSeenBy(scene.ada, room)->role, role);
    }
}

void RightsScenarios::followsTheSpacesNameAndRules()
{
    Scene scene;
    const protocol::UpdateSpace update{{}, QStringLiteral("Orchard"), protocol::Circle::Moderators, {}};
    QVERIFY(!scene.ask(scene.ada, update));
    QCOMPARE(scene.ben.session().spaceName(), QStringLiteral("Orchard"));
    QCOMPARE(scene.ben.session().policy().roomCreators, protocol::Circle::Moderators);
    const protocol::CreateRoom create{{}, QStringLiteral("Tea"), RoomKind::Public, {}};
    QCOMPARE(scene.ask(scene.ben, create), std::optional(protocol::ErrorCode::NotAllowed));
    QVERIFY(!scene.ask(scene.ada, protocol::Announce{{}, QStringLiteral("Harvest")}));
    QCOMPARE(scene.bensPhone.session().announcement()->text, QStringLiteral("Harvest"));
    QVERIFY(!scene.ask(scene.ada, protocol::Announce{{}, {}}));
    QVERIFY(!scene.bensPhone.session().announcement());
}

void RightsScenarios::failsTheMessagesOfWhoMayNotWrite()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Public);
    scene.ben.open(room);
    QVERIFY(!scene.ask(scene.ada, protocol::UpdateRoom{{}, room, {}, {}, protocol::Circle::Moderators, {}}));
    const base::RequestId id = scene.ben.write(room, QStringLiteral("text"));
    scene.world.settle();
    QCOMPARE(scene.ben.session().failedText(id), std::optional(QStringLiteral("text")));
    // What failed waits for its writer.
    QVERIFY(!scene.ask(scene.ada, protocol::UpdateRoom{{}, room, {}, {}, protocol::Circle::Everyone, {}}));
    scene.ben.session().retry(id);
    scene.world.settle();
    QVERIFY(!scene.ben.session().failedText(id));
    QVERIFY(scene.ben.shows(room, QStringLiteral("text")));
}

void RightsScenarios::forgetsARoomThatIsNoMore()
{
    Scene scene;
    QVERIFY(!scene.ask(scene.ada, protocol::UpdateSpace{{}, {}, {}, protocol::EmptyRooms::Remove}));
    const base::RoomId room = scene.make(RoomKind::Public);
    scene.ben.open(room);
    scene.ben.write(room, QStringLiteral("text"));
    scene.world.settle();
    QVERIFY(scene.ben.shows(room, QStringLiteral("text")));
    QVERIFY(!scene.ask(scene.ada, protocol::LeaveRoom{{}, room}));
    QVERIFY(!scene.ask(scene.ben, protocol::LeaveRoom{{}, room}));
    QVERIFY(!Scene::row(scene.ben, room));
    QVERIFY(scene.ben.texts(room).isEmpty());
}

void RightsScenarios::keepsWhoIsBannedOutUntilTheyAreNot()
{
    Scene scene;
    const base::UserId ben = scene.ben.session().me();
    QVERIFY(!scene.ask(scene.ada, protocol::Ban{{}, ben, {}}));
    const auto isRefused = [&] {
        return std::holds_alternative<net::Refused>(scene.ben.session().connection()) &&
               std::holds_alternative<net::Refused>(scene.bensPhone.session().connection());
    };
    QVERIFY(scene.world.waitUntil(isRefused));
    QVERIFY(!scene.ask(scene.ada, protocol::Unban{{}, ben}));
    scene.ben.session().tryNow();
    QVERIFY(scene.world.waitUntil([&] { return scene.ben.isOnline(); }));
    QVERIFY(!scene.bensPhone.isOnline());
}

void RightsScenarios::knowsItsRightsWithoutTheServer()
{
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Public);
    QVERIFY(!scene.ask(scene.ada, protocol::SetRole{{}, scene.ben.session().me(), Role::Moderator, room}));
    const protocol::UpdateRoom close{{}, room, {}, {}, {}, protocol::Circle::Moderators};
    QVERIFY(!scene.ask(scene.ada, close));
    scene.world.stopServer();
    scene.world.crash(scene.ben, Crash::AfterCommit);
    scene.world.start(scene.ben);
    QCOMPARE(Scene::row(scene.ben, room)->role, Role::Moderator);
    QCOMPARE(Scene::row(scene.ben, room)->inviters, protocol::Circle::Moderators);
    QCOMPARE(Scene::row(scene.ben, room)->writers, protocol::Circle::Everyone);
}

void RightsScenarios::tellsWhoIsDealtWithOnAllDevices()
{
    using Kind = protocol::NotificationKind;
    Scene scene;
    const base::RoomId room = scene.make(RoomKind::Private);
    const base::UserId ben = scene.ben.session().me();
    scene.bensPhone.connection().close();
    QVERIFY(!scene.ask(scene.ada, protocol::RemoveMember{{}, room, ben, QStringLiteral("Spam")}));
    QVERIFY(!scene.ask(scene.ada, protocol::InviteMember{{}, room, ben}));
    scene.bensPhone.connection().open();
    scene.world.settle();
    for (Device *device : {&scene.ben, &scene.bensPhone}) {
        // The first one is of the room's making.
        QList<Kind> kinds;
        for (const client::NotificationRow &row : device->session().notifications()) {
            kinds.prepend(row.notification.kind);
            QCOMPARE(row.notification.name, QStringLiteral("Ada"));
            QVERIFY(row.notification.room == room && !row.notification.isRead);
        }
        QCOMPARE(kinds, (QList<Kind>{Kind::Invitation, Kind::Moderation, Kind::Invitation}));
    }
    QVERIFY(scene.ada.session().notifications().empty());
}

QTEST_GUILESS_MAIN(RightsScenarios)
#include "rightstest.moc"
