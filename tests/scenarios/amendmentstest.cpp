// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "support/world.h"

#include <QTest>

using client::TimelineRow;
using protocol::MessageDeleted;
using protocol::MessageEdited;
using protocol::MessagePosted;
using protocol::ReactionSet;
using support::Crash;
using support::Device;
using support::general;
using support::World;

namespace {

const QString thumb = QStringLiteral("👍");

/// Edits, deletions, reactions and pins, from the hand that does them to the screens of the others.
class AmendmentScenarios : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void showWhatBecomesOfAMessage();
    void showAtOnceWhatIDoOffline();
    void sendAfterARestartWhatIDidOffline();
    void sendInTheOrderOfDoing();
    void areStoredOnceWhereTheAckIsLost();
    void tellWhatIsRefused();
    void areDroppedWithTheHistoryThatTheyAreOf_data();
    void areDroppedWithTheHistoryThatTheyAreOf();
    void areSeenByWhoComesLater();
    void areFoundAfterALongAbsence();

private:
    /// The row of the message in question, as a device shows it.
    [[nodiscard]] static TimelineRow row(Device &device, base::Seq seq)
    {
        const auto &rows = device.diary().rows(general);
        const auto found =
            std::ranges::find(rows, seq, [](const TimelineRow &each) { return each.event.seq; });
        return found == rows.end() ? TimelineRow() : *found;
    }
    [[nodiscard]] static MessagePosted message(Device &device, base::Seq seq)
    {
        const TimelineRow found = row(device, seq);
        const auto *message = std::get_if<MessagePosted>(&found.event.content);
        return message ? *message : MessagePosted{QStringLiteral("none"), {}};
    }
    /// What the device shows as being so, acknowledged or not.
    [[nodiscard]] static MessagePosted shown(Device &device, base::Seq seq)
    {
        return std::get<MessagePosted>(row(device, seq).shown(device.session().me()));
    }

    std::unique_ptr<World> m_world;
    Device *m_ada = nullptr;
    Device *m_ben = nullptr;
    base::Seq m_seq = 0; ///< of Ada's message
};

} // namespace

void AmendmentScenarios::init()
{
    m_world = std::make_unique<World>();
    m_ada = &m_world->add(QStringLiteral("Ada"));
    m_ben = &m_world->add(QStringLiteral("Ben"));
    m_world->settle();
    m_ada->open(general);
    m_ben->open(general);
    m_ada->write(general, QStringLiteral("tea?"));
    m_world->settle();
    m_seq = m_ada->diary().sent().front().seq;
}

void AmendmentScenarios::showWhatBecomesOfAMessage()
{
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("coffee?")});
    m_ben->session().amend(general, ReactionSet{m_seq, thumb, true});
    m_world->settle();
    for (Device *device : {m_ada, m_ben}) {
        QCOMPARE(message(*device, m_seq).content, QStringLiteral("coffee?"));
        QVERIFY(message(*device, m_seq).state.edited);
        QVERIFY(protocol::reacts(message(*device, m_seq), m_ben->session().me(), thumb));
        QVERIFY(row(*device, m_seq).awaited.empty());
    }
    m_ada->session().amend(general, MessageDeleted{m_seq});
    m_world->settle();
    QVERIFY(message(*m_ada, m_seq).state.isDeleted);
    QVERIFY(message(*m_ada, m_seq) == message(*m_ben, m_seq));
    QCOMPARE(m_ada->session().waiting(), 0);
}

void AmendmentScenarios::showAtOnceWhatIDoOffline()
{
    m_ada->connection().close();
    m_ada->session().amend(general, ReactionSet{m_seq, thumb, true});
    m_world->settle();
    QVERIFY(protocol::reacts(shown(*m_ada, m_seq), m_ada->session().me(), thumb));
    QVERIFY(!protocol::reacts(message(*m_ada, m_seq), m_ada->session().me(), thumb));
    m_ada->connection().open();
    m_world->settle();
    QVERIFY(protocol::reacts(message(*m_ben, m_seq), m_ada->session().me(), thumb));
}

void AmendmentScenarios::sendAfterARestartWhatIDidOffline()
{
    m_ada->connection().close();
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("coffee?")});
    m_world->settle();
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QCOMPARE(message(*m_ben, m_seq).content, QStringLiteral("coffee?"));
    QCOMPARE(m_ada->session().waiting(), 0);
}

void AmendmentScenarios::sendInTheOrderOfDoing()
{
    m_ada->connection().close();
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("first")});
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("second")});
    m_ada->write(general, QStringLiteral("see above"));
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("last")});
    m_world->settle();
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(message(*m_ben, m_seq).content, QStringLiteral("last"));
    QCOMPARE(message(*m_ben, m_seq + 3).content, QStringLiteral("see above"));
    QCOMPARE(message(*m_ben, m_seq).state.seq, m_seq + 4);
}

void AmendmentScenarios::areStoredOnceWhereTheAckIsLost()
{
    m_world->loseNextAck(*m_ada, "react");
    m_ada->session().amend(general, ReactionSet{m_seq, thumb, true});
    m_world->settle();
    m_ada->connection().close();
    m_world->settle();
    m_ada->connection().open();
    m_world->settle();
    QCOMPARE(m_ada->session().waiting(), 0);
    QCOMPARE(row(*m_ben, m_seq + 1).event.user, m_ada->session().me());
    QCOMPARE(row(*m_ben, m_seq + 2).rowId, quint64{0});
}

