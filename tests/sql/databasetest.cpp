// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/database.h"

#include "sql/schemas.h"

#include <QTemporaryDir>
#include <QTest>

#include <limits>

using base::ErrorCode;
using sql::Database;

class DatabaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void syncsEveryCommit();
    void locksTheFileForItself();
    void tellsHowManyRowsChanged();
    void tellsTheIdOfTheLastRow();
    void keepsValues_data();
    void keepsValues();
    void bindsAnewEachTime();
    void refusesWhatAConstraintForbids_data();
    void refusesWhatAConstraintForbids();
    void goesOnAfterAStatementThatFailed();
    void failsWhereTheStatementIsWrong();
    void saysThatTheDiskIsFullAndGoesOn();
    void canBeMoved();

private:
    [[nodiscard]] Database open(const QString &path = QStringLiteral(":memory:"))
    {
        return std::move(*Database::open(path, sql::words));
    }
};

void DatabaseTest::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".?")));
}

void DatabaseTest::syncsEveryCommit()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("words.db"));
    Database database = open(path);
    QCOMPARE(sql::valueOf(database, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    QCOMPARE(sql::valueOf(database, QStringLiteral("PRAGMA synchronous")), QStringLiteral("2"));
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    QVERIFY(QFile::exists(path + QStringLiteral("-wal")));
}

void DatabaseTest::locksTheFileForItself()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("words.db"));
    Database database = open(path);
    QCOMPARE(sql::valueOf(database, QStringLiteral("PRAGMA locking_mode")), QStringLiteral("exclusive"));
    // With the lock for itself alone it needs no memory that is shared with others.
    QVERIFY(!QFile::exists(path + QStringLiteral("-shm")));
}

void DatabaseTest::tellsHowManyRowsChanged()
{
    Database database = open();
    for (const char16_t *word : {u"tea", u"cup", u"spoon"})
        QCOMPARE(*sql::insert(database, QString::fromUtf16(word)), 1);
    QCOMPARE(*database.run(QStringLiteral("UPDATE words SET length = 1 WHERE length = ?"), {3}), 2);
    QCOMPARE(*database.run(QStringLiteral("DELETE FROM words WHERE length = ?"), {99}), 0);
    QCOMPARE(*database.run(QStringLiteral("DELETE FROM words")), 3);
}

void DatabaseTest::tellsTheIdOfTheLastRow()
{
    Database database = open();
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    QCOMPARE(database.lastInsertId(), 1);
    QVERIFY(sql::insert(database, QStringLiteral("cup")));
    QCOMPARE(database.lastInsertId(), 2);
}

void DatabaseTest::keepsValues_data()
{
    QTest::addColumn<QVariant>("value");
    QTest::newRow("text") << QVariant(QStringLiteral("Grüße 👋"));
    QTest::newRow("empty text") << QVariant(QStringLiteral(""));
    QTest::newRow("text with quotes") << QVariant(QStringLiteral("'; DROP TABLE words; --"));
    QTest::newRow("bytes") << QVariant(QByteArray("\x00\xff\x00", 3));
    QTest::newRow("no bytes") << QVariant(QByteArrayLiteral(""));
    QTest::newRow("the largest number") << QVariant(std::numeric_limits<qint64>::max());
    QTest::newRow("the smallest number") << QVariant(std::numeric_limits<qint64>::min());
    QTest::newRow("nothing") << QVariant();
}

void DatabaseTest::keepsValues()
{
    QFETCH(QVariant, value);
    Database database = open();
    QVERIFY(database.run(QStringLiteral("CREATE TABLE things (thing)")));
    QVERIFY(database.run(QStringLiteral("INSERT INTO things VALUES (?)"), {value}));
    const auto rows = database.rows(QStringLiteral("SELECT thing FROM things WHERE thing IS ?"), {value},
                                    [](const QSqlQuery &row) { return row.value(0); });
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1U);
    QCOMPARE(rows->front().isNull(), value.isNull());
    if (!value.isNull())
        QCOMPARE(rows->front(), value);
}

