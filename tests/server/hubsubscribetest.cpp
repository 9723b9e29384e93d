// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

#include <numeric>

using namespace server;
using base::Seq;
using protocol::ErrorCode;
using protocol::Reset;
using protocol::RoomEvent;
using protocol::Subscribe;
using protocol::Subscribed;
using wire::request;
using Person = HubFixture::Person;
using Seqs = std::vector<Seq>;

namespace {

Seqs from(Seq first, Seq last)
{
    Seqs result(last + 1 - first);
    std::iota(result.begin(), result.end(), first);
    return result;
}

/// The positions that a client sees, in the order in which it sees them.
Seqs seqsOf(const std::vector<protocol::Event> &events)
{
    Seqs result;
    for (const protocol::Event &event : events) {
        if (const auto *live = std::get_if<RoomEvent>(&event))
            result.push_back(live->seq);
        if (const auto *subscribed = std::get_if<Subscribed>(&event)) {
            for (const RoomEvent &stored : subscribed->events)
                result.push_back(stored.seq);
        }
    }
    return result;
}

} // namespace

class HubSubscribeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void answersWithWhatFollowsAndThenTellsLive();
    void answersWithTheNewestWhereThereIsMore();
    void namesTheAuthorsAsTheyAreCalledNow();
    void hasNoGapAndNoDuplicate_data();
    void hasNoGapAndNoDuplicate();
    void tellsOnceHoweverOftenOneSubscribes();
    void resetsWhoHasSeenMoreThanThereIs();
    void resetsNobodyWhoHasSeenAll();
    void resetsNobodyForWhatIsStoredMeanwhile();
    void subscribesNobodyWhoLeftMeanwhile();
    void tellsNothingMoreToASessionThatHasGone();
    void saysThatItCannotRead();
    void givesHistoryInPages();

private:
    void post(int count)
    {
        for (int i = 0; i < count; ++i)
            m_space->hub().handle(
                m_ada.session,
                protocol::ChatMessage{
                    base::RequestId(m_chance.uuid()), general, QStringLiteral("text"), {}, {}});
    }

    support::SeededChance m_chance{5};
    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
};

void HubSubscribeTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signIn(QStringLiteral("Ada")); // event 1
    m_ben = m_space->signIn(QStringLiteral("Ben")); // event 2
}

void HubSubscribeTest::answersWithWhatFollowsAndThenTellsLive()
{
    post(3);
    m_space->storage().commit();
    m_space->forget();
    m_space->hub().handle(m_ben.session, Subscribe{request(1), general, 3});
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(events.size(), 1U);
    const auto &subscribed = std::get<Subscribed>(events[0]);
    QVERIFY(subscribed.id == request(1));
    QCOMPARE(subscribed.summary.firstSeq, Seq(1));
    QCOMPARE(subscribed.summary.lastSeq, Seq(5));
    QCOMPARE(seqsOf(events), from(4, 5));
    post(1);
    m_space->storage().commit();
    QCOMPARE(seqsOf(m_space->eventsFor(m_ben)), from(6, 6));
}

void HubSubscribeTest::answersWithTheNewestWhereThereIsMore()
{
    post(60);
    m_space->storage().commit();
    (void)m_space->ask(m_ben, Subscribe{request(1), general, 0});
    m_space->forget();
    m_space->hub().handle(m_ben.session, Subscribe{request(1), general, 2});
    m_space->storage().commit();
    QCOMPARE(seqsOf(m_space->eventsFor(m_ben)), from(13, 62));
}

void HubSubscribeTest::namesTheAuthorsAsTheyAreCalledNow()
{
    (void)m_space->ask(m_ada, saying(1, QStringLiteral("text")));
    const QByteArray key(32, 'x');
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"), key);
    (void)m_space->ask(cleo, saying(2, QStringLiteral("text")));
    (void)m_space->signIn(QStringLiteral("Cleopatra"), key);
    m_space->hub().handle(m_ben.session, Subscribe{request(3), general, 2});
    m_space->storage().commit();
    QStringList names;
    const auto events = m_space->eventsFor(m_ben);
    for (const RoomEvent &event : std::get<Subscribed>(events.at(0)).events)
        names.append(event.name);
    QCOMPARE(names,
             (QStringList{QStringLiteral("Ada"), QStringLiteral("Cleopatra"), QStringLiteral("Cleopatra")}));
}

void HubSubscribeTest::hasNoGapAndNoDuplicate_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 200; ++seed)
        QTest::addRow("seed %llu", seed) << seed;
}

void HubSubscribeTest::hasNoGapAndNoDuplicate()
{
    QFETCH(quint64, seed);
    support::SeededChance chance(seed);
    post(static_cast<int>(chance.below(5)));
    m_space->storage().commit();
    const Seq after = chance.below(3);
    const auto subscribe = [&] {
        m_space->hub().handle(m_ben.session, Subscribe{request(1), general, after});
    };
    Seqs seen;
    const auto listen = [&] {
        const auto events = m_space->eventsFor(m_ben);
        const Seqs more = seqsOf(events);
        seen.insert(seen.end(), more.begin(), more.end());
        // Where the disk refused to read, the client asks again.
        if (!events.empty() && std::holds_alternative<protocol::Failure>(events.front()))
            subscribe();
    };
    const std::uint64_t turn = chance.below(20);
    for (std::uint64_t step = 0; step < 20; ++step) {
        if (step == turn)
            subscribe();
        post(static_cast<int>(chance.below(3)));
        const std::uint64_t next = chance.below(4);
        if (next == 0)
            m_space->breakNextCommit();
        if (next <= 1)
            m_space->storage().commit();
        listen();
        QVERIFY(step >= turn || seen.empty());
    }
    while (!m_space->storage().isIdle()) {
        m_space->storage().commit();
        listen();
    }
    m_space->hub().handle(m_ben.session, Subscribe{request(2), general, 0});
    m_space->storage().commit();
    const auto answer = m_space->eventsFor(m_ben);
    QCOMPARE(seen, from(after + 1, std::get<Subscribed>(answer.at(0)).summary.lastSeq));
}

