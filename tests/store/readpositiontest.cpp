// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"

#include <QTemporaryDir>
#include <QTest>

using sample::general;
using store::KeptSpace;

/// Up to where the user has seen a room.
class ReadPositionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isNothingBeforeItIsSaved();
    void isKept();
    void countsMessagesOfOthersBehindIt();
    void goesWithTheHistory();
    void countsAllAsReadThatWasThereBeforeItWasKnown();

private:
    [[nodiscard]] static bool begin(KeptSpace &space, base::Seq last);
    [[nodiscard]] static bool markRead(KeptSpace &space, base::Seq seq);
};

bool ReadPositionTest::begin(KeptSpace &space, base::Seq last)
{
    return space.saveFacts({wire::space, base::Epoch(u"e-1"_qs), {}, sample::ada, {}}) &&
           space.saveRooms({sample::room(general, u"General"_qs)}) && space.add(sample::messages(1, last));
}

bool ReadPositionTest::markRead(KeptSpace &space, base::Seq seq)
{
    return space.carryOut([seq](store::SpaceStore &kept, auto reply) {
        kept.saveReadPosition(general, seq, std::move(reply));
    });
}

void ReadPositionTest::isNothingBeforeItIsSaved()
{
    KeptSpace space;
    QVERIFY(begin(space, 3));
    QVERIFY(!space.known().rooms.front().readSeq);
    QCOMPARE(space.known().rooms.front().unread, 0);
}

void ReadPositionTest::isKept()
{
    const QTemporaryDir folder;
    KeptSpace space(folder.filePath(u"space.db"_qs));
    QVERIFY(begin(space, 3));
    QVERIFY(markRead(space, 2));
    space.reopen();
    QCOMPARE(space.known().rooms.front().readSeq, std::optional(base::Seq{2}));
}

void ReadPositionTest::countsMessagesOfOthersBehindIt()
{
    KeptSpace space;
    QVERIFY(begin(space, 3));
    protocol::RoomEvent mine = sample::message(4);
    mine.user = sample::ada;
    QVERIFY(space.add({mine, sample::with(sample::message(5), protocol::UserJoined()), sample::message(6)}));
    QVERIFY(markRead(space, 2));
    QCOMPARE(space.known().rooms.front().unread, 2);
    QVERIFY(markRead(space, 6));
    QCOMPARE(space.known().rooms.front().unread, 0);
}

void ReadPositionTest::goesWithTheHistory()
{
    KeptSpace space;
    QVERIFY(begin(space, 3));
    QVERIFY(markRead(space, 2));
    QVERIFY(space.forgetHistory(general));
    QVERIFY(!space.known().rooms.front().readSeq);
}

void ReadPositionTest::countsAllAsReadThatWasThereBeforeItWasKnown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"space.db"_qs);
    {
        const auto old = std::span(store::spaceSchema).first(1);
        auto database = sql::Database::open(path, old);
        QVERIFY(database);
        QVERIFY(
            database->run(u"INSERT INTO rooms (id, kind, name, topic, is_member, low_seq, high_seq) "
                          "VALUES ('r', 'public', 'R', '', 1, 1, 7), ('e', 'public', 'E', '', 1, 0, 0)"_qs));
        QVERIFY(database->run(u"INSERT INTO events (room, seq, id, user, time, type, body) "
                              "VALUES ('r', 7, x'', 'u', 0, 'message_posted', '{}')"_qs));
    }
    KeptSpace space(path);
    const std::vector<store::KnownRoom> rooms = space.known().rooms;
    QCOMPARE(rooms.size(), 2U);
    QVERIFY(!rooms.front().readSeq);
    QCOMPARE(rooms.back().readSeq, std::optional(base::Seq{7}));
}

QTEST_GUILESS_MAIN(ReadPositionTest)
#include "readpositiontest.moc"
