// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using namespace std::chrono_literals;
using protocol::ListReceipts;
using protocol::MarkDelivered;
using protocol::MarkRead;
using protocol::MessageReceipt;
using protocol::Progress;
using protocol::ReceiptList;
using protocol::Receipts;
using protocol::Subscribe;
using protocol::Subscribed;
using Person = HubFixture::Person;

/// What people are told of how far the others are.
class HubReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void tellsOthersWhatIsDelivered();
    void tellsOthersWhatIsRead();
    void tellsOnceASecond();
    void tellsNothingTwice();
    void neverGoesBackOrBeyondTheEnd();
    void tellsNobodyWhatIsReadInPrivate();
    void tellsNobodyLaterWhatWasReadInPrivate();
    void tellsWhoSubscribes();
    void takesOverWhatASubscriptionSays();
    void tellsOnlyWhoIsIn();
    void ignoresStrangers();
    void forgetsWhoLeaves();
    void tellsNobodyInALargeRoom();
    void givesPositionsToCompare();
    void survivesARestart();
    void isToldWhereWhoeverSubscribedIsGone();
    void isNotToldWhatTheDiskRefused();
    void listsWhoHasAMessageSinceWhen();
    void listsPagesInALargeRoom();
    void refusesToListWhatIsNoMessage();

private:
    base::RequestId nextId() { return base::RequestId(QUuid(++m_requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)); }
    void say(const Person &person);
    void pass(base::Duration duration) { m_space->clock().advance(duration); }
    [[nodiscard]] std::vector<Receipts> receiptsFor(const Person &person);
    /// Who is how far, as a subscription tells it.
    [[nodiscard]] std::vector<Progress> known(const Person &person, const Mark &mark = {});
    [[nodiscard]] ReceiptList list(const Person &person, base::Seq seq,
                                   std::optional<base::UserId> after = {});
    [[nodiscard]] protocol::Position position(const Person &person);

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
    quint32 m_requests = 0;
};

void HubReceiptsTest::init()
{
    m_requests = 0;
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    say(m_ada); // 3
    say(m_ada); // 4
    m_space->settle();
    m_space->forget();
}

void HubReceiptsTest::say(const Person &person)
{
    m_space->hub().handle(person.session,
                          protocol::ChatMessage{nextId(), general, QStringLiteral("something"), {}, {}});
    m_space->storage().commit();
}

std::vector<Receipts> HubReceiptsTest::receiptsFor(const Person &person)
{
    std::vector<Receipts> all;
    for (const protocol::Event &event : m_space->eventsFor(person)) {
        if (const auto *receipts = std::get_if<Receipts>(&event))
            all.push_back(*receipts);
    }
    return all;
}

std::vector<Progress> HubReceiptsTest::known(const Person &person, const Mark &mark)
{
    const Subscribe request{nextId(), general, 0, mark.read, mark.delivered, mark.isPrivate};
    (void)m_space->eventsFor(person);
    m_space->hub().handle(person.session, request);
    m_space->storage().commit();
    for (const protocol::Event &event : m_space->eventsFor(person)) {
        if (const auto *subscribed = std::get_if<Subscribed>(&event))
            return subscribed->receipts;
    }
    return {};
}

ReceiptList HubReceiptsTest::list(const Person &person, base::Seq seq, std::optional<base::UserId> after)
{
    (void)m_space->eventsFor(person);
    m_space->hub().handle(person.session, ListReceipts{nextId(), general, seq, std::move(after)});
    m_space->storage().commit();
    const auto events = m_space->eventsFor(person);
    return events.size() == 1 ? std::get<ReceiptList>(events.front()) : ReceiptList();
}

protocol::Position HubReceiptsTest::position(const Person &person)
{
    (void)m_space->eventsFor(person);
    m_space->hub().handle(person.session, protocol::Positions{nextId()});
    return std::get<protocol::PositionList>(m_space->eventsFor(person).back()).rooms.front();
}

void HubReceiptsTest::tellsOthersWhatIsDelivered()
{
    (void)m_space->ask(m_ben, MarkDelivered{general, 3});
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 3, 0}}}}));
    QVERIFY(m_space->isQuiet());
}

void HubReceiptsTest::tellsOthersWhatIsRead()
{
    (void)m_space->ask(m_ben, MarkRead{general, 4});
    // What is read is delivered.
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 4, 4}}}}));
    QVERIFY(receiptsFor(m_ben).empty());
}

void HubReceiptsTest::tellsOnceASecond()
{
    const Person cleo = m_space->signInAndSubscribe(QStringLiteral("Cleo")); // 5
    m_space->forget();
    (void)m_space->ask(m_ben, MarkDelivered{general, 3});
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    (void)m_space->ask(cleo, MarkDelivered{general, 5});
    pass(999ms);
    QCOMPARE(receiptsFor(m_ada).size(), 1U);
    pass(1ms);
    std::vector<Progress> both{{m_ben.user, 4, 0}, {cleo.user, 5, 0}};
    std::ranges::sort(both, std::less<>(), &Progress::user);
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, both}}));
    pass(10s);
    QVERIFY(receiptsFor(m_ada).empty());
}

