// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/modelrows.h"
#include "models/scriptedspace.h"
#include "models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using models::ScriptedSpace;
using models::TimelineModel;
using sample::general;
using sample::message;
using sample::messages;

/// How rows are read together, and where the unread line stands.
class TimelineGroupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void groupsWhatOnePersonSaysWithinFiveMinutes();
    void beginsAGroupAfterAPause();
    void beginsAGroupWithAnotherPersonOrEvent();
    void beginsADayAtMidnight();
    void grownWindowsAreGroupedAnew();
    void drawsTheUnreadLineOnce();
    void tellsTheRowUnderTheUnreadLine();
    void drawsNoUnreadLineInTheWrongPlace();
    void keepsTheUnreadLineWhenMoreArrives();
    void ownMessagesAreNotUnread();
    void reversedOrderShowsTheSameRows();

private:
    using Time = std::chrono::milliseconds;
    void open(const std::vector<protocol::RoomEvent> &events, models::Order order = models::Order::AsIs);
    [[nodiscard]] QStringList groups() const { return models::rowsOf(*m_model, {"seq", "startsGroup"}); }
    /// The seqs of the rows where a flag is set.
    [[nodiscard]] QStringList seqsWith(const char *flag) const;
    [[nodiscard]] static protocol::RoomEvent later(protocol::RoomEvent event, Time time);

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TimelineGroupsTest::init()
{
    qputenv("TZ", "UTC");
    m_space = std::make_unique<ScriptedSpace>();
    m_space->start();
}

void TimelineGroupsTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_space.reset();
}

void TimelineGroupsTest::open(const std::vector<protocol::RoomEvent> &events, models::Order order)
{
    m_space->greetAndFollow({sample::room(general, u"General"_qs)}, events);
    m_model = std::make_unique<TimelineModel>(m_space->session(), general, order);
    m_space->settle();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QStringList TimelineGroupsTest::seqsWith(const char *flag) const
{
    QStringList seqs;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (models::valueAt(*m_model, row, flag).toBool())
            seqs.append(models::rowAt(*m_model, row, {"seq"}));
    }
    return seqs;
}

protocol::RoomEvent TimelineGroupsTest::later(protocol::RoomEvent event, Time time)
{
    event.timestamp += time;
    return event;
}

void TimelineGroupsTest::groupsWhatOnePersonSaysWithinFiveMinutes()
{
    open(messages(1, 3));
    QCOMPARE(groups(), (QStringList{u"1 true"_qs, u"2 false"_qs, u"3 false"_qs}));
}

void TimelineGroupsTest::beginsAGroupAfterAPause()
{
    using namespace std::chrono_literals;
    open({message(1), later(message(2), 4min), later(message(3), 9min + 1s)});
    QCOMPARE(seqsWith("startsGroup"), (QStringList{u"1"_qs, u"3"_qs}));
}

void TimelineGroupsTest::beginsAGroupWithAnotherPersonOrEvent()
{
    protocol::RoomEvent mine = message(2);
    mine.user = sample::ada;
    open({message(1), mine, message(3), sample::with(message(4), protocol::UserJoined()), message(5)});
    QCOMPARE(seqsWith("startsGroup"), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs}));
}

void TimelineGroupsTest::beginsADayAtMidnight()
{
    using namespace std::chrono_literals;
    // Samples begin at midnight of 20 November, UTC.
    open({message(1), later(message(2), 24h - 3s), later(message(3), 24h - 3s)});
    QCOMPARE(seqsWith("startsDay"), (QStringList{u"1"_qs, u"3"_qs}));
    QCOMPARE(seqsWith("startsGroup"), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

void TimelineGroupsTest::grownWindowsAreGroupedAnew()
{
    open(messages(31, 80));
    QCOMPARE(seqsWith("startsGroup"), QStringList(u"31"_qs));
    m_space->settle();
    const auto request = m_space->heard<protocol::RoomHistory>();
    QVERIFY(request); // the tester fetches more by itself
    m_space->say(protocol::HistoryPage{request->id, general, messages(1, 30), true});
    QCOMPARE(m_model->rowCount(), 80);
    QCOMPARE(seqsWith("startsGroup"), QStringList(u"1"_qs));
    QCOMPARE(seqsWith("startsDay"), QStringList(u"1"_qs));
}

void TimelineGroupsTest::drawsTheUnreadLineOnce()
{
    open(messages(1, 4));
    QCOMPARE(seqsWith("isFirstUnread"), QStringList());
    m_model->setUnreadAfter(2);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"3"_qs));
    QVERIFY(seqsWith("startsGroup").contains(u"3"_qs));
    m_model->setUnreadAfter(3);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"4"_qs));
    QCOMPARE(seqsWith("startsGroup"), (QStringList{u"1"_qs, u"4"_qs}));
    m_model->setUnreadAfter({});
    QCOMPARE(seqsWith("isFirstUnread"), QStringList());
}

void TimelineGroupsTest::tellsTheRowUnderTheUnreadLine()
{
    open(messages(1, 5), models::Order::Reversed);
    QVERIFY(!m_model->unreadRow());
    m_model->setUnreadAfter(2);
    QCOMPARE(m_model->unreadRow(), 2);
    m_space->say(message(6));
    QCOMPARE(m_model->unreadRow(), 3);
    m_model->setUnreadAfter(6);
    QVERIFY(!m_model->unreadRow());
}

void TimelineGroupsTest::drawsNoUnreadLineInTheWrongPlace()
{
    open(messages(31, 80));
    m_model->setUnreadAfter(20);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList());
    m_space->settle();
    const auto request = m_space->heard<protocol::RoomHistory>();
    QVERIFY(request);
    m_space->say(protocol::HistoryPage{request->id, general, messages(1, 30), true});
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"21"_qs));
}

void TimelineGroupsTest::keepsTheUnreadLineWhenMoreArrives()
{
    open(messages(1, 2));
    m_model->setUnreadAfter(2);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList());
    m_space->say(message(3));
    m_space->say(message(4));
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"3"_qs));
}

void TimelineGroupsTest::ownMessagesAreNotUnread()
{
    protocol::RoomEvent mine = message(2);
    mine.user = sample::ada;
    open({message(1), mine, message(3)});
    m_model->setUnreadAfter(1);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"3"_qs));
}

void TimelineGroupsTest::reversedOrderShowsTheSameRows()
{
    using namespace std::chrono_literals;
    open({message(1), message(2), later(message(3), 9min)}, models::Order::Reversed);
    QCOMPARE(groups(), (QStringList{u"3 true"_qs, u"2 false"_qs, u"1 true"_qs}));
    m_model->setUnreadAfter(1);
    QCOMPARE(seqsWith("isFirstUnread"), QStringList(u"2"_qs));
    m_space->session().write(general, u"mine"_qs);
    m_space->settle();
    QCOMPARE(models::rowAt(*m_model, 0, {"content"}), u"mine"_qs);
    m_space->say(later(message(4), 9min));
    QCOMPARE(models::rowsOf(*m_model, {"seq"}), (QStringList{u"0"_qs, u"4"_qs, u"3"_qs, u"2"_qs, u"1"_qs}));
    QCOMPARE(groups().at(1), u"4 false"_qs);
    const QString id = models::valueAt(*m_model, 0, "id").toString();
    m_space->session().discard(base::RequestId(QUuid::fromString(id)));
    QCOMPARE(models::rowsOf(*m_model, {"seq"}), (QStringList{u"4"_qs, u"3"_qs, u"2"_qs, u"1"_qs}));
}

QTEST_GUILESS_MAIN(TimelineGroupsTest)
#include "timelinegroupstest.moc"
