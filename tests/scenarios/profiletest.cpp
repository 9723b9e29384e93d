// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using protocol::AvatarColor;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

const QString meeting = QStringLiteral("In a meeting");

/// Ben as Ada's device lists him in `general`.
client::MemberRow benOf(Device &ada, const base::UserId &ben)
{
    const auto &members = ada.session().members(general);
    const auto found = std::ranges::find(members, ben, &client::MemberRow::user);
    return found == members.end() ? client::MemberRow() : *found;
}

/// The other one of Ada's direct message.
client::RoomRow directOf(Device &ada)
{
    const auto &rooms = ada.session().rooms();
    const auto found = std::ranges::find(rooms, protocol::RoomKind::Direct, &client::RoomRow::kind);
    return found == rooms.end() ? client::RoomRow() : *found;
}

/// Why a device's wishes for its profile were refused.
class Refusals final
{
public:
    explicit Refusals(Device &device)
    {
        QObject::connect(&device.session(), &client::Session::changed, &m_context,
                         [this](const client::Change &change) {
                             if (const auto *refused = std::get_if<client::ProfileRefused>(&change))
                                 m_codes.push_back(refused->code);
                         });
    }

    [[nodiscard]] const std::vector<protocol::ErrorCode> &codes() const { return m_codes; }

private:
    QObject m_context;
    std::vector<protocol::ErrorCode> m_codes;
};

} // namespace

/// What people are called, look like and say of themselves, as the others' devices show it.
class ProfileScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup() { m_world.reset(); }

    void aNewNameShowsAtOnceEverywhere();
    void aNewNameIsSaidByTheNextSignInWhereThereIsNoConnection();
    void aNameThatIsTakenLeavesTheOldOne();
    void anotherDeviceOfMineKnowsAndSignsInByIt();
    void aStatusTextShowsUntilItIsTakenBack();
    void aStatusTextIsKeptUntilTheSpaceHasIt();
    void aStatusTextWhoseAckIsLostIsSaidAgain();
    void theLastOfSeveralStatusTextsStays();
    void aStatusTextThatCannotBeIsDropped();

private:
    std::unique_ptr<World> m_world;
    Device *m_ada = nullptr; ///< looks at `general`, and has a direct message with Ben
    Device *m_ben = nullptr;
    base::UserId m_benId;
};

void ProfileScenarios::init()
{
    m_world = std::make_unique<World>();
    m_ada = &m_world->add(QStringLiteral("Ada"));
    m_ben = &m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    m_benId = m_ben->session().me();
    m_ada->session().ask(protocol::CreateRoom{{}, {}, protocol::RoomKind::Direct, {m_benId}},
                         [](const client::Answer &) {});
    m_ada->open(general);
    m_ben->open(general);
    m_ben->write(general, QStringLiteral("said before"));
    m_world->settle();
}

void ProfileScenarios::aNewNameShowsAtOnceEverywhere()
{
    const QString name = QStringLiteral("Benjamin");
    m_ben->session().setProfile(name, AvatarColor::Plum);
    m_world->settle();
    QCOMPARE(m_ben->session().myName(), name);
    QCOMPARE(benOf(*m_ada, m_benId).name, name);
    QCOMPARE(benOf(*m_ada, m_benId).color, std::optional(AvatarColor::Plum));
    QCOMPARE(directOf(*m_ada).name, name);
    QCOMPARE(directOf(*m_ada).color, std::optional(AvatarColor::Plum));
    for (Device *device : {m_ada, m_ben}) {
        const protocol::RoomEvent &said = device->diary().rows(general).back().event;
        QCOMPARE(said.name, name);
        QCOMPARE(said.color, std::optional(AvatarColor::Plum));
    }
    // It is on Ada's disk.
    m_world->stopServer();
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_ada->open(general);
    m_world->settle();
    QCOMPARE(directOf(*m_ada).name, name);
    QCOMPARE(m_ada->diary().rows(general).back().event.name, name);
}

void ProfileScenarios::aNewNameIsSaidByTheNextSignInWhereThereIsNoConnection()
{
    m_ben->connection().close();
    m_world->settle();
    m_ben->session().setProfile(QStringLiteral("Benjamin"), {});
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).name, QStringLiteral("Ben"));
    m_ben->connection().open();
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).name, QStringLiteral("Benjamin"));
}

