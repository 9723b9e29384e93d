// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"
#include "sync/outboxes.h"

#include <QTest>

using namespace std::chrono_literals;
using client::Outbox;
using protocol::ErrorCode;
using sample::entry;
using sample::garden;
using sample::request;
using State = Outbox::State;

/// What is sent, and in which order; refusals have a test of their own.
class OutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_outbox = Outbox(); }

    void hasNothingToSendAtFirst();
    void sendsWhatWasWritten();
    void sendsEachRoomsMessagesInTheOrderOfWriting();
    void sendsWhatIsDoneToAMessageAlone();
    void holdsWhatIsDoneToAMessageOfAnUnsureRoom();
    void sendsNothingTwice();
    void takesAnEntryOnce();
    void namesThePredecessorWhileThatIsOnItsWay();
    void namesNoPredecessorThatWasAcknowledged();
    void namesNoPredecessorOfAnotherRoom();
    void namesNoPredecessorThatFailed();
    void sendsAsManyAsTheWindowHolds();
    void fillsTheWindowAgainWithEveryAnswer();
    void countsTheWindowOverAllRooms();
    void letsAFailedMessageWaitForTheUser();
    void givesUpWhatTheUserDiscards();
    void sendsAgainAfterALostConnection();
    void namesPredecessorsAnewAfterALostConnection();
    void forgetsTheWindowWithTheConnection();
    void triesAFailedMessageAgainInItsPlace();
    void retriesOnlyWhatFailed();
    void listsTheEntriesOfARoom();
    void countsWhatWaits();
    void sendsTenThousandInOrder();

private:
    void add(std::initializer_list<int> numbers);

    Outbox m_outbox;
};

void OutboxTest::add(std::initializer_list<int> numbers)
{
    for (const int number : numbers)
        m_outbox.add(entry(number));
}

void OutboxTest::hasNothingToSendAtFirst()
{
    QCOMPARE(client::sendAll(m_outbox), QStringList());
    QCOMPARE(m_outbox.waiting(), 0);
    QVERIFY(!m_outbox.wakeUp());
    QVERIFY(!m_outbox.stateOf(request(1)));
    QVERIFY(!m_outbox.remove(request(1)));
    QVERIFY(!m_outbox.retry(request(1)));
    QVERIFY(m_outbox.requeue().empty());
    QVERIFY(m_outbox.entriesOf(sample::general).empty());
}

void OutboxTest::sendsWhatWasWritten()
{
    store::OutboxEntry answer = entry(1);
    answer.replyTo = 7;
    m_outbox.add(answer);
    QVERIFY(m_outbox.stateOf(request(1)) == State::Queued);
    const auto message = m_outbox.next(client::start);
    QVERIFY(message);
    QCOMPARE(protocol::encode(message->command()),
             protocol::encode(protocol::Command(protocol::ChatMessage{request(1), answer.room, answer.content,
                                                                      answer.replyTo, std::nullopt})));
    QVERIFY(m_outbox.stateOf(request(1)) == State::Sending);
    QVERIFY(m_outbox.remove(request(1)) == answer);
    QVERIFY(!m_outbox.stateOf(request(1)));
    QCOMPARE(m_outbox.waiting(), 0);
}

void OutboxTest::sendsEachRoomsMessagesInTheOrderOfWriting()
{
    add({3, 1});
    m_outbox.add(entry(2, garden));
    add({5, 4});
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"3"_qs, u"1>3"_qs, u"2"_qs, u"5>1"_qs, u"4>5"_qs}));
}

void OutboxTest::sendsNothingTwice()
{
    add({1, 2});
    QCOMPARE(client::sendAll(m_outbox).size(), 2);
    QCOMPARE(client::sendAll(m_outbox), QStringList());
    QCOMPARE(client::sendAll(m_outbox, client::start + 1h), QStringList());
}

void OutboxTest::takesAnEntryOnce()
{
    add({1, 1});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"1"_qs});
    add({1});
    QCOMPARE(client::sendAll(m_outbox), QStringList());
    QVERIFY(m_outbox.stateOf(request(1)) == State::Sending);
    QCOMPARE(m_outbox.waiting(), 1);
}

void OutboxTest::namesThePredecessorWhileThatIsOnItsWay()
{
    add({1});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"1"_qs});
    add({2});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"2>1"_qs});
    add({3});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"3>2"_qs});
}

