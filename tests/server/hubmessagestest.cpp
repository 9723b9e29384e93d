// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using base::Seq;
using protocol::ErrorCode;
using protocol::Failure;
using protocol::MessageStored;
using wire::request;
using Person = HubFixture::Person;

class HubMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void saysNothingBeforeTheCommit();
    void acknowledgesToTheSenderAndTellsEverybodyElse();
    void tellsOnlyThoseWhoHaveSubscribed();
    void answersARepetitionAlikeAndTellsNobody_data();
    void answersARepetitionAlikeAndTellsNobody();
    void tellsOnceWhatIsSentTwiceWithinACommit();
    void storesOnceWhatIsSentAgainAfterACrash_data();
    void storesOnceWhatIsSentAgainAfterACrash();
    void refusesWhatIsWrong_data();
    void refusesWhatIsWrong();
    void acknowledgesWhatWasStoredBeforeItsWriterLeft();
    void acceptsAnAnswerToAnyStoredEvent();
    void limitsTheRateOfOneUser();
    void saysThatItCannotStoreAndTellsNobody();
    void refusesWhatFollowsARefusedMessage();
    void answersEvenWhereTheSenderHasGone();
    void answersPingAndRefusesASecondSignIn();

private:
    [[nodiscard]] MessageStored ack(int request, Seq seq) const
    {
        return {wire::request(request), general, seq, m_space->clock().utcNow()};
    }
    [[nodiscard]] protocol::RoomEvent told(int request, Seq seq, const Person &author,
                                           const QString &text) const
    {
        return {general,
                seq,
                wire::request(request),
                author.user,
                author.name,
                m_space->clock().utcNow(),
                protocol::MessagePosted{text, {}}};
    }

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_adasPhone;
    Person m_ben;
    const QString m_text = QStringLiteral("tea?");
};

void HubMessagesTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_adasPhone = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->forget();
}

void HubMessagesTest::saysNothingBeforeTheCommit()
{
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    QCOMPARE(m_space->heard(m_ada).size(), 1);
    QCOMPARE(m_space->heard(m_ben).size(), 1);
}

void HubMessagesTest::acknowledgesToTheSenderAndTellsEverybodyElse()
{
    QCOMPARE(m_space->ask(m_ada, saying(1, m_text)), shown({ack(1, 3)}));
    QCOMPARE(m_space->heard(m_adasPhone), shown({told(1, 3, m_ada, m_text)}));
    QCOMPARE(m_space->heard(m_ben), shown({told(1, 3, m_ada, m_text)}));
    QVERIFY(m_space->isQuiet());
}

void HubMessagesTest::tellsOnlyThoseWhoHaveSubscribed()
{
    const Person cleo = m_space->signIn(QStringLiteral("Cleo")); // the 3rd event
    QCOMPARE(m_space->ask(cleo, saying(1, m_text)), shown({ack(1, 4)}));
    QCOMPARE(m_space->heard(m_ada), shown({told(1, 4, cleo, m_text)}));
    m_space->forget();
    (void)m_space->ask(m_ada, saying(2, m_text));
    QCOMPARE(m_space->heard(cleo), QByteArrayList());
}

void HubMessagesTest::answersARepetitionAlikeAndTellsNobody_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("fromThePhone");
    QTest::newRow("the same") << m_text << false;
    QTest::newRow("the same from another device") << m_text << true;
    QTest::newRow("another text") << QStringLiteral("coffee?") << false;
}

void HubMessagesTest::answersARepetitionAlikeAndTellsNobody()
{
    QFETCH(QString, text);
    QFETCH(bool, fromThePhone);
    const QByteArrayList first = m_space->ask(m_ada, saying(1, m_text));
    m_space->clock().advance(1h);
    m_space->forget();
    QCOMPARE(m_space->ask(fromThePhone ? m_adasPhone : m_ada, saying(1, text)), first);
    QVERIFY(m_space->isQuiet());
}

