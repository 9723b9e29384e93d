// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"
#include "store/spacetables.h"

#include <QTemporaryDir>
#include <QTest>

using protocol::RoomEvent;
using sample::garden;
using sample::general;
using sample::message;
using sample::messages;
using sample::seqs;
using sample::seqsOf;

class HistoryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void beginsWithWhateverComesFirst();
    void growsAtTheNewerEnd();
    void growsAtTheOlderEnd();
    void takesNothingFromNothing();
    void keepsAnEventThatComesTwiceOnce();
    void keepsStretchesApartUntilTheyMeet();
    void addsStretchesAtOnce();
    void givesPagesOfOneStretch_data();
    void givesPagesOfOneStretch();
    void knowsTheNewestStretch();
    void takesOverTheRangeOfAnEarlierVersion();
    void keepsRoomsApart();
    void givesPages_data();
    void givesPages();
    void keepsEveryKindOfEvent_data();
    void keepsEveryKindOfEvent();
    void keepsThePlaceOfWhatItCannotRead();
    void followsTheNamesOfPeople();
    void followsTheColoursOfPeople();
    void survivesReopening();
    void forgetsOneRoom();
    void forgetsAllRooms();
    void beginsAnewAfterForgetting();
    void addsAllOfAPageOrNothing();

private:
    /// What is kept of a room, as "low-high, low-high".
    [[nodiscard]] QString rangeOf(const base::RoomId &room);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::KeptSpace> m_space;
};

void HistoryTest::init()
{
    m_space.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_space = std::make_unique<store::KeptSpace>(m_folder->filePath(u"space.db"_qs));
    QVERIFY(m_space->saveRooms({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)}));
}

QString HistoryTest::rangeOf(const base::RoomId &room)
{
    const auto stretches = store::SpaceTables(m_space->storage().database()).stretches(room);
    if (!stretches)
        return stretches.error().detail;
    QStringList ranges;
    for (const store::Stretch &stretch : *stretches)
        ranges.append(u"%1-%2"_qs.arg(stretch.low).arg(stretch.high));
    return ranges.join(u", "_qs);
}

void HistoryTest::beginsWithWhateverComesFirst()
{
    QCOMPARE(rangeOf(general), QString());
    QVERIFY(m_space->add(messages(101, 150)));
    QCOMPARE(rangeOf(general), u"101-150"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(101, 150));
}

void HistoryTest::growsAtTheNewerEnd()
{
    QVERIFY(m_space->add(messages(5, 6)));
    QVERIFY(m_space->add(messages(7, 7)));
    QVERIFY(m_space->add(messages(8, 10)));
    QCOMPARE(rangeOf(general), u"5-10"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(5, 10));
}

void HistoryTest::growsAtTheOlderEnd()
{
    QVERIFY(m_space->add(messages(5, 6)));
    QVERIFY(m_space->add(messages(3, 4)));
    QCOMPARE(rangeOf(general), u"3-6"_qs);
    QVERIFY(m_space->add(messages(1, 2)));
    QVERIFY(m_space->add(messages(7, 7)));
    QCOMPARE(rangeOf(general), u"1-7"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(1, 7));
}

void HistoryTest::takesNothingFromNothing()
{
    QVERIFY(m_space->add({}));
    QVERIFY(m_space->add({}));
    QCOMPARE(rangeOf(general), QString());
    QVERIFY(m_space->page(general).empty());
}

void HistoryTest::keepsAnEventThatComesTwiceOnce()
{
    QVERIFY(m_space->add(messages(1, 4)));
    QVERIFY(m_space->add(messages(3, 5)));
    QCOMPARE(rangeOf(general), u"1-5"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(1, 5));
    QVERIFY(m_space->add(messages(2, 2)));
    QVERIFY(m_space->add(messages(2, 3)));
    QCOMPARE(rangeOf(general), u"1-5"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(1, 5));
}

void HistoryTest::keepsStretchesApartUntilTheyMeet()
{
    QVERIFY(m_space->add(messages(1, 4)));
    QVERIFY(m_space->add(messages(21, 24)));
    QVERIFY(m_space->add(messages(11, 12)));
    QCOMPARE(rangeOf(general), u"1-4, 11-12, 21-24"_qs);
    QVERIFY(m_space->add(messages(13, 20)));
    QCOMPARE(rangeOf(general), u"1-4, 11-24"_qs);
    QVERIFY(m_space->add(messages(3, 30)));
    QCOMPARE(rangeOf(general), u"1-30"_qs);
    QVERIFY(m_space->page(general) == messages(1, 30));
}

void HistoryTest::addsStretchesAtOnce()
{
    std::vector<RoomEvent> events = messages(2, 3);
    for (const base::Seq seq : {5, 8, 9})
        events.push_back(message(seq));
    QVERIFY(m_space->add(events));
    QCOMPARE(rangeOf(general), u"2-3, 5-5, 8-9"_qs);
}

