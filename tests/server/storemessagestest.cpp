// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

using namespace server;
using base::ErrorCode;
using base::Seq;
using protocol::MessagePosted;

class StoreMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void storesAMessageAsItWasSent();
    void givesPositionsOfEachRoomWithoutGaps();
    void storesARequestOnceWhateverIsSentAgain_data();
    void storesARequestOnceWhateverIsSentAgain();
    void storesARequestOnceWithinOneCommit();
    void storesARequestOnceAcrossARestart();
    void letsTwoPeopleUseTheSameId();
    void storesWhatFollowsAStoredMessage();
    void storesNothingThatFollowsWhatIsNotStored();
    void takesTheMessageOfSomebodyElseForNoPredecessor();
    void leavesNoGapAfterAFailureInTheSameCommit();
    void leavesNoGapAfterACommitThatFailed();
    void failsForARoomThatIsNotThere();
    void storesNothingBeforeTheCommit();

private:
    /// The seqs of all stored events of a room.
    [[nodiscard]] std::vector<Seq> seqs(const base::RoomId &room);

    QTemporaryDir m_folder;
    std::unique_ptr<StoreFixture> m_space;
    base::UserId m_ada;
    base::UserId m_ben;
};

void StoreMessagesTest::init()
{
    m_space = std::make_unique<StoreFixture>();
    m_ada = m_space->user(QStringLiteral("Ada")); // general: 1
    m_ben = m_space->user(QStringLiteral("Ben")); // general: 2
    m_space->letIn(m_ada, garden);
    m_space->letIn(m_ben, garden);
}

std::vector<Seq> StoreMessagesTest::seqs(const base::RoomId &room)
{
    const auto page = m_space->history({room, 0, {}, Range::From::Oldest, 1000});
    std::vector<Seq> result;
    for (const protocol::RoomEvent &event : page->events)
        result.push_back(event.seq);
    return result;
}

void StoreMessagesTest::storesAMessageAsItWasSent()
{
    const MessagePosted message{QStringLiteral("Grüße, \"Ben\" 👋\n"), Seq(1)};
    const auto posted = m_space->answer<std::optional<Stored>>(
        [&](auto reply) { m_space->store().post(general, message, m_space->act(1, m_ada), {}, reply); });
    QVERIFY(posted);
    QVERIFY(*posted);
    QVERIFY((*posted)->isNew);
    const protocol::RoomEvent expected{
        general, 3, wire::request(1), m_ada, {}, wire::at(std::chrono::seconds(1)), message};
    QVERIFY((*posted)->event == expected);
    QVERIFY(m_space->history({general, 2, {}})->events == std::vector{expected});
}

void StoreMessagesTest::givesPositionsOfEachRoomWithoutGaps()
{
    QCOMPARE((*m_space->post(m_ada, 1, QStringLiteral("a")))->event.seq, Seq(3));
    QCOMPARE((*m_space->post(m_ada, 2, QStringLiteral("b"), garden))->event.seq, Seq(1));
    QCOMPARE((*m_space->post(m_ben, 3, QStringLiteral("c")))->event.seq, Seq(4));
    QCOMPARE((*m_space->post(m_ben, 4, QStringLiteral("d"), garden))->event.seq, Seq(2));
    QCOMPARE(seqs(general), (std::vector<Seq>{1, 2, 3, 4}));
    QCOMPARE(seqs(garden), (std::vector<Seq>{1, 2}));
}

void StoreMessagesTest::storesARequestOnceWhateverIsSentAgain_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("room");
    QTest::newRow("the same") << QStringLiteral("tea?") << general.value();
    QTest::newRow("another text") << QStringLiteral("coffee?") << general.value();
    QTest::newRow("another room") << QStringLiteral("tea?") << garden.value();
    QTest::newRow("a room that is not there") << QStringLiteral("tea?") << QStringLiteral("nowhere");
}

void StoreMessagesTest::storesARequestOnceWhateverIsSentAgain()
{
    QFETCH(QString, text);
    QFETCH(QString, room);
    const auto first = m_space->post(m_ada, 1, QStringLiteral("tea?"));
    QVERIFY(m_space->post(m_ben, 2, QStringLiteral("yes")));
    const auto again = m_space->post(m_ada, 1, text, base::RoomId(room));
    QVERIFY(again);
    QVERIFY(!(*again)->isNew);
    QVERIFY((*again)->event == (*first)->event);
    QCOMPARE(seqs(general).size(), 4U);
    QCOMPARE(seqs(garden).size(), 0U);
}

void StoreMessagesTest::storesARequestOnceWithinOneCommit()
{
    std::vector<Stored> answers;
    for (int time = 0; time < 3; ++time) {
        m_space->store().post(general, {QString::number(time), {}}, m_space->act(1, m_ada), {},
                              [&answers](const auto &posted) { answers.push_back(**posted); });
    }
    m_space->storage().commit();
    QCOMPARE(answers.size(), 3U);
    QVERIFY(answers[0].isNew);
    for (const Stored &again : {answers[1], answers[2]}) {
        QVERIFY(!again.isNew);
        QVERIFY(again.event == answers[0].event);
    }
    QCOMPARE(seqs(general).size(), 3U);
}

