// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/world.h"

#include <QTest>

using client::TimelineRow;
using support::Crash;
using support::Device;
using support::World;

namespace {

const base::RoomId general(QStringLiteral("general"));
constexpr client::SessionSettings impatient{.longestCatchUp = 60};

/// What a room shows: runs of events as "first-last", gaps in brackets, what waits by its text.
QString shown(const Device &device)
{
    QStringList parts;
    base::Seq first = 0;
    base::Seq last = 0;
    const auto endRun = [&] {
        if (first != 0)
            parts.append(QStringLiteral("%1-%2").arg(first).arg(last));
        first = 0;
    };
    for (const TimelineRow &row : device.diary().rows(general)) {
        if (row.state == TimelineRow::State::Stored) {
            first = first == 0 ? row.event.seq : first;
            last = row.event.seq;
            continue;
        }
        endRun();
        if (row.state == TimelineRow::State::Missing)
            parts.append(QStringLiteral("(%1-%2)").arg(row.event.seq + 1 - row.missing).arg(row.event.seq));
        else
            parts.append(std::get<protocol::MessagePosted>(row.event.content).content);
    }
    endRun();
    return parts.join(QLatin1Char(' '));
}

} // namespace

/// What somebody sees who was away while much was said.
class AbsenceScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsAShortAbsenceInOrder();
    void showsTheNewestPageFirst();
    void fillsTheGapWhereOneLooks();
    void marksTheGapWhileOffline();
    void remembersTheGap();
    void findsWhatIWroteInTheGap();
    void showsNothingAsWaitingThatIsInTheGap();
    void countsWhatIsMissingAsUnread();
    void countsWhatComesAfterOneHasLooked();
    void neverUnreadsWhatAnotherDeviceHasSeen();
    void fillsOneGapAfterTheOther();
    void asksAgainWhereTheDiskRefused();

private:
    void say(int count);
    /// Ada is away while Ben says so much.
    void miss(int count);

    /// Ada comes back, until the first of what she missed are shown.
    void comeBackHalfWay();

    std::unique_ptr<World> m_world;
    Device *m_ada = nullptr;
    Device *m_ben = nullptr;
};

void AbsenceScenarios::init()
{
    server::SpaceServer::Settings settings;
    settings.hub.messages = {};
    m_world = std::make_unique<World>(1, settings);
    m_ada = &m_world->add(QStringLiteral("Ada"), impatient);
    m_ben = &m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    m_ada->open(general);
    // Both came in before, which are the first two events.
    say(8);
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10"));
}

void AbsenceScenarios::say(int count)
{
    for (int i = 0; i < count; ++i)
        m_ben->write(general, QStringLiteral("something"));
    m_world->settle();
}

void AbsenceScenarios::miss(int count)
{
    m_ada->connection().close();
    m_world->settle();
    say(count);
}

void AbsenceScenarios::bringsAShortAbsenceInOrder()
{
    miss(110);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-120"));
}

void AbsenceScenarios::showsTheNewestPageFirst()
{
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-260) 261-310"));
    QVERIFY(m_ada->diary().isCaughtUp(general));
    say(1);
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-260) 261-311"));
}

void AbsenceScenarios::fillsTheGapWhereOneLooks()
{
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    m_ada->session().loadBefore(general, 261);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-210) 211-310"));
    for (const base::Seq before : {211, 161, 111, 61}) {
        m_ada->session().loadBefore(general, before);
        m_world->settle();
    }
    QCOMPARE(shown(*m_ada), QStringLiteral("1-310"));
    QCOMPARE(m_ada->diary().complaints(), QStringList());
}

void AbsenceScenarios::marksTheGapWhileOffline()
{
    miss(300);
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    m_ada->open(general);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("261-310"));
    m_ada->connection().close();
    m_world->settle();
    m_ada->session().loadOlder(general);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-260) 261-310"));
    // Nothing more can be had now.
    m_ada->session().loadBefore(general, 261);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-260) 261-310"));

    m_ada->connection().open();
    m_world->settle();
    m_ada->session().loadBefore(general, 261);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-210) 211-310"));
}

void AbsenceScenarios::remembersTheGap()
{
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    m_ada->open(general);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("261-310"));
    m_ada->session().loadOlder(general);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("211-310"));
}

void AbsenceScenarios::findsWhatIWroteInTheGap()
{
    m_ada->write(general, QStringLiteral("mine"));
    m_world->of(*m_ada).disk.commit();
    World::deliver();
    // Stored, but the ack is lost with the link.
    m_world->host().disk().commit();
    m_ada->connection().close();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 mine"));
    say(300);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-261) 262-311"));
    QCOMPARE(m_ada->session().waiting(), 0);
    QCOMPARE(m_ada->diary().sent().size(), 1U);
    QCOMPARE(m_ada->diary().sent().front().seq, 11U);
}

void AbsenceScenarios::showsNothingAsWaitingThatIsInTheGap()
{
    // Acknowledged behind a hole, which stays until the link breaks.
    m_world->loseNextEvent(*m_ada);
    m_world->loseNextAck(*m_ada, QByteArrayLiteral("room_history"));
    say(1);
    m_ada->write(general, QStringLiteral("mine"));
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 mine"));
    QCOMPARE(m_ada->session().waiting(), 0);
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-262) 263-312"));
}

void AbsenceScenarios::countsWhatIsMissingAsUnread()
{
    m_ada->session().markRead(general);
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(m_ada->session().rooms().front().unread, 300);
}

void AbsenceScenarios::comeBackHalfWay()
{
    m_ada->connection().open();
    for (int step = 0; step < 50 && shown(*m_ada) == QStringLiteral("1-10"); ++step)
        m_world->step();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-60"));
}

void AbsenceScenarios::countsWhatComesAfterOneHasLooked()
{
    miss(110);
    comeBackHalfWay();
    m_ada->session().markRead(general);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-120"));
    QCOMPARE(m_ada->session().rooms().front().unread, 60);
    m_world->advance(std::chrono::seconds(2));
    QCOMPARE(m_ada->session().rooms().front().unread, 60);
}

void AbsenceScenarios::neverUnreadsWhatAnotherDeviceHasSeen()
{
    Device &tablet = m_world->add(QStringLiteral("Ada"));
    miss(110);
    tablet.session().markRead(general);
    m_world->advance(std::chrono::seconds(2));
    comeBackHalfWay();
    m_ada->session().markRead(general);
    QVERIFY(m_ada->session().readPosition(general) == base::Seq{120});
    m_world->settle();
    QCOMPARE(m_ada->session().rooms().front().unread, 0);
}

void AbsenceScenarios::fillsOneGapAfterTheOther()
{
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    // What is asked for while a page is on its way waits for its turn.
    m_ada->session().loadBefore(general, 261);
    m_ada->session().loadBefore(general, 211);
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-160) 161-310"));
}

void AbsenceScenarios::asksAgainWhereTheDiskRefused()
{
    miss(300);
    m_ada->connection().open();
    m_world->settle();
    m_ada->session().loadBefore(general, 261);
    m_world->of(*m_ada).disk.fail();
    m_world->settle();
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-260) 261-310"));
    m_world->advance(std::chrono::seconds(2));
    QCOMPARE(shown(*m_ada), QStringLiteral("1-10 (11-210) 211-310"));
}

QTEST_GUILESS_MAIN(AbsenceScenarios)
#include "absencetest.moc"
