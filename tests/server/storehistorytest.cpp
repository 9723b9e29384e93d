// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/storefixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace server;
using base::Seq;

using Seqs = std::vector<Seq>;

namespace {

Seqs from(Seq first, Seq last)
{
    Seqs result(last + 1 - first);
    std::iota(result.begin(), result.end(), first);
    return result;
}

Seqs seqsOf(const Page &page)
{
    Seqs result;
    for (const protocol::RoomEvent &event : page.events)
        result.push_back(event.seq);
    return result;
}

} // namespace

class StoreHistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesPages_data();
    void givesPages();
    void walksTheWholeHistoryInEitherDirection_data();
    void walksTheWholeHistoryInEitherDirection();
    void keepsAPageWithinItsBytes_data();
    void keepsAPageWithinItsBytes();
    void givesOneRoomOnly();
    void keepsThePlaceOfAnEventThatItCannotRead();
    void loadsWhatWasThereAfterReopening();
    void foundsASpaceOnce();

private:
    /// A space whose garden holds messages 1 to `count` with this text.
    void fill(int count, const QString &text = QStringLiteral("text"));

    QTemporaryDir m_folder;
    std::unique_ptr<StoreFixture> m_space;
};

void StoreHistoryTest::fill(int count, const QString &text)
{
    m_space = std::make_unique<StoreFixture>();
    const base::UserId ada = m_space->user(QStringLiteral("Ada"));
    m_space->letIn(ada, garden);
    support::SeededChance chance(3);
    for (int i = 0; i < count; ++i) {
        const Act act{base::RequestId(chance.uuid()), ada, wire::at({})};
        m_space->store().post(garden, {text, {}}, act, {}, [](const auto &posted) { QVERIFY(posted); });
    }
    m_space->storage().commit();
}

