// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/timelinemodel.h"
#include "models/modelrows.h"
#include "models/scriptedspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using models::ScriptedSpace;
using models::TimelineItem;
using models::TimelineModel;
using sample::garden;
using sample::general;
using sample::message;
using sample::messages;

/// What others write, and the window over it; what I write has a test of its own.
class TimelineModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyForARoomThatIsNotKnown();
    void showsWhatIsOnTheDisk();
    void showsWhatArrives();
    void showsOnlyItsRoom();
    void showsEveryKindOfEvent_data();
    void showsEveryKindOfEvent();
    void showsWhoWroteWhatAndWhen();
    void removesAHistoryThatIsNoLongerTrueInPlace();
    void fetchesMoreFromTheDisk();
    void fetchesMoreFromTheSpace();
    void outlivesTheSession();
    void closesItsRoom();

private:
    void open(const base::RoomId &room = general);
    [[nodiscard]] QStringList seqs() const { return models::rowsOf(*m_model, {"seq"}); }
    [[nodiscard]] QStringList states() const { return models::rowsOf(*m_model, {"content", "state"}); }
    /// Adds to what an earlier run of the program left on the disk.
    void keep(const std::vector<protocol::RoomEvent> &events);
    /// Follows `general`, which holds messages 1 and 2, and opens it.
    void followAndOpen();

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TimelineModelTest::init()
{
    m_space = std::make_unique<ScriptedSpace>();
}

void TimelineModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_space.reset();
}

void TimelineModelTest::open(const base::RoomId &room)
{
    m_model = std::make_unique<TimelineModel>(m_space->session(), room);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_space->settle();
}

void TimelineModelTest::keep(const std::vector<protocol::RoomEvent> &events)
{
    const auto isKept = [](const base::Result<void> &result) { QVERIFY(result); };
    m_space->store().saveFacts({wire::space, base::Epoch(u"e-1"_qs), {}, sample::ada, {}}, isKept);
    m_space->store().saveRooms({sample::room(general, u"General"_qs)}, isKept);
    m_space->store().add(events, isKept);
    m_space->settle();
}

void TimelineModelTest::followAndOpen()
{
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)},
                            messages(1, 2));
    open();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs}));
}

void TimelineModelTest::isEmptyForARoomThatIsNotKnown()
{
    m_space->start();
    open();
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->canFetchMore({}));
    m_model->fetchMore({});
}

void TimelineModelTest::showsWhatIsOnTheDisk()
{
    keep(messages(1, 3));
    m_space->start();
    open();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
    QCOMPARE(states().front(), u"message 1001 Stored"_qs);
}

void TimelineModelTest::showsWhatArrives()
{
    followAndOpen();
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_space->say(message(3));
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

void TimelineModelTest::showsOnlyItsRoom()
{
    followAndOpen();
    m_space->session().openRoom(garden);
    m_space->settle();
    m_space->say(message(1, garden));
    m_space->session().write(garden, u"elsewhere"_qs);
    m_space->settle();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs}));
}

void TimelineModelTest::showsEveryKindOfEvent_data()
{
    using namespace protocol;
    QTest::addColumn<EventContent>("content");
    QTest::addColumn<QString>("shown");
    QTest::newRow("message") << EventContent(MessagePosted{u"Hello"_qs, {}}) << u"Message Hello"_qs;
    QTest::newRow("joined") << EventContent(UserJoined()) << u"Joined "_qs;
    QTest::newRow("left") << EventContent(UserLeft()) << u"Left "_qs;
    QTest::newRow("created") << EventContent(RoomCreated{u"Den"_qs, RoomKind::Public})
                             << u"RoomCreated Den"_qs;
    QTest::newRow("renamed") << EventContent(RoomUpdated{u"Den"_qs, {}}) << u"RoomUpdated Den"_qs;
    QTest::newRow("topic") << EventContent(RoomUpdated{{}, u"Tea"_qs}) << u"RoomUpdated Tea"_qs;
    QTest::newRow("later protocol") << EventContent(Unsupported{u"hologram"_qs}) << u"Unsupported "_qs;
}

void TimelineModelTest::showsEveryKindOfEvent()
{
    QFETCH(protocol::EventContent, content);
    QFETCH(QString, shown);
    followAndOpen();
    m_space->say(sample::with(message(3), content));
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(models::rowAt(*m_model, 2, {"kind", "content"}), shown);
}