void HubMessagesTest::tellsOnceWhatIsSentTwiceWithinACommit()
{
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    QCOMPARE(m_space->ask(m_ada, saying(2, m_text)), shown({ack(1, 3), ack(1, 3), ack(2, 4)}));
    QCOMPARE(m_space->heard(m_ben), shown({told(1, 3, m_ada, m_text), told(2, 4, m_ada, m_text)}));
}

void HubMessagesTest::storesOnceWhatIsSentAgainAfterACrash_data()
{
    QTest::addColumn<bool>("isCommitted");
    QTest::newRow("before the commit") << false;
    QTest::newRow("between the commit and the answer") << true;
}

void HubMessagesTest::storesOnceWhatIsSentAgainAfterACrash()
{
    QFETCH(bool, isCommitted);
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    if (isCommitted)
        m_space->storage().commitSilently();
    m_space->restart();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->forget();
    QCOMPARE(m_space->ask(m_ada, saying(1, m_text)), shown({ack(1, 3)}));
    QCOMPARE(m_space->heard(m_ben).size(), isCommitted ? 0 : 1);
    QCOMPARE(m_space->ask(m_ada, saying(2, m_text)), shown({ack(2, 4)}));
}

void HubMessagesTest::refusesWhatIsWrong_data()
{
    QTest::addColumn<protocol::ChatMessage>("message");
    QTest::addColumn<ErrorCode>("code");
    const auto answering = [this](Seq seq) {
        protocol::ChatMessage message = saying(1, m_text);
        message.replyTo = seq;
        return message;
    };
    const base::RoomId nowhere(QStringLiteral("nowhere"));
    QTest::newRow("blank") << saying(1, QStringLiteral(" \n\t")) << ErrorCode::BadField;
    QTest::newRow("an answer to nothing") << answering(0) << ErrorCode::BadField;
    QTest::newRow("an answer to what is not there yet") << answering(3) << ErrorCode::BadField;
    QTest::newRow("a room that one is not in") << saying(1, m_text, garden) << ErrorCode::NotAMember;
    QTest::newRow("no room") << saying(1, m_text, nowhere) << ErrorCode::NotFound;
}

void HubMessagesTest::refusesWhatIsWrong()
{
    QFETCH(protocol::ChatMessage, message);
    QFETCH(ErrorCode, code);
    m_space->hub().handle(m_ada.session, message);
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ada);
    QCOMPARE(events.size(), 1U);
    const auto &failure = std::get<Failure>(events[0]);
    QVERIFY(failure.id == request(1));
    QCOMPARE(failure.code, code);
    QVERIFY(m_space->isQuiet());
}

void HubMessagesTest::acknowledgesWhatWasStoredBeforeItsWriterLeft()
{
    // The answer was lost with the connection, and the membership ended on another device.
    const QByteArrayList first = m_space->ask(m_ada, saying(1, m_text));
    (void)m_space->ask(m_adasPhone, protocol::LeaveRoom{request(2), general});
    m_space->forget();
    QCOMPARE(m_space->ask(m_ada, saying(1, m_text)), first);
    const Failure refused{request(3), ErrorCode::NotAMember, QStringLiteral("join the room first"), {}};
    QCOMPARE(m_space->ask(m_ada, saying(3, m_text)), shown({refused}));
    QVERIFY(m_space->isQuiet());
}

void HubMessagesTest::acceptsAnAnswerToAnyStoredEvent()
{
    protocol::ChatMessage message = saying(1, m_text);
    message.replyTo = 2;
    QCOMPARE(m_space->ask(m_ada, message), shown({ack(1, 3)}));
    const auto events = m_space->eventsFor(m_ben);
    const auto &content = std::get<protocol::RoomEvent>(events.at(0)).content;
    QVERIFY(std::get<protocol::MessagePosted>(content).replyTo == Seq(2));
}