void HubReceiptsTest::tellsNothingTwice()
{
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    (void)receiptsFor(m_ada);
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    (void)m_space->ask(m_ben, MarkDelivered{general, 2});
    pass(10s);
    QVERIFY(m_space->isQuiet());
}

void HubReceiptsTest::neverGoesBackOrBeyondTheEnd()
{
    (void)m_space->ask(m_ben, MarkDelivered{general, 100});
    (void)m_space->ask(m_ben, MarkDelivered{general, 1});
    say(m_ada);
    pass(1s);
    QVERIFY((known(m_ada) == std::vector{Progress{m_ben.user, 4, 0}}));
}

void HubReceiptsTest::tellsNobodyWhatIsReadInPrivate()
{
    (void)m_space->ask(m_ben, MarkRead{general, 4, true});
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 4, 0}}}}));
}

void HubReceiptsTest::tellsNobodyLaterWhatWasReadInPrivate()
{
    const Person tablet = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    (void)m_space->ask(m_ben, MarkRead{general, 4, true});
    pass(1s);
    // The other device, where others are told, has heard of it.
    (void)known(tablet, {.read = 4});
    (void)m_space->ask(tablet, MarkRead{general, 4});
    pass(1s);
    QVERIFY((known(m_ada) == std::vector{Progress{m_ben.user, 4, 0}}));
}

void HubReceiptsTest::tellsWhoSubscribes()
{
    (void)m_space->ask(m_ben, MarkRead{general, 3});
    QVERIFY((known(m_ada) == std::vector{Progress{m_ben.user, 3, 3}}));
    QVERIFY(known(m_ben).empty());
}

void HubReceiptsTest::takesOverWhatASubscriptionSays()
{
    (void)known(m_ben, {.delivered = 4, .read = 3});
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 4, 3}}}}));
    pass(1s);
    say(m_ada); // 5
    (void)known(m_ben, {.delivered = 5, .read = 5, .isPrivate = true});
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 5, 3}}}}));
}

void HubReceiptsTest::tellsOnlyWhoIsIn()
{
    m_space->hub().handle(
        m_ada.session,
        protocol::CreateRoom{nextId(), QStringLiteral("shed"), protocol::RoomKind::Private, {m_ben.user}});
    m_space->storage().commit();
    base::RoomId shed;
    for (const protocol::Event &event : m_space->eventsFor(m_ada)) {
        if (const auto *created = std::get_if<protocol::RoomCreatedAck>(&event))
            shed = created->room;
    }
    const Person cleo = m_space->signInAndSubscribe(QStringLiteral("Cleo"));
    (void)m_space->ask(m_ada, Subscribe{nextId(), shed, 0});
    m_space->forget();
    (void)m_space->ask(m_ben, MarkRead{shed, 2});
    QVERIFY((receiptsFor(m_ada).front().room == shed));
    QVERIFY(m_space->isQuiet());
    (void)m_space->ask(cleo, MarkRead{shed, 2});
    pass(1s);
    QVERIFY(m_space->isQuiet());
}

void HubReceiptsTest::ignoresStrangers()
{
    (void)m_space->ask(m_ben, MarkDelivered{base::RoomId(QStringLiteral("nowhere")), 1});
    (void)m_space->ask(m_ben, MarkDelivered{garden, 1});
    pass(1s);
    QVERIFY(m_space->isQuiet());
}

void HubReceiptsTest::forgetsWhoLeaves()
{
    (void)m_space->ask(m_ben, MarkRead{general, 4});
    (void)m_space->ask(m_ben, protocol::LeaveRoom{nextId(), general});
    QVERIFY(known(m_ada).empty());
    (void)m_space->ask(m_ben, protocol::JoinRoom{nextId(), general});
    QVERIFY(known(m_ada).empty());
    m_space->restart();
    QVERIFY(known(m_space->signIn(QStringLiteral("Ada"))).empty());
}

void HubReceiptsTest::tellsNobodyInALargeRoom()
{
    (void)m_space->ask(m_ben, MarkDelivered{general, 3});
    for (int i = 2; i < protocol::maxReceiptRoom; ++i)
        m_space->signIn(QStringLiteral("Member %1").arg(i));
    (void)receiptsFor(m_ada);
    QCOMPARE(known(m_ada).size(), 1U);
    m_space->signIn(QStringLiteral("One too many"));
    QVERIFY(known(m_ada).empty());
    QCOMPARE(position(m_ada).receiptSum, 0U);
    m_space->settle();
    m_space->forget();
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    pass(1s);
    QVERIFY(m_space->isQuiet());
}

