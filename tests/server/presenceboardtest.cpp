// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/presenceboard.h"

#include "protocol/limits.h"
#include "support/fakeclock.h"
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
    void init();

    void knowsNothingOfStrangers();
    void tellsOfTheFirstSessionAndTheLast();
    void isOnlineWhileAnySessionIs();
    void tellsOnlyOfChanges();
    void tellsOnceHowItIsNow();
    void tellsNothingOfWhoIsBackToWhatWasTold();
    void tellsOfWhoIsBackWhereSomebodyKnewBetter();
    void remembersWhenSomebodyWasLastSeen();
    void keepsPeopleApart();
    void doesNotMindThatAnUnknownSessionEnds();
    void countsPeopleNotSessions();
    void countsWhoIsSilentAsGone();
    void countsWhoIsHeardAgainAsHere();
    void waitsForTheSessionThatWasHeardLast();
    void saysWhenItHasToLookNext();

private:
    using Changes = std::vector<Presence>;
    /// All of whom the others are to be told.
    [[nodiscard]] Changes changes()
    {
        Changes all;
        while (const auto change = m_board->takeChange())
            all.push_back(*change);
        return all;
    }
    [[nodiscard]] static Changes is(const base::UserId &user, Status status,
                                    std::optional<base::UtcTime> lastSeen = {})
    {
        return {Presence{user, status, lastSeen}};
    }

    const SessionId m_one{1};
    const SessionId m_two{2};
    std::unique_ptr<support::FakeClock> m_clock;
    std::unique_ptr<PresenceBoard> m_board;
};

void PresenceBoardTest::init()
{
    m_clock = std::make_unique<support::FakeClock>();
    m_board = std::make_unique<PresenceBoard>(*m_clock);
}

void PresenceBoardTest::knowsNothingOfStrangers()
{
    QVERIFY(m_board->of(ada) == (Presence{ada, Status::Offline, {}}));
    QVERIFY(!m_board->nextExpiry());
}

void PresenceBoardTest::tellsOfTheFirstSessionAndTheLast()
{
    m_board->set(ada, m_one, Status::Online);
    QVERIFY(changes() == is(ada, Status::Online));
    m_board->set(ada, m_two, Status::Online);
    m_board->remove(ada, m_one);
    QVERIFY(changes().empty());
    m_board->remove(ada, m_two);
    QVERIFY(changes() == is(ada, Status::Offline, m_clock->utcNow()));
}

void PresenceBoardTest::isOnlineWhileAnySessionIs()
{
    m_board->set(ada, m_one, Status::Online);
    m_board->set(ada, m_two, Status::Online);
    (void)changes();
    m_board->set(ada, m_one, Status::Away);
    QVERIFY(changes().empty());
    QCOMPARE(m_board->of(ada).status, Status::Online);
    m_board->set(ada, m_two, Status::Away);
    QVERIFY(changes() == is(ada, Status::Away));
    m_board->set(ada, m_one, Status::Online);
    QVERIFY(changes() == is(ada, Status::Online));
    // The one that is left is away.
    m_board->remove(ada, m_one);
    QVERIFY(changes() == is(ada, Status::Away));
}

void PresenceBoardTest::tellsOnlyOfChanges()
{
    m_board->set(ada, m_one, Status::Online);
    (void)changes();
    m_board->set(ada, m_one, Status::Online);
    QVERIFY(changes().empty());
    m_board->set(ada, m_one, Status::Away);
    (void)changes();
    m_board->set(ada, m_one, Status::Away);
    m_board->set(ada, m_two, Status::Away);
    QVERIFY(changes().empty());
}

void PresenceBoardTest::tellsOnceHowItIsNow()
{
    m_board->set(ada, m_one, Status::Online);
    m_board->set(ben, m_two, Status::Online);
    m_board->set(ada, m_one, Status::Away);
    const Changes expected{{ada, Status::Away, {}}, {ben, Status::Online, {}}};
    QVERIFY(changes() == expected);
    QVERIFY(changes().empty());
}

void PresenceBoardTest::tellsNothingOfWhoIsBackToWhatWasTold()
{
    m_board->set(ada, m_one, Status::Online);
    (void)changes();
    m_board->set(ada, m_one, Status::Away);
    m_board->remove(ada, m_one);
    m_board->set(ada, m_two, Status::Online);
    QVERIFY(changes().empty());
    // What was told last is still known for the next time.
    m_board->set(ada, m_two, Status::Away);
    QVERIFY(changes() == is(ada, Status::Away));
}

void PresenceBoardTest::tellsOfWhoIsBackWhereSomebodyKnewBetter()
{
    m_board->set(ada, m_one, Status::Online);
    (void)changes();
    m_board->set(ada, m_one, Status::Away);
    QCOMPARE(m_board->answered(ada).status, Status::Away);
    m_board->set(ada, m_one, Status::Online);
    QVERIFY(changes() == is(ada, Status::Online));
    QVERIFY(m_board->answered(ben) == (Presence{ben, Status::Offline, {}}));
    QVERIFY(changes().empty());
}

