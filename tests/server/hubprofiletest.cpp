// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using protocol::AvatarColor;
using protocol::Done;
using protocol::ErrorCode;
using protocol::Profile;
using protocol::UpdateProfile;
using wire::request;
using Person = HubFixture::Person;

/// What people are called, look like and say of themselves.
class HubProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsOnesDevicesAndThoseWhoShareARoom();
    void tellsWhoSignsInUnderAnotherName();
    void isSaidWhereverPeopleAreListed();
    void isKeptOverARestart();
    void changesNothingTwice();
    void takesNoIdOfAnotherKindOfRequest();
    void refusesWhatCannotBe_data();
    void refusesWhatCannotBe();
    void keepsTheNameWhereTheWishedOneIsTaken();
    void isLimitedLikeMessages();
    void isNothingForTheAuditLog();

private:
    [[nodiscard]] static UpdateProfile saying(int id, const QString &text)
    {
        return {request(id), {}, {}, text};
    }
    [[nodiscard]] static QByteArrayList done(int id) { return shown({Done<UpdateProfile>{request(id)}}); }
    [[nodiscard]] std::optional<ErrorCode> refusal(const Person &person, const protocol::Command &command)
    {
        m_space->hub().handle(person.session, command);
        m_space->storage().commit();
        const auto events = m_space->eventsFor(person);
        const auto *failure = std::get_if<protocol::Failure>(&events.at(0));
        return failure ? std::optional(failure->code) : std::nullopt;
    }
    /// Ada as `general` lists her to Ben.
    [[nodiscard]] protocol::Member listed()
    {
        m_space->hub().handle(m_ben.session, protocol::RoomMembers{request(90), general, {}});
        const auto events = m_space->eventsFor(m_ben);
        const auto &members = std::get<protocol::MemberList>(events.back()).members;
        return *std::ranges::find(members, m_ada.user, &protocol::Member::user);
    }

    const QString m_text = QStringLiteral("In a meeting");
    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
};

void HubProfileTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->settle();
    m_space->forget();
}

void HubProfileTest::tellsOnesDevicesAndThoseWhoShareARoom()
{
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    (void)m_space->ask(cleo, protocol::Subscribe{request(1), general, 0});
    (void)m_space->ask(cleo, protocol::LeaveRoom{request(2), general});
    m_space->forget();
    const QString name = QStringLiteral("Ada L.");
    const QByteArrayList told = shown({Profile{m_ada.user, name, AvatarColor::Plum, m_text}});
    QCOMPARE(
        m_space->ask(m_ada, UpdateProfile{request(3), name, AvatarColor::Plum, QLatin1Char(' ') + m_text}),
        done(3) + told);
    QCOMPARE(m_space->heard(m_adasPhone), told);
    QCOMPARE(m_space->heard(m_ben), told);
    QVERIFY(m_space->isQuiet());
    // What is not given stays.
    QCOMPARE(m_space->ask(m_ada, saying(4, {})),
             done(4) + shown({Profile{m_ada.user, name, AvatarColor::Plum, {}}}));
}

void HubProfileTest::tellsWhoSignsInUnderAnotherName()
{
    const Person desk = m_space->arrive(QStringLiteral("Ada L."), keyOf(m_ada.name));
    QVERIFY(desk.user == m_ada.user);
    const QByteArrayList told = shown({Profile{m_ada.user, QStringLiteral("Ada L."), {}, {}}});
    QCOMPARE(m_space->heard(m_ben), told);
    QCOMPARE(m_space->heard(m_ada), told);
    QCOMPARE(m_space->heard(m_adasPhone), told);
    // She is greeted by it.
    QVERIFY(m_space->isQuiet());
}

void HubProfileTest::isSaidWhereverPeopleAreListed()
{
    (void)m_space->ask(m_ada, saying(1, m_text));
    m_space->forget();
    QCOMPARE(listed().statusText, std::optional(m_text));
    (void)m_space->ask(m_ben, protocol::CreateRoom{request(2), {}, protocol::RoomKind::Direct, {m_ada.user}});
    m_space->forget();
    m_space->hub().welcome(m_ben.session);
    const auto greeting = std::get<protocol::Hello>(m_space->eventsFor(m_ben).at(0));
    QVERIFY(!greeting.statusText);
    const auto direct =
        std::ranges::find(greeting.rooms, protocol::RoomKind::Direct, &protocol::RoomSummary::kind);
    QCOMPARE(direct->statusText, std::optional(m_text));
    m_space->hub().handle(m_ada.session, protocol::SetPresence{protocol::Status::Away});
    m_space->hub().handle(m_adasPhone.session, protocol::SetPresence{protocol::Status::Away});
    m_space->settle();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(std::get<protocol::PresenceList>(events.back()).people.at(0).statusText, std::optional(m_text));
}

void HubProfileTest::isKeptOverARestart()
{
    (void)m_space->ask(m_ada, UpdateProfile{request(1), {}, AvatarColor::Teal, m_text});
    m_space->restart();
    m_ben = m_space->signIn(m_ben.name);
    m_ada = m_space->signIn(m_ada.name);
    QCOMPARE(listed().statusText, std::optional(m_text));
    QCOMPARE(listed().color, std::optional(AvatarColor::Teal));
    m_space->hub().welcome(m_ada.session);
    const auto greeting = std::get<protocol::Hello>(m_space->eventsFor(m_ada).at(0));
    QCOMPARE(greeting.statusText, std::optional(m_text));
}

