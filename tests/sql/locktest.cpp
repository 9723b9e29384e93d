// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/database.h"

#include "sql/schemas.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using base::ErrorCode;
using sql::Database;

namespace {

/// What this program does as the other process: opens the database, stores a word, and stays.
int holdOpen(const QString &path)
{
    auto database = Database::open(path, sql::words);
    if (!database) {
        std::puts(database.error().code == ErrorCode::Busy ? "busy" : "failed");
        return 1;
    }
    if (!sql::insert(*database, QStringLiteral("tea")))
        return 2;
    std::puts("open");
    std::fflush(stdout);
    return std::getchar();
}

} // namespace

class LockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void refusesASecondOpeningInOneProcess();
    void refusesASecondOpeningByAnotherProcess();
    void refusesWhatAnotherProcessHasOpenUntilThatIsKilled();

private:
    void start(QProcess &other)
    {
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--hold"), m_path});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void LockTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("words.db"));
}

void LockTest::refusesASecondOpeningInOneProcess()
{
    {
        auto first = Database::open(m_path, sql::words);
        QVERIFY(first);
        const auto second = Database::open(m_path, sql::words);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
        // Nor does a program of another version get in.
        QCOMPARE(Database::open(m_path, sql::newerWords).error().code, ErrorCode::Busy);
        QVERIFY(sql::insert(*first, QStringLiteral("tea")));
        QCOMPARE(sql::wordsIn(*first), QStringList{QStringLiteral("tea")});
    }
    QVERIFY(Database::open(m_path, sql::words));
}

void LockTest::refusesASecondOpeningByAnotherProcess()
{
    auto database = Database::open(m_path, sql::words);
    QVERIFY(database);
    QProcess other;
    start(other);
    QVERIFY(other.waitForFinished());
    QCOMPARE(other.readAllStandardOutput().trimmed(), QByteArrayLiteral("busy"));
    QVERIFY(sql::insert(*database, QStringLiteral("tea")));
}

void LockTest::refusesWhatAnotherProcessHasOpenUntilThatIsKilled()
{
    QProcess other;
    start(other);
    QVERIFY(other.waitForReadyRead());
    QCOMPARE(other.readAllStandardOutput().trimmed(), QByteArrayLiteral("open"));
    const auto refused = Database::open(m_path, sql::words);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);

    other.kill();
    QVERIFY(other.waitForFinished());
    auto database = Database::open(m_path, sql::words);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), QStringList{QStringLiteral("tea")});
}

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--hold"))
        return holdOpen(arguments.value(2));
    LockTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "locktest.moc"