void PresenceBoardTest::remembersWhenSomebodyWasLastSeen()
{
    m_board->set(ada, m_one, Status::Online);
    const base::UtcTime first = m_clock->utcNow();
    m_board->remove(ada, m_one);
    m_clock->advance(1h);
    QVERIFY(m_board->of(ada) == (Presence{ada, Status::Offline, first}));
    m_board->set(ada, m_two, Status::Online);
    QVERIFY(m_board->of(ada) == (Presence{ada, Status::Online, {}}));
    m_board->remove(ada, m_two);
    QVERIFY(m_board->of(ada) == (Presence{ada, Status::Offline, first + 1h}));
}

void PresenceBoardTest::keepsPeopleApart()
{
    m_board->set(ada, m_one, Status::Online);
    m_board->set(ben, m_two, Status::Away);
    (void)changes();
    m_board->remove(ada, m_one);
    QVERIFY(changes() == is(ada, Status::Offline, m_clock->utcNow()));
    QCOMPARE(m_board->of(ben).status, Status::Away);
}

void PresenceBoardTest::doesNotMindThatAnUnknownSessionEnds()
{
    m_board->remove(ada, m_one);
    m_board->heard(ada, m_one);
    QVERIFY(changes().empty());
    m_board->set(ada, m_one, Status::Online);
    m_board->remove(ada, m_two);
    m_board->heard(ada, m_two);
    QCOMPARE(m_board->of(ada).status, Status::Online);
}

void PresenceBoardTest::countsPeopleNotSessions()
{
    QCOMPARE(m_board->present(), 0);
    m_board->set(ada, m_one, Status::Online);
    m_board->set(ada, m_one, Status::Away);
    m_board->set(ada, m_two, Status::Online);
    QCOMPARE(m_board->present(), 1);
    m_board->set(ben, base::SessionId(3), Status::Online);
    QCOMPARE(m_board->present(), 2);
    m_board->remove(ada, m_one);
    m_board->remove(ada, m_one);
    QCOMPARE(m_board->present(), 2);
    m_board->remove(ada, m_two);
    QCOMPARE(m_board->present(), 1);
    m_clock->advance(protocol::presenceExpiry);
    m_board->expire();
    QCOMPARE(m_board->present(), 0);
    m_board->remove(ben, base::SessionId(3));
    QCOMPARE(m_board->present(), 0);
}

void PresenceBoardTest::countsWhoIsSilentAsGone()
{
    m_board->set(ada, m_one, Status::Online);
    (void)changes();
    const base::UtcTime heard = m_clock->utcNow();
    m_clock->advance(protocol::presenceExpiry - 1ms);
    m_board->expire();
    QVERIFY(changes().empty());
    m_clock->advance(1ms);
    m_board->expire();
    QVERIFY(changes() == is(ada, Status::Offline, heard));
    // That the connection ends at last is no news, nor when that was.
    m_clock->advance(1h);
    m_board->expire();
    m_board->remove(ada, m_one);
    QVERIFY(changes().empty());
    QVERIFY(m_board->of(ada) == (Presence{ada, Status::Offline, heard}));
}

void PresenceBoardTest::countsWhoIsHeardAgainAsHere()
{
    m_board->set(ada, m_one, Status::Away);
    m_clock->advance(protocol::presenceExpiry);
    m_board->expire();
    (void)changes();
    m_board->heard(ada, m_one);
    QVERIFY(changes() == is(ada, Status::Away));
    QCOMPARE(m_board->present(), 1);
}

void PresenceBoardTest::waitsForTheSessionThatWasHeardLast()
{
    m_board->set(ada, m_one, Status::Online);
    m_board->set(ada, m_two, Status::Away);
    (void)changes();
    m_clock->advance(40s);
    m_board->heard(ada, m_two);
    const base::UtcTime heard = m_clock->utcNow();
    m_clock->advance(40s);
    m_board->expire();
    QVERIFY(changes() == is(ada, Status::Away));
    m_clock->advance(20s);
    m_board->expire();
    QVERIFY(changes() == is(ada, Status::Offline, heard));
}

void PresenceBoardTest::saysWhenItHasToLookNext()
{
    m_board->set(ada, m_one, Status::Online);
    const base::TimePoint first = m_clock->now();
    m_clock->advance(10s);
    m_board->set(ben, m_two, Status::Online);
    QVERIFY(m_board->nextExpiry() == first + protocol::presenceExpiry);
    m_board->heard(ada, m_one);
    m_clock->advance(1s);
    m_board->heard(ada, m_one);
    QVERIFY(m_board->nextExpiry() == first + 10s + protocol::presenceExpiry);
    m_board->remove(ben, m_two);
    QVERIFY(m_board->nextExpiry() == first + 11s + protocol::presenceExpiry);
    m_board->remove(ada, m_one);
    QVERIFY(!m_board->nextExpiry());
}

QTEST_APPLESS_MAIN(PresenceBoardTest)
#include "presenceboardtest.moc"
