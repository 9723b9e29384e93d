// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/database.h"

#include "sql/schemas.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

using base::ErrorCode;
using sql::Database;
using sql::Migration;

namespace {

/// Whoever may write everything is somebody who owns no more than these paths, while this lives.
class Unprivileged
{
public:
    explicit Unprivileged(std::initializer_list<QString> owned)
    {
#ifdef Q_OS_UNIX
        m_isPrivileged = geteuid() == 0;
        if (!m_isPrivileged)
            return;
        for (const QString &path : owned) {
            if (chown(QFile::encodeName(path).constData(), nobody, nobody) != 0)
                qFatal("%s cannot be given away", qUtf8Printable(path));
        }
        become(nobody);
#else
        Q_UNUSED(owned)
#endif
    }
    Unprivileged(const Unprivileged &) = delete;
    Unprivileged &operator=(const Unprivileged &) = delete;
    ~Unprivileged()
    {
#ifdef Q_OS_UNIX
        if (m_isPrivileged)
            become(0);
#endif
    }

#ifdef Q_OS_UNIX
private:
    static constexpr uid_t nobody = 65534;

    static void become(uid_t user)
    {
        if (seteuid(user) != 0)
            qFatal("cannot become user %u", user);
    }

    bool m_isPrivileged = false;
#endif
};

} // namespace

class OpeningTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void bringsANewDatabaseToTheNewestVersion();
    void bringsAnOldDatabaseToTheNewestVersionAndKeepsItsRows();
    void carriesOutEachMigrationOnce();
    void leavesAnOldDatabaseAsItWasWhereAMigrationFails();
    void leavesADatabaseOfANewerVersionUntouched();
    void losesNothingOfANewerVersionThatCrashed();
    void takesUpTheJournalOfOneThatCrashed();
    void refusesWhatIsNoDatabase_data();
    void refusesWhatIsNoDatabase();
    void refusesWhatNoMigrationFits_data();
    void refusesWhatNoMigrationFits();
    void leavesWhatItMayNotWrite();
    void failsWhereTheFolderIsMissing();
    void failsWhereThePathIsAFolder();

private:
    [[nodiscard]] QString path(const char *name = "words.db") const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// Leaves at path() what a process leaves that was killed: its last commits are in the journal.
    template <std::size_t Size>
    void crash(const Migration (&migrations)[Size]);

    std::unique_ptr<QTemporaryDir> m_folder;
};

void OpeningTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
    m_folder = std::make_unique<QTemporaryDir>();
}

template <std::size_t Size>
void OpeningTest::crash(const Migration (&migrations)[Size])
{
    auto database = Database::open(path("living.db"), migrations);
    QVERIFY(database);
    QVERIFY(sql::insert(*database, QStringLiteral("tea")));
    write(path(), sql::bytesOf(path("living.db")));
    write(path("words.db-wal"), sql::bytesOf(path("living.db-wal")));
    QVERIFY(!sql::bytesOf(path("words.db-wal")).isEmpty());
}

void OpeningTest::bringsANewDatabaseToTheNewestVersion()
{
    auto database = Database::open(path(), sql::newerWords);
    QVERIFY(database);
    QCOMPARE(sql::valueOf(*database, QStringLiteral("PRAGMA user_version")), QStringLiteral("2"));
    QCOMPARE(sql::wordsIn(*database), QStringList{QStringLiteral("zwei")});
}

void OpeningTest::bringsAnOldDatabaseToTheNewestVersionAndKeepsItsRows()
{
    {
        auto old = Database::open(path(), sql::words);
        QVERIFY(old);
        QVERIFY(sql::insert(*old, QStringLiteral("tea")));
    }
    auto database = Database::open(path(), sql::newerWords);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), (QStringList{QStringLiteral("tea"), QStringLiteral("zwei")}));
    QCOMPARE(sql::valueOf(*database, QStringLiteral("SELECT language FROM words WHERE word = 'tea'")),
             QStringLiteral("en"));
}

void OpeningTest::carriesOutEachMigrationOnce()
{
    for (int time = 0; time < 3; ++time) {
        auto database = Database::open(path(), sql::newerWords);
        QVERIFY(database);
        QCOMPARE(sql::wordsIn(*database), QStringList{QStringLiteral("zwei")});
    }
}

