// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/wirenames.h"
#include "support/seededchance.h"
#include "sync/outboxes.h"

#include <QSet>
#include <QTest>

#include <deque>

using namespace std::chrono_literals;
using client::Outbox;
using client::refusal;
using client::sendAll;
using protocol::ErrorCode;
using sample::entry;
using sample::request;
using State = Outbox::State;

class OutboxRefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_outbox = Outbox(); }

    void failsOnlyTheOneThatIsRefusedForGood_data();
    void failsOnlyTheOneThatIsRefusedForGood();
    void waitsAsLongAsItIsTold_data();
    void waitsAsLongAsItIsTold();
    void keepsTheOrderAfterAPause();
    void waitsForTheLongestOfSeveralPauses();
    void pausesAllRooms();
    void forgetsAPauseWithTheConnection();
    void sendsWhatCameTooEarlyAgainAtOnce();
    void sendsWhatFollowedARefusedOneAgainInOrder();
    void ignoresARefusalOfWhatIsNotOnItsWay();
    void letsNoMessageOvertakeAnother_data();
    void letsNoMessageOvertakeAnother();

private:
    /// Refuses a message now; its new state.
    std::optional<State> refuse(int number, ErrorCode code,
                                std::optional<std::chrono::milliseconds> retryAfter = {})
    {
        return m_outbox.refuse(request(number), refusal(number, code, retryAfter), client::start);
    }
    void sendThree()
    {
        for (const int number : {1, 2, 3})
            m_outbox.add(entry(number));
        QCOMPARE(sendAll(m_outbox), (QStringList{u"1"_qs, u"2>1"_qs, u"3>2"_qs}));
    }

    Outbox m_outbox;
};

void OutboxRefusalTest::failsOnlyTheOneThatIsRefusedForGood_data()
{
    QTest::addColumn<ErrorCode>("code");
    for (const auto &[code, word] : protocol::wireNames<ErrorCode>) {
        if (!protocol::isTemporary(code))
            QTest::newRow(word) << code;
    }
}

void OutboxRefusalTest::failsOnlyTheOneThatIsRefusedForGood()
{
    QFETCH(ErrorCode, code);
    sendThree();
    QVERIFY(refuse(1, code) == State::Failed);
    QVERIFY(m_outbox.stateOf(request(1)) == State::Failed);
    QVERIFY(m_outbox.entriesOf(sample::general).front().failure == code);
    QVERIFY(m_outbox.stateOf(request(2)) == State::Sending);
    QVERIFY(m_outbox.stateOf(request(3)) == State::Sending);
    QVERIFY(!m_outbox.wakeUp());
    m_outbox.add(entry(4));
    QCOMPARE(sendAll(m_outbox), QStringList{u"4>3"_qs});
}

void OutboxRefusalTest::waitsAsLongAsItIsTold_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<int>("told");
    QTest::addColumn<int>("waits");
    QTest::newRow("rate limited") << ErrorCode::RateLimited << 2'500 << 2'500;
    QTest::newRow("rate limited, without a time") << ErrorCode::RateLimited << -1 << 1'000;
    QTest::newRow("unavailable") << ErrorCode::Unavailable << 60'000 << 60'000;
    QTest::newRow("unavailable, without a time") << ErrorCode::Unavailable << -1 << 1'000;
}

void OutboxRefusalTest::waitsAsLongAsItIsTold()
{
    QFETCH(ErrorCode, code);
    QFETCH(int, told);
    QFETCH(int, waits);
    const auto retryAfter = told < 0 ? std::nullopt : std::optional(base::Duration(told));
    const base::TimePoint end = client::start + base::Duration(waits);
    sendThree();
    QVERIFY(refuse(1, code, retryAfter) == State::Queued);
    QVERIFY(m_outbox.stateOf(request(1)) == State::Queued);
    QVERIFY(m_outbox.wakeUp() == end);
    QCOMPARE(sendAll(m_outbox, end - 1ms), QStringList());
    QVERIFY(m_outbox.wakeUp() == end);
    QCOMPARE(sendAll(m_outbox, end), QStringList{u"1"_qs});
    QVERIFY(!m_outbox.wakeUp());
}

void OutboxRefusalTest::keepsTheOrderAfterAPause()
{
    sendThree();
    QVERIFY(refuse(1, ErrorCode::RateLimited, 500ms) == State::Queued);
    QVERIFY(refuse(2, ErrorCode::OutOfOrder) == State::Queued);
    QVERIFY(refuse(3, ErrorCode::OutOfOrder) == State::Queued);
    m_outbox.add(entry(4));
    QCOMPARE(sendAll(m_outbox), QStringList());
    QCOMPARE(sendAll(m_outbox, client::start + 500ms),
             (QStringList{u"1"_qs, u"2>1"_qs, u"3>2"_qs, u"4>3"_qs}));
}

void OutboxRefusalTest::waitsForTheLongestOfSeveralPauses()
{
    sendThree();
    QVERIFY(refuse(1, ErrorCode::RateLimited, 3s));
    QVERIFY(refuse(2, ErrorCode::RateLimited, 1s));
    QVERIFY(m_outbox.wakeUp() == client::start + 3s);
    QVERIFY(refuse(3, ErrorCode::Unavailable, 5s));
    QVERIFY(m_outbox.wakeUp() == client::start + 5s);
}