void HistoryTest::givesPagesOfOneStretch_data()
{
    QTest::addColumn<base::Seq>("before");
    QTest::addColumn<QList<base::Seq>>("expected");
    QTest::newRow("the newest") << base::Seq{0} << seqs(21, 24);
    QTest::newRow("within one") << base::Seq{23} << seqs(21, 22);
    QTest::newRow("behind a gap") << base::Seq{21} << seqs(8, 12);
    QTest::newRow("within a gap") << base::Seq{17} << seqs(8, 12);
    QTest::newRow("within an older one") << base::Seq{10} << seqs(8, 9);
    QTest::newRow("before all") << base::Seq{8} << QList<base::Seq>();
}

void HistoryTest::givesPagesOfOneStretch()
{
    QFETCH(base::Seq, before);
    QFETCH(QList<base::Seq>, expected);
    QVERIFY(m_space->add(messages(8, 12)));
    QVERIFY(m_space->add(messages(21, 24)));
    QVERIFY(m_space->add(messages(1, 30, garden)));
    QCOMPARE(seqsOf(m_space->page(general, before)), expected);
}

void HistoryTest::knowsTheNewestStretch()
{
    QVERIFY(m_space->add(messages(21, 24)));
    QVERIFY(m_space->add(messages(8, 12)));
    for (const store::KnownRoom &room : m_space->known().rooms)
        QCOMPARE(room.lastSeq, room.summary.room == general ? 24U : 0U);
}

void HistoryTest::takesOverTheRangeOfAnEarlierVersion()
{
    const QString path = m_folder->filePath(u"old.db"_qs);
    {
        auto old = sql::Database::open(path, std::span(store::spaceSchema).first(2));
        QVERIFY(old);
        QVERIFY(
            old->run(u"INSERT INTO rooms (id, kind, name, topic, is_member, low_seq, high_seq) "
                     "VALUES (?, 'public', 'General', '', 1, 3, 7), (?, 'public', 'Garden', '', 1, 0, 0)"_qs,
                     {general.value(), garden.value()}));
    }
    auto taken = sql::Database::open(path, store::spaceSchema);
    QVERIFY(taken);
    const auto stretches = store::SpaceTables(*taken).stretches(general);
    QVERIFY(stretches);
    QVERIFY((*stretches == std::vector{store::Stretch{3, 7}}));
    QVERIFY(store::SpaceTables(*taken).stretches(garden)->empty());
}

void HistoryTest::keepsRoomsApart()
{
    QVERIFY(m_space->add(messages(1, 3)));
    QVERIFY(m_space->add(messages(7, 8, garden)));
    QCOMPARE(rangeOf(general), u"1-3"_qs);
    QCOMPARE(rangeOf(garden), u"7-8"_qs);
    const std::vector<RoomEvent> page = m_space->page(garden);
    QVERIFY(page == messages(7, 8, garden));
}

void HistoryTest::givesPages_data()
{
    QTest::addColumn<base::Seq>("before");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QList<base::Seq>>("expected");
    const QList<base::Seq> none;
    QTest::newRow("the newest") << base::Seq{0} << 3 << seqs(18, 20);
    QTest::newRow("all") << base::Seq{0} << 50 << seqs(11, 20);
    QTest::newRow("as many as there are") << base::Seq{0} << 10 << seqs(11, 20);
    QTest::newRow("before one") << base::Seq{18} << 3 << seqs(15, 17);
    QTest::newRow("fewer than asked for") << base::Seq{13} << 5 << seqs(11, 12);
    QTest::newRow("before the first") << base::Seq{11} << 5 << none;
    QTest::newRow("long before the first") << base::Seq{1} << 5 << none;
    QTest::newRow("before what is not there yet") << base::Seq{100} << 2 << seqs(19, 20);
}

void HistoryTest::givesPages()
{
    QFETCH(base::Seq, before);
    QFETCH(int, limit);
    QFETCH(QList<base::Seq>, expected);
    QVERIFY(m_space->add(messages(11, 20)));
    QVERIFY(m_space->add(messages(1, 30, garden)));
    QCOMPARE(seqsOf(m_space->page(general, before, limit)), expected);
}

