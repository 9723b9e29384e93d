// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"

#include <QTemporaryDir>
#include <QTest>

using protocol::Progress;
using sample::ada;
using sample::ben;
using sample::garden;
using sample::general;
using store::KeptSpace;

/// How far the others in rooms are.
class ReceiptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areKept();
    void areKeptOfEachRoom();
    void takeThePlaceOfWhatWasKept();
    void goWithTheHistory();

private:
    [[nodiscard]] static bool begin(KeptSpace &space)
    {
        return space.saveRooms({sample::room(garden, u"Garden"_qs), sample::room(general, u"General"_qs)});
    }
    [[nodiscard]] static bool save(KeptSpace &space, const base::RoomId &room,
                                   const std::vector<Progress> &people)
    {
        return space.carryOut(
            [&](store::SpaceStore &kept, auto reply) { kept.saveReceipts(room, people, std::move(reply)); });
    }
};

void ReceiptsTest::areKept()
{
    const QTemporaryDir folder;
    KeptSpace space(folder.filePath(u"space.db"_qs));
    QVERIFY(begin(space));
    const std::vector<Progress> people{{ada, 5, 3}, {ben, 4, 0}};
    QVERIFY(save(space, general, people));
    space.reopen();
    QVERIFY(space.known().rooms.back().receipts == people);
    QVERIFY(space.known().rooms.front().receipts.empty());
}

void ReceiptsTest::areKeptOfEachRoom()
{
    KeptSpace space;
    QVERIFY(begin(space));
    QVERIFY(save(space, general, {{ada, 5, 3}}));
    QVERIFY(save(space, garden, {{ada, 1, 1}}));
    QVERIFY((space.known().rooms.back().receipts == std::vector{Progress{ada, 5, 3}}));
    QVERIFY((space.known().rooms.front().receipts == std::vector{Progress{ada, 1, 1}}));
}

void ReceiptsTest::takeThePlaceOfWhatWasKept()
{
    KeptSpace space;
    QVERIFY(begin(space));
    QVERIFY(save(space, general, {{ada, 5, 3}, {ben, 4, 0}}));
    QVERIFY(save(space, general, {{ben, 5, 5}}));
    QVERIFY((space.known().rooms.back().receipts == std::vector{Progress{ben, 5, 5}}));
}

void ReceiptsTest::goWithTheHistory()
{
    KeptSpace space;
    QVERIFY(begin(space));
    QVERIFY(save(space, general, {{ada, 5, 3}}));
    QVERIFY(save(space, garden, {{ada, 1, 1}}));
    QVERIFY(space.forgetHistory(general));
    QVERIFY(space.known().rooms.back().receipts.empty());
    QCOMPARE(space.known().rooms.front().receipts.size(), 1U);
}

QTEST_GUILESS_MAIN(ReceiptsTest)
#include "receiptstest.moc"
