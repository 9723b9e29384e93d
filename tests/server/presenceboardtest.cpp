// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/presenceboard.h"

#include "wire/samplevalues.h"

#include <QTest>

using namespace std::chrono_literals;
using base::SessionId;
using protocol::Presence;
using protocol::Status;
using server::PresenceBoard;
using wire::ada;
using wire::ben;

class PresenceBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsNothingOfStrangers();
    void tellsOfTheFirstSessionAndTheLast();
    void isOnlineWhileAnySessionIs();
    void tellsOnlyOfChanges();
    void remembersWhenSomebodyWasLastSeen();
    void keepsPeopleApart();
    void doesNotMindThatAnUnknownSessionEnds();
    void countsPeopleNotSessions();

private:
    const base::UtcTime m_noon = wire::at(12h);
    const SessionId m_one{1};
    const SessionId m_two{2};
};

void PresenceBoardTest::knowsNothingOfStrangers()
{
    const PresenceBoard board;
    QVERIFY(board.of(ada) == (Presence{ada, Status::Offline, {}}));
}

void PresenceBoardTest::tellsOfTheFirstSessionAndTheLast()
{
    PresenceBoard board;
    QVERIFY(board.set(ada, m_one, Status::Online) == (Presence{ada, Status::Online, {}}));
    QVERIFY(!board.set(ada, m_two, Status::Online));
    QVERIFY(!board.remove(ada, m_one, m_noon));
    QVERIFY(board.remove(ada, m_two, m_noon) == (Presence{ada, Status::Offline, m_noon}));
}

void PresenceBoardTest::isOnlineWhileAnySessionIs()
{
    PresenceBoard board;
    (void)board.set(ada, m_one, Status::Online);
    (void)board.set(ada, m_two, Status::Online);
    QVERIFY(!board.set(ada, m_one, Status::Away));
    QCOMPARE(board.of(ada).status, Status::Online);
    QVERIFY(board.set(ada, m_two, Status::Away) == (Presence{ada, Status::Away, {}}));
    QVERIFY(board.set(ada, m_one, Status::Online) == (Presence{ada, Status::Online, {}}));
    // The one that is left is away.
    QVERIFY(board.remove(ada, m_one, m_noon) == (Presence{ada, Status::Away, {}}));
}

void PresenceBoardTest::tellsOnlyOfChanges()
{
    PresenceBoard board;
    (void)board.set(ada, m_one, Status::Online);
    QVERIFY(!board.set(ada, m_one, Status::Online));
    (void)board.set(ada, m_one, Status::Away);
    QVERIFY(!board.set(ada, m_one, Status::Away));
    QVERIFY(!board.set(ada, m_two, Status::Away));
}

void PresenceBoardTest::remembersWhenSomebodyWasLastSeen()
{
    PresenceBoard board;
    (void)board.set(ada, m_one, Status::Online);
    (void)board.remove(ada, m_one, m_noon);
    QVERIFY(board.of(ada) == (Presence{ada, Status::Offline, m_noon}));
    (void)board.set(ada, m_two, Status::Online);
    QVERIFY(board.of(ada) == (Presence{ada, Status::Online, {}}));
    (void)board.remove(ada, m_two, m_noon + 1h);
    QVERIFY(board.of(ada) == (Presence{ada, Status::Offline, m_noon + 1h}));
}

void PresenceBoardTest::keepsPeopleApart()
{
    PresenceBoard board;
    (void)board.set(ada, m_one, Status::Online);
    QVERIFY(board.set(ben, m_two, Status::Away) == (Presence{ben, Status::Away, {}}));
    QVERIFY(board.remove(ada, m_one, m_noon));
    QCOMPARE(board.of(ben).status, Status::Away);
}

void PresenceBoardTest::doesNotMindThatAnUnknownSessionEnds()
{
    PresenceBoard board;
    QVERIFY(!board.remove(ada, m_one, m_noon));
    (void)board.set(ada, m_one, Status::Online);
    QVERIFY(!board.remove(ada, m_two, m_noon));
    QCOMPARE(board.of(ada).status, Status::Online);
}

void PresenceBoardTest::countsPeopleNotSessions()
{
    PresenceBoard board;
    QCOMPARE(board.present(), 0);
    (void)board.set(ada, m_one, Status::Online);
    (void)board.set(ada, m_one, Status::Away);
    (void)board.set(ada, m_two, Status::Online);
    QCOMPARE(board.present(), 1);
    (void)board.set(ben, base::SessionId(3), Status::Online);
    QCOMPARE(board.present(), 2);
    (void)board.remove(ada, m_one, m_noon);
    (void)board.remove(ada, m_one, m_noon);
    QCOMPARE(board.present(), 2);
    (void)board.remove(ada, m_two, m_noon);
    QCOMPARE(board.present(), 1);
}

QTEST_APPLESS_MAIN(PresenceBoardTest)
#include "presenceboardtest.moc"
