// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keptspace.h"
#include "store/schema.h"
#include "store/spacetables.h"

#include <QTemporaryDir>
#include <QTest>

using namespace store;
using namespace protocol;
using base::Seq;

namespace {

const QString thumb = QStringLiteral("👍");

/// What Ben does, as the event of that seq.
RoomEvent doing(Seq seq, EventContent content)
{
    return sample::with(sample::message(seq), std::move(content));
}

} // namespace

class AmendmentsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_kept.emplace(); }

    void keepsWhatAMessageHasBecome();
    void takesTheTextOutOfTheEditsToo();
    void waitsForWhatIsMissingBetween();
    void deletesAcrossWhatIsMissing();
    void believesAPageThatKnowsMore();
    void keepsWhatWaitsInTheOutbox();
    void asksAnewForRoomsThatAnOlderVersionDidNotUnderstand_data();
    void asksAnewForRoomsThatAnOlderVersionDidNotUnderstand();

private:
    /// The message of that seq as it is kept.
    [[nodiscard]] MessagePosted message(Seq seq)
    {
        return std::get<MessagePosted>(m_kept->page(sample::general, seq + 1, 1).at(0).content);
    }

    std::optional<KeptSpace> m_kept;
};

void AmendmentsTest::keepsWhatAMessageHasBecome()
{
    QVERIFY(m_kept->add(sample::messages(1, 3)));
    QVERIFY(m_kept->add({doing(4, ReactionSet{2, thumb, true}), doing(5, MessageEdited{2, thumb})}));
    QCOMPARE(message(2).content, thumb);
    QVERIFY(reacts(message(2), sample::ben, thumb));
    QVERIFY(message(1).state == MessageState());
    // Twice is once.
    const MessagePosted once = message(2);
    QVERIFY(m_kept->add({doing(4, ReactionSet{2, thumb, true}), doing(5, MessageEdited{2, thumb})}));
    QVERIFY(message(2) == once);
}

void AmendmentsTest::takesTheTextOutOfTheEditsToo()
{
    QVERIFY(m_kept->add(sample::messages(1, 1)));
    QVERIFY(m_kept->add({doing(2, MessageEdited{1, thumb})}));
    QVERIFY(m_kept->add({doing(3, MessageDeleted{1})}));
    const auto events = m_kept->page(sample::general);
    QVERIFY(message(1).state.isDeleted);
    QCOMPARE(message(1).content, QString());
    QVERIFY(events.at(1).content == EventContent(MessageEdited{1, {}}));
}

void AmendmentsTest::waitsForWhatIsMissingBetween()
{
    QVERIFY(m_kept->add(sample::messages(1, 3)));
    // 4 and 5 are missing; one of them takes back what 6 has set again.
    QVERIFY(m_kept->add({doing(6, MessageEdited{2, QStringLiteral("last")})}));
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    QVERIFY(m_kept->add({doing(5, MessageEdited{2, QStringLiteral("second")})}));
    QCOMPARE(message(2).content, QStringLiteral("message 1002"));
    QVERIFY(m_kept->add({doing(4, ReactionSet{2, thumb, true})}));
    QCOMPARE(message(2).content, QStringLiteral("last"));
    QVERIFY(reacts(message(2), sample::ben, thumb));
    QCOMPARE(message(2).state.seq, Seq{6});
}

void AmendmentsTest::deletesAcrossWhatIsMissing()
{
    QVERIFY(m_kept->add(sample::messages(1, 2)));
    QVERIFY(m_kept->add({doing(3, MessageEdited{2, thumb})}));
    QVERIFY(m_kept->add({doing(9, MessageDeleted{2})}));
    QVERIFY(message(2).state.isDeleted);
    QVERIFY(m_kept->page(sample::general, 4, 1).at(0).content == EventContent(MessageEdited{2, {}}));
}

void AmendmentsTest::believesAPageThatKnowsMore()
{
    RoomEvent known = sample::message(2);
    std::get<MessagePosted>(known.content).content = QStringLiteral("last");
    std::get<MessagePosted>(known.content).state.seq = 9;
    QVERIFY(m_kept->add({sample::message(1), known}));
    QVERIFY(m_kept->add({doing(3, MessageEdited{2, QStringLiteral("first")})}));
    QCOMPARE(message(2).content, QStringLiteral("last"));
}

void AmendmentsTest::keepsWhatWaitsInTheOutbox()
{
    OutboxEntry entry = sample::entry(7);
    entry.content.clear();
    entry.amendment = ReactionSet{2, thumb, true};
    const auto put =
        m_kept->ask<Enqueued>([&](SpaceStore &space, auto reply) { space.enqueue(entry, reply); });
    QVERIFY(put);
    QVERIFY(m_kept->known().outbox == std::vector{entry});
}

void AmendmentsTest::asksAnewForRoomsThatAnOlderVersionDidNotUnderstand_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<bool>("isForgotten");
    for (const EventContent &content :
         {EventContent(MessageEdited{1, thumb}), EventContent(MessageDeleted{1}),
          EventContent(ReactionSet{1, thumb, true}), EventContent(MessagePinned{1, true})}) {
        const QString type = toBody(content).type;
        QTest::newRow(qPrintable(type)) << type << true;
    }
    QTest::newRow("chat_message") << QStringLiteral("chat_message") << false;
    QTest::newRow("of a later version") << QStringLiteral("poll_opened") << false;
}

void AmendmentsTest::asksAnewForRoomsThatAnOlderVersionDidNotUnderstand()
{
    QFETCH(QString, type);
    QFETCH(bool, isForgotten);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("old.db"));
    {
        auto old = sql::Database::open(path, std::span(spaceSchema).first(digestVersion));
        QVERIFY(old);
        for (const char *statement :
             {"INSERT INTO rooms (id, kind, name, topic, is_member, read_seq) "
              "VALUES ('garden', 'public', 'Garden', '', 1, 2), ('tea', 'public', 'Tea', '', 1, 1)",
              "INSERT INTO stretches VALUES ('garden', 1, 2), ('tea', 1, 1)",
              "INSERT INTO events VALUES ('garden', 1, x'01', 'u-ben', 0, 'chat_message', '{}')",
              "INSERT INTO events VALUES ('tea', 1, x'03', 'u-ben', 0, 'chat_message', '{}')"})
            QVERIFY2(old->run(QString::fromLatin1(statement)), statement);
        QVERIFY(old->run(
            QStringLiteral("INSERT INTO events VALUES ('garden', 2, x'02', 'u-ben', 0, ?, '{}')"), {type}));
    }
    auto taken = sql::Database::open(path, spaceSchema);
    QVERIFY(taken);
    SpaceTables tables(*taken);
    const base::RoomId concerned(QStringLiteral("garden"));
    const auto rooms = tables.rooms();
    QVERIFY(rooms);
    for (const KnownRoom &room : *rooms) {
        const bool isGone = isForgotten && room.summary.room == concerned;
        QCOMPARE(room.lastSeq == 0, isGone);
        QCOMPARE(room.readSeq.has_value(), !isGone);
        QCOMPARE(tables.stretches(room.summary.room)->empty(), isGone);
        QCOMPARE(tables.page(room.summary.room, 0, 50)->empty(), isGone);
    }
}

QTEST_APPLESS_MAIN(AmendmentsTest)
#include "amendmentstest.moc"