void OutboxRefusalTest::pausesAllRooms()
{
    m_outbox.add(entry(1));
    QCOMPARE(sendAll(m_outbox), QStringList{u"1"_qs});
    QVERIFY(refuse(1, ErrorCode::RateLimited, 1s));
    m_outbox.add(entry(2, sample::garden));
    QCOMPARE(sendAll(m_outbox), QStringList());
    QCOMPARE(sendAll(m_outbox, client::start + 1s), (QStringList{u"1"_qs, u"2"_qs}));
}

void OutboxRefusalTest::forgetsAPauseWithTheConnection()
{
    sendThree();
    QVERIFY(refuse(1, ErrorCode::Unavailable, 1h));
    QVERIFY((m_outbox.requeue() == std::vector{request(2), request(3)}));
    QVERIFY(!m_outbox.wakeUp());
    QCOMPARE(sendAll(m_outbox), (QStringList{u"1"_qs, u"2>1"_qs, u"3>2"_qs}));
}

void OutboxRefusalTest::sendsWhatCameTooEarlyAgainAtOnce()
{
    sendThree();
    QVERIFY(m_outbox.remove(request(1)));
    QVERIFY(refuse(2, ErrorCode::OutOfOrder, 1h) == State::Queued);
    QVERIFY(!m_outbox.wakeUp());
    QCOMPARE(sendAll(m_outbox), QStringList{u"2"_qs});
    QVERIFY(refuse(3, ErrorCode::OutOfOrder) == State::Queued);
    QCOMPARE(sendAll(m_outbox), QStringList{u"3>2"_qs});
}

void OutboxRefusalTest::sendsWhatFollowedARefusedOneAgainInOrder()
{
    sendThree();
    QVERIFY(refuse(1, ErrorCode::TooLong) == State::Failed);
    QVERIFY(refuse(2, ErrorCode::OutOfOrder) == State::Queued);
    QVERIFY(refuse(3, ErrorCode::OutOfOrder) == State::Queued);
    QCOMPARE(sendAll(m_outbox), (QStringList{u"2"_qs, u"3>2"_qs}));
    QVERIFY(m_outbox.stateOf(request(1)) == State::Failed);
}

void OutboxRefusalTest::ignoresARefusalOfWhatIsNotOnItsWay()
{
    m_outbox.add(entry(1));
    QVERIFY(!refuse(1, ErrorCode::TooLong));
    QVERIFY(!refuse(2, ErrorCode::TooLong));
    QVERIFY(m_outbox.stateOf(request(1)) == State::Queued);
    QVERIFY(m_outbox.next(client::start));
    QVERIFY(refuse(1, ErrorCode::TooLong) == State::Failed);
    QVERIFY(!refuse(1, ErrorCode::RateLimited, 1h));
    QVERIFY(m_outbox.stateOf(request(1)) == State::Failed);
    QVERIFY(!m_outbox.wakeUp());
}

void OutboxRefusalTest::letsNoMessageOvertakeAnother_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 300; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

/// A server that answers in its own time, refuses at random and stores what it may, as the protocol says.
void OutboxRefusalTest::letsNoMessageOvertakeAnother()
{
    QFETCH(int, seed);
    support::SeededChance chance(static_cast<std::uint64_t>(seed));
    constexpr int count = 30;
    base::TimePoint now = client::start;
    std::deque<Outbox::Outgoing> onTheWire;
    QList<int> stored;
    const auto answer = [&](const Outbox::Outgoing &message) {
        const base::RequestId &id = message.entry.id;
        const int number = sample::numberOf(id);
        const bool isKnown = stored.contains(number);
        const bool isTooEarly = message.follows && !stored.contains(sample::numberOf(*message.follows));
        if (!isKnown && isTooEarly) {
            (void)m_outbox.refuse(id, refusal(number, ErrorCode::OutOfOrder), now);
        } else if (!isKnown && chance.below(4) == 0) {
            (void)m_outbox.refuse(id, refusal(number, ErrorCode::RateLimited, 1s), now);
        } else {
            if (!isKnown)
                stored.append(number);
            QVERIFY(m_outbox.remove(id));
        }
    };
    int written = 0;
    for (int step = 0; stored.size() < count; ++step) {
        QVERIFY2(step < 100'000, "the outbox does not get empty");
        const std::uint64_t choice = chance.below(10);
        if (choice < 3 && written < count)
            m_outbox.add(entry(++written));
        else if (choice == 3)
            now += 700ms;
        else if (choice == 4 && chance.below(8) == 0) {
            onTheWire.clear(); // The connection is gone with all that was under way.
            (void)m_outbox.requeue();
        } else if (!onTheWire.empty()) {
            answer(onTheWire.front());
            onTheWire.pop_front();
        }
        while (const auto message = m_outbox.next(now))
            onTheWire.push_back(*message);
    }
    QVERIFY(std::ranges::is_sorted(stored));
    QCOMPARE(QSet<int>(stored.begin(), stored.end()).size(), count);
}

QTEST_APPLESS_MAIN(OutboxRefusalTest)
#include "outboxrefusaltest.moc"
