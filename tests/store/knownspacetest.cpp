// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"

#include <QTemporaryDir>
#include <QTest>

using store::KeptSpace;
using store::KnownSpace;
using store::SpaceFacts;

/// Facts, rooms and drafts; history and outbox have tests of their own.
class KnownSpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isEmptyAtFirst();
    void keepsTheFacts();
    void keepsAWishUntilItIsNoneAnyMore();
    void takesOverOtherFacts();
    void keepsRoomsById();
    void keepsEveryKindOfRoom_data();
    void keepsEveryKindOfRoom();
    void knowsRoomsOfBeforeThereWereColours();
    void takesOverWhatIsSaidOfARoomAndKeepsItsHistory();
    void keepsRoomsThatAreNotNamedAgain();
    void keepsADraftOfEachRoom();
    void forgetsAnEmptyDraft();
    void answersInTheOrderOfTheQuestions();
    void losesNothingThatWasAnswered();

private:
    [[nodiscard]] QString draft(const base::RoomId &room);
    [[nodiscard]] bool saveDraft(const base::RoomId &room, const QString &text);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<KeptSpace> m_space;
};

namespace {

const SpaceFacts facts{wire::space, base::Epoch(u"e-1"_qs), QByteArray::fromHex("00ff7f80"), sample::ada,
                       u"Böhm & Söhne"_qs};

} // namespace

void KnownSpaceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_space = std::make_unique<KeptSpace>(m_folder->filePath(u"space.db"_qs));
}

void KnownSpaceTest::cleanup()
{
    m_space.reset();
    m_folder.reset();
}

QString KnownSpaceTest::draft(const base::RoomId &room)
{
    const auto text = m_space->ask<QString>(
        [&](store::SpaceStore &space, auto reply) { space.draft(room, std::move(reply)); });
    return text ? *text : u"unreadable"_qs;
}

bool KnownSpaceTest::saveDraft(const base::RoomId &room, const QString &text)
{
    return m_space->carryOut(
        [&](store::SpaceStore &space, auto reply) { space.saveDraft(room, text, std::move(reply)); });
}

void KnownSpaceTest::isEmptyAtFirst()
{
    const KnownSpace known = m_space->known();
    QVERIFY(known.facts == SpaceFacts());
    QVERIFY(known.rooms.empty());
    QVERIFY(known.outbox.empty());
    QVERIFY(m_space->page(sample::general).empty());
    QCOMPARE(draft(sample::general), QString());
}

void KnownSpaceTest::keepsTheFacts()
{
    QVERIFY(m_space->saveFacts(facts));
    QVERIFY(m_space->known().facts == facts);
    m_space->reopen();
    QVERIFY(m_space->known().facts == facts);
}

void KnownSpaceTest::keepsAWishUntilItIsNoneAnyMore()
{
    SpaceFacts wishing = facts;
    for (const QString &wish : {u"In a meeting"_qs, QString()}) {
        wishing.statusWish = wish;
        QVERIFY(m_space->saveFacts(wishing));
        m_space->reopen();
        QCOMPARE(m_space->known().facts.statusWish, std::optional(wish));
    }
    QVERIFY(m_space->saveFacts(facts));
    m_space->reopen();
    QVERIFY(m_space->known().facts == facts);
}

void KnownSpaceTest::takesOverOtherFacts()
{
    QVERIFY(m_space->saveFacts(facts));
    const SpaceFacts others{base::SpaceId(u"s-2"_qs), base::Epoch(u"e-2"_qs), {}, sample::ben, {}};
    QVERIFY(m_space->saveFacts(others));
    m_space->reopen();
    QVERIFY(m_space->known().facts == others);
}

void KnownSpaceTest::keepsRoomsById()
{
    QVERIFY(m_space->saveRooms({sample::room(sample::general, u"General"_qs)}));
    QVERIFY(m_space->saveRooms({sample::room(sample::garden, u"Garden"_qs)}));
    m_space->reopen();

    const KnownSpace known = m_space->known();
    QCOMPARE(known.rooms.size(), 2U);
    QVERIFY(known.rooms[0].summary.room == sample::garden);
    QCOMPARE(known.rooms[0].summary.name, u"Garden"_qs);
    QVERIFY(known.rooms[1].summary.room == sample::general);
    for (const store::KnownRoom &room : known.rooms) {
        QVERIFY(room.summary.isMember);
        QCOMPARE(room.lastSeq, 0U);
    }
}

void KnownSpaceTest::keepsEveryKindOfRoom_data()
{
    using protocol::RoomKind;
    QTest::addColumn<RoomKind>("kind");
    QTest::addColumn<bool>("hasPeer");
    QTest::addColumn<bool>("isMember");
    QTest::newRow("public") << RoomKind::Public << false << true;
    QTest::newRow("public that I am not in") << RoomKind::Public << false << false;
    QTest::newRow("private") << RoomKind::Private << false << true;
    QTest::newRow("direct") << RoomKind::Direct << true << true;
}

