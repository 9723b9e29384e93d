// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/storage.h"

#include "sql/schemas.h"

#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <csignal>
#include <sys/resource.h>
#endif

using base::ErrorCode;
using base::Result;
using sql::Database;
using sql::Job;

namespace {

Result<void> withoutCount(const Result<int> &result)
{
    return result ? Result<void>() : base::failure(result.error());
}

/// A job that stores words, one after the other, until one is refused.
Job storing(const QStringList &words)
{
    return {[words](Database &database) -> Result<void> {
                for (const QString &word : words) {
                    if (const auto stored = sql::insert(database, word); !stored)
                        return withoutCount(stored);
                }
                return {};
            },
            {}};
}

/// A job that stores a word and then fails by itself.
Job storingAndFailing(const QString &word, ErrorCode code)
{
    return {[word, code](Database &database) -> Result<void> {
                if (const auto stored = sql::insert(database, word); !stored)
                    return withoutCount(stored);
                return base::failure(code, QStringLiteral("as told"));
            },
            {}};
}

/// "ok", or the code of the failure, for each job.
QStringList outcomes(const std::vector<Result<void>> &results)
{
    QStringList texts;
    for (const Result<void> &result : results)
        texts.append(result ? QStringLiteral("ok") : QString::number(static_cast<int>(result.error().code)));
    return texts;
}

QString codeOf(ErrorCode code)
{
    return QString::number(static_cast<int>(code));
}

const QString ok = QStringLiteral("ok");
const QString tea = QStringLiteral("tea");
const QString cup = QStringLiteral("cup");
const QString pot = QStringLiteral("pot");

} // namespace

class BatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void carriesOutNothing();
    void carriesOutJobsInOrder();
    void rollsBackAJobThatFailsAlone_data();
    void rollsBackAJobThatFailsAlone();
    void failsAllWhereTheDatabaseIsInTrouble_data();
    void failsAllWhereTheDatabaseIsInTrouble();
    void runsNoJobAfterThat();
    void failsOneAloneWhereTheDiskRefusesIt_data();
    void failsOneAloneWhereTheDiskRefusesIt();
    void failsOneAloneForWhichThereIsNoRoom();
    void failsAllWhereTheCommitFails();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Database> m_database;
};

void BatchTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_database.reset();
    QFile::remove(m_folder.filePath(QStringLiteral("words.db")));
    auto database = Database::open(m_folder.filePath(QStringLiteral("words.db")), sql::words);
    QVERIFY(database);
    m_database = std::make_unique<Database>(std::move(*database));
}

void BatchTest::carriesOutNothing()
{
    QVERIFY(sql::runBatch(*m_database, {}).empty());
    QCOMPARE(outcomes(sql::runBatch(*m_database, {storing({tea})})), QStringList{ok});
}

void BatchTest::carriesOutJobsInOrder()
{
    QStringList seen;
    const Job looking{[&seen](Database &database) -> Result<void> {
                          seen.append(sql::wordsIn(database).join(QLatin1Char(' ')));
                          return {};
                      },
                      {}};
    const auto results =
        sql::runBatch(*m_database, {looking, storing({tea}), looking, storing({cup}), looking});
    QCOMPARE(outcomes(results), (QStringList{ok, ok, ok, ok, ok}));
    QCOMPARE(seen, (QStringList{QString(), tea, QStringLiteral("cup tea")}));
}

void BatchTest::rollsBackAJobThatFailsAlone_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("invalid") << int(ErrorCode::Invalid);
    QTest::newRow("not found") << int(ErrorCode::NotFound);
    QTest::newRow("conflict") << int(ErrorCode::Conflict);
    QTest::newRow("refused") << int(ErrorCode::Refused);
}

void BatchTest::rollsBackAJobThatFailsAlone()
{
    QFETCH(int, code);
    // One fails by a constraint after it has stored something, one by its own decision.
    const auto results =
        sql::runBatch(*m_database, {storing({tea}), storing({pot, tea}),
                                    storingAndFailing(pot, ErrorCode(code)), storing({cup})});
    QCOMPARE(outcomes(results), (QStringList{ok, codeOf(ErrorCode::Conflict), codeOf(ErrorCode(code)), ok}));
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, tea}));
}