void DatabaseTest::bindsAnewEachTime()
{
    Database database = open();
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    QVERIFY(sql::insert(database, QStringLiteral("spoon")));
    const auto wordOfLength = [&database](int length) {
        return database.rows(QStringLiteral("SELECT word FROM words WHERE length = ?"), {length},
                             [](const QSqlQuery &row) { return row.value(0).toString(); });
    };
    QCOMPARE(wordOfLength(3)->front(), QStringLiteral("tea"));
    QCOMPARE(wordOfLength(5)->front(), QStringLiteral("spoon"));
    QVERIFY(wordOfLength(4)->empty());
}

void DatabaseTest::refusesWhatAConstraintForbids_data()
{
    QTest::addColumn<QString>("statement");
    QTest::newRow("unique") << QStringLiteral("INSERT INTO words (word) VALUES ('tea')");
    QTest::newRow("not null") << QStringLiteral("INSERT INTO words (word) VALUES (NULL)");
    QTest::newRow("check") << QStringLiteral("INSERT INTO words (word, length) VALUES ('', 0)");
    QTest::newRow("foreign key") << QStringLiteral("INSERT INTO uses (word) VALUES ('cup')");
    QTest::newRow("a change") << QStringLiteral("UPDATE words SET word = 'tea' WHERE word = 'pot'");
    QTest::newRow("a deletion") << QStringLiteral("DELETE FROM words WHERE word = 'tea'");
}

void DatabaseTest::refusesWhatAConstraintForbids()
{
    QFETCH(QString, statement);
    Database database = open();
    QVERIFY(database.run(QStringLiteral("CREATE TABLE uses (word TEXT REFERENCES words (word))")));
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    QVERIFY(sql::insert(database, QStringLiteral("pot")));
    QVERIFY(database.run(QStringLiteral("INSERT INTO uses (word) VALUES ('tea')")));

    const auto refused = database.run(statement);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Conflict);
    QCOMPARE(sql::wordsIn(database), (QStringList{QStringLiteral("pot"), QStringLiteral("tea")}));
}

void DatabaseTest::goesOnAfterAStatementThatFailed()
{
    Database database = open();
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    QVERIFY(!sql::insert(database, QStringLiteral("tea")));
    QVERIFY(sql::insert(database, QStringLiteral("cup")));
    QCOMPARE(sql::wordsIn(database), (QStringList{QStringLiteral("cup"), QStringLiteral("tea")}));
}

void DatabaseTest::failsWhereTheStatementIsWrong()
{
    Database database = open();
    for (const QString &statement : {QStringLiteral("SELEC"), QStringLiteral("SELECT nothing FROM words"),
                                     QStringLiteral("INSERT INTO nowhere VALUES (1)")}) {
        const auto failed = database.run(statement);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Invalid);
        QVERIFY(!failed.error().detail.isEmpty());
    }
}

void DatabaseTest::saysThatTheDiskIsFullAndGoesOn()
{
    const QTemporaryDir folder;
    Database database = open(folder.filePath(QStringLiteral("words.db")));
    QVERIFY(sql::insert(database, QStringLiteral("tea")));
    const QString pages = sql::valueOf(database, QStringLiteral("PRAGMA page_count"));
    QCOMPARE(sql::valueOf(database, QStringLiteral("PRAGMA max_page_count=") + pages), pages);

    const auto refused = sql::insert(database, QString(100'000, QLatin1Char('x')));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NoSpace);
    QCOMPARE(sql::wordsIn(database), QStringList{QStringLiteral("tea")});

    (void)sql::valueOf(database, QStringLiteral("PRAGMA max_page_count=1000000"));
    QVERIFY(sql::insert(database, QString(100'000, QLatin1Char('x'))));
    QCOMPARE(sql::wordsIn(database).size(), 2);
}

void DatabaseTest::canBeMoved()
{
    Database first = open();
    QVERIFY(sql::insert(first, QStringLiteral("tea")));
    Database second = std::move(first);
    QVERIFY(sql::insert(second, QStringLiteral("cup")));
    QCOMPARE(sql::wordsIn(second).size(), 2);
}

QTEST_GUILESS_MAIN(DatabaseTest)
#include "databasetest.moc"