void HubProfileTest::changesNothingTwice()
{
    (void)m_space->ask(m_ada, saying(1, m_text));
    (void)m_space->ask(m_ada, saying(2, QStringLiteral("Out")));
    m_space->forget();
    QCOMPARE(m_space->ask(m_adasPhone, saying(1, m_text)), done(1));
    QVERIFY(m_space->isQuiet());
    QCOMPARE(listed().statusText, std::optional(QStringLiteral("Out")));
    // What is so already is told to nobody.
    QCOMPARE(m_space->ask(m_ada, saying(3, QStringLiteral("Out"))), done(3));
    QVERIFY(m_space->isQuiet());
}

void HubProfileTest::takesNoIdOfAnotherKindOfRequest()
{
    (void)m_space->ask(m_ada, server::saying(1, QStringLiteral("a message")));
    QVERIFY(refusal(m_ada, saying(1, m_text)) == ErrorCode::BadField);
    QVERIFY(!listed().statusText);
    (void)m_space->ask(m_ada, saying(2, m_text));
    m_space->forget();
    QVERIFY(refusal(m_ada, server::saying(2, QStringLiteral("a message"))) == ErrorCode::BadField);
    // Ben's ids are his.
    QVERIFY(!refusal(m_ben, saying(2, m_text)));
}

void HubProfileTest::refusesWhatCannotBe_data()
{
    QTest::addColumn<UpdateProfile>("update");
    QTest::addColumn<ErrorCode>("code");
    const auto row = [](const char *what, const std::optional<QString> &name,
                        const std::optional<QString> &text, ErrorCode code = ErrorCode::BadField) {
        QTest::newRow(what) << UpdateProfile{request(1), name, {}, text} << code;
    };
    row("nothing", {}, {});
    row("no name", QStringLiteral(" "), {});
    row("a long name", QString(33, QLatin1Char('x')), {});
    row("a name that cannot be seen", QStringLiteral(u"A\u200bda"), {});
    row("a name that is taken", QStringLiteral("Ben"), {}, ErrorCode::NameTaken);
    row("a name that looks like another", QStringLiteral(u"\u0412en"), {}, ErrorCode::NameTaken);
    row("a long text", {}, QString(81, QLatin1Char('x')));
    row("a text of two lines", {}, QStringLiteral("In a\nmeeting"));
    row("a text that turns others around", {}, QStringLiteral(u"\u202eIn a meeting"));
}

void HubProfileTest::refusesWhatCannotBe()
{
    QFETCH(const UpdateProfile, update);
    QFETCH(const ErrorCode, code);
    QVERIFY(refusal(m_ada, update) == code);
    QVERIFY(m_space->isQuiet());
    QCOMPARE(listed().name, QStringLiteral("Ada"));
    QVERIFY(!listed().statusText);
    // The id was not used up.
    QVERIFY(!refusal(m_ada, saying(1, QString(protocol::maxStatusText, QLatin1Char('x')))));
}

void HubProfileTest::keepsTheNameWhereTheWishedOneIsTaken()
{
    QVERIFY(refusal(m_ada, UpdateProfile{request(1), QStringLiteral("Ben"), AvatarColor::Teal, m_text}) ==
            ErrorCode::NameTaken);
    QVERIFY(!listed().statusText && !listed().color);
    // The one of before is free for others as soon as it is left.
    (void)m_space->ask(m_ada, UpdateProfile{request(2), QStringLiteral("Countess")});
    QVERIFY(!refusal(m_ben, UpdateProfile{request(3), QStringLiteral("Ada")}));
}

void HubProfileTest::isLimitedLikeMessages()
{
    m_space = std::make_unique<HubFixture>(
        Hub::Settings{.messages = {.burst = 1, .perMinute = 1}, .home = general});
    m_ada = m_space->signInAndSubscribe(m_ada.name);
    (void)m_space->ask(m_ada, saying(1, m_text));
    m_space->forget();
    QVERIFY(refusal(m_ada, saying(2, {})) == ErrorCode::RateLimited);
    m_space->clock().advance(std::chrono::minutes(1));
    m_space->forget();
    QVERIFY(!refusal(m_ada, saying(2, {})));
}

void HubProfileTest::isNothingForTheAuditLog()
{
    const Person olga = m_space->signIn(QStringLiteral("Olga"));
    (void)m_space->ask(olga, saying(1, m_text));
    (void)m_space->ask(olga, protocol::Announce{request(2), QStringLiteral("hear")});
    m_space->hub().handle(olga.session, protocol::ReadAuditLog{request(3), {}, 50});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(olga);
    const auto &entries = std::get<protocol::AuditLog>(events.back()).entries;
    QCOMPARE(entries.size(), 1U);
    QCOMPARE(entries[0].action, QStringLiteral("announce"));
}

QTEST_GUILESS_MAIN(HubProfileTest)
#include "hubprofiletest.moc"
