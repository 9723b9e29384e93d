// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace protocol;
using base::Seq;
using Person = HubFixture::Person;

namespace {

const QString thumb = QStringLiteral("👍");

EditMessage editing(int request, Seq seq, const QString &text)
{
    return {wire::request(request), general, {seq, text}};
}

DeleteMessage deleting(int request, Seq seq)
{
    return {wire::request(request), general, {seq}};
}

React reacting(int request, Seq seq, const QString &emoji, bool isOn = true)
{
    return {wire::request(request), general, {seq, emoji, isOn}};
}

Pin pinning(int request, Seq seq, bool isOn = true)
{
    return {wire::request(request), general, {seq, isOn}};
}

} // namespace

/// Ada has said "tea?" as event 3 of the general room.
class HubAmendmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void storesAndTellsEverybody_data();
    void storesAndTellsEverybody();
    void showsWhatTheMessageHasBecomeInEveryPage();
    void takesTheTextOutOfAllThatIsStored();
    void answersARepetitionAlikeAndTellsNobody();
    void answersWithWhatHadMadeItSo();
    void answersWithTheMessageWhereNothingHadMadeItSo();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void boundsDifferentReactions();
    void acknowledgesWhatWasStoredBeforeSomebodyLeft();
    void hidesRoomsThatOneMayNotSee();
    void countsForTheRateOfMessages();
    void keepsItAllOverARestart();

private:
    [[nodiscard]] RoomEvent told(int request, Seq seq, const Person &who, EventContent content) const
    {
        return {general,           seq, wire::request(request), who.user, who.name, m_space->clock().utcNow(),
                std::move(content)};
    }
    /// The events that a page holds.
    [[nodiscard]] std::vector<RoomEvent> page(const Person &who)
    {
        m_space->hub().handle(who.session, RoomHistory{wire::request(90), general, {}, {}, 50});
        m_space->storage().commit();
        return std::get<HistoryPage>(m_space->eventsFor(who).at(0)).events;
    }
    [[nodiscard]] MessagePosted message(const Person &who)
    {
        return std::get<MessagePosted>(page(who).at(2).content);
    }
    [[nodiscard]] QByteArrayList refusal(int request, ErrorCode code, const char *words) const
    {
        return shown({Failure{wire::request(request), code, QLatin1String(words), {}}});
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
};

void HubAmendmentsTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    (void)m_space->ask(m_ada, saying(1, QStringLiteral("tea?")));
    m_space->forget();
}

void HubAmendmentsTest::storesAndTellsEverybody_data()
{
    QTest::addColumn<Command>("request");
    QTest::addColumn<Event>("ack");
    QTest::addColumn<EventContent>("content");
    const base::UtcTime now = m_space ? m_space->clock().utcNow() : support::FakeClock().utcNow();
    const base::RequestId id = wire::request(2);
    QTest::newRow("edit") << Command(editing(2, 3, QStringLiteral("coffee?")))
                          << Event(EditStored{id, general, 4, now})
                          << EventContent(MessageEdited{3, QStringLiteral("coffee?")});
    QTest::newRow("deletion") << Command(deleting(2, 3)) << Event(DeletionStored{id, general, 4, now})
                              << EventContent(MessageDeleted{3});
    QTest::newRow("reaction") << Command(reacting(2, 3, thumb)) << Event(ReactionStored{id, general, 4, now})
                              << EventContent(ReactionSet{3, thumb, true});
    QTest::newRow("pin") << Command(pinning(2, 3)) << Event(PinStored{id, general, 4, now})
                         << EventContent(MessagePinned{3, true});
}

void HubAmendmentsTest::storesAndTellsEverybody()
{
    QFETCH(Command, request);
    QFETCH(Event, ack);
    QFETCH(EventContent, content);
    const RoomEvent event = told(2, 4, m_ada, content);
    QCOMPARE(m_space->ask(m_ada, request), shown({ack, event}));
    QCOMPARE(m_space->heard(m_ben), shown({event}));
    QVERIFY(m_space->isQuiet());
}

