// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using support::general;
using ui::OpenedSpace;
using ui::Receipts;

/// Who has read what Ada wrote, as she sees it.
class ReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void marksAMessageAsItGoes();
    void tellsWhoHasReadIt();
    void saysThatItAsks();
    void tellsThatItIsOffline();
    void tellsThatItIsNotThere();
    void forgetsTheAnswerAboutAnotherMessage();
    void asksForEverybody();
    void saysWhenADirectMessageWasRead();
    void asksAgainWhenADirectMessageWasRead();
    void saysNothingOfTheKindElsewhere();

private:
    [[nodiscard]] Receipts &receipts() { return *m_opened->room().receipts(); }
    [[nodiscard]] QStringList rows() { return models::rowsOf(*receipts().list(), {"name", "reached"}); }
    [[nodiscard]] quint64 newestSeq();
    /// Ada has written to Ben directly, and he has read it.
    void writeDirectly();

    std::unique_ptr<OpenedSpace> m_opened;
};

void ReceiptsTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
    m_opened->ada.write(general, QStringLiteral("hello"));
    m_opened->world.settle();
}

void ReceiptsTest::cleanup()
{
    m_opened.reset();
}

quint64 ReceiptsTest::newestSeq()
{
    const QModelIndex newest = m_opened->room().timeline()->index(0, 0);
    const int role = m_opened->room().timeline()->roleNames().key("seq");
    return newest.data(role).toULongLong();
}

void ReceiptsTest::marksAMessageAsItGoes()
{
    QCOMPARE(m_opened->newest({"content", "isDelivered", "readers"}), QStringLiteral("hello false 0"));
    m_opened->world.advance(2s);
    QCOMPARE(m_opened->newest({"content", "isDelivered", "readers"}), QStringLiteral("hello true 0"));
    const QSignalSpy changed(m_opened->room().timeline(), &QAbstractItemModel::dataChanged);
    m_opened->ben.session().markRead(general);
    m_opened->world.advance(2s);
    QCOMPARE(m_opened->newest({"content", "isDelivered", "readers"}), QStringLiteral("hello true 1"));
    QCOMPARE(changed.size(), 1);
}

void ReceiptsTest::tellsWhoHasReadIt()
{
    const quint64 seq = newestSeq();
    m_opened->ben.session().markRead(general);
    m_opened->world.settle();
    support::Device &cleo = m_opened->world.add(QStringLiteral("Cleo"));
    m_opened->world.advance(2s);
    cleo.connection().close();
    support::Device &dan = m_opened->world.add(QStringLiteral("Dan"));
    m_opened->world.settle();
    dan.connection().close();
    receipts().show(seq);
    m_opened->world.settle();
    QCOMPARE(receipts().state(), Receipts::State::Known);
    QVERIFY(receipts().isComplete());
    QCOMPARE(rows(), (QStringList{QStringLiteral("Ben Read"), QStringLiteral("Cleo Delivered"),
                                  QStringLiteral("Dan NotYet")}));
}

void ReceiptsTest::saysThatItAsks()
{
    const QSignalSpy wanted(&receipts(), &Receipts::wanted);
    receipts().show(newestSeq());
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(receipts().state(), Receipts::State::Asking);
    QVERIFY(rows().isEmpty());
}

void ReceiptsTest::tellsThatItIsOffline()
{
    m_opened->world.stopServer();
    m_opened->world.settle();
    receipts().show(3);
    QCOMPARE(receipts().state(), Receipts::State::Offline);
}

void ReceiptsTest::tellsThatItIsNotThere()
{
    receipts().show(9999);
    m_opened->world.settle();
    QCOMPARE(receipts().state(), Receipts::State::Refused);
}

void ReceiptsTest::forgetsTheAnswerAboutAnotherMessage()
{
    receipts().show(9999);
    receipts().show(newestSeq());
    m_opened->world.settle();
    QCOMPARE(receipts().state(), Receipts::State::Known);
    QCOMPARE(rows(), QStringList(QStringLiteral("Ben NotYet")));
}

void ReceiptsTest::asksForEverybody()
{
    const quint64 seq = newestSeq();
    constexpr int more = protocol::maxListing + 5;
    for (int i = 0; i < more; ++i)
        m_opened->world.add(QStringLiteral("Member %1").arg(i));
    m_opened->world.settle();
    receipts().show(seq);
    m_opened->world.settle();
    QVERIFY(receipts().isComplete());
    QCOMPARE(rows().size(), more + 1);
}

void ReceiptsTest::writeDirectly()
{
    m_opened->space->openDirect(m_opened->ben.session().me().value());
    m_opened->world.settle();
    const base::RoomId direct(m_opened->room().id());
    m_opened->ada.write(direct, QStringLiteral("just you"));
    m_opened->world.advance(2s);
    QCOMPARE(m_opened->room().directRead()->seq(), 0U);
    m_opened->ben.session().markRead(direct);
}

void ReceiptsTest::saysWhenADirectMessageWasRead()
{
    writeDirectly();
    m_opened->world.advance(2s);
    const ui::DirectRead &read = *m_opened->room().directRead();
    QCOMPARE(read.seq(), newestSeq());
    QVERIFY(read.time().isValid());
    m_opened->room().send(QStringLiteral("and another"));
    m_opened->world.settle();
    QCOMPARE(read.seq(), 0U);
}

void ReceiptsTest::asksAgainWhenADirectMessageWasRead()
{
    writeDirectly();
    m_opened->world.loseNextAck(m_opened->ada, "message_receipts");
    m_opened->world.advance(2s);
    const ui::DirectRead &read = *m_opened->room().directRead();
    QCOMPARE(read.seq(), newestSeq());
    QVERIFY(!read.time().isValid());
    m_opened->ada.connection().close();
    m_opened->ada.connection().open();
    m_opened->world.settle();
    QVERIFY(read.time().isValid());
}

void ReceiptsTest::saysNothingOfTheKindElsewhere()
{
    m_opened->ben.session().markRead(general);
    m_opened->world.advance(3s);
    QVERIFY(m_opened->newest({"readers"}) == QStringLiteral("1"));
    QCOMPARE(m_opened->room().directRead()->seq(), 0U);
}

QTEST_GUILESS_MAIN(ReceiptsTest)
#include "receiptstest.moc"