void HubSubscribeTest::tellsOnceHoweverOftenOneSubscribes()
{
    for (int time = 1; time <= 3; ++time)
        (void)m_space->ask(m_ben, Subscribe{request(time), general, 2});
    post(1);
    m_space->storage().commit();
    QCOMPARE(seqsOf(m_space->eventsFor(m_ben)), from(3, 3));
}

void HubSubscribeTest::resetsWhoHasSeenMoreThanThereIs()
{
    m_space->hub().handle(m_ben.session, Subscribe{request(1), general, 3});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(events.size(), 2U);
    QVERIFY(std::get<Reset>(events[0]) == (Reset{general, 1, 2}));
    QVERIFY(std::get<Subscribed>(events[1]).id == request(1));
    QCOMPARE(seqsOf(events), from(1, 2));
    post(1);
    m_space->storage().commit();
    QCOMPARE(seqsOf(m_space->eventsFor(m_ben)), from(3, 3));
}

void HubSubscribeTest::resetsNobodyWhoHasSeenAll()
{
    m_space->hub().handle(m_ben.session, Subscribe{request(1), general, 2});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(events.size(), 1U);
    QVERIFY(std::get<Subscribed>(events[0]).events.empty());
}

void HubSubscribeTest::resetsNobodyForWhatIsStoredMeanwhile()
{
    post(2);
    m_space->hub().handle(m_ben.session, Subscribe{request(1), general, 2});
    post(2);
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QVERIFY(std::holds_alternative<Subscribed>(events.at(0)));
    QCOMPARE(seqsOf(events), from(3, 6));
}

void HubSubscribeTest::subscribesNobodyWhoLeftMeanwhile()
{
    m_space->hub().handle(m_ben.session, protocol::LeaveRoom{request(1), general});
    m_space->hub().handle(m_ben.session, Subscribe{request(2), general, 0});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QVERIFY(std::holds_alternative<protocol::Failure>(events.back()));
    QCOMPARE(std::get<protocol::Failure>(events.back()).code, ErrorCode::NotAMember);
    post(1);
    m_space->storage().commit();
    QCOMPARE(m_space->heard(m_ben), QByteArrayList());
}

void HubSubscribeTest::tellsNothingMoreToASessionThatHasGone()
{
    (void)m_space->ask(m_ben, Subscribe{request(1), general, 0});
    m_space->hub().handle(m_ben.session, Subscribe{request(2), general, 0});
    m_space->hub().leave(m_ben.session);
    post(1);
    m_space->storage().commit();
    QCOMPARE(m_space->heard(m_ben), QByteArrayList());
    m_space->hub().leave(m_ben.session);
}

void HubSubscribeTest::saysThatItCannotRead()
{
    for (const protocol::Command &command :
         {protocol::Command(Subscribe{request(1), general, 0}),
          protocol::Command(protocol::RoomHistory{request(1), general, {}, {}, 5})}) {
        m_space->hub().handle(m_ben.session, command);
        m_space->breakNextCommit();
        m_space->storage().commit();
        const auto events = m_space->eventsFor(m_ben);
        QCOMPARE(events.size(), 1U);
        QCOMPARE(std::get<protocol::Failure>(events[0]).code, ErrorCode::Unavailable);
    }
    post(1);
    m_space->storage().commit();
    QCOMPARE(m_space->heard(m_ben), QByteArrayList());
}

void HubSubscribeTest::givesHistoryInPages()
{
    post(8);
    m_space->storage().commit();
    const auto page = [this](std::optional<Seq> before, std::optional<Seq> after) {
        m_space->hub().handle(m_ben.session, protocol::RoomHistory{request(1), general, before, after, 3});
        m_space->storage().commit();
        const auto events = m_space->eventsFor(m_ben);
        const auto &answer = std::get<protocol::HistoryPage>(events.at(0));
        Seqs seqs;
        for (const RoomEvent &event : answer.events)
            seqs.push_back(event.seq);
        return std::pair(seqs, answer.isComplete);
    };
    QCOMPARE(page({}, {}), std::pair(from(8, 10), false));
    QCOMPARE(page(8, {}), std::pair(from(5, 7), false));
    QCOMPARE(page(3, {}), std::pair(from(1, 2), true));
    QCOMPARE(page({}, 0), std::pair(from(1, 3), false));
    QCOMPARE(page({}, 9), std::pair(from(10, 10), true));
    QCOMPARE(page(7, 2), std::pair(from(3, 5), false));
}

QTEST_GUILESS_MAIN(HubSubscribeTest)
#include "hubsubscribetest.moc"