void OutboxTest::namesNoPredecessorThatWasAcknowledged()
{
    add({1, 2});
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"2>1"_qs}));
    QVERIFY(m_outbox.remove(request(1)));
    QVERIFY(m_outbox.remove(request(2)));
    add({3});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"3"_qs});
}

void OutboxTest::namesNoPredecessorOfAnotherRoom()
{
    m_outbox.add(entry(1, garden));
    add({2});
    m_outbox.add(entry(3, garden));
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"2"_qs, u"3>1"_qs}));
}

void OutboxTest::namesNoPredecessorThatFailed()
{
    store::OutboxEntry failed = entry(1);
    failed.failure = ErrorCode::NotAMember;
    m_outbox.add(failed);
    add({2});
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"2"_qs});
}

void OutboxTest::sendsAsManyAsTheWindowHolds()
{
    for (int number = 1; number <= Outbox::window + 5; ++number)
        add({number});
    QCOMPARE(client::sendAll(m_outbox).size(), Outbox::window);
    QVERIFY(m_outbox.stateOf(request(Outbox::window)) == State::Sending);
    QVERIFY(m_outbox.stateOf(request(Outbox::window + 1)) == State::Queued);
    QVERIFY(!m_outbox.wakeUp());
}

void OutboxTest::fillsTheWindowAgainWithEveryAnswer()
{
    for (int number = 1; number <= Outbox::window + 3; ++number)
        add({number});
    QCOMPARE(client::sendAll(m_outbox).size(), Outbox::window);
    QVERIFY(m_outbox.remove(request(1)));
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"65>64"_qs});
    QVERIFY(m_outbox.refuse(request(2), client::refusal(2, ErrorCode::NotAllowed), client::start));
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"66>65"_qs});
    // What is not on its way leaves no room when it goes.
    QVERIFY(m_outbox.remove(request(2)));
    QVERIFY(m_outbox.remove(request(67)));
    add({68});
    QCOMPARE(client::sendAll(m_outbox), QStringList());
}

void OutboxTest::countsTheWindowOverAllRooms()
{
    for (int number = 1; number <= Outbox::window; ++number)
        m_outbox.add(entry(number, number % 2 == 0 ? garden : sample::general));
    m_outbox.add(entry(100, base::RoomId(u"r-other"_qs)));
    QCOMPARE(client::sendAll(m_outbox).size(), Outbox::window);
    QVERIFY(m_outbox.stateOf(request(100)) == State::Queued);
}

void OutboxTest::letsAFailedMessageWaitForTheUser()
{
    store::OutboxEntry failed = entry(1);
    failed.failure = ErrorCode::NotAMember;
    m_outbox.add(failed);
    QVERIFY(m_outbox.stateOf(request(1)) == State::Failed);
    QCOMPARE(client::sendAll(m_outbox), QStringList());
    QVERIFY(m_outbox.requeue().empty());
    QCOMPARE(client::sendAll(m_outbox, client::start + 1h), QStringList());
}

void OutboxTest::givesUpWhatTheUserDiscards()
{
    add({1, 2, 3});
    QVERIFY(m_outbox.remove(request(2)) == entry(2));
    QVERIFY(!m_outbox.remove(request(2)));
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"3>1"_qs}));
}

void OutboxTest::sendsAgainAfterALostConnection()
{
    add({1, 2, 3});
    m_outbox.add(entry(4, garden));
    QCOMPARE(client::sendAll(m_outbox).size(), 4);
    QVERIFY(m_outbox.remove(request(1)));
    QVERIFY(m_outbox.refuse(request(3), client::refusal(3, ErrorCode::TooLong), client::start));
    QVERIFY((m_outbox.requeue() == std::vector{request(2), request(4)}));
    QVERIFY(m_outbox.stateOf(request(2)) == State::Queued);
    QVERIFY(m_outbox.stateOf(request(3)) == State::Failed);
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"2"_qs, u"4"_qs}));
}

void OutboxTest::namesPredecessorsAnewAfterALostConnection()
{
    add({1, 2, 3});
    QCOMPARE(client::sendAll(m_outbox).size(), 3);
    QCOMPARE(m_outbox.requeue().size(), 3U);
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"2>1"_qs, u"3>2"_qs}));
}

void OutboxTest::forgetsTheWindowWithTheConnection()
{
    for (int number = 1; number <= Outbox::window + 1; ++number)
        add({number});
    QCOMPARE(client::sendAll(m_outbox).size(), Outbox::window);
    QCOMPARE(m_outbox.requeue().size(), static_cast<std::size_t>(Outbox::window));
    QCOMPARE(client::sendAll(m_outbox).size(), Outbox::window);
}

