// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/membersmodel.h"
#include "models/modelrows.h"
#include "models/scriptedspace.h"
#include "models/typingmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using models::MembersModel;
using models::ScriptedSpace;
using models::TypingModel;
using protocol::Status;
using sample::garden;
using sample::general;

/// Who is in a room, and who writes in it.
class PeopleModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void areEmptyUntilTheSpaceSaysMore();
    void showMembersWhoAreHereFirst();
    void showMembersThatAreKnownAlready();
    void showWhenSomebodyWasLastSeen();
    void followPresence();
    void followWhoComesAndGoes();
    void knowNobodysPresenceOffline();
    void showOnlyTheirRoom();
    void showWhoWrites();
    void endWritingThatIsNotRenewed();
    void endWritingWhenToldSo();
    void endWritingOffline();

private:
    [[nodiscard]] QStringList members() const { return models::rowsOf(*m_members, {"name", "presence"}); }
    [[nodiscard]] QStringList writers() const { return models::rowsOf(*m_typing, {"user", "name"}); }
    void makeModels();
    /// Answers the question for the members: Ada and Ben are here, Cleo is away and Dora was here at eight.
    void tellMembers();
    void type(const QString &name, bool isOn, const base::RoomId &room = general);

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<MembersModel> m_members;
    std::unique_ptr<TypingModel> m_typing;
    std::unique_ptr<QAbstractItemModelTester> m_membersTester;
    std::unique_ptr<QAbstractItemModelTester> m_typingTester;
};

void PeopleModelsTest::init()
{
    m_space = std::make_unique<ScriptedSpace>();
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)});
    m_space->session().openRoom(general);
    m_space->settle();
    makeModels();
}

void PeopleModelsTest::cleanup()
{
    m_membersTester.reset();
    m_typingTester.reset();
    m_members.reset();
    m_typing.reset();
    m_space.reset();
}

void PeopleModelsTest::makeModels()
{
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    m_membersTester.reset();
    m_typingTester.reset();
    m_members = std::make_unique<MembersModel>(m_space->session(), general);
    m_typing = std::make_unique<TypingModel>(m_space->session(), general);
    m_membersTester = std::make_unique<QAbstractItemModelTester>(m_members.get(), Mode::QtTest);
    m_typingTester = std::make_unique<QAbstractItemModelTester>(m_typing.get(), Mode::QtTest);
}

void PeopleModelsTest::tellMembers()
{
    const auto request = m_space->heard<protocol::RoomMembers>();
    QVERIFY(request);
    QVERIFY(request->room == general);
    m_space->say(
        protocol::MemberList{request->id,
                             general,
                             {{sample::ada, u"Ada"_qs, Status::Online, {}},
                              {sample::ben, u"Ben"_qs, Status::Online, {}, protocol::AvatarColor::Plum},
                              {base::UserId(u"u-cleo"_qs), u"Cleo"_qs, Status::Away, {}},
                              {base::UserId(u"u-dora"_qs), u"Dora"_qs, Status::Offline, wire::at(8h)}},
                             true});
}

void PeopleModelsTest::type(const QString &name, bool isOn, const base::RoomId &room)
{
    m_space->say(protocol::Typing{room, base::UserId(u"u-"_qs + name.toLower()), name, isOn});
}

void PeopleModelsTest::areEmptyUntilTheSpaceSaysMore()
{
    QCOMPARE(m_members->rowCount(), 0);
    QCOMPARE(m_typing->rowCount(), 0);
}

void PeopleModelsTest::showMembersWhoAreHereFirst()
{
    tellMembers();
    QCOMPARE(members(),
             (QStringList{u"Ada Online"_qs, u"Ben Online"_qs, u"Cleo Away"_qs, u"Dora Offline"_qs}));
    QCOMPARE(models::valueAt(*m_members, 1, "user").toString(), u"u-ben"_qs);
    QCOMPARE(models::valueAt(*m_members, 0, "avatarColor").toInt(), -1);
    QCOMPARE(models::valueAt(*m_members, 1, "avatarColor").toInt(), 2);
}

void PeopleModelsTest::showMembersThatAreKnownAlready()
{
    tellMembers();
    type(u"Ben"_qs, true);
    makeModels();
    QCOMPARE(m_members->rowCount(), 4);
    QCOMPARE(writers(), QStringList{u"u-ben Ben"_qs});
}

