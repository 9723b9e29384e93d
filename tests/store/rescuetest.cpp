// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rescue.h"

#include "store/damagedspace.h"

#include <QFile>
#include <QTest>

using base::ErrorCode;
using sample::entry;
using sample::garden;
using sample::general;
using store::KnownSpace;
using store::OutboxEntry;

/// What is left of a space's database after all kinds of damage.
class RescueTest : public QObject, private store::DamagedSpace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeWhole(); }
    void init() { begin(); }

    void rescuesAllOfAWholeDatabase();
    void rescuesWhatIsOnlyInTheJournal();
    void rescuesWhatStandsBeforeACut();
    void looksBehindAPageThatIsGone();
    void keepsRoomsWithoutTheirHistory();
    void rebuildsWithWhatIsRescued();
    void losesNothingWhereTheDiskIsFull();
};

void RescueTest::rescuesAllOfAWholeDatabase()
{
    write(m_whole);
    const store::RescuedSpace rescued = store::rescueSpace(path());
    QCOMPARE(rescued.facts.serverKey, m_serverKey);
    QVERIFY(rescued.facts.epoch == base::Epoch(u"e-1"_qs));
    QVERIFY(rescued.facts.me == sample::ada);
    QCOMPARE(rescued.rooms.size(), 2U);
    QCOMPARE(rescued.rooms.back().summary.name, u"General"_qs);
    QVERIFY(rescued.rooms.back().readSeq == 590U);
    QVERIFY(!rescued.rooms.front().readSeq);
    QCOMPARE(rescued.outbox.size(), m_written.size());
    QVERIFY(std::ranges::all_of(
        rescued.outbox, [this](const OutboxEntry &entry) { return m_written.at(entry.id) == entry; }));
    QVERIFY(std::ranges::is_sorted(rescued.outbox, {},
                                   [](const OutboxEntry &entry) { return sample::numberOf(entry.id); }));
    QVERIFY((rescued.drafts == std::vector{std::pair(general, u"to be"_qs)}));
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll() == m_whole);
}

void RescueTest::rescuesWhatIsOnlyInTheJournal()
{
    const QString living = m_folder->filePath(u"living.db"_qs);
    store::KeptSpace space(living);
    QVERIFY(space.carryOut([](auto &kept, auto reply) { kept.saveDraft(general, u"new"_qs, reply); }));
    QVERIFY(QFile::copy(living, path()));
    QVERIFY(QFile::copy(living + u"-wal"_qs, path() + u"-wal"_qs));
    QCOMPARE(store::rescueSpace(path()).drafts.size(), 1U);
}

void RescueTest::rescuesWhatStandsBeforeACut()
{
    std::size_t most = 0;
    for (qsizetype size = 0; size < m_whole.size(); size += 3 * pageSize + 100) {
        write(m_whole.first(size));
        const auto rescued = store::rescueSpace(path());
        QVERIFY(wereWritten(rescued.outbox));
        most = std::max(most, rescued.outbox.size());
    }
    QVERIFY(most > 0);
}

void RescueTest::looksBehindAPageThatIsGone()
{
    // One after the other each page but the first, which says what there is, is gone.
    std::size_t least = m_written.size();
    std::size_t sum = 0;
    int pages = 0;
    for (qsizetype at = pageSize; at < m_whole.size(); at += pageSize, ++pages) {
        write(QByteArray(m_whole).replace(at, pageSize, QByteArray(pageSize, '\0')));
        const auto rescued = store::rescueSpace(path());
        QVERIFY(wereWritten(rescued.outbox));
        least = std::min(least, rescued.outbox.size());
        sum += rescued.outbox.size();
    }
    QVERIFY(least < m_written.size()); // some page was the outbox's
    QVERIFY(sum > m_written.size() * static_cast<std::size_t>(pages) * 9 / 10);
}

void RescueTest::keepsRoomsWithoutTheirHistory()
{
    write(m_whole);
    wipe(u"stretches"_qs);
    QCOMPARE(tryToLoad().error().code, ErrorCode::Corrupt);
    const auto known = openAsAProgram();
    QVERIFY(known);
    QCOMPARE(known->rooms.size(), 2U);
    QCOMPARE(known->rooms.back().summary.name, u"General"_qs);
    // Nothing says that there was anything to see.
    QVERIFY(!known->rooms.back().readSeq);
    QCOMPARE(known->outbox.size(), m_written.size());
}

void RescueTest::rebuildsWithWhatIsRescued()
{
    write(QByteArray(m_whole).replace(m_whole.size() / 2, pageSize, QByteArray(pageSize, '\0')));
    sql::markSuspect(path()); // as after a crash
    const auto loaded = tryToLoad();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Corrupt);
    const auto aside = store::rebuildSpace(path(), m_when);
    QVERIFY(aside);
    QCOMPARE(*aside, path() + u".damaged-2026-11-22T10-00-00"_qs);
    QVERIFY(QFile::exists(*aside));

    store::KeptSpace space(path());
    const KnownSpace known = space.known();
    QVERIFY(wereWritten(known.outbox));
    QVERIFY(known.outbox.size() > m_written.size() / 2);
    QCOMPARE(known.facts.serverKey, m_serverKey);
    QCOMPARE(known.rooms.size(), 2U);
    // The history comes from the server, from its end.
    QCOMPARE(known.rooms.back().lastSeq, 0U);
    QVERIFY(known.rooms.back().readSeq == 590U);
    QVERIFY(space.add(sample::messages(851, 900)));
}

void RescueTest::losesNothingWhereTheDiskIsFull()
{
    write(m_whole);
    // Nothing can be made where a folder stands in the way.
    QVERIFY(QDir().mkpath(sql::successorOf(path()) + u"/full"_qs));
    QVERIFY(!store::rebuildSpace(path(), m_when));
    QCOMPARE(store::rescueSpace(path()).outbox.size(), m_written.size());
    QCOMPARE(QFile(path()).size(), m_whole.size());
}

QTEST_GUILESS_MAIN(RescueTest)
#include "rescuetest.moc"