void HubAmendmentsTest::showsWhatTheMessageHasBecomeInEveryPage()
{
    (void)m_space->ask(m_ada, editing(2, 3, QStringLiteral("coffee?")));
    const base::UtcTime edited = m_space->clock().utcNow();
    m_space->clock().advance(base::Duration(1'000));
    (void)m_space->ask(m_ben, reacting(3, 3, thumb));
    (void)m_space->ask(m_ada, reacting(4, 3, thumb));
    (void)m_space->ask(m_ben, pinning(5, 3));
    m_space->forget();
    MessagePosted become{QStringLiteral("coffee?"), {}};
    become.state = {7, edited, false, true, {{thumb, {m_ben.user, m_ada.user}}}};
    QCOMPARE(toBody(message(m_ben)).fields, toBody(become).fields);
    // A subscription shows the same.
    m_space->hub().handle(m_ben.session, Subscribe{wire::request(91), general, 0});
    m_space->storage().commit();
    const auto events = std::get<Subscribed>(m_space->eventsFor(m_ben).at(0)).events;
    QCOMPARE(toBody(events.at(2).content).fields, toBody(become).fields);
}

void HubAmendmentsTest::takesTheTextOutOfAllThatIsStored()
{
    (void)m_space->ask(m_ada, editing(2, 3, QStringLiteral("secret")));
    (void)m_space->ask(m_ada, deleting(3, 3));
    m_space->forget();
    const std::vector<RoomEvent> events = page(m_ben);
    QCOMPARE(events.size(), 5U);
    MessagePosted gone;
    gone.state.seq = 5;
    gone.state.isDeleted = true;
    QVERIFY(events[2].content == EventContent(gone));
    QVERIFY(events[3].content == EventContent(MessageEdited{3, {}}));
    QVERIFY(events[4].content == EventContent(MessageDeleted{3}));
}

void HubAmendmentsTest::answersARepetitionAlikeAndTellsNobody()
{
    const QByteArrayList first = m_space->ask(m_ada, reacting(2, 3, thumb));
    // Also where it would change something again.
    (void)m_space->ask(m_ada, reacting(3, 3, thumb, false));
    m_space->clock().advance(std::chrono::hours(1));
    m_space->forget();
    QCOMPARE(m_space->ask(m_ada, reacting(2, 3, thumb)), first.first(1));
    QVERIFY(m_space->isQuiet());
    QVERIFY(message(m_ben).state.reactions.empty());
}

void HubAmendmentsTest::answersWithWhatHadMadeItSo()
{
    const base::UtcTime then = m_space->clock().utcNow();
    (void)m_space->ask(m_ben, pinning(2, 3));
    m_space->clock().advance(std::chrono::hours(1));
    m_space->forget();
    QCOMPARE(m_space->ask(m_ada, pinning(3, 3)), shown({PinStored{wire::request(3), general, 4, then}}));
    QVERIFY(m_space->isQuiet());
    QCOMPARE(page(m_ben).size(), 4U);
}

void HubAmendmentsTest::answersWithTheMessageWhereNothingHadMadeItSo()
{
    const base::UtcTime then = m_space->clock().utcNow();
    QCOMPARE(m_space->ask(m_ben, reacting(2, 3, thumb, false)),
             shown({ReactionStored{wire::request(2), general, 3, then}}));
    QVERIFY(m_space->isQuiet());
}

void HubAmendmentsTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<bool>("isByBen");
    QTest::addColumn<Command>("request");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QByteArray>("words");
    const QByteArray nothing = "seq names no message of this room";
    const QByteArray others = "that is somebody else's message";
    QTest::newRow("another's edit") << true << Command(editing(9, 3, thumb)) << ErrorCode::NotAllowed
                                    << others;
    QTest::newRow("another's deletion") << true << Command(deleting(9, 3)) << ErrorCode::NotAllowed << others;
    QTest::newRow("a blank edit") << false << Command(editing(9, 3, QStringLiteral(" \n")))
                                  << ErrorCode::BadField << QByteArray("content is blank");
    QTest::newRow("no event") << false << Command(pinning(9, 0)) << ErrorCode::BadField << nothing;
    QTest::newRow("an event to come") << false << Command(deleting(9, 4)) << ErrorCode::BadField << nothing;
    QTest::newRow("no message") << false << Command(reacting(9, 1, thumb)) << ErrorCode::BadField << nothing;
    QTest::newRow("the id of a message") << false << Command(pinning(1, 3)) << ErrorCode::BadField
                                         << QByteArray("id is that of another kind of request");
}

void HubAmendmentsTest::refusesWhatIsWrong()
{
    QFETCH(bool, isByBen);
    QFETCH(Command, request);
    QFETCH(ErrorCode, code);
    QFETCH(QByteArray, words);
    const bool isOfMessage = words.startsWith("id is");
    QCOMPARE(m_space->ask(isByBen ? m_ben : m_ada, request),
             refusal(isOfMessage ? 1 : 9, code, words.constData()));
    QVERIFY(m_space->isQuiet());
    QCOMPARE(page(m_ben).size(), 3U);
}

void HubAmendmentsTest::boundsDifferentReactions()
{
    int request = 2;
    for (char32_t emoji = 0x1f600; emoji < 0x1f600 + maxReactions; ++emoji)
        (void)m_space->ask(m_ben, reacting(request++, 3, QString::fromUcs4(&emoji, 1)));
    m_space->forget();
    QCOMPARE(m_space->ask(m_ada, reacting(60, 3, thumb)),
             refusal(60, ErrorCode::NotAllowed, "the message has enough different reactions"));
    const char32_t known = 0x1f600;
    QCOMPARE(m_space->ask(m_ada, reacting(61, 3, QString::fromUcs4(&known, 1))).size(), 2);
    // A place becomes free again.
    (void)m_space->ask(m_ben, reacting(62, 3, QString::fromUcs4(&known, 1), false));
    (void)m_space->ask(m_ada, reacting(63, 3, QString::fromUcs4(&known, 1), false));
    QCOMPARE(m_space->ask(m_ada, reacting(64, 3, thumb)).size(), 2);
}

void HubAmendmentsTest::acknowledgesWhatWasStoredBeforeSomebodyLeft()
{
    const QByteArrayList first = m_space->ask(m_ben, pinning(2, 3));
    (void)m_space->ask(m_ben, LeaveRoom{wire::request(3), general});
    m_space->forget();
    QCOMPARE(m_space->ask(m_ben, pinning(2, 3)), first.first(1));
    QCOMPARE(m_space->ask(m_ben, pinning(4, 3, false)),
             refusal(4, ErrorCode::NotAMember, "join the room first"));
}

void HubAmendmentsTest::hidesRoomsThatOneMayNotSee()
{
    m_space->hub().handle(m_ada.session,
                          CreateRoom{wire::request(5), QStringLiteral("Den"), RoomKind::Private, {}});
    m_space->storage().commit();
    const base::RoomId den = std::get<RoomCreatedAck>(m_space->eventsFor(m_ada).at(0)).room;
    Pin pin = pinning(9, 1);
    pin.room = den;
    const QByteArrayList hidden = m_space->ask(m_ben, pin);
    pin.room = base::RoomId(QStringLiteral("nowhere"));
    QCOMPARE(hidden, m_space->ask(m_ben, pin));
    QCOMPARE(hidden, refusal(9, ErrorCode::NotFound, "there is no such room"));
}

void HubAmendmentsTest::countsForTheRateOfMessages()
{
    HubFixture space({.messages = {.burst = 2, .perMinute = 1}, .home = general});
    const Person cleo = space.signInAndSubscribe(QStringLiteral("Cleo"));
    (void)space.ask(cleo, saying(1, QStringLiteral("tea?")));
    QCOMPARE(space.ask(cleo, pinning(2, 2)).size(), 2);
    const QByteArrayList refused = space.ask(cleo, pinning(3, 2, false));
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused[0].contains("rate_limited"), refused[0]);
}

void HubAmendmentsTest::keepsItAllOverARestart()
{
    (void)m_space->ask(m_ada, editing(2, 3, QStringLiteral("coffee?")));
    m_space->restart();
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    QCOMPARE(message(m_ben).content, QStringLiteral("coffee?"));
}

QTEST_APPLESS_MAIN(HubAmendmentsTest)
#include "hubamendmentstest.moc"
