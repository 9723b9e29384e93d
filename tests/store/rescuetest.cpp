// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rescue.h"

#include "crypto/spacekey.h"
#include "sql/damage.h"
#include "store/keptspace.h"
#include "support/seededchance.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using base::ErrorCode;
using sample::entry;
using sample::garden;
using sample::general;
using store::KnownSpace;
using store::OutboxEntry;

namespace {

const base::UtcTime when{std::chrono::milliseconds(1'795'341'600'000)};
constexpr int pageSize = 4'096;
/// The id and text of messages that wait, as they were written.
using Written = std::map<base::RequestId, OutboxEntry>;

} // namespace

/// What is left of a space's database after all kinds of damage.
class RescueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void rescuesAllOfAWholeDatabase();
    void rescuesWhatIsOnlyInTheJournal();
    void findsNothingWhereThereIsNothing_data();
    void findsNothingWhereThereIsNothing();
    void rescuesWhatStandsBeforeACut();
    void looksBehindAPageThatIsGone();
    void sendsNothingThatIsNotAsItWasWritten();
    void sendsWhatWasWrittenBeforeThereWereDigests_data();
    void sendsWhatWasWrittenBeforeThereWereDigests();
    void believesNoDamageThatDigestsAreMissing();
    void keepsRoomsWithoutTheirHistory();
    void doesNotTrustAPositionThatCannotBe_data();
    void doesNotTrustAPositionThatCannotBe();
    void trustsNoKeyThatIsNone();
    void rebuildsWithWhatIsRescued();
    void losesNothingWhereTheDiskIsFull();
    void endsWholeWhateverIsWrongWithTheHeader();
    void endsWholeAfterAnyDamage_data();
    void endsWholeAfterAnyDamage();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"space.db"_qs); }
    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// Carries out a statement on the database as it is.
    void carryOut(const QString &statement) const
    {
        auto database = sql::Database::open(path(), store::spaceSchema);
        QVERIFY(database);
        QVERIFY2(database->run(statement), qPrintable(statement));
    }
    /// Overwrites where a table begins.
    void wipe(const QString &table) const;
    /// Opens the database as a program does: sets it aside where it must, once.
    [[nodiscard]] std::optional<KnownSpace> openAsAProgram() const;
    [[nodiscard]] base::Result<KnownSpace> tryToLoad() const;
    /// Whether all of these were written, as they are.
    [[nodiscard]] bool wereWritten(const std::vector<OutboxEntry> &entries) const;

    QByteArray m_whole; ///< a database with history, outbox and drafts
    Written m_written;
    QByteArray m_serverKey;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RescueTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void RescueTest::initTestCase()
{
    init();
    m_serverKey = crypto::SpaceKey::generate()->publicDer();
    {
        store::KeptSpace space(path());
        QVERIFY(space.saveFacts({wire::space, base::Epoch(u"e-1"_qs), m_serverKey, sample::ada, u"Home"_qs}));
        QVERIFY(space.saveRooms({sample::room(general, u"General"_qs), sample::room(garden, u"Garden"_qs)}));
        QVERIFY(space.add(sample::messages(1, 900)));
        QVERIFY(space.carryOut([](auto &kept, auto reply) { kept.saveReadPosition(general, 590, reply); }));
        QVERIFY(space.carryOut([](auto &kept, auto reply) { kept.saveDraft(general, u"to be"_qs, reply); }));
        for (int number = 1; number <= 60; ++number) {
            OutboxEntry message = entry(number);
            // Some take pages of their own.
            if (number % 10 == 0)
                message.content = QString(9'000, QChar(u'a' + number % 26));
            if (number % 7 == 0)
                message.failure = protocol::ErrorCode::TooLong;
            m_written.emplace(message.id, message);
            QVERIFY(space.carryOut([&](auto &kept, auto reply) {
                kept.enqueue(message, [reply](const base::Result<store::Enqueued> &enqueued) {
                    reply(enqueued ? base::Result<void>() : base::failure(enqueued.error()));
                });
            }));
        }
        // Some were sent, and must not come back.
        for (int number = 1; number <= 60; number += 5) {
            m_written.erase(sample::request(number));
            QVERIFY(space.carryOut(
                [&](auto &kept, auto reply) { kept.dequeue(sample::request(number), reply); }));
        }
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    m_whole = file.readAll();
    QVERIFY2(m_whole.size() > 30 * pageSize, qPrintable(QString::number(m_whole.size() / pageSize)));
}

base::Result<KnownSpace> RescueTest::tryToLoad() const
{
    if (sql::isEmptied(path()))
        return base::failure(ErrorCode::Corrupt, u"emptied"_qs);
    auto database = sql::Database::open(path(), store::spaceSchema);
    if (!database)
        return base::failure(database.error());
    support::InlineStorage storage(std::move(*database));
    store::SpaceStore space(storage);
    std::optional<base::Result<KnownSpace>> known;
    space.load([&known](base::Result<KnownSpace> loaded) { known.emplace(std::move(loaded)); });
    storage.commit();
    return std::move(*known);
}

std::optional<KnownSpace> RescueTest::openAsAProgram() const
{
    auto known = tryToLoad();
    if (!known && known.error().code == ErrorCode::Corrupt) {
        if (!store::rebuildSpace(path(), when))
            return std::nullopt;
        known = tryToLoad();
    }
    return known ? std::optional(std::move(*known)) : std::nullopt;
}

void RescueTest::wipe(const QString &table) const
{
    qint64 page = 0;
    {
        auto database = sql::Database::openDamaged(path());
        QVERIFY(database);
        const auto roots = database->rows(u"SELECT rootpage FROM sqlite_schema WHERE name = ?"_qs, {table},
                                          [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
        QVERIFY(roots && roots->size() == 1);
        page = roots->front();
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(pageSize, 'x')), pageSize);
}

bool RescueTest::wereWritten(const std::vector<OutboxEntry> &entries) const
{
    return std::ranges::all_of(entries, [this](const OutboxEntry &entry) {
        const auto written = m_written.find(entry.id);
        return written != m_written.end() && written->second.content == entry.content &&
               written->second.room == entry.room;
    });
}

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

void RescueTest::findsNothingWhereThereIsNothing_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("an empty file") << QByteArray();
    QTest::newRow("a letter") << QByteArray(100'000, 'a');
    QTest::newRow("half a header") << m_whole.first(50);
    QTest::newRow("garbage for a header") << QByteArray(m_whole).replace(0, 100, QByteArray(100, 'x'));
    QTest::newRow("zeros") << QByteArray(m_whole.size(), '\0');
}

void RescueTest::findsNothingWhereThereIsNothing()
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

void RescueTest::sendsNothingThatIsNotAsItWasWritten()
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

void RescueTest::sendsWhatWasWrittenBeforeThereWereDigests_data()
{
    QTest::addColumn<std::size_t>("version");
    for (std::size_t version = 1; version < store::digestVersion; ++version)
        QTest::addRow("version %d", static_cast<int>(version)) << version;
}

void RescueTest::sendsWhatWasWrittenBeforeThereWereDigests()
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

void RescueTest::believesNoDamageThatDigestsAreMissing()
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

void RescueTest::doesNotTrustAPositionThatCannotBe_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage : {"UPDATE stretches SET high = 1 << 62", "UPDATE stretches SET high = -1",
                               "UPDATE stretches SET high = 'x'", "DELETE FROM stretches",
                               "DELETE FROM events WHERE seq = 900", "UPDATE rooms SET read_seq = -1"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void RescueTest::doesNotTrustAPositionThatCannotBe()
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

void RescueTest::trustsNoKeyThatIsNone()
{
    QByteArray key = m_serverKey.toBase64();
    QCOMPARE(m_whole.count(key), 1);
    QByteArray other = key;
    other[100] = other[100] == 'A' ? 'B' : 'A';
    write(QByteArray(m_whole).replace(key, other));
    QCOMPARE(store::rescueSpace(path()).facts.serverKey, QByteArray());
}

void RescueTest::rebuildsWithWhatIsRescued()
{
    write(QByteArray(m_whole).replace(m_whole.size() / 2, pageSize, QByteArray(pageSize, '\0')));
    sql::markSuspect(path()); // as after a crash
    const auto loaded = tryToLoad();
    QVERIFY(!loaded);
    QCOMPARE(loaded.error().code, ErrorCode::Corrupt);
    const auto aside = store::rebuildSpace(path(), when);
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
    QVERIFY(!store::rebuildSpace(path(), when));
    QCOMPARE(store::rescueSpace(path()).outbox.size(), m_written.size());
    QCOMPARE(QFile(path()).size(), m_whole.size());
}

void RescueTest::endsWholeWhateverIsWrongWithTheHeader()
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

void RescueTest::endsWholeAfterAnyDamage_data()
{
    QTest::addColumn<int>("bytes");
    for (const int bytes : {1, 3, 20, 300, 5'000})
        QTest::addRow("%d", bytes) << bytes;
}

void RescueTest::endsWholeAfterAnyDamage()
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

QTEST_GUILESS_MAIN(RescueTest)
#include "rescuetest.moc"
