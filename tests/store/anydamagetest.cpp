// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/damagedspace.h"

#include "support/seededchance.h"

#include <QTest>

using base::ErrorCode;
using sample::entry;
using store::OutboxEntry;

/// What a program does with a space's database after all kinds of damage: it trusts nothing that is not as
/// it was, and ends with a whole one.
class AnyDamageTest : public QObject, private store::DamagedSpace
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { makeWhole(); }
    void init() { begin(); }

    void findsNothingWhereThereIsNothing_data();
    void findsNothingWhereThereIsNothing();
    void sendsNothingThatIsNotAsItWasWritten();
    void sendsWhatWasWrittenBeforeThereWereDigests_data();
    void sendsWhatWasWrittenBeforeThereWereDigests();
    void believesNoDamageThatDigestsAreMissing();
    void doesNotTrustAPositionThatCannotBe_data();
    void doesNotTrustAPositionThatCannotBe();
    void trustsNoKeyThatIsNone();
    void endsWholeWhateverIsWrongWithTheHeader();
    void endsWholeAfterAnyDamage_data();
    void endsWholeAfterAnyDamage();
};

void AnyDamageTest::findsNothingWhereThereIsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("a letter") << QByteArray(100'000, 'a');
    QTest::newRow("half a header") << m_whole.first(50);
    QTest::newRow("garbage for a header") << QByteArray(m_whole).replace(0, 100, QByteArray(100, 'x'));
    QTest::newRow("zeros") << QByteArray(m_whole.size(), '\0');
}

void AnyDamageTest::findsNothingWhereThereIsNothing()
{
    QFETCH(QByteArray, bytes);
    write(bytes);
    const auto rescued = store::rescueSpace(path());
    QVERIFY(rescued.outbox.empty() && rescued.rooms.empty() && rescued.drafts.empty());
    QVERIFY(rescued.facts == store::SpaceFacts());
    const auto known = openAsAProgram();
    QVERIFY(known);
    QVERIFY(known->outbox.empty());
}

void AnyDamageTest::sendsNothingThatIsNotAsItWasWritten()
{
    const QByteArray text = "message 33";
    QCOMPARE(m_whole.count(text), 1);
    write(QByteArray(m_whole).replace(text, "message 99"));
    // Nothing is wrong with the form of the file.
    const auto loaded = tryToLoad();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Corrupt);
    const auto known = openAsAProgram();
    QVERIFY(known);
    QCOMPARE(known->outbox.size(), m_written.size() - 1);
    QVERIFY(wereWritten(known->outbox));
}

void AnyDamageTest::sendsWhatWasWrittenBeforeThereWereDigests_data()
{
    QTest::addColumn<std::size_t>("version");
    for (std::size_t version = 1; version < store::digestVersion; ++version)
        QTest::addRow("version %d", static_cast<int>(version)) << version;
}

void AnyDamageTest::sendsWhatWasWrittenBeforeThereWereDigests()
{
    QFETCH(std::size_t, version);
    {
        auto old = sql::Database::open(path(), std::span(store::spaceSchema).first(version));
        QVERIFY(old);
        const OutboxEntry message = entry(33);
        QVERIFY(old->run(u"INSERT INTO outbox (id, room, content, time) VALUES (?, ?, ?, 0)"_qs,
                         {message.id.value().toRfc4122(), message.room.value(), message.content}));
        QVERIFY(old->run(u"INSERT INTO outbox (id, room, content, time) VALUES ('', 'r', 'no id', 0)"_qs));
    }
    // What a newer version has to read before it can be opened.
    wipe(u"rooms"_qs);
    if (version == store::digestVersion - 1)
        sql::markSuspect(path());
    const auto known = openAsAProgram();
    QVERIFY(known);
    QCOMPARE(known->outbox.size(), 1U);
    QVERIFY(wereWritten(known->outbox));
}