void BatchTest::failsAllWhereTheDatabaseIsInTrouble_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("busy") << int(ErrorCode::Busy);
    QTest::newRow("corrupt") << int(ErrorCode::Corrupt);
}

void BatchTest::failsAllWhereTheDatabaseIsInTrouble()
{
    QFETCH(int, code);
    const QString refused = codeOf(ErrorCode(code));
    const auto results =
        sql::runBatch(*m_database, {storing({tea}), storingAndFailing(pot, ErrorCode(code)), storing({cup})});
    QCOMPARE(outcomes(results), (QStringList{refused, refused, refused}));
    QCOMPARE(sql::wordsIn(*m_database), QStringList());

    QCOMPARE(outcomes(sql::runBatch(*m_database, {storing({tea}), storing({cup})})), (QStringList{ok, ok}));
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, tea}));
}

void BatchTest::runsNoJobAfterThat()
{
    bool hasRun = false;
    const Job noting{[&hasRun](Database &) -> Result<void> {
                         hasRun = true;
                         return {};
                     },
                     {}};
    (void)sql::runBatch(*m_database, {storingAndFailing(tea, ErrorCode::Corrupt), noting});
    QVERIFY(!hasRun);
}

void BatchTest::failsOneAloneWhereTheDiskRefusesIt_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("no space") << int(ErrorCode::NoSpace);
    QTest::newRow("i/o") << int(ErrorCode::Io);
}

void BatchTest::failsOneAloneWhereTheDiskRefusesIt()
{
    QFETCH(int, code);
    const auto results =
        sql::runBatch(*m_database, {storing({tea}), storingAndFailing(pot, ErrorCode(code)), storing({cup})});
    QCOMPARE(outcomes(results), (QStringList{ok, codeOf(ErrorCode(code)), ok}));
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, tea}));
}

void BatchTest::failsOneAloneForWhichThereIsNoRoom()
{
    QVERIFY(sql::insert(*m_database, pot));
    const QString pages = sql::valueOf(*m_database, QStringLiteral("PRAGMA page_count"));
    (void)sql::valueOf(*m_database, QStringLiteral("PRAGMA max_page_count=") + pages);
    const QString full = codeOf(ErrorCode::NoSpace);
    const QString long_(100'000, QLatin1Char('x'));
    QCOMPARE(outcomes(sql::runBatch(*m_database, {storing({tea}), storing({long_}), storing({cup})})),
             (QStringList{ok, full, ok}));
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, pot, tea}));

    (void)sql::valueOf(*m_database, QStringLiteral("PRAGMA max_page_count=1000000"));
    QCOMPARE(outcomes(sql::runBatch(*m_database, {storing({long_})})), QStringList{ok});
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, pot, tea, long_}));
}

void BatchTest::failsAllWhereTheCommitFails()
{
#ifdef Q_OS_UNIX
    // The journal may not grow: the jobs work in memory, and the disk refuses the commit itself.
    QVERIFY(sql::insert(*m_database, pot));
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(QFile(m_folder.filePath(QStringLiteral("words.db-wal"))).size());
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &tight), 0);
    const auto results = sql::runBatch(*m_database, {storing({tea}), storing({cup})});
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);

    QCOMPARE(results.size(), 2U);
    for (const Result<void> &result : results) {
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::Io || result.error().code == ErrorCode::NoSpace);
    }
    QCOMPARE(sql::wordsIn(*m_database), QStringList{pot});
    QCOMPARE(outcomes(sql::runBatch(*m_database, {storing({tea}), storing({cup})})), (QStringList{ok, ok}));
    QCOMPARE(sql::wordsIn(*m_database), (QStringList{cup, pot, tea}));
#else
    QSKIP("needs a limit on the size of files");
#endif
}

QTEST_GUILESS_MAIN(BatchTest)
#include "batchtest.moc"
