// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/storagethread.h"

#include "sql/schemas.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <numeric>

using base::ErrorCode;
using base::Result;
using sql::Database;
using sql::Job;
using sql::StorageThread;

namespace {

constexpr int patience = 30'000; // ms

} // namespace

class StorageThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void worksInItsThreadAndReportsInTheOwners();
    void reportsInTheOrderOfSubmission();
    void reportsOnlyThroughTheEventLoop();
    void yieldsWhatTheWorkYields();
    void failsTheJobThatFailsAlone();
    void takesAJobFromAReport();
    void letsJobsThatWaitShareACommit();
    void carriesOutWhatWasSubmittedAndReportsNothingWhenItGoes();
    void failsToOpenAsTheDatabaseDoes();
    void freesTheDatabaseWhenItGoes();

private:
    [[nodiscard]] Job storing(const QString &word)
    {
        return {[word](Database &database) -> Result<void> {
                    const auto stored = sql::insert(database, word);
                    return stored ? Result<void>() : base::failure(stored.error());
                },
                [this, word](const Result<void> &result) {
                    m_reports.append(result ? word : word + QStringLiteral(" failed"));
                }};
    }
    /// Keeps the thread busy until m_release; waits until it has begun.
    void occupy()
    {
        m_storage->submit(Job{[this](Database &) -> Result<void> {
                                  m_begun.release();
                                  m_release.acquire();
                                  return {};
                              },
                              [](const Result<void> &) {}});
        QVERIFY(m_begun.tryAcquire(1, patience));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    QSemaphore m_begun;
    QSemaphore m_release;
    QStringList m_reports;
    std::unique_ptr<StorageThread> m_storage;
};

void StorageThreadTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_storage.reset();
    m_reports.clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("words.db"));
    auto storage = StorageThread::open(m_path, sql::words);
    QVERIFY(storage);
    m_storage = std::move(*storage);
}

void StorageThreadTest::worksInItsThreadAndReportsInTheOwners()
{
    std::atomic<QThread *> worker = nullptr;
    QThread *reporter = nullptr;
    m_storage->submit(Job{[&worker](Database &) -> Result<void> {
                              worker = QThread::currentThread();
                              return {};
                          },
                          [&reporter](const Result<void> &) { reporter = QThread::currentThread(); }});
    QTRY_VERIFY_WITH_TIMEOUT(reporter, patience);
    QCOMPARE(reporter, QThread::currentThread());
    QVERIFY(worker.load());
    QVERIFY(worker.load() != reporter);
}

void StorageThreadTest::reportsInTheOrderOfSubmission()
{
    QStringList expected;
    for (int i = 0; i < 500; ++i) {
        expected.append(QStringLiteral("word %1").arg(i));
        m_storage->submit(storing(expected.back()));
        if (i % 50 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), expected.size(), patience);
    QCOMPARE(m_reports, expected);
}

void StorageThreadTest::reportsOnlyThroughTheEventLoop()
{
    m_storage->submit(storing(QStringLiteral("tea")));
    occupy();
    // The first job's commit is over, and still nobody has been called.
    QVERIFY(m_reports.isEmpty());
    m_release.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_reports, QStringList{QStringLiteral("tea")}, patience);
}

void StorageThreadTest::yieldsWhatTheWorkYields()
{
    std::optional<Result<QString>> yielded;
    m_storage->submit<QString>([](Database &) -> Result<QString> { return QStringLiteral("tea"); },
                               [&yielded](Result<QString> result) { yielded.emplace(std::move(result)); });
    QTRY_VERIFY_WITH_TIMEOUT(yielded, patience);
    QVERIFY(*yielded);
    QCOMPARE(**yielded, QStringLiteral("tea"));

    yielded.reset();
    m_storage->submit<QString>(
        [](Database &) -> Result<QString> {
            return base::failure(ErrorCode::NotFound, QStringLiteral("no tea"));
        },
        [&yielded](Result<QString> result) { yielded.emplace(std::move(result)); });
    QTRY_VERIFY_WITH_TIMEOUT(yielded, patience);
    QVERIFY(!*yielded);
    QCOMPARE(yielded->error().code, ErrorCode::NotFound);
    QCOMPARE(yielded->error().detail, QStringLiteral("no tea"));
}

void StorageThreadTest::failsTheJobThatFailsAlone()
{
    occupy();
    for (const char16_t *word : {u"tea", u"tea", u"cup"})
        m_storage->submit(storing(QString::fromUtf16(word)));
    m_release.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), 3, patience);
    QCOMPARE(m_reports,
             (QStringList{QStringLiteral("tea"), QStringLiteral("tea failed"), QStringLiteral("cup")}));
}

void StorageThreadTest::takesAJobFromAReport()
{
    m_storage->submit(
        Job{[](Database &) -> Result<void> { return {}; },
            [this](const Result<void> &) { m_storage->submit(storing(QStringLiteral("tea"))); }});
    QTRY_COMPARE_WITH_TIMEOUT(m_reports, QStringList{QStringLiteral("tea")}, patience);
}

void StorageThreadTest::letsJobsThatWaitShareACommit()
{
    m_storage->submit(storing(QStringLiteral("before")));
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), 1, patience);
    occupy();
    for (int i = 0; i < 50; ++i)
        m_storage->submit(storing(QStringLiteral("shared %1").arg(i)));
    // The last one reports a broken database, which undoes whatever shares its commit and nothing else.
    m_storage->submit(Job{[](Database &) -> Result<void> { return base::failure(ErrorCode::Corrupt, {}); },
                          [](const Result<void> &) {}});
    m_release.release();
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), 51, patience);
    QCOMPARE(m_reports.front(), QStringLiteral("before"));
    for (int i = 0; i < 50; ++i)
        QCOMPARE(m_reports[i + 1], QStringLiteral("shared %1 failed").arg(i));

    m_storage->submit(storing(QStringLiteral("after")));
    QTRY_COMPARE_WITH_TIMEOUT(m_reports.size(), 52, patience);
    QCOMPARE(m_reports.back(), QStringLiteral("after"));
    m_storage.reset();
    auto database = Database::open(m_path, sql::words);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), (QStringList{QStringLiteral("after"), QStringLiteral("before")}));
}

void StorageThreadTest::carriesOutWhatWasSubmittedAndReportsNothingWhenItGoes()
{
    occupy();
    for (int i = 0; i < 20; ++i)
        m_storage->submit(storing(QString::number(i)));
    m_release.release();
    m_storage.reset();
    QCoreApplication::processEvents();
    QCOMPARE(m_reports, QStringList());
    auto database = Database::open(m_path, sql::words);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database).size(), 20);
}

void StorageThreadTest::failsToOpenAsTheDatabaseDoes()
{
    const auto busy = StorageThread::open(m_path, sql::words);
    QVERIFY(!busy);
    QCOMPARE(busy.error().code, ErrorCode::Busy);
    m_storage.reset();
    QVERIFY(StorageThread::open(m_path, sql::newerWords));
    const auto tooNew = StorageThread::open(m_path, sql::words);
    QVERIFY(!tooNew);
    QCOMPARE(tooNew.error().code, ErrorCode::TooNew);
}

void StorageThreadTest::freesTheDatabaseWhenItGoes()
{
    for (int time = 0; time < 5; ++time) {
        m_storage.reset();
        auto again = StorageThread::open(m_path, sql::words);
        QVERIFY(again);
        m_storage = std::move(*again);
    }
}

QTEST_GUILESS_MAIN(StorageThreadTest)
#include "storagethreadtest.moc"