void StoreMessagesTest::storesARequestOnceAcrossARestart()
{
    m_space = std::make_unique<StoreFixture>(m_folder.filePath(QStringLiteral("space.db")));
    m_ada = m_space->user(QStringLiteral("Ada"));
    const auto first = m_space->post(m_ada, 1, QStringLiteral("tea?"));
    m_space->reopen();
    const auto again = m_space->post(m_ada, 1, QStringLiteral("coffee?"));
    QVERIFY(!(*again)->isNew);
    QVERIFY((*again)->event == (*first)->event);
    QCOMPARE((*m_space->post(m_ada, 2, QStringLiteral("next")))->event.seq, (*first)->event.seq + 1);
}

void StoreMessagesTest::letsTwoPeopleUseTheSameId()
{
    QVERIFY((*m_space->post(m_ada, 1, QStringLiteral("mine")))->isNew);
    QVERIFY((*m_space->post(m_ben, 1, QStringLiteral("mine as well")))->isNew);
    QCOMPARE(seqs(general).size(), 4U);
}

void StoreMessagesTest::storesWhatFollowsAStoredMessage()
{
    QVERIFY(*m_space->post(m_ada, 1, QStringLiteral("one")));
    const auto second = m_space->post(m_ada, 2, QStringLiteral("two"), general, 1);
    QVERIFY(second);
    QVERIFY(*second);
    // The predecessor may be in another room.
    QVERIFY(*m_space->post(m_ada, 3, QStringLiteral("three"), garden, 2));
}

void StoreMessagesTest::storesNothingThatFollowsWhatIsNotStored()
{
    const auto second = m_space->post(m_ada, 2, QStringLiteral("two"), general, 1);
    QVERIFY(second);
    QVERIFY(!*second);
    QVERIFY(!*m_space->post(m_ada, 3, QStringLiteral("three"), general, 2));
    QCOMPARE(seqs(general).size(), 2U);
    // Later, in order, they are stored.
    QVERIFY(*m_space->post(m_ada, 1, QStringLiteral("one")));
    QCOMPARE((*m_space->post(m_ada, 2, QStringLiteral("two"), general, 1))->event.seq, Seq(4));
    QCOMPARE((*m_space->post(m_ada, 3, QStringLiteral("three"), general, 2))->event.seq, Seq(5));
}

void StoreMessagesTest::takesTheMessageOfSomebodyElseForNoPredecessor()
{
    QVERIFY(*m_space->post(m_ben, 1, QStringLiteral("one")));
    QVERIFY(!*m_space->post(m_ada, 2, QStringLiteral("two"), general, 1));
}

void StoreMessagesTest::leavesNoGapAfterAFailureInTheSameCommit()
{
    std::vector<Seq> given;
    const auto reply = [&given](const auto &posted) { given.push_back(posted ? (*posted)->event.seq : 0); };
    const auto post = [&](int request, const base::UserId &user) {
        m_space->store().post(general, {QStringLiteral("text"), {}}, m_space->act(request, user), {}, reply);
    };
    post(1, m_ada);
    // Fails after it has taken a position: nobody of that id is known.
    post(2, base::UserId(QStringLiteral("u-nobody")));
    post(3, m_ada);
    m_space->storage().commit();
    QCOMPARE(given, (std::vector<Seq>{3, 0, 4}));
    QCOMPARE(seqs(general), (std::vector<Seq>{1, 2, 3, 4}));
}

void StoreMessagesTest::leavesNoGapAfterACommitThatFailed()
{
    std::optional<base::Error> error;
    m_space->store().post(general, {QStringLiteral("text"), {}}, m_space->act(1, m_ada), {},
                          [&error](const auto &posted) { error = posted.error(); });
    m_space->storage().fail();
    QVERIFY(error);
    QCOMPARE(error->code, ErrorCode::Io);
    const auto again = m_space->post(m_ada, 1, QStringLiteral("text"));
    QVERIFY((*again)->isNew);
    QCOMPARE((*again)->event.seq, Seq(3));
}

void StoreMessagesTest::failsForARoomThatIsNotThere()
{
    const auto posted = m_space->post(m_ada, 1, QStringLiteral("a"), base::RoomId(QStringLiteral("nowhere")));
    QVERIFY(!posted);
    QCOMPARE(posted.error().code, ErrorCode::NotFound);
}

void StoreMessagesTest::storesNothingBeforeTheCommit()
{
    bool isAnswered = false;
    const auto reply = [&isAnswered](const auto &) { isAnswered = true; };
    m_space->store().post(general, {QStringLiteral("lost"), {}}, m_space->act(1, m_ada), {}, reply);
    QVERIFY(!isAnswered);
    m_space->storage().lose();
    QCOMPARE(seqs(general).size(), 2U);
    QVERIFY(!isAnswered);
}

QTEST_GUILESS_MAIN(StoreMessagesTest)
#include "storemessagestest.moc"