void HubMessagesTest::limitsTheRateOfOneUser()
{
    m_space = std::make_unique<HubFixture>(Hub::Settings{{.burst = 3, .perMinute = 60}, general});
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    m_adasPhone = m_space->signIn(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(m_space->ask(i == 2 ? m_adasPhone : m_ada, saying(i, m_text)), shown({ack(i, Seq(i + 2))}));
    m_space->forget();
    for (const Person &device : {m_ada, m_adasPhone}) {
        const Failure limited{request(4), ErrorCode::RateLimited, QStringLiteral("too many messages"), 1s};
        QCOMPARE(m_space->ask(device, saying(4, m_text)), shown({limited}));
    }
    QVERIFY(m_space->isQuiet());
    QCOMPARE(m_space->ask(m_ben, saying(5, m_text)), shown({ack(5, 6)}));
    m_space->clock().advance(1s);
    QCOMPARE(m_space->ask(m_ada, saying(4, m_text)), shown({ack(4, 7)}));
}

void HubMessagesTest::saysThatItCannotStoreAndTellsNobody()
{
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    m_space->hub().handle(m_ben.session, saying(2, m_text));
    m_space->breakNextCommit();
    m_space->storage().commit();
    for (const auto &[person, id] : {std::pair(m_ada, 1), std::pair(m_ben, 2)}) {
        const auto events = m_space->eventsFor(person);
        QCOMPARE(events.size(), 1U);
        const auto &failure = std::get<Failure>(events[0]);
        QVERIFY(failure.id == request(id));
        QCOMPARE(failure.code, ErrorCode::Unavailable);
        QVERIFY(failure.retryAfter && *failure.retryAfter > 0ms);
    }
    QVERIFY(m_space->isQuiet());
    // Afterwards it goes on where it was.
    QCOMPARE(m_space->ask(m_ben, saying(2, m_text)), shown({ack(2, 3)}));
    QCOMPARE(m_space->heard(m_ada), shown({told(2, 3, m_ben, m_text)}));
}

void HubMessagesTest::refusesWhatFollowsARefusedMessage()
{
    m_space = std::make_unique<HubFixture>(Hub::Settings{{.burst = 2, .perMinute = 60}, general});
    m_ada = m_space->signIn(QStringLiteral("Ada"));
    (void)m_space->ask(m_ada, saying(1, m_text));
    (void)m_space->ask(m_ada, saying(2, m_text));
    // The third is refused, and by the time the fourth comes there would be room for it.
    protocol::ChatMessage fourth = saying(4, m_text);
    fourth.follows = request(3);
    m_space->hub().handle(m_ada.session, saying(3, m_text));
    m_space->clock().advance(1s);
    const QByteArrayList answers = m_space->ask(m_ada, fourth);
    QCOMPARE(answers.size(), 2);
    QVERIFY(answers[0].contains("rate_limited"));
    QVERIFY(answers[1].contains("out_of_order"));
    m_space->clock().advance(1min);
    m_space->hub().handle(m_ada.session, saying(3, m_text));
    QCOMPARE(m_space->ask(m_ada, fourth), shown({ack(3, 4), ack(4, 5)}));
}

void HubMessagesTest::answersEvenWhereTheSenderHasGone()
{
    m_space->hub().handle(m_ada.session, saying(1, m_text));
    m_space->hub().leave(m_ada.session);
    m_space->storage().commit();
    // The hub does not care; whoever carries its frames passes over those who have gone.
    QCOMPARE(m_space->heard(m_ada), shown({ack(1, 3)}));
    QCOMPARE(m_space->heard(m_ben), shown({told(1, 3, m_ada, m_text)}));
    QCOMPARE(m_space->heard(m_adasPhone), shown({told(1, 3, m_ada, m_text)}));
    // Nor does it listen to them any more.
    m_space->hub().handle(m_ada.session, saying(2, m_text));
    QVERIFY(m_space->storage().isIdle());
}

void HubMessagesTest::answersPingAndRefusesASecondSignIn()
{
    QCOMPARE(m_space->ask(m_ada, protocol::Ping{}), shown({protocol::Pong{}}));
    const auto again = protocol::Authenticate{request(1), QByteArray(32, 'k'), m_text, QByteArray(64, 's')};
    const Failure refused{request(1), ErrorCode::NotAllowed, QStringLiteral("already signed in"), {}};
    QCOMPARE(m_space->ask(m_ada, again), shown({refused}));
    QVERIFY(m_space->isQuiet());
}

QTEST_GUILESS_MAIN(HubMessagesTest)
#include "hubmessagestest.moc"
