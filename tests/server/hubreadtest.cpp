// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hubfixture.h"

#include <QTest>

using namespace server;
using protocol::MarkRead;
using protocol::PositionList;
using protocol::Positions;
using protocol::ReadPosition;
using protocol::Receipt;
using protocol::Subscribe;
using protocol::Subscribed;
using wire::request;
using Person = HubFixture::Person;

class HubReadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void beginsWhereOneCame();
    void countsWhatOthersSay();
    void countsUpToABound();
    void takesOverWhatADeviceSays();
    void neverGoesBack();
    void neverGoesBeyondTheEnd();
    void tellsTheirDevicesOnly();
    void tellsNothingTwice();
    void opensTheRoomWhereTheDiskIsFull();
    void tellsThemWhatASubscriptionSaid();
    void ignoresStrangers();
    void survivesARestart();
    void givesPositions();
    void givesPositionsOfWhatWasSent();

private:
    base::RequestId nextId() { return base::RequestId(QUuid(++m_requests, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)); }
    /// Subscribes once more; what is unread then.
    ReadPosition readOf(const Person &person, std::optional<base::Seq> readSeq = {});
    void say(const Person &person, int count);
    base::Seq last(const Person &person);
    std::vector<Receipt> receiptsFor(const Person &person);

    std::unique_ptr<HubFixture> m_space;
    Person m_ada;
    Person m_ben;
    quint32 m_requests = 0;
};

void HubReadTest::init()
{
    m_space = std::make_unique<HubFixture>();
    m_ada = m_space->signInAndSubscribe(QStringLiteral("Ada"));
    m_ben = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    m_space->forget();
    m_requests = 0;
}

ReadPosition HubReadTest::readOf(const Person &person, std::optional<base::Seq> readSeq)
{
    (void)m_space->eventsFor(person);
    m_space->hub().handle(person.session, Subscribe{nextId(), general, 0, readSeq});
    m_space->storage().commit();
    for (const protocol::Event &event : m_space->eventsFor(person)) {
        if (const auto *subscribed = std::get_if<Subscribed>(&event))
            return subscribed->read;
    }
    return {};
}

void HubReadTest::say(const Person &person, int count)
{
    for (int i = 0; i < count; ++i)
        m_space->hub().handle(person.session,
                              protocol::ChatMessage{nextId(), general, QStringLiteral("something"), {}, {}});
    m_space->storage().commit();
}

base::Seq HubReadTest::last(const Person &person)
{
    m_space->hub().handle(person.session, Positions{nextId()});
    for (const protocol::Event &event : m_space->eventsFor(person)) {
        if (const auto *list = std::get_if<PositionList>(&event))
            return list->rooms.front().lastSeq;
    }
    return 0;
}

std::vector<Receipt> HubReadTest::receiptsFor(const Person &person)
{
    std::vector<Receipt> receipts;
    for (const protocol::Event &event : m_space->eventsFor(person)) {
        if (const auto *receipt = std::get_if<Receipt>(&event))
            receipts.push_back(*receipt);
    }
    return receipts;
}

void HubReadTest::beginsWhereOneCame()
{
    say(m_ada, 3);
    const Person cleo = m_space->signIn(QStringLiteral("Cleo"));
    // Two who came before, three messages, Cleo.
    QVERIFY((readOf(cleo) == ReadPosition{6, 0}));
    QVERIFY((readOf(m_ben) == ReadPosition{2, 3}));
}

void HubReadTest::countsWhatOthersSay()
{
    say(m_ada, 2);
    say(m_ben, 1);
    m_space->signIn(QStringLiteral("Cleo"));
    QCOMPARE(readOf(m_ben).unread, 2);
    QCOMPARE(readOf(m_ada).unread, 1);
}

void HubReadTest::countsUpToABound()
{
    say(m_ada, protocol::maxUnread + 5);
    QCOMPARE(readOf(m_ben).unread, protocol::maxUnread);
}

void HubReadTest::takesOverWhatADeviceSays()
{
    say(m_ada, 4);
    m_space->ask(m_ben, MarkRead{general, 4});
    QVERIFY((readOf(m_ben) == ReadPosition{4, 2}));
    QVERIFY((readOf(m_ben, 5) == ReadPosition{5, 1}));
}

void HubReadTest::neverGoesBack()
{
    say(m_ada, 4);
    m_space->ask(m_ben, MarkRead{general, 6});
    m_space->ask(m_ben, MarkRead{general, 3});
    QVERIFY((readOf(m_ben, 4) == ReadPosition{6, 0}));
}

