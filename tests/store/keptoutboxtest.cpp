// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"

#include <QTemporaryDir>
#include <QTest>

using sample::entry;
using sample::general;
using sample::request;
using store::Enqueued;
using store::OutboxEntry;
using Outcome = Enqueued::Outcome;

class KeptOutboxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void takesANewMessage();
    void keepsAllOfAMessage_data();
    void keepsAllOfAMessage();
    void takesAMessageOnce();
    void knowsAMessageThatWasSent();
    void takesAnIdThatSomebodyElseUsed();
    void takesAMessageAgainThatWasDiscarded();
    void keepsTheOrderOfWriting();
    void keepsEveryReasonOfAFailure();
    void forgetsAFailure();
    void sparesTheOthers();
    void doesNothingForAMessageThatIsNotThere();
    void replacesAMessage();
    void replacesNothingWhereTheNewOneIsRefused();
    void outlivesTheHistory_data();
    void outlivesTheHistory();
    void isEmptyWhereTheProcessDiedBeforeTheCommit();
    void hasTheMessageWhereTheProcessDiedAfterTheCommit();

private:
    /// What became of a message; nothing where it could not be kept.
    [[nodiscard]] std::optional<Enqueued> enqueue(const OutboxEntry &entry);
    [[nodiscard]] bool setFailure(int number, std::optional<protocol::ErrorCode> code);
    [[nodiscard]] bool dequeue(int number);
    [[nodiscard]] bool replace(int number, const OutboxEntry &entry);
    /// The numbers of the messages in the outbox.
    [[nodiscard]] QList<int> numbers();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::KeptSpace> m_space;
};

void KeptOutboxTest::init()
{
    m_space.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_space = std::make_unique<store::KeptSpace>(m_folder->filePath(u"space.db"_qs));
    QVERIFY(m_space->saveFacts({wire::space, base::Epoch(u"e-1"_qs), {}, sample::ada, {}}));
    QVERIFY(m_space->saveRooms({sample::room(general, u"General"_qs)}));
}

std::optional<Enqueued> KeptOutboxTest::enqueue(const OutboxEntry &entry)
{
    auto result = m_space->ask<Enqueued>(
        [&](store::SpaceStore &space, auto reply) { space.enqueue(entry, std::move(reply)); });
    return result ? std::optional(std::move(*result)) : std::nullopt;
}

bool KeptOutboxTest::setFailure(int number, std::optional<protocol::ErrorCode> code)
{
    return m_space->carryOut([&](store::SpaceStore &space, auto reply) {
        space.setFailure(request(number), code, std::move(reply));
    });
}

bool KeptOutboxTest::dequeue(int number)
{
    return m_space->carryOut(
        [&](store::SpaceStore &space, auto reply) { space.dequeue(request(number), std::move(reply)); });
}

bool KeptOutboxTest::replace(int number, const OutboxEntry &entry)
{
    return m_space->carryOut([&](store::SpaceStore &space, auto reply) {
        space.replace(request(number), entry, std::move(reply));
    });
}

QList<int> KeptOutboxTest::numbers()
{
    QList<int> numbers;
    for (const OutboxEntry &kept : m_space->known().outbox)
        numbers.append(sample::numberOf(kept.id));
    return numbers;
}

void KeptOutboxTest::takesANewMessage()
{
    const auto enqueued = enqueue(entry(1));
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::New);
    QVERIFY(enqueued->entry == entry(1));
    QVERIFY(!enqueued->event);
    QVERIFY(m_space->known().outbox == std::vector{entry(1)});
}

void KeptOutboxTest::keepsAllOfAMessage_data()
{
    QTest::addColumn<OutboxEntry>("message");
    OutboxEntry message = entry(1);
    message.content = u"  two\nlines, 🙂 and 'quotes' "_qs;
    QTest::newRow("text") << message;
    message.replyTo = 4'294'967'296;
    QTest::newRow("answer") << message;
    message.writtenAt = wire::at(std::chrono::milliseconds(1));
    QTest::newRow("milliseconds") << message;
    message.writtenAt = base::UtcTime(std::chrono::milliseconds(-1));
    QTest::newRow("a clock before 1970") << message;
    message.failure = protocol::ErrorCode::TooLong;
    QTest::newRow("failed") << message;
}

void KeptOutboxTest::keepsAllOfAMessage()
{
    QFETCH(OutboxEntry, message);
    QVERIFY(enqueue(message));
    m_space->reopen();
    QVERIFY(m_space->known().outbox == std::vector{message});
}

void KeptOutboxTest::takesAMessageOnce()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(setFailure(1, protocol::ErrorCode::NotAMember));
    OutboxEntry again = entry(1);
    again.content = u"another text"_qs;
    const auto enqueued = enqueue(again);
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::Waiting);
    QCOMPARE(enqueued->entry.content, entry(1).content);
    QVERIFY(enqueued->entry.failure == protocol::ErrorCode::NotAMember);
    QVERIFY(!enqueued->event);
    QCOMPARE(numbers(), QList{1});
}

void KeptOutboxTest::knowsAMessageThatWasSent()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(m_space->add({sample::stored(entry(1), 7)}));
    QVERIFY(dequeue(1));
    m_space->reopen();
    const auto enqueued = enqueue(entry(1));
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::Sent);
    QVERIFY(enqueued->event == sample::stored(entry(1), 7));
    QCOMPARE(numbers(), QList<int>());
}