void ProfileScenarios::aNameThatIsTakenLeavesTheOldOne()
{
    const Refusals refusals(*m_ben);
    m_ben->session().setProfile(QStringLiteral("ada"), {});
    m_world->settle();
    QVERIFY(refusals.codes() == std::vector{protocol::ErrorCode::NameTaken});
    QCOMPARE(m_ben->session().myName(), QStringLiteral("Ben"));
    // Nor does the next sign-in fail for it.
    m_ben->connection().close();
    m_ben->connection().open();
    m_world->settle();
    QVERIFY(m_ben->isOnline());
    QCOMPARE(benOf(*m_ada, m_benId).name, QStringLiteral("Ben"));
}

void ProfileScenarios::anotherDeviceOfMineKnowsAndSignsInByIt()
{
    Device &phone = m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    QVERIFY(phone.session().me() == m_benId);
    m_ben->session().setProfile(QStringLiteral("Benjamin"), {});
    m_ben->session().setStatusText(meeting);
    m_world->settle();
    QCOMPARE(phone.session().myName(), QStringLiteral("Benjamin"));
    QCOMPARE(phone.session().statusText(), meeting);
    phone.connection().close();
    phone.connection().open();
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).name, QStringLiteral("Benjamin"));
}

void ProfileScenarios::aStatusTextShowsUntilItIsTakenBack()
{
    m_ben->session().setStatusText(QLatin1Char(' ') + meeting);
    QCOMPARE(m_ben->session().statusText(), meeting);
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).statusText, meeting);
    QCOMPARE(directOf(*m_ada).statusText, meeting);
    // Being away does not end it.
    m_ben->session().setPresence(protocol::Status::Away);
    m_world->advance(std::chrono::seconds(2));
    QCOMPARE(benOf(*m_ada, m_benId).status, std::optional(protocol::Status::Away));
    QCOMPARE(benOf(*m_ada, m_benId).statusText, meeting);
    m_ben->session().setStatusText({});
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).statusText, QString());
    QCOMPARE(directOf(*m_ada).statusText, QString());
}

void ProfileScenarios::aStatusTextIsKeptUntilTheSpaceHasIt()
{
    m_world->stopServer();
    m_ben->session().setStatusText(meeting);
    m_world->settle();
    m_world->crash(*m_ben, Crash::AfterCommit);
    m_world->start(*m_ben);
    m_world->settle();
    QCOMPARE(m_ben->session().statusText(), meeting);
    m_world->startServer();
    QVERIFY(m_world->waitUntil([&] { return benOf(*m_ada, m_benId).statusText == meeting; }));
    // Said once: what another device says since is not undone by this one.
    Device &phone = m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    phone.session().setStatusText({});
    m_world->settle();
    m_ben->connection().close();
    m_ben->connection().open();
    m_world->settle();
    QCOMPARE(m_ben->session().statusText(), QString());
    QCOMPARE(benOf(*m_ada, m_benId).statusText, QString());
}

void ProfileScenarios::aStatusTextWhoseAckIsLostIsSaidAgain()
{
    m_world->loseNextAck(*m_ben, "update_profile");
    m_ben->session().setStatusText(meeting);
    m_world->settle();
    m_ben->connection().close();
    m_ben->connection().open();
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).statusText, meeting);
    QCOMPARE(m_ben->session().statusText(), meeting);
    m_ben->session().setStatusText({});
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).statusText, QString());
}

void ProfileScenarios::theLastOfSeveralStatusTextsStays()
{
    for (const QString &text : {meeting, QStringLiteral("Out"), QString(), QStringLiteral("Back")})
        m_ben->session().setStatusText(text);
    m_world->settle();
    QCOMPARE(benOf(*m_ada, m_benId).statusText, QStringLiteral("Back"));
    QCOMPARE(m_ben->session().statusText(), QStringLiteral("Back"));
}

void ProfileScenarios::aStatusTextThatCannotBeIsDropped()
{
    m_ben->session().setStatusText(meeting);
    m_world->settle();
    const Refusals refusals(*m_ben);
    m_ben->session().setStatusText(QStringLiteral("two\nlines"));
    m_world->settle();
    QVERIFY(refusals.codes() == std::vector{protocol::ErrorCode::BadField});
    QCOMPARE(m_ben->session().statusText(), meeting);
    QCOMPARE(benOf(*m_ada, m_benId).statusText, meeting);
}

QTEST_GUILESS_MAIN(ProfileScenarios)
#include "profiletest.moc"
