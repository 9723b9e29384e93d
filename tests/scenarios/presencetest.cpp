// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using protocol::Status;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

/// After that everybody was told of who is here, and how.
constexpr base::Duration telling{2'000};

/// How a device shows somebody in `general`; nothing while that is not known.
std::optional<Status> statusOf(Device &device, const QString &name)
{
    for (const client::MemberRow &member : device.session().members(general)) {
        if (member.name == name)
            return member.status;
    }
    return std::nullopt;
}

/// How a device's list of rooms shows the other one of its only direct message.
std::optional<Status> peerStatusOf(Device &device)
{
    const auto &rooms = device.session().rooms();
    const auto direct = std::ranges::find(rooms, protocol::RoomKind::Direct, &client::RoomRow::kind);
    return direct == rooms.end() ? std::nullopt : direct->status;
}

/// Who writes in `general` as a device shows it.
QStringList typing(Device &device)
{
    QStringList names;
    for (const client::TypingRow &row : device.session().typing(general))
        names.append(row.name);
    return names;
}

} // namespace

/// Who is here and who writes; and which server that is.
class PresenceScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void presenceIsUnknownWhileOffline();
    void membersOfARoomOpenedOfflineAreKnownOnceOnline();
    void thePeerOfADirectMessageIsFollowedWithoutOpeningIt();
    void whoeverAnswersPingsStaysHere();
    void typingShowsAndExpires();
    void aPickedColourIsSeenByAllFromTheNextSignInOn();
    void serverKeyChangedStops_data();
    void serverKeyChangedStops();
};

void PresenceScenarios::presenceIsUnknownWhileOffline()
{
    const QString name = QStringLiteral("Ben");
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(name);
    world.advance(telling);
    ada.open(general);
    world.advance(telling);
    QCOMPARE(statusOf(ada, name), std::optional(Status::Online));
    ben.session().setPresence(Status::Away);
    world.advance(telling);
    QCOMPARE(statusOf(ada, name), std::optional(Status::Away));

    ada.connection().close();
    world.advance(telling);
    QCOMPARE(ada.session().members(general).size(), 2U);
    QCOMPARE(statusOf(ada, name), std::nullopt);
    QCOMPARE(statusOf(ada, QStringLiteral("Ada")), std::nullopt);

    ben.connection().close();
    world.advance(telling);
    ada.connection().open();
    world.advance(telling);
    QCOMPARE(statusOf(ada, name), std::optional(Status::Offline));
}

void PresenceScenarios::membersOfARoomOpenedOfflineAreKnownOnceOnline()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.add(QStringLiteral("Ben"));
    world.settle();
    world.stopServer();
    world.crash(ada, Crash::AfterCommit);
    world.start(ada);
    ada.open(general);
    world.settle();
    QVERIFY(ada.session().members(general).empty());
    world.startServer();
    QVERIFY(world.waitUntil([&] { return ada.session().members(general).size() == 2; }));
    QVERIFY(world.waitUntil([&] { return statusOf(ada, QStringLiteral("Ben")) == Status::Online; }));
}

void PresenceScenarios::thePeerOfADirectMessageIsFollowedWithoutOpeningIt()
{
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.advance(telling);
    ada.session().ask(protocol::CreateRoom{{}, {}, protocol::RoomKind::Direct, {ben.session().me()}},
                      [](const client::Answer &) {});
    world.advance(telling);
    QCOMPARE(peerStatusOf(ada), std::optional(Status::Online));
    QCOMPARE(peerStatusOf(ben), std::optional(Status::Online));
    ben.session().setPresence(Status::Away);
    world.advance(telling);
    QCOMPARE(peerStatusOf(ada), std::optional(Status::Away));

    ada.connection().close();
    world.advance(telling);
    QCOMPARE(peerStatusOf(ada), std::nullopt);
    QCOMPARE(peerStatusOf(ben), std::optional(Status::Offline));
    ada.connection().open();
    world.advance(telling);
    QCOMPARE(peerStatusOf(ada), std::optional(Status::Away));
    QCOMPARE(peerStatusOf(ben), std::optional(Status::Online));

    // The next run begins with what is on the disk, and that is no presence.
    world.stopServer();
    world.crash(ada, Crash::AfterCommit);
    world.start(ada);
    world.advance(telling);
    QCOMPARE(ada.session().rooms().size(), 2U);
    QCOMPARE(peerStatusOf(ada), std::nullopt);
}

void PresenceScenarios::whoeverAnswersPingsStaysHere()
{
    const QString name = QStringLiteral("Ben");
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.add(name);
    world.advance(telling);
    ada.open(general);
    world.advance(telling);
    for (int i = 0; i < 60; ++i) {
        QCOMPARE(statusOf(ada, name), std::optional(Status::Online));
        world.advance(protocol::presenceExpiry / 10);
    }
}