void OpeningTest::leavesAnOldDatabaseAsItWasWhereAMigrationFails()
{
    {
        auto old = Database::open(path(), sql::words);
        QVERIFY(old);
        QVERIFY(sql::insert(*old, QStringLiteral("tea")));
    }
    // The second statement fails, and the first must not stay behind.
    static constexpr Migration broken[] = {
        sql::words[0], sql::newerWords[1], {"DELETE FROM words; INSERT INTO nowhere VALUES (1)"}};
    const auto failed = Database::open(path(), broken);
    QVERIFY(!failed);

    auto database = Database::open(path(), sql::words);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), QStringList{QStringLiteral("tea")});
    QCOMPARE(sql::valueOf(*database, QStringLiteral("PRAGMA user_version")), QStringLiteral("1"));
}

void OpeningTest::leavesADatabaseOfANewerVersionUntouched()
{
    QVERIFY(Database::open(path(), sql::newerWords));
    const QByteArray before = sql::bytesOf(path());
    const QStringList filesBefore = QDir(m_folder->path()).entryList(QDir::Files);

    const auto refused = Database::open(path(), sql::words);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooNew);
    QVERIFY(sql::bytesOf(path()) == before);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), filesBefore);
    QVERIFY(Database::open(path(), sql::newerWords));
}

void OpeningTest::losesNothingOfANewerVersionThatCrashed()
{
    crash(sql::newerWords);
    const auto refused = Database::open(path(), sql::words);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooNew);
    auto database = Database::open(path(), sql::newerWords);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), (QStringList{QStringLiteral("tea"), QStringLiteral("zwei")}));
}

void OpeningTest::takesUpTheJournalOfOneThatCrashed()
{
    crash(sql::words);
    auto database = Database::open(path(), sql::words);
    QVERIFY(database);
    QCOMPARE(sql::wordsIn(*database), QStringList{QStringLiteral("tea")});
}

void OpeningTest::refusesWhatIsNoDatabase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    {
        const QTemporaryDir folder;
        const QString good = folder.filePath(QStringLiteral("good.db"));
        QVERIFY(Database::open(good, sql::words));
        QByteArray scribbled = sql::bytesOf(good);
        // https://www.sqlite.org/fileformat.html#the_database_header
        QTest::newRow("a form that nobody writes") << QByteArray(scribbled).replace(18, 1, "\x03");
        QTest::newRow("a form that nobody reads") << QByteArray(scribbled).replace(19, 1, "\x03");
        QTest::newRow("a schema of no known form") << QByteArray(scribbled).replace(47, 1, "\x07");
        QTest::newRow("half a header") << scribbled.first(50);
        QTest::newRow("scribbled over after the header")
            << scribbled.replace(100, 4000, QByteArray(4000, 'x'));
    }
    QTest::newRow("a letter") << QByteArrayLiteral("Dear Ada,\n");
    QTest::newRow("a long letter") << QByteArray(10'000, 'a');
    QTest::newRow("an archive") << QByteArray("PK\x03\x04", 4) + QByteArray(5000, '\0');
}

void OpeningTest::refusesWhatIsNoDatabase()
{
    QFETCH(QByteArray, bytes);
    write(path(), bytes);
    const auto refused = Database::open(path(), sql::words);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Corrupt);
    QVERIFY(sql::bytesOf(path()) == bytes);
}

void OpeningTest::refusesWhatNoMigrationFits_data()
{
    QTest::addColumn<QString>("damage");
    QTest::newRow("a table lost") << QStringLiteral("DROP TABLE words");
    QTest::newRow("a row twice") << QStringLiteral("INSERT INTO words (word) VALUES ('zwei')");
    QTest::newRow("a version below all") << QStringLiteral("PRAGMA user_version = -7");
    QTest::newRow("another version") << QStringLiteral("PRAGMA user_version = 0");
}

void OpeningTest::refusesWhatNoMigrationFits()
{
    QFETCH(QString, damage);
    {
        auto old = Database::open(path(), sql::words);
        QVERIFY(old);
        QVERIFY(old->run(damage));
    }
    const auto refused = Database::open(path(), sql::newerWords);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Corrupt);
}

void OpeningTest::leavesWhatItMayNotWrite()
{
    QVERIFY(Database::open(path(), sql::words));
    QFile file(path());
    const auto before = file.permissions();
    QVERIFY(file.setPermissions(QFile::ReadOwner));
    const Unprivileged anybody{m_folder->path(), path()};
    const auto refused = Database::open(path(), sql::newerWords);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Refused);
    QVERIFY(file.setPermissions(before));
}

void OpeningTest::failsWhereTheFolderIsMissing()
{
    const auto failed = Database::open(path("nowhere/words.db"), sql::words);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Io);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void OpeningTest::failsWhereThePathIsAFolder()
{
    const auto failed = Database::open(m_folder->path(), sql::words);
    QVERIFY(!failed);
    QCOMPARE(failed.error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(OpeningTest)
#include "openingtest.moc"