void HubReceiptsTest::givesPositionsToCompare()
{
    (void)m_space->ask(m_ben, MarkRead{general, 3});
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    QCOMPARE(position(m_ben).deliveredSeq, 4U);
    QCOMPARE(position(m_ben).receiptSum, 0U);
    // As far as it was told: the rest comes within the second.
    QCOMPARE(position(m_ada).receiptSum, 6U);
    pass(1s);
    QCOMPARE(position(m_ada).receiptSum, 7U);
    QCOMPARE(position(m_ada).deliveredSeq, 0U);
}

void HubReceiptsTest::survivesARestart()
{
    (void)m_space->ask(m_ben, MarkRead{general, 3});
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    const auto before = list(m_ada, 3).receipts;
    m_space->restart();
    const Person ada = m_space->signIn(QStringLiteral("Ada"));
    QVERIFY((known(ada) == std::vector{Progress{m_ben.user, 4, 3}}));
    QVERIFY(before.size() == 1 && before.front().read);
    QVERIFY(list(ada, 3).receipts == before);
}

void HubReceiptsTest::isToldWhereWhoeverSubscribedIsGone()
{
    m_space->hub().handle(m_ben.session, Subscribe{nextId(), general, 0, 4, 4, false});
    m_space->hub().leave(m_ben.session);
    m_space->storage().commit();
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 4, 4}}}}));
}

void HubReceiptsTest::isNotToldWhatTheDiskRefused()
{
    m_space->breakNextCommit();
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    pass(1s);
    QVERIFY(m_space->isQuiet());
    QCOMPARE(position(m_ben).deliveredSeq, 0U);
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    QVERIFY((receiptsFor(m_ada) == std::vector{Receipts{general, {{m_ben.user, 4, 0}}}}));
}

void HubReceiptsTest::listsWhoHasAMessageSinceWhen()
{
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    const base::UtcTime delivered = m_space->clock().utcNow();
    (void)m_space->ask(m_ben, MarkDelivered{general, 4});
    pass(2min);
    const base::UtcTime read = m_space->clock().utcNow();
    (void)m_space->ask(m_ben, MarkRead{general, 3});
    pass(2min);
    say(m_ada);
    (void)m_space->ask(m_ben, MarkDelivered{general, 6});
    const ReceiptList all = list(m_ada, 3);
    QVERIFY(all.isComplete);
    QCOMPARE(all.seq, 3U);
    QCOMPARE(all.receipts.size(), 2U);
    const MessageReceipt bens{m_ben.user, QStringLiteral("Ben"), {}, delivered, read};
    const MessageReceipt cleos{cleo.user, QStringLiteral("Cleo"), {}, {}, {}};
    QVERIFY(std::ranges::find(all.receipts, bens) != all.receipts.end());
    QVERIFY(std::ranges::find(all.receipts, cleos) != all.receipts.end());
    const auto later = list(m_ada, 4).receipts;
    const auto same = std::ranges::find(later, m_ben.user, &MessageReceipt::user);
    QVERIFY(same != later.end() && same->delivered == delivered && !same->read);
}

void HubReceiptsTest::listsPagesInALargeRoom()
{
    for (int i = 2; i < protocol::maxReceiptRoom + 20; ++i)
        m_space->signIn(QStringLiteral("Member %1").arg(i));
    (void)m_space->ask(m_ben, MarkRead{general, 4});
    const ReceiptList first = list(m_ada, 3);
    QVERIFY(!first.isComplete);
    QCOMPARE(static_cast<int>(first.receipts.size()), protocol::maxListing);
    const ReceiptList second = list(m_ada, 3, first.receipts.back().user);
    QVERIFY(second.isComplete);
    QCOMPARE(static_cast<int>(first.receipts.size() + second.receipts.size()), protocol::maxReceiptRoom + 19);
    const auto hasRead = [](const MessageReceipt &one) { return one.read.has_value(); };
    QCOMPARE(std::ranges::count_if(first.receipts, hasRead) + std::ranges::count_if(second.receipts, hasRead),
             1);
}

void HubReceiptsTest::refusesToListWhatIsNoMessage()
{
    for (const base::Seq seq : {base::Seq{0}, base::Seq{1}, base::Seq{99}}) {
        m_space->hub().handle(m_ada.session, ListReceipts{nextId(), general, seq});
        m_space->storage().commit();
        const auto events = m_space->eventsFor(m_ada);
        QCOMPARE(events.size(), 1U);
        QCOMPARE(std::get<protocol::Failure>(events.front()).code, protocol::ErrorCode::BadField);
    }
}

QTEST_GUILESS_MAIN(HubReceiptsTest)
#include "hubreceiptstest.moc"