void TimelineModelTest::showsWhoWroteWhatAndWhen()
{
    followAndOpen();
    QCOMPARE(models::rowAt(*m_model, 1, {"isMine", "sender", "senderName", "senderColor", "seq"}),
             u"false u-ben Ben -1 2"_qs);
    protocol::RoomEvent colored = message(3);
    colored.color = protocol::AvatarColor::Teal;
    m_space->say(colored);
    QCOMPARE(models::valueAt(*m_model, 2, "senderColor").toInt(), 1);
    const QDateTime time = models::valueAt(*m_model, 1, "timestamp").toDateTime();
    QCOMPARE(time, QDateTime(QDate(2026, 11, 20), QTime(0, 0, 2), Qt::UTC));
    QCOMPARE(time.offsetFromUtc(), 0);
    QCOMPARE(models::valueAt(*m_model, 1, "failure").toString(), QString());
}

void TimelineModelTest::removesAHistoryThatIsNoLongerTrueInPlace()
{
    followAndOpen();
    m_space->cut();
    m_space->session().write(general, u"Hello"_qs);
    m_space->settle();
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_space->greet({sample::room(general, u"General"_qs)});
    const auto request = m_space->heard<protocol::Subscribe>();
    QVERIFY(request);
    QCOMPARE(request->after, 2U);
    protocol::RoomSummary room = sample::room(general, u"General"_qs);
    room.lastSeq = 1;
    m_space->say(protocol::Reset{general, 1, 1});
    m_space->say(protocol::Subscribed{request->id, room, {}, messages(1, 1)});
    QCOMPARE(models::rowsOf(*m_model, {"seq", "content"}),
             (QStringList{u"1 message 1001"_qs, u"0 Hello"_qs}));
    QCOMPARE(reset.size(), 0);
}

void TimelineModelTest::fetchesMoreFromTheDisk()
{
    keep(messages(1, 120));
    m_space->start();
    m_model = std::make_unique<TimelineModel>(m_space->session(), general);
    m_space->settle();
    QCOMPARE(seqs().front(), u"71"_qs);
    QCOMPARE(m_model->rowCount(), 50);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    const QPersistentModelIndex first = m_model->index(0);
    QVERIFY(m_model->canFetchMore({}));
    QVERIFY(!m_model->canFetchMore(first));
    m_model->fetchMore({});
    m_model->fetchMore({});
    m_space->settle();
    QCOMPARE(m_model->rowCount(), 100);
    QCOMPARE(first.row(), 50);
    // The tester fetches more by itself.
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_space->settle();
    QCOMPARE(m_model->rowCount(), 120);
    QCOMPARE(first.row(), 70);
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(reset.size(), 0);
}

void TimelineModelTest::fetchesMoreFromTheSpace()
{
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs)}, messages(31, 80));
    m_model = std::make_unique<TimelineModel>(m_space->session(), general);
    m_space->settle();
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    m_space->settle();
    const auto request = m_space->heard<protocol::RoomHistory>();
    QVERIFY(request);
    QVERIFY(request->room == general && request->before == base::Seq{31} && !request->after);
    m_space->say(protocol::HistoryPage{request->id, general, messages(1, 30), true});
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(m_model->rowCount(), 80);
    QCOMPARE(seqs().front(), u"1"_qs);
    QVERIFY(!m_model->canFetchMore({}));
}

void TimelineModelTest::outlivesTheSession()
{
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs)}, messages(31, 80));
    open();
    m_space->endSession();
    QCOMPARE(m_model->rowCount(), 50);
    QVERIFY(!m_model->canFetchMore({}));
    m_model->fetchMore({});
}

void TimelineModelTest::closesItsRoom()
{
    followAndOpen();
    QSignalSpy changed(&m_space->session(), &client::Session::changed);
    m_tester.reset();
    m_model.reset();
    m_space->say(message(3));
    for (const auto &arguments : changed) {
        const auto change = arguments.front().value<client::Change>();
        QVERIFY(!std::holds_alternative<client::TimelineChanged>(change));
    }
    open();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs}));
}

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "timelinemodeltest.moc"
