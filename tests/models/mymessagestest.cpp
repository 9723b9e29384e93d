// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/modelrows.h"
#include "models/scriptedspace.h"
#include "models/timelinemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using models::ScriptedSpace;
using models::TimelineModel;
using sample::general;
using sample::message;
using sample::messages;

/// What I write, from its echo to its place.
class MyMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void showsMyMessageOnceItIsOnTheDisk();
    void keepsMyRowFromTheEchoToTheDelivery();
    void showsMyMessageWaitingWithoutAConnection();
    void showsWhyAMessageWasRefused();
    void movesMyMessageAboveAFailedOne();
    void removesWhatIDiscard();

private:
    [[nodiscard]] QStringList seqs() const { return models::rowsOf(*m_model, {"seq"}); }
    [[nodiscard]] QStringList states() const { return models::rowsOf(*m_model, {"content", "state"}); }
    /// The space has stored a message of mine.
    void acknowledge(const protocol::ChatMessage &message, base::Seq seq);

    std::unique_ptr<ScriptedSpace> m_space;
    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

/// Shows a room that holds messages 1 and 2.
void MyMessagesTest::init()
{
    m_space = std::make_unique<ScriptedSpace>();
    m_space->start();
    m_space->greetAndFollow({sample::room(general, u"General"_qs)}, messages(1, 2));
    m_model = std::make_unique<TimelineModel>(m_space->session(), general);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_space->settle();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs}));
}

void MyMessagesTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_space.reset();
}

void MyMessagesTest::acknowledge(const protocol::ChatMessage &message, base::Seq seq)
{
    m_space->say(protocol::MessageStored{message.id, message.room, seq, wire::at(std::chrono::hours(9))});
}

void MyMessagesTest::showsMyMessageOnceItIsOnTheDisk()
{
    m_space->session().write(general, u"Hello"_qs);
    QCOMPARE(m_model->rowCount(), 2);
    m_space->settle();
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(models::rowAt(*m_model, 2, {"content", "state", "isMine", "sender", "seq"}),
             u"Hello Sending true u-ada 0"_qs);
}

void MyMessagesTest::keepsMyRowFromTheEchoToTheDelivery()
{
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_space->session().write(general, u"Hello"_qs);
    m_space->settle();
    const QPersistentModelIndex mine = m_model->index(2);
    const QVariant rowId = models::valueAt(*m_model, 2, "rowId");
    const auto sent = m_space->heard<protocol::ChatMessage>();
    QVERIFY(sent);
    m_space->say(message(3));
    QCOMPARE(mine.row(), 3);
    acknowledge(*sent, 4);
    m_space->say(message(5));

    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs, u"3"_qs, u"4"_qs, u"5"_qs}));
    QCOMPARE(mine.row(), 3);
    QCOMPARE(models::valueAt(*m_model, 3, "rowId"), rowId);
    QCOMPARE(models::rowAt(*m_model, 3, {"content", "state", "senderName"}), u"Hello Stored Ada"_qs);
    QCOMPARE(models::valueAt(*m_model, 3, "timestamp").toDateTime().time(), QTime(9, 0));
    QCOMPARE(removed.size(), 0);
    QCOMPARE(reset.size(), 0);
}

void MyMessagesTest::showsMyMessageWaitingWithoutAConnection()
{
    m_space->session().write(general, u"one"_qs);
    m_space->settle();
    QCOMPARE(states().last(), u"one Sending"_qs);
    m_space->cut();
    QCOMPARE(states().last(), u"one Queued"_qs);
    m_space->session().write(general, u"two"_qs);
    m_space->settle();
    QCOMPARE(states().mid(2), (QStringList{u"one Queued"_qs, u"two Queued"_qs}));
}

void MyMessagesTest::showsWhyAMessageWasRefused()
{
    m_space->session().write(general, u"Hello"_qs);
    m_space->settle();
    const auto sent = m_space->heard<protocol::ChatMessage>();
    QVERIFY(sent);
    m_space->say(protocol::Failure{sent->id, protocol::ErrorCode::NotAMember, u"no"_qs, {}});
    QCOMPARE(models::rowAt(*m_model, 2, {"content", "state", "failure"}), u"Hello Failed not_a_member"_qs);
    m_space->session().retry(sent->id);
    m_space->settle();
    QCOMPARE(models::rowAt(*m_model, 2, {"content", "state", "failure"}), u"Hello Sending "_qs);
}

void MyMessagesTest::movesMyMessageAboveAFailedOne()
{
    m_space->session().write(general, u"bad"_qs);
    m_space->session().write(general, u"good"_qs);
    m_space->settle();
    const QPersistentModelIndex bad = m_model->index(2);
    const QPersistentModelIndex good = m_model->index(3);
    const auto first = m_space->heard<protocol::ChatMessage>();
    QVERIFY(first);
    m_space->say(protocol::Failure{first->id, protocol::ErrorCode::NotAllowed, u"no"_qs, {}});
    const auto second = m_space->heard<protocol::ChatMessage>();
    QVERIFY(second);
    acknowledge(*second, 3);
    QCOMPARE(states().mid(2), (QStringList{u"good Stored"_qs, u"bad Failed"_qs}));
    QCOMPARE(good.row(), 2);
    QCOMPARE(bad.row(), 3);
}

void MyMessagesTest::removesWhatIDiscard()
{
    m_space->cut();
    const base::RequestId id = m_space->session().write(general, u"Hello"_qs);
    m_space->settle();
    QCOMPARE(m_model->rowCount(), 3);
    m_space->session().discard(id);
    m_space->settle();
    QCOMPARE(seqs(), (QStringList{u"1"_qs, u"2"_qs}));
}

QTEST_GUILESS_MAIN(MyMessagesTest)
#include "mymessagestest.moc"