void KeptOutboxTest::takesAnIdThatSomebodyElseUsed()
{
    QVERIFY(m_space->add({sample::message(1)}));
    const auto enqueued = enqueue(entry(1001));
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::New);
    QCOMPARE(numbers(), QList{1001});
}

void KeptOutboxTest::takesAMessageAgainThatWasDiscarded()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(enqueue(entry(2)));
    QVERIFY(dequeue(1));
    const auto enqueued = enqueue(entry(1));
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::New);
    QCOMPARE(numbers(), (QList{2, 1}));
}

void KeptOutboxTest::keepsTheOrderOfWriting()
{
    for (const int number : {5, 3, 9, 1})
        QVERIFY(enqueue(entry(number, number == 3 ? sample::garden : general)));
    m_space->reopen();
    QCOMPARE(numbers(), (QList{5, 3, 9, 1}));
    // Also where the last place was given up: no later message takes it.
    QVERIFY(dequeue(1));
    m_space->reopen();
    QVERIFY(enqueue(entry(2)));
    QVERIFY(setFailure(3, protocol::ErrorCode::NotAllowed));
    QVERIFY(setFailure(3, std::nullopt));
    QCOMPARE(numbers(), (QList{5, 3, 9, 2}));
}

void KeptOutboxTest::keepsEveryReasonOfAFailure()
{
    QVERIFY(enqueue(entry(1)));
    for (int code = 0; code <= static_cast<int>(protocol::ErrorCode::Unavailable); ++code) {
        const auto reason = static_cast<protocol::ErrorCode>(code);
        QVERIFY(setFailure(1, reason));
        m_space->reopen();
        QVERIFY(m_space->known().outbox.front().failure == reason);
    }
}

void KeptOutboxTest::forgetsAFailure()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(setFailure(1, protocol::ErrorCode::NotAMember));
    QVERIFY(setFailure(1, std::nullopt));
    m_space->reopen();
    QVERIFY(m_space->known().outbox == std::vector{entry(1)});
}

void KeptOutboxTest::sparesTheOthers()
{
    for (const int number : {1, 2, 3})
        QVERIFY(enqueue(entry(number)));
    QVERIFY(setFailure(2, protocol::ErrorCode::NotAMember));
    QVERIFY(dequeue(3));
    const std::vector<OutboxEntry> outbox = m_space->known().outbox;
    QCOMPARE(outbox.size(), 2U);
    QVERIFY(outbox[0] == entry(1));
    QVERIFY(outbox[1].failure == protocol::ErrorCode::NotAMember);
}

void KeptOutboxTest::doesNothingForAMessageThatIsNotThere()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(setFailure(2, protocol::ErrorCode::NotAMember));
    QVERIFY(dequeue(2));
    QVERIFY(m_space->known().outbox == std::vector{entry(1)});
}

void KeptOutboxTest::replacesAMessage()
{
    for (const int number : {1, 2, 3})
        QVERIFY(enqueue(entry(number)));
    QVERIFY(setFailure(2, protocol::ErrorCode::TooLong));
    QVERIFY(replace(2, entry(4)));
    m_space->reopen();
    QCOMPARE(numbers(), (QList{1, 3, 4}));
    QVERIFY(m_space->known().outbox.back() == entry(4));
}

void KeptOutboxTest::replacesNothingWhereTheNewOneIsRefused()
{
    QVERIFY(enqueue(entry(1)));
    QVERIFY(enqueue(entry(2)));
    QVERIFY(!replace(1, entry(2))); // the id is taken
    QCOMPARE(numbers(), (QList{1, 2}));
}

void KeptOutboxTest::outlivesTheHistory_data()
{
    QTest::addColumn<bool>("ofAllRooms");
    QTest::newRow("of its room") << false;
    QTest::newRow("of all rooms") << true;
}

void KeptOutboxTest::outlivesTheHistory()
{
    QFETCH(bool, ofAllRooms);
    QVERIFY(enqueue(entry(1)));
    QVERIFY(m_space->add(sample::messages(1, 3)));
    QVERIFY(m_space->forgetHistory(ofAllRooms ? std::nullopt : std::optional(general)));
    m_space->reopen();
    QVERIFY(m_space->page(general).empty());
    QVERIFY(m_space->known().outbox == std::vector{entry(1)});
}

void KeptOutboxTest::isEmptyWhereTheProcessDiedBeforeTheCommit()
{
    m_space->store().enqueue(entry(1), [](const auto &) { QFAIL("it is not on the disk"); });
    m_space->storage().lose();
    m_space->reopen();
    QCOMPARE(numbers(), QList<int>());
}

void KeptOutboxTest::hasTheMessageWhereTheProcessDiedAfterTheCommit()
{
    m_space->store().enqueue(entry(1), [](const auto &) { QFAIL("nobody is there any more"); });
    m_space->storage().commitSilently();
    m_space->reopen();
    const auto enqueued = enqueue(entry(1));
    QVERIFY(enqueued);
    QVERIFY(enqueued->outcome == Outcome::Waiting);
    QCOMPARE(numbers(), QList{1});
}

QTEST_GUILESS_MAIN(KeptOutboxTest)
#include "keptoutboxtest.moc"
