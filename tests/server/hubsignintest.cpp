// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using protocol::ErrorCode;
using protocol::Failure;
using protocol::RoomEvent;
using wire::request;
using Person = HubFixture::Person;

class HubSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void letsANewUserIntoTheHomeRoomAndTellsTheOthers();
    void refusesTheNameOfAnotherKey();
    void renamesWhoComesBackUnderAnotherName();
    void givesTheColourWhereverItGivesTheName();
    void refusesNamesThatAreNone_data();
    void refusesNamesThatAreNone();
    void saysThatItCannotStoreASignIn();

private:
    /// What the hub answers to a sign-in, once its commit is done.
    [[nodiscard]] std::variant<base::SessionId, Failure> signIn(const QString &name, const QByteArray &key);

    std::unique_ptr<HubFixture> m_space;
    Person m_ben;
};

void HubSignInTest::init()
{
    m_space = std::make_unique<HubFixture>();
    (void)m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signIn(QStringLiteral("Ben"));
}

std::variant<base::SessionId, Failure> HubSignInTest::signIn(const QString &name, const QByteArray &key)
{
    std::optional<std::variant<base::SessionId, Failure>> answer;
    m_space->hub().signIn(protocol::Authenticate{request(1), key, name, {}}, QString(),
                          [&answer](const auto &result) {
                              if (const auto *entry = std::get_if<Hub::Entry>(&result))
                                  answer = entry->session;
                              else
                                  answer = std::get<Failure>(result);
                          });
    m_space->storage().commit();
    return answer ? *answer : Failure{{}, ErrorCode::Unavailable, QStringLiteral("no answer"), {}};
}

void HubSignInTest::letsANewUserIntoTheHomeRoomAndTellsTheOthers()
{
    (void)m_space->ask(m_ben, protocol::Subscribe{request(1), general, 0});
    m_space->forget();
    const auto answer = signIn(QStringLiteral("Cleo"), QByteArray(32, 'c'));
    QVERIFY(std::holds_alternative<base::SessionId>(answer));
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(events.size(), 1U);
    const auto &joined = std::get<RoomEvent>(events[0]);
    QVERIFY(std::holds_alternative<protocol::UserJoined>(joined.content));
    QCOMPARE(joined.name, QStringLiteral("Cleo"));
    QVERIFY(m_space->isQuiet());
    // The hello says it to the new one, and a second device joins nothing.
    m_space->hub().welcome(std::get<base::SessionId>(answer));
    const auto greetings = m_space->eventsFor({std::get<base::SessionId>(answer), {}, {}});
    const auto &hello = std::get<protocol::Hello>(greetings.at(0));
    QCOMPARE(hello.rooms.size(), 1U);
    QCOMPARE(hello.rooms[0].lastSeq, base::Seq(3));
    QVERIFY(hello.user == joined.user);
    m_space->forget();
    QVERIFY(std::holds_alternative<base::SessionId>(signIn(QStringLiteral("Cleo"), QByteArray(32, 'c'))));
    QVERIFY(m_space->isQuiet());
}

void HubSignInTest::refusesTheNameOfAnotherKey()
{
    const auto answer = signIn(QStringLiteral("ADA"), QByteArray(32, 'x'));
    const auto *failure = std::get_if<Failure>(&answer);
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::NameTaken);
    QVERIFY(failure->id == request(1));
    QVERIFY(m_space->isQuiet());
}

void HubSignInTest::renamesWhoComesBackUnderAnotherName()
{
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"), QByteArray(32, 'c'));
    const Person renamed = m_space->signIn(QStringLiteral("Cleopatra"), QByteArray(32, 'c'));
    QVERIFY(renamed.user == cleo.user);
    (void)m_space->ask(m_ben, protocol::Subscribe{request(1), general, 0});
    m_space->forget();
    // Whatever she says from now on, on the device that signed in before as well, is said by that name.
    (void)m_space->ask(cleo, saying(2, QStringLiteral("text")));
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(std::get<RoomEvent>(events.at(0)).name, QStringLiteral("Cleopatra"));
}

void HubSignInTest::givesTheColourWhereverItGivesTheName()
{
    constexpr auto teal = protocol::AvatarColor::Teal;
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"), {}, teal);
    (void)m_space->ask(cleo, protocol::CreateRoom{request(1), {}, protocol::RoomKind::Direct, {m_ben.user}});
    (void)m_space->ask(cleo, saying(2, QStringLiteral("before")));
    (void)m_space->ask(m_ben, protocol::Subscribe{request(3), general, 0});
    m_space->forget();
    const auto answer = [this](const protocol::Command &command) {
        m_space->hub().handle(m_ben.session, command);
        m_space->storage().commit();
        return m_space->eventsFor(m_ben).at(0);
    };

    const auto history = answer(protocol::RoomHistory{request(4), general, {}, {}, 50});
    const auto &events = std::get<protocol::HistoryPage>(history).events;
    QVERIFY(!events.front().color);
    QCOMPARE(events.back().color, std::optional(teal));
    const auto listed = answer(protocol::RoomMembers{request(5), general, {}});
    for (const protocol::Member &member : std::get<protocol::MemberList>(listed).members)
        QCOMPARE(member.color, member.user == cleo.user ? std::optional(teal) : std::nullopt);
    const auto rooms = answer(protocol::ListRooms{request(6), {}});
    for (const protocol::RoomSummary &room : std::get<protocol::RoomList>(rooms).rooms)
        QCOMPARE(room.color, room.peer ? std::optional(teal) : std::nullopt);

    m_space->hub().handle(cleo.session, protocol::SetTyping{general, true});
    QCOMPARE(std::get<protocol::Typing>(m_space->eventsFor(m_ben).at(0)).color, std::optional(teal));
    (void)m_space->ask(cleo, saying(7, QStringLiteral("after")));
    QCOMPARE(std::get<RoomEvent>(m_space->eventsFor(m_ben).back()).color, std::optional(teal));
    m_space->hub().welcome(cleo.session);
    QCOMPARE(std::get<protocol::Hello>(m_space->eventsFor(cleo).back()).color, std::optional(teal));
}

void HubSignInTest::refusesNamesThatAreNone_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral(" \t");
    QTest::newRow("long") << QString(33, QLatin1Char('x'));
    QTest::newRow("turned around") << QStringLiteral("Ad\u202Ea");
}

void HubSignInTest::refusesNamesThatAreNone()
{
    QFETCH(QString, name);
    const auto answer = signIn(name, QByteArray(32, 'x'));
    const auto *failure = std::get_if<Failure>(&answer);
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::BadField);
}

void HubSignInTest::saysThatItCannotStoreASignIn()
{
    m_space->breakNextCommit();
    const auto answer = signIn(QStringLiteral("Cleo"), QByteArray(32, 'c'));
    const auto *failure = std::get_if<Failure>(&answer);
    QVERIFY(failure);
    QCOMPARE(failure->code, ErrorCode::Unavailable);
    QVERIFY(m_space->isQuiet());
    QVERIFY(std::holds_alternative<base::SessionId>(signIn(QStringLiteral("Cleo"), QByteArray(32, 'c'))));
}

QTEST_GUILESS_MAIN(HubSignInTest)
#include "hubsignintest.moc"