void HubReadTest::neverGoesBeyondTheEnd()
{
    say(m_ada, 1);
    m_space->ask(m_ben, MarkRead{general, 100});
    say(m_ada, 1);
    QVERIFY((readOf(m_ben, 100) == ReadPosition{4, 0}));
    say(m_ada, 1);
    QVERIFY((readOf(m_ben) == ReadPosition{4, 1}));
}

void HubReadTest::tellsTheirDevicesOnly()
{
    const Person tablet = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    const Person phone = m_space->signIn(QStringLiteral("Ben"));
    say(m_ada, 2);
    m_space->forget();
    m_space->hub().handle(m_ben.session, MarkRead{general, 3});
    m_space->storage().commit();
    const std::vector told{Receipt{general, m_ben.user, {3, 1}, 4}};
    QVERIFY(receiptsFor(tablet) == told);
    QVERIFY(receiptsFor(m_ben) == told);
    QVERIFY(receiptsFor(phone).empty());
    QVERIFY(receiptsFor(m_ada).empty());
}

void HubReadTest::tellsNothingTwice()
{
    say(m_ada, 2);
    m_space->forget();
    m_space->ask(m_ben, MarkRead{general, 3});
    m_space->forget();
    m_space->ask(m_ben, MarkRead{general, 3});
    m_space->ask(m_ben, MarkRead{general, 1});
    QVERIFY(m_space->isQuiet());
}

void HubReadTest::opensTheRoomWhereTheDiskIsFull()
{
    say(m_ada, 2);
    m_space->forget();
    m_space->hub().handle(m_ben.session, Subscribe{nextId(), general, 0, 4});
    m_space->breakNextCommit();
    m_space->storage().commit();
    QVERIFY(m_space->isQuiet());
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(events.size(), 1U);
    QVERIFY((std::get<Subscribed>(events.front()).read == ReadPosition{2, 2}));
}

void HubReadTest::tellsThemWhatASubscriptionSaid()
{
    const Person tablet = m_space->signInAndSubscribe(QStringLiteral("Ben"));
    say(m_ada, 2);
    m_space->forget();
    QVERIFY((readOf(m_ben, 4) == ReadPosition{4, 0}));
    QVERIFY((receiptsFor(tablet) == std::vector{Receipt{general, m_ben.user, {4, 0}, 4}}));
}

void HubReadTest::ignoresStrangers()
{
    m_space->ask(m_ben, MarkRead{base::RoomId(QStringLiteral("nowhere")), 1});
    m_space->ask(m_ben, MarkRead{base::RoomId(QStringLiteral("random")), 1});
    QVERIFY(m_space->isQuiet());
}

void HubReadTest::survivesARestart()
{
    say(m_ada, 3);
    m_space->ask(m_ben, MarkRead{general, 4});
    m_space->restart();
    QVERIFY((readOf(m_space->signIn(QStringLiteral("Ben"))) == ReadPosition{4, 1}));
}

void HubReadTest::givesPositions()
{
    m_space->hub().handle(
        m_ada.session,
        protocol::CreateRoom{request(50), QStringLiteral("shed"), protocol::RoomKind::Private, {}});
    m_space->storage().commit();
    m_space->forget();
    m_space->hub().handle(m_ben.session, Positions{request(51)});
    const auto bens = m_space->eventsFor(m_ben);
    QCOMPARE(bens.size(), 1U);
    QVERIFY(
        (std::get<PositionList>(bens.front()).rooms == std::vector{protocol::Position{general, 2, true}}));
    m_space->hub().handle(m_ada.session, Positions{request(52)});
    const auto adas = m_space->eventsFor(m_ada);
    QCOMPARE(std::get<PositionList>(adas.front()).rooms.size(), 2U);
}

void HubReadTest::givesPositionsOfWhatWasSent()
{
    m_space->hub().handle(m_ada.session, saying(60, QStringLiteral("on its way to the disk")));
    QCOMPARE(last(m_ben), 2U);
    m_space->storage().commit();
    const auto events = m_space->eventsFor(m_ben);
    QCOMPARE(std::get<protocol::RoomEvent>(events.front()).seq, 3U);
    QCOMPARE(last(m_ben), 3U);
}

QTEST_GUILESS_MAIN(HubReadTest)
#include "hubreadtest.moc"