void StoreHistoryTest::givesPages_data()
{
    using From = Range::From;
    QTest::addColumn<Range>("range");
    QTest::addColumn<Seqs>("seqs");
    QTest::addColumn<bool>("isComplete");
    const auto row = [](const char *name, Range range, const Seqs &seqs, bool isComplete) {
        range.room = garden;
        QTest::newRow(name) << range << seqs << isComplete;
    };
    row("all", {{}, 0, {}, From::Oldest, 20}, from(1, 10), true);
    row("exactly all", {{}, 0, {}, From::Oldest, 10}, from(1, 10), true);
    row("exactly all from the end", {{}, 0, {}, From::Newest, 10}, from(1, 10), true);
    row("the oldest", {{}, 0, {}, From::Oldest, 3}, from(1, 3), false);
    row("the newest", {{}, 0, {}, From::Newest, 3}, from(8, 10), false);
    row("after one", {{}, 4, {}, From::Oldest, 3}, from(5, 7), false);
    row("the newest after one", {{}, 4, {}, From::Newest, 3}, from(8, 10), false);
    row("the rest after one", {{}, 7, {}, From::Oldest, 3}, from(8, 10), true);
    row("after the last", {{}, 10, {}, From::Oldest, 3}, {}, true);
    row("far after the last", {{}, 1'000, {}, From::Newest, 3}, {}, true);
    row("before one", {{}, 0, Seq(5), From::Newest, 3}, from(2, 4), false);
    row("the rest before one", {{}, 0, Seq(4), From::Newest, 3}, from(1, 3), true);
    row("before the first", {{}, 0, Seq(1), From::Newest, 3}, {}, true);
    row("before nothing", {{}, 0, Seq(0), From::Newest, 3}, {}, true);
    row("between two", {{}, 3, Seq(7), From::Oldest, 20}, from(4, 6), true);
    row("between two, the oldest", {{}, 3, Seq(7), From::Oldest, 2}, from(4, 5), false);
    row("between two, the newest", {{}, 3, Seq(7), From::Newest, 2}, from(5, 6), false);
    row("between two that are crossed", {{}, 7, Seq(3), From::Oldest, 20}, {}, true);
    row("after the largest number", {{}, Seq(std::numeric_limits<qint64>::max()), {}, From::Oldest, 3}, {},
        true);
}

void StoreHistoryTest::givesPages()
{
    QFETCH(Range, range);
    QFETCH(Seqs, seqs);
    QFETCH(bool, isComplete);
    fill(10);
    const auto page = m_space->history(range);
    QVERIFY(page);
    QCOMPARE(seqsOf(*page), seqs);
    QCOMPARE(page->isComplete, isComplete);
}

void StoreHistoryTest::walksTheWholeHistoryInEitherDirection_data()
{
    QTest::addColumn<int>("limit");
    for (const int limit : {1, 2, 7, 23, 50})
        QTest::addRow("%d at a time", limit) << limit;
}

void StoreHistoryTest::walksTheWholeHistoryInEitherDirection()
{
    QFETCH(int, limit);
    fill(23);
    Seqs forward;
    for (bool isComplete = false; !isComplete;) {
        const Seq after = forward.empty() ? 0 : forward.back();
        const auto page = m_space->history({garden, after, {}, Range::From::Oldest, limit});
        const Seqs seqs = seqsOf(*page);
        forward.insert(forward.end(), seqs.begin(), seqs.end());
        isComplete = page->isComplete;
    }
    QCOMPARE(forward, from(1, 23));

    Seqs backward;
    for (bool isComplete = false; !isComplete;) {
        const auto before = backward.empty() ? std::nullopt : std::optional(backward.front());
        const auto page = m_space->history({garden, 0, before, Range::From::Newest, limit});
        const Seqs seqs = seqsOf(*page);
        backward.insert(backward.begin(), seqs.begin(), seqs.end());
        isComplete = page->isComplete;
    }
    QCOMPARE(backward, from(1, 23));
}

void StoreHistoryTest::keepsAPageWithinItsBytes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Seq>("count");
    // 48 KiB of UTF-8, whatever the number of characters.
    QTest::newRow("one byte a letter") << QString(8'192, QLatin1Char('x')) << Seq(6);
    QTest::newRow("a byte too much") << QString(8'193, QLatin1Char('x')) << Seq(5);
    QTest::newRow("three bytes a letter") << QString(4'096, QChar(u'東')) << Seq(4);
}

void StoreHistoryTest::keepsAPageWithinItsBytes()
{
    QFETCH(QString, text);
    QFETCH(Seq, count);
    fill(10, text);
    const auto oldest = m_space->history({garden, 0, {}, Range::From::Oldest});
    QCOMPARE(seqsOf(*oldest), from(1, count));
    QVERIFY(!oldest->isComplete);
    const auto newest = m_space->history({garden, 0, {}, Range::From::Newest});
    QCOMPARE(seqsOf(*newest), from(11 - count, 10));
    QVERIFY(!newest->isComplete);
}

void StoreHistoryTest::givesOneRoomOnly()
{
    fill(3);
    const auto page = m_space->history({general, 0, {}});
    QCOMPARE(page->events.size(), 1U);
    QVERIFY(std::holds_alternative<protocol::UserJoined>(page->events[0].content));
    const auto nothing = m_space->history({base::RoomId(QStringLiteral("nowhere")), 0, {}});
    QVERIFY(nothing);
    QVERIFY(nothing->events.empty());
    QVERIFY(nothing->isComplete);
}

void StoreHistoryTest::keepsThePlaceOfAnEventThatItCannotRead()
{
    fill(3);
    m_space->storage().submit(
        sql::Job{[](sql::Database &database) -> base::Result<void> {
                     (void)database.run(
                         QStringLiteral("UPDATE events SET body = '{' WHERE seq = 2 AND room = 'garden'"));
                     return {};
                 },
                 [](const auto &) {}});
    const auto page = m_space->history({garden, 0, {}});
    QCOMPARE(seqsOf(*page), from(1, 3));
    QVERIFY(std::holds_alternative<protocol::Unsupported>(page->events[1].content));
}

void StoreHistoryTest::loadsWhatWasThereAfterReopening()
{
    m_space = std::make_unique<StoreFixture>(m_folder.filePath(QStringLiteral("space.db")));
    const base::UserId ada = m_space->user(QStringLiteral("Ada"));
    const base::UserId ben = m_space->user(QStringLiteral("Ben"));
    QVERIFY(m_space->create(
        m_space->act(1, ada),
        {base::RoomId(QStringLiteral("d1")), {}, protocol::RoomKind::Direct, {}, 0, {ada, ben}}));
    QVERIFY(m_space->post(ada, 2, QStringLiteral("Grüße"), base::RoomId(QStringLiteral("d1"))));
    const Snapshot before = m_space->loaded();
    const auto historyBefore = m_space->history({base::RoomId(QStringLiteral("d1")), 0, {}});
    m_space->reopen();
    const Snapshot after = m_space->loaded();

    QCOMPARE(after.space.value(), wire::space.value());
    QCOMPARE(after.epoch.value(), before.epoch.value());
    QCOMPARE(after.name, QStringLiteral("Garden Club"));
    QCOMPARE(after.users.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        QVERIFY(after.users[i].id == before.users[i].id);
        QCOMPARE(after.users[i].name, before.users[i].name);
    }
    QCOMPARE(after.rooms.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i) {
        QVERIFY(after.rooms[i].id == before.rooms[i].id);
        QCOMPARE(after.rooms[i].name, before.rooms[i].name);
        QCOMPARE(after.rooms[i].kind, before.rooms[i].kind);
        QCOMPARE(after.rooms[i].lastSeq, before.rooms[i].lastSeq);
        QVERIFY(after.rooms[i].members == before.rooms[i].members);
    }
    QVERIFY(m_space->history({base::RoomId(QStringLiteral("d1")), 0, {}})->events == historyBefore->events);
}

void StoreHistoryTest::foundsASpaceOnce()
{
    fill(1);
    SqliteSpaceStore::Founding other = sampleFounding();
    other.space = base::SpaceId(QStringLiteral("another"));
    other.rooms.clear();
    support::SeededChance chance(4);
    SqliteSpaceStore store(m_space->storage(), chance, other);
    const Snapshot snapshot = load(store, m_space->storage());
    QVERIFY(snapshot.space == wire::space);
    QCOMPARE(snapshot.rooms.size(), 2U);
}

QTEST_GUILESS_MAIN(StoreHistoryTest)
#include "storehistorytest.moc"