void AnyDamageTest::believesNoDamageThatDigestsAreMissing()
{
    // One of many has no digest, and another column is called as if there were none.
    write(m_whole);
    carryOut(u"UPDATE outbox SET content = 'another', digest = NULL WHERE position = 30"_qs);
    QCOMPARE(tryToLoad().error().code, ErrorCode::Corrupt);
    auto rescued = store::rescueSpace(path());
    QCOMPARE(rescued.outbox.size(), m_written.size() - 1);
    QVERIFY(wereWritten(rescued.outbox));
    carryOut(u"ALTER TABLE outbox RENAME COLUMN digest TO dagest"_qs);
    QCOMPARE(store::rescueSpace(path()).outbox.size(), 0U);
    // Nothing says that it is older but its version.
    write(m_whole);
    carryOut(u"UPDATE outbox SET content = 'another'"_qs);
    carryOut(u"PRAGMA user_version = 4"_qs);
    const auto known = openAsAProgram();
    QVERIFY(known);
    QCOMPARE(known->outbox.size(), 0U);
}

void AnyDamageTest::doesNotTrustAPositionThatCannotBe_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage : {"UPDATE stretches SET high = 1 << 62", "UPDATE stretches SET high = -1",
                               "UPDATE stretches SET high = 'x'", "DELETE FROM stretches",
                               "DELETE FROM events WHERE seq = 900", "UPDATE rooms SET read_seq = -1"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void AnyDamageTest::doesNotTrustAPositionThatCannotBe()
{
    QFETCH(QString, damage);
    write(m_whole);
    carryOut(damage);
    const auto loaded = tryToLoad();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Corrupt);
    const auto known = openAsAProgram();
    QVERIFY(known);
    QCOMPARE(known->rooms.size(), 2U);
    QCOMPARE(known->outbox.size(), m_written.size());
}

void AnyDamageTest::trustsNoKeyThatIsNone()
{
    QByteArray key = m_serverKey.toBase64();
    QCOMPARE(m_whole.count(key), 1);
    QByteArray other = key;
    other[100] = other[100] == 'A' ? 'B' : 'A';
    write(QByteArray(m_whole).replace(key, other));
    QCOMPARE(store::rescueSpace(path()).facts.serverKey, QByteArray());
}

void AnyDamageTest::endsWholeWhateverIsWrongWithTheHeader()
{
    constexpr int header = 100;
    for (int at = 0; at < header; ++at) {
        init();
        QByteArray damaged = m_whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x15);
        write(damaged);
        const auto known = openAsAProgram();
        if (!known && tryToLoad().error().code == ErrorCode::TooNew)
            continue;
        QVERIFY2(known, qPrintable(u"byte %1"_qs.arg(at)));
        QVERIFY2(wereWritten(known->outbox), qPrintable(u"byte %1"_qs.arg(at)));
    }
}

void AnyDamageTest::endsWholeAfterAnyDamage_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {1, 3, 20, 300, 5'000})
        QTest::addRow("%d", bytes) << bytes;
}

void AnyDamageTest::endsWholeAfterAnyDamage()
{
    QFETCH(int, bytes);
    std::size_t sum = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        init();
        support::SeededChance chance(seed * 1'000 + static_cast<std::uint64_t>(bytes));
        QByteArray damaged = m_whole;
        for (int i = 0; i < bytes; ++i) {
            const auto at = static_cast<qsizetype>(chance.below(static_cast<std::uint64_t>(damaged.size())));
            damaged[at] = static_cast<char>(chance.below(256));
        }
        write(damaged);
        if (seed % 2 == 0)
            sql::markSuspect(path());
        const auto known = openAsAProgram();
        // A number of a version that a newer program may have given is believed, and nothing touched.
        if (!known && tryToLoad().error().code == ErrorCode::TooNew)
            continue;
        QVERIFY2(known, qPrintable(u"seed %1"_qs.arg(seed)));
        QVERIFY2(wereWritten(known->outbox), qPrintable(u"seed %1"_qs.arg(seed)));
        sum += known->outbox.size();
    }
    // Little damage costs little.
    if (bytes == 1)
        QVERIFY(sum > 38 * m_written.size());
}

QTEST_GUILESS_MAIN(AnyDamageTest)
#include "anydamagetest.moc"