void HistoryTest::keepsEveryKindOfEvent_data()
{
    using namespace protocol;
    QTest::addColumn<EventContent>("content");
    QTest::newRow("message") << EventContent(MessagePosted{u"text\n\"quoted\" 🙂"_qs, std::nullopt});
    QTest::newRow("answer") << EventContent(MessagePosted{u"text"_qs, base::Seq{4'294'967'296}});
    QTest::newRow("joined") << EventContent(UserJoined());
    QTest::newRow("left") << EventContent(UserLeft());
    QTest::newRow("created") << EventContent(RoomCreated{u"Garden"_qs, RoomKind::Private});
    QTest::newRow("renamed") << EventContent(RoomUpdated{u"Lobby"_qs, std::nullopt});
    QTest::newRow("another topic") << EventContent(RoomUpdated{std::nullopt, u""_qs});
    QTest::newRow("of a later protocol") << EventContent(Unsupported{u"hologram"_qs});
}

void HistoryTest::keepsEveryKindOfEvent()
{
    QFETCH(protocol::EventContent, content);
    const RoomEvent event = sample::with(message(1), content);
    QVERIFY(m_space->add({event}));
    m_space->reopen();
    QVERIFY(m_space->page(general) == std::vector{event});
}

void HistoryTest::keepsThePlaceOfWhatItCannotRead()
{
    const RoomEvent unsupported = sample::with(message(2), protocol::Unsupported{u"hologram"_qs});
    QVERIFY(m_space->add({message(1), unsupported, message(3)}));
    QCOMPARE(rangeOf(general), u"1-3"_qs);
    QVERIFY((m_space->page(general) == std::vector{message(1), unsupported, message(3)}));
}

void HistoryTest::followsTheNamesOfPeople()
{
    RoomEvent renamed = message(2);
    renamed.name = u"Benjamin"_qs;
    QVERIFY(m_space->add({message(1), renamed}));
    QVERIFY(m_space->add({sample::stored(sample::entry(1), 3)}));
    QVERIFY(m_space->add({message(1, garden)}));

    for (const RoomEvent &event : m_space->page(general))
        QCOMPARE(event.name, event.user == sample::ben ? u"Ben"_qs : u"Ada"_qs);
    renamed.seq = 4;
    QVERIFY(m_space->add({renamed}));
    m_space->reopen();
    QCOMPARE(m_space->page(garden).front().name, u"Benjamin"_qs);
    QCOMPARE(m_space->page(general).front().name, u"Benjamin"_qs);
}

void HistoryTest::followsTheColoursOfPeople()
{
    using protocol::AvatarColor;
    QVERIFY(m_space->add({message(1)}));
    QVERIFY(!m_space->page(general).front().color);
    for (const auto color : {std::optional(AvatarColor::Teal), std::optional(AvatarColor::Rose), {}}) {
        RoomEvent event = message(1, garden);
        event.color = color;
        QVERIFY(m_space->add({event}));
        m_space->reopen();
        QCOMPARE(m_space->page(general).front().color, color);
        QCOMPARE(m_space->page(general).front().name, u"Ben"_qs);
    }
}

void HistoryTest::survivesReopening()
{
    QVERIFY(m_space->add(messages(6, 9)));
    QVERIFY(m_space->add(messages(4, 5)));
    m_space->reopen();
    QCOMPARE(rangeOf(general), u"4-9"_qs);
    QVERIFY(m_space->page(general) == messages(4, 9));
}

void HistoryTest::forgetsOneRoom()
{
    QVERIFY(m_space->add(messages(1, 5)));
    QVERIFY(m_space->add(messages(1, 5, garden)));
    QVERIFY(m_space->forgetHistory(general));
    m_space->reopen();
    QCOMPARE(rangeOf(general), QString());
    QVERIFY(m_space->page(general).empty());
    QCOMPARE(rangeOf(garden), u"1-5"_qs);
    QCOMPARE(seqsOf(m_space->page(garden)), seqs(1, 5));
}

void HistoryTest::forgetsAllRooms()
{
    QVERIFY(m_space->add(messages(1, 5)));
    QVERIFY(m_space->add(messages(1, 5, garden)));
    QVERIFY(m_space->forgetHistory(std::nullopt));
    m_space->reopen();
    for (const base::RoomId &room : {general, garden}) {
        QCOMPARE(rangeOf(room), QString());
        QVERIFY(m_space->page(room).empty());
    }
}

void HistoryTest::beginsAnewAfterForgetting()
{
    QVERIFY(m_space->add(messages(51, 60)));
    QVERIFY(m_space->forgetHistory(general));
    QVERIFY(m_space->add(messages(3, 4)));
    QCOMPARE(rangeOf(general), u"3-4"_qs);
    QVERIFY(m_space->add(messages(1, 2)));
    QCOMPARE(rangeOf(general), u"1-4"_qs);
    QCOMPARE(seqsOf(m_space->page(general)), seqs(1, 4));
}

void HistoryTest::addsAllOfAPageOrNothing()
{
    RoomEvent nowhere = message(2);
    nowhere.user = base::UserId(); // A null text, which no column takes.
    QVERIFY(!m_space->add({message(1), nowhere}));
    QCOMPARE(rangeOf(general), QString());
    QVERIFY(m_space->page(general).empty());
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "historytest.moc"