void KnownSpaceTest::keepsEveryKindOfRoom()
{
    QFETCH(protocol::RoomKind, kind);
    QFETCH(bool, hasPeer);
    QFETCH(bool, isMember);
    protocol::RoomSummary room = sample::room(sample::garden, u"Garten 🌱"_qs);
    room.kind = kind;
    room.topic = u"'; DROP TABLE rooms; --"_qs;
    room.isMember = isMember;
    if (hasPeer) {
        room.peer = sample::ben;
        room.color = protocol::AvatarColor::Teal;
    }
    QVERIFY(m_space->saveRooms({room}));
    m_space->reopen();

    const KnownSpace known = m_space->known();
    QCOMPARE(known.rooms.size(), 1U);
    QVERIFY(known.rooms.front().summary == room);
}

void KnownSpaceTest::knowsRoomsOfBeforeThereWereColours()
{
    const QString path = m_folder->filePath(u"old.db"_qs);
    {
        auto database = sql::Database::open(path, std::span(store::spaceSchema).first(2));
        QVERIFY(database);
        QVERIFY(database->run(u"INSERT INTO rooms (id, kind, name, topic, peer, is_member) "
                              "VALUES ('d', 'direct', 'Ben', '', 'u-ben', 1)"_qs));
        QVERIFY(database->run(u"INSERT INTO people (id, name) VALUES ('u-ben', 'Ben')"_qs));
    }
    KeptSpace old(path);
    QVERIFY(!old.known().rooms.front().summary.color);
    protocol::RoomSummary room = old.known().rooms.front().summary;
    room.color = protocol::AvatarColor::Plum;
    QVERIFY(old.saveRooms({room}));
    QVERIFY(old.known().rooms.front().summary == room);
}

void KnownSpaceTest::takesOverWhatIsSaidOfARoomAndKeepsItsHistory()
{
    QVERIFY(m_space->saveRooms({sample::room(sample::general, u"General"_qs)}));
    QVERIFY(m_space->add(sample::messages(3, 5)));
    protocol::RoomSummary renamed = sample::room(sample::general, u"Lobby"_qs);
    renamed.topic = u"Welcome"_qs;
    renamed.isMember = false;
    renamed.lastSeq = 9;
    QVERIFY(m_space->saveRooms({renamed}));

    const KnownSpace known = m_space->known();
    QCOMPARE(known.rooms.size(), 1U);
    QCOMPARE(known.rooms.front().summary.name, u"Lobby"_qs);
    QCOMPARE(known.rooms.front().summary.topic, u"Welcome"_qs);
    QVERIFY(!known.rooms.front().summary.isMember);
    QCOMPARE(known.rooms.front().lastSeq, 5U);
    QCOMPARE(sample::seqsOf(m_space->page(sample::general)), sample::seqs(3, 5));
}

void KnownSpaceTest::keepsRoomsThatAreNotNamedAgain()
{
    QVERIFY(m_space->saveRooms({sample::room(sample::general, {}), sample::room(sample::garden, {})}));
    QVERIFY(m_space->saveRooms({sample::room(sample::general, {})}));
    QVERIFY(m_space->saveRooms({}));
    QCOMPARE(m_space->known().rooms.size(), 2U);
}

void KnownSpaceTest::keepsADraftOfEachRoom()
{
    const QString text = u"  half a\n\"sentence\" 🙂 "_qs;
    QVERIFY(saveDraft(sample::general, u"first"_qs));
    QVERIFY(saveDraft(sample::general, text));
    QVERIFY(saveDraft(sample::garden, u"other"_qs));
    m_space->reopen();
    QCOMPARE(draft(sample::general), text);
    QCOMPARE(draft(sample::garden), u"other"_qs);
}

void KnownSpaceTest::forgetsAnEmptyDraft()
{
    QVERIFY(saveDraft(sample::general, u"text"_qs));
    QVERIFY(saveDraft(sample::garden, u"other"_qs));
    QVERIFY(saveDraft(sample::general, u""_qs));
    QCOMPARE(draft(sample::general), QString());
    QVERIFY(saveDraft(sample::general, QString()));
    QCOMPARE(draft(sample::general), QString());
    QCOMPARE(draft(sample::garden), u"other"_qs);
}

void KnownSpaceTest::answersInTheOrderOfTheQuestions()
{
    QStringList answers;
    store::SpaceStore &space = m_space->store();
    space.saveDraft(sample::general, u"text"_qs, [&](const auto &) { answers.append(u"saved"_qs); });
    space.draft(sample::general, [&](const auto &text) { answers.append(text ? *text : QString()); });
    space.load([&](const auto &) { answers.append(u"loaded"_qs); });
    QCOMPARE(answers, QStringList());
    m_space->storage().commit();
    QCOMPARE(answers, (QStringList{u"saved"_qs, u"text"_qs, u"loaded"_qs}));
}

void KnownSpaceTest::losesNothingThatWasAnswered()
{
    QVERIFY(saveDraft(sample::general, u"kept"_qs));
    m_space->store().saveDraft(sample::general, u"lost"_qs, [](const auto &) { QFAIL("it was lost"); });
    m_space->storage().lose();
    m_space->reopen();
    QCOMPARE(draft(sample::general), u"kept"_qs);
}

QTEST_GUILESS_MAIN(KnownSpaceTest)
#include "knownspacetest.moc"
