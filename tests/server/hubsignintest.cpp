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
    m_space->hub().signIn({request(1), key, name, {}}, [&answer](const auto &result) { answer = result; });
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