void PeopleModelsTest::showWhenSomebodyWasLastSeen()
{
    tellMembers();
    const QDateTime time = models::valueAt(*m_members, 3, "lastSeen").toDateTime();
    QCOMPARE(time, QDateTime(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC));
    QCOMPARE(time.offsetFromUtc(), 0);
    QVERIFY(!models::valueAt(*m_members, 0, "lastSeen").toDateTime().isValid());
}

void PeopleModelsTest::followPresence()
{
    tellMembers();
    const QPersistentModelIndex ben = m_members->index(1);
    QSignalSpy reset(m_members.get(), &QAbstractItemModel::modelReset);
    m_space->say(protocol::PresenceList{{{sample::ben, Status::Offline, wire::at(9h)}}});
    QCOMPARE(members(),
             (QStringList{u"Ada Online"_qs, u"Cleo Away"_qs, u"Ben Offline"_qs, u"Dora Offline"_qs}));
    QCOMPARE(ben.row(), 2);
    m_space->say(protocol::PresenceList{{{sample::ben, Status::Online, {}}}});
    QCOMPARE(ben.row(), 1);
    QCOMPARE(reset.size(), 0);
    m_space->say(protocol::PresenceList{{{sample::ben, Status::Online, {}, u"In a meeting"_qs}}});
    QCOMPARE(models::valueAt(*m_members, 1, "statusText").toString(), u"In a meeting"_qs);
}

void PeopleModelsTest::followWhoComesAndGoes()
{
    tellMembers();
    protocol::RoomEvent event = sample::with(sample::message(1), protocol::UserLeft());
    m_space->say(event);
    QCOMPARE(members(), (QStringList{u"Ada Online"_qs, u"Cleo Away"_qs, u"Dora Offline"_qs}));
    event = sample::with(sample::message(2), protocol::UserJoined());
    m_space->say(event);
    QCOMPARE(members(),
             (QStringList{u"Ada Online"_qs, u"Cleo Away"_qs, u"Ben Unknown"_qs, u"Dora Offline"_qs}));
}

void PeopleModelsTest::knowNobodysPresenceOffline()
{
    tellMembers();
    m_space->cut();
    QCOMPARE(members(),
             (QStringList{u"Ada Unknown"_qs, u"Ben Unknown"_qs, u"Cleo Unknown"_qs, u"Dora Unknown"_qs}));
}

void PeopleModelsTest::showOnlyTheirRoom()
{
    tellMembers();
    m_space->session().openRoom(garden);
    m_space->settle();
    const auto request = m_space->heard<protocol::RoomMembers>();
    QVERIFY(request);
    m_space->say(
        protocol::MemberList{request->id, garden, {{sample::ada, u"Ada"_qs, Status::Away, {}}}, true});
    type(u"Ben"_qs, true, garden);
    QCOMPARE(m_members->rowCount(), 4);
    QCOMPARE(m_typing->rowCount(), 0);
}

void PeopleModelsTest::showWhoWrites()
{
    type(u"Cleo"_qs, true);
    type(u"Ben"_qs, true);
    QCOMPARE(writers(), (QStringList{u"u-ben Ben"_qs, u"u-cleo Cleo"_qs}));
}

void PeopleModelsTest::endWritingThatIsNotRenewed()
{
    type(u"Ben"_qs, true);
    m_space->wait(3s);
    type(u"Cleo"_qs, true);
    m_space->wait(3s);
    QCOMPARE(m_typing->rowCount(), 2);
    type(u"Cleo"_qs, true);
    m_space->wait(4s);
    QCOMPARE(writers(), QStringList{u"u-cleo Cleo"_qs});
    m_space->wait(6s);
    QCOMPARE(m_typing->rowCount(), 0);
}

void PeopleModelsTest::endWritingWhenToldSo()
{
    type(u"Ben"_qs, true);
    type(u"Ben"_qs, false);
    QCOMPARE(m_typing->rowCount(), 0);
}

void PeopleModelsTest::endWritingOffline()
{
    type(u"Ben"_qs, true);
    m_space->cut();
    QCOMPARE(m_typing->rowCount(), 0);
}

QTEST_GUILESS_MAIN(PeopleModelsTest)
#include "peoplemodelstest.moc"