void OutboxTest::triesAFailedMessageAgainInItsPlace()
{
    add({1, 2, 3});
    QCOMPARE(client::sendAll(m_outbox).size(), 3);
    QVERIFY(m_outbox.refuse(request(2), client::refusal(2, ErrorCode::NotAllowed), client::start));
    (void)m_outbox.requeue();
    QVERIFY(m_outbox.retry(request(2)));
    QVERIFY(m_outbox.stateOf(request(2)) == State::Queued);
    QVERIFY(!m_outbox.entriesOf(sample::general).at(1).failure);
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"2>1"_qs, u"3>2"_qs}));
}

void OutboxTest::retriesOnlyWhatFailed()
{
    add({1, 2});
    QVERIFY(m_outbox.next(client::start));
    QVERIFY(!m_outbox.retry(request(1)));
    QVERIFY(!m_outbox.retry(request(2)));
    QVERIFY(m_outbox.stateOf(request(1)) == State::Sending);
    QVERIFY(m_outbox.stateOf(request(2)) == State::Queued);
}

void OutboxTest::listsTheEntriesOfARoom()
{
    store::OutboxEntry failed = entry(4);
    failed.failure = ErrorCode::NotFound;
    add({2});
    m_outbox.add(entry(3, garden));
    m_outbox.add(failed);
    add({1});
    QVERIFY(m_outbox.next(client::start));
    QVERIFY((m_outbox.entriesOf(sample::general) == std::vector{entry(2), failed, entry(1)}));
    QVERIFY(m_outbox.entriesOf(garden) == std::vector{entry(3, garden)});
}

void OutboxTest::countsWhatWaits()
{
    add({1, 2, 3});
    QCOMPARE(m_outbox.waiting(), 3);
    QVERIFY(m_outbox.next(client::start));
    QCOMPARE(m_outbox.waiting(), 3);
    QVERIFY(m_outbox.refuse(request(1), client::refusal(1, ErrorCode::NotAllowed), client::start));
    QCOMPARE(m_outbox.waiting(), 2);
    QVERIFY(m_outbox.retry(request(1)));
    QCOMPARE(m_outbox.waiting(), 3);
}

void OutboxTest::sendsTenThousandInOrder()
{
    constexpr int count = 10'000;
    for (int number = 1; number <= count; ++number)
        add({number});
    int answered = 0;
    int sent = 0;
    while (answered < count) {
        while (const auto message = m_outbox.next(client::start))
            QCOMPARE(sample::numberOf(message->entry.id), ++sent);
        QVERIFY(sent - answered <= Outbox::window);
        QVERIFY(m_outbox.remove(request(++answered)));
    }
    QCOMPARE(sent, count);
    QCOMPARE(m_outbox.waiting(), 0);
}

void OutboxTest::sendsWhatIsDoneToAMessageAlone()
{
    store::OutboxEntry edit = entry(2);
    edit.amendment = protocol::MessageEdited{7, u"tea"_qs};
    m_outbox.add(entry(1));
    m_outbox.add(edit);
    m_outbox.add(entry(3));
    m_outbox.add(entry(4, garden));
    // Nothing of its room goes with it; other rooms do not wait.
    QCOMPARE(client::sendAll(m_outbox), (QStringList{u"1"_qs, u"4"_qs}));
    QVERIFY(m_outbox.remove(request(1)));
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"2"_qs});
    QVERIFY(m_outbox.remove(request(2)));
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"3"_qs});
}

void OutboxTest::holdsWhatIsDoneToAMessageOfAnUnsureRoom()
{
    store::OutboxEntry edit = entry(2);
    edit.amendment = protocol::MessageEdited{7, u"tea"_qs};
    m_outbox.add(edit);
    m_outbox.add(entry(3));
    m_outbox.add(entry(4, garden));
    const std::set unsure{sample::general};
    // What was written after it in the room waits, too; a message alone would not.
    QCOMPARE(m_outbox.next(client::start, unsure)->entry, entry(4, garden));
    QVERIFY(!m_outbox.next(client::start, unsure));
    QCOMPARE(client::sendAll(m_outbox), QStringList{u"2"_qs});
    QVERIFY(m_outbox.remove(request(2)));
    QCOMPARE(m_outbox.next(client::start, unsure)->entry, entry(3));
}

QTEST_APPLESS_MAIN(OutboxTest)
#include "outboxtest.moc"