void AmendmentScenarios::tellWhatIsRefused()
{
    m_ben->session().amend(general, MessageDeleted{m_seq});
    m_world->settle();
    QCOMPARE(m_ben->diary().refused().size(), 1U);
    const client::AmendmentRefused &refused = m_ben->diary().refused().front();
    QCOMPARE(refused.code, protocol::ErrorCode::NotAllowed);
    QVERIFY(refused.amendment == protocol::Amendment(MessageDeleted{m_seq}));
    QVERIFY(row(*m_ben, m_seq).awaited.empty());
    QCOMPARE(m_ben->session().waiting(), 0);
    QCOMPARE(message(*m_ada, m_seq).content, QStringLiteral("tea?"));
}

void AmendmentScenarios::areDroppedWithTheHistoryThatTheyAreOf_data()
{
    QTest::addColumn<bool>("isRestarted");
    QTest::addColumn<bool>("isToldByTheEpoch");
    QTest::newRow("of this run") << false << true;
    QTest::newRow("of an earlier run") << true << true;
    QTest::newRow("of this run, told by a reset") << false << false;
    QTest::newRow("of an earlier run, told by a reset") << true << false;
}

void AmendmentScenarios::areDroppedWithTheHistoryThatTheyAreOf()
{
    QFETCH(bool, isRestarted);
    QFETCH(bool, isToldByTheEpoch);
    for (int number = 0; number < 5; ++number)
        m_ben->write(general, QStringLiteral("of the old history"));
    m_world->settle();
    m_ada->connection().close();
    const protocol::Amendment deletion = MessageDeleted{m_seq};
    m_ada->session().amend(general, deletion);
    m_ada->session().amend(general, ReactionSet{m_seq, thumb, true});
    m_ada->write(general, QStringLiteral("written between"));
    m_world->settle();
    m_world->crashServer(Crash::AfterCommit);
    const QString epoch = isToldByTheEpoch ? QStringLiteral("second") : QStringLiteral("first");
    m_world->host().replace(base::Epoch(epoch));
    m_world->startServer();
    QVERIFY(m_world->waitUntil([this] { return m_ben->isOnline(); }));
    // In the new history there is another message at each place.
    for (base::Seq seq = 1; seq <= m_seq; ++seq)
        m_ben->write(general, QStringLiteral("of the new history"));
    m_world->settle();
    if (isRestarted) {
        m_world->crash(*m_ada, Crash::AfterCommit);
        m_world->start(*m_ada);
        m_ada->open(general);
    } else {
        m_ada->connection().open();
    }
    m_world->settle();
    QVERIFY(m_ada->isOnline());
    QCOMPARE(m_ada->diary().refused().size(), 2U);
    QVERIFY(m_ada->diary().refused().front().amendment == deletion);
    QCOMPARE(m_ada->session().waiting(), 0);
    for (Device *device : {m_ada, m_ben}) {
        QCOMPARE(message(*device, m_seq).content, QStringLiteral("of the new history"));
        QVERIFY(row(*device, m_seq).awaited.empty());
        QCOMPARE(message(*device, m_seq + 1).content, QStringLiteral("written between"));
    }
    // Nor do they come back.
    m_world->crash(*m_ada, Crash::AfterCommit);
    m_world->start(*m_ada);
    m_world->settle();
    QCOMPARE(m_ada->session().waiting(), 0);
    QVERIFY(message(*m_ben, m_seq).state == protocol::MessageState());
}

void AmendmentScenarios::areSeenByWhoComesLater()
{
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("coffee?")});
    m_ada->session().amend(general, ReactionSet{m_seq, thumb, true});
    m_world->settle();
    Device &cleo = m_world->add(QStringLiteral("Cleo"));
    m_world->settle();
    cleo.open(general);
    m_world->settle();
    QVERIFY(message(cleo, m_seq) == message(*m_ada, m_seq));
    QCOMPARE(message(cleo, m_seq).content, QStringLiteral("coffee?"));
}

void AmendmentScenarios::areFoundAfterALongAbsence()
{
    Device &cleo = m_world->add(QStringLiteral("Cleo"), {.longestCatchUp = 0});
    m_world->settle();
    cleo.connection().close();
    m_ben->session().amend(general, ReactionSet{m_seq, thumb, true});
    for (int number = 0; number < 120; ++number)
        m_ben->write(general, QStringLiteral("talk %1").arg(number));
    m_ada->session().amend(general, MessageEdited{m_seq, QStringLiteral("coffee?")});
    m_world->settle();
    cleo.connection().open();
    m_world->settle();
    cleo.open(general);
    m_world->settle();
    // As far as is known: what lies between may have changed it, too.
    for (int page = 0; page < 4; ++page) {
        cleo.session().loadOlder(general);
        m_world->settle();
        const auto &rows = cleo.diary().rows(general);
        const auto gap = std::ranges::find(rows, TimelineRow::State::Missing, &TimelineRow::state);
        if (gap != rows.end())
            cleo.session().loadBefore(general, gap->event.seq + 1);
        m_world->settle();
    }
    QVERIFY(message(cleo, m_seq) == message(*m_ada, m_seq));
    QCOMPARE(message(cleo, m_seq).content, QStringLiteral("coffee?"));
    QVERIFY(cleo.diary().complaints().isEmpty());
    // The same is on its disk.
    cleo.close(general);
    m_world->crash(cleo, Crash::AfterCommit);
    m_world->start(cleo);
    m_world->settle();
    cleo.open(general);
    for (int page = 0; page < 4; ++page) {
        cleo.session().loadOlder(general);
        m_world->settle();
    }
    QVERIFY(message(cleo, m_seq) == message(*m_ada, m_seq));
}

QTEST_GUILESS_MAIN(AmendmentScenarios)
#include "amendmentstest.moc"