void PresenceScenarios::typingShowsAndExpires()
{
    const QStringList ada{QStringLiteral("Ada")};
    World world;
    Device &writer = world.add(ada.front());
    Device &reader = world.add(QStringLiteral("Ben"));
    world.settle();
    writer.session().setTyping(general, true);
    world.settle();
    QCOMPARE(typing(reader), ada);
    QCOMPARE(typing(writer), QStringList());
    world.advance(std::chrono::seconds(4));
    writer.session().setTyping(general, true);
    world.advance(std::chrono::seconds(5));
    QCOMPARE(typing(reader), ada);
    world.advance(std::chrono::seconds(3));
    QCOMPARE(typing(reader), QStringList());

    writer.session().setTyping(general, true);
    world.settle();
    QCOMPARE(typing(reader), ada);
    writer.write(general, QStringLiteral("said"));
    world.settle();
    QCOMPARE(typing(reader), QStringList());

    // The link is dead without a word, so that nobody says that it has ended.
    writer.session().setTyping(general, true);
    world.advance(std::chrono::seconds(3));
    writer.session().setTyping(general, true);
    world.settle();
    QCOMPARE(typing(reader), ada);
    reader.connection().close();
    world.settle();
    QCOMPARE(typing(reader), QStringList());
}

void PresenceScenarios::aPickedColourIsSeenByAllFromTheNextSignInOn()
{
    using protocol::AvatarColor;
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    Device &ben = world.add(QStringLiteral("Ben"));
    world.settle();
    ada.open(general);
    const auto colorOfNewest = [&] { return ada.diary().rows(general).back().event.color; };
    const auto say = [&](const QString &text) {
        ben.write(general, text);
        world.settle();
    };
    ben.connection().setColor(AvatarColor::Teal);
    say(QStringLiteral("before"));
    QCOMPARE(colorOfNewest(), std::nullopt);
    ben.connection().close();
    ben.connection().open();
    world.settle();
    say(QStringLiteral("after"));
    QCOMPARE(colorOfNewest(), std::optional(AvatarColor::Teal));
    const auto isBen = [](const client::MemberRow &member) { return member.name == QStringLiteral("Ben"); };
    const auto &members = ada.session().members(general);
    QCOMPARE(std::ranges::find_if(members, isBen)->color, std::optional(AvatarColor::Teal));

    // It is on Ada's disk, and on the server's.
    world.stopServer();
    world.crash(ada, Crash::AfterCommit);
    world.start(ada);
    ada.open(general);
    world.settle();
    QCOMPARE(colorOfNewest(), std::optional(AvatarColor::Teal));
    world.startServer();
    Device &cleo = world.add(QStringLiteral("Cleo"));
    cleo.open(general);
    QVERIFY(world.waitUntil([&] { return cleo.shows(general, QStringLiteral("after")); }));
    QCOMPARE(cleo.diary().rows(general).back().event.color, std::nullopt);
    for (const client::TimelineRow &row : cleo.diary().rows(general)) {
        const auto expected =
            row.event.name == QStringLiteral("Ben") ? std::optional(AvatarColor::Teal) : std::nullopt;
        QCOMPARE(row.event.color, expected);
    }
}

void PresenceScenarios::serverKeyChangedStops_data()
{
    QTest::addColumn<bool>("isRestarted");
    QTest::newRow("while the program runs") << false;
    QTest::newRow("while it does not") << true;
}

void PresenceScenarios::serverKeyChangedStops()
{
    QFETCH(const bool, isRestarted);
    World world;
    Device &ada = world.add(QStringLiteral("Ada"));
    world.settle();
    world.stopServer();
    ada.write(general, QStringLiteral("not for a stranger"));
    world.settle();
    if (isRestarted)
        world.crash(ada, Crash::AfterCommit);
    world.host().setKey(QByteArrayLiteral("the key of somebody else"));
    world.startServer();
    if (isRestarted)
        world.start(ada);
    const auto refusal = [&ada] { return std::get_if<net::Refused>(&ada.connection().state()); };
    QVERIFY(world.waitUntil([&] { return refusal() != nullptr; }));
    QCOMPARE(refusal()->reason, net::Refused::Reason::ServerKeyChanged);
    world.advance(std::chrono::minutes(5));
    QVERIFY(refusal() != nullptr);
    QCOMPARE(ada.session().waiting(), 1);
}

QTEST_GUILESS_MAIN(PresenceScenarios)
#include "presencetest.moc"
