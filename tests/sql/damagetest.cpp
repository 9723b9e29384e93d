// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/damage.h"

#include "sql/schemas.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using base::ErrorCode;
using sql::Database;

namespace {

const base::UtcTime when{std::chrono::milliseconds(1'795'341'600'000)}; // 2026-11-22, 10:00

} // namespace

class DamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void trustsWhatWasClosedInOrder();
    void suspectsWhatWasLeftOpen();
    void clearsASuspicionThatWasWrong();
    void findsDamageAndDoesNotForgetIt();
    void suspectsWhatTurnsOutToBeDamaged();
    void readsUpToTheDamage();
    void knowsAFileThatLostItsContents();
    void setsADamagedOneAside();
    void findsAnotherNameInTheSameSecond();
    void goesOnWhereItWasInterrupted();
    void leavesASuccessorThatIsNotFinished();

private:
    [[nodiscard]] QString path(const char *name = "words.db") const
    {
        return m_folder->filePath(QLatin1String(name));
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    /// A database of several pages at path(), one of which is overwritten.
    void makeDamaged();
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void DamageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void DamageTest::makeDamaged()
{
    {
        auto database = Database::open(path(), sql::words);
        QVERIFY(database);
        QVERIFY(database->run(QStringLiteral("BEGIN")));
        for (int number = 0; number < 1'000; ++number)
            QVERIFY(sql::insert(*database, QStringLiteral("word %1").arg(number, 40)));
        QVERIFY(database->run(QStringLiteral("COMMIT")));
    }
    QByteArray bytes = sql::bytesOf(path());
    write(path(), bytes.replace(bytes.size() / 2, 8'192, QByteArray(8'192, '\xff')));
}

void DamageTest::trustsWhatWasClosedInOrder()
{
    QVERIFY(!sql::isSuspect(path()));
    QVERIFY(Database::open(path(), sql::words));
    QVERIFY(!sql::isSuspect(path()));
    // So the file is not read as a whole, whatever is in it.
    makeDamaged();
    auto database = Database::open(path(), sql::words);
    QVERIFY(database);
    QVERIFY(database->check());
}

void DamageTest::suspectsWhatWasLeftOpen()
{
    const auto database = Database::open(path(), sql::words);
    QVERIFY(database);
    // What a process leaves that is killed before it has written anything.
    write(path("left.db"), sql::bytesOf(path()));
    write(path("left.db-wal"), sql::bytesOf(path("words.db-wal")));
    QVERIFY(sql::isSuspect(path("left.db")));
}

void DamageTest::clearsASuspicionThatWasWrong()
{
    QVERIFY(Database::open(path(), sql::words));
    sql::markSuspect(path());
    QVERIFY(sql::isSuspect(path()));
    auto database = Database::open(path(), sql::words);
    QVERIFY(database);
    QVERIFY(sql::isSuspect(path()));
    QVERIFY(database->check());
    QVERIFY(!QFile::exists(path("words.db.suspect")));
}

void DamageTest::findsDamageAndDoesNotForgetIt()
{
    makeDamaged();
    sql::markSuspect(path());
    for (int start = 0; start < 2; ++start) {
        auto database = Database::open(path(), sql::words);
        QVERIFY(database);
        const auto checked = database->check();
        QVERIFY(!checked);
        QCOMPARE(checked.error().code, ErrorCode::Corrupt);
        QVERIFY(checked.error().detail.contains(path()));
    }
    QVERIFY(sql::isSuspect(path()));
}

void DamageTest::suspectsWhatTurnsOutToBeDamaged()
{
    makeDamaged();
    {
        auto database = Database::open(path(), sql::words);
        QVERIFY(database);
        const auto rows = database->rows(QStringLiteral("SELECT word FROM words"), {},
                                         [](const QSqlQuery &row) { return row.value(0).toString(); });
        QVERIFY(!rows);
        QCOMPARE(rows.error().code, ErrorCode::Corrupt);
    }
    QVERIFY(sql::isSuspect(path()));
}

void DamageTest::readsUpToTheDamage()
{
    makeDamaged();
    const QByteArray before = sql::bytesOf(path());
    {
        auto database = Database::openDamaged(path());
        QVERIFY(database);
        const auto words =
            database->readableRows(QStringLiteral("SELECT word FROM words NOT INDEXED ORDER BY rowid"), {},
                                   [](const QSqlQuery &row) { return row.value(0).toString(); });
        QVERIFY(!words.empty() && words.size() < 1'000);
        QCOMPARE(words.front(), QStringLiteral("word %1").arg(0, 40));
        QVERIFY(!database->run(QStringLiteral("DELETE FROM words")));
    }
    QVERIFY(sql::bytesOf(path()) == before);
}

void DamageTest::knowsAFileThatLostItsContents()
{
    QVERIFY(!sql::isEmptied(path()));
    write(path(), {});
    QVERIFY(sql::isEmptied(path()));
    write(path(), "x");
    QVERIFY(!sql::isEmptied(path()));
}

void DamageTest::setsADamagedOneAside()
{
    write(path(), "damaged");
    write(path("words.db-wal"), "journal");
    sql::markSuspect(path());
    write(sql::successorOf(path()), "new");
    const auto aside = sql::replaceDamaged(path(), when);
    QVERIFY(aside);
    QCOMPARE(*aside, path("words.db.damaged-2026-11-22T10-00-00"));
    QCOMPARE(sql::bytesOf(*aside), QByteArrayLiteral("damaged"));
    QCOMPARE(sql::bytesOf(*aside + QStringLiteral("-wal")), QByteArrayLiteral("journal"));
    QCOMPARE(sql::bytesOf(path()), QByteArrayLiteral("new"));
    QVERIFY(!sql::isSuspect(path()));
    QCOMPARE(files().size(), 3);
}

void DamageTest::findsAnotherNameInTheSameSecond()
{
    for (const char *name : {"one", "two"}) {
        write(path(), name);
        write(sql::successorOf(path()), "new");
        QVERIFY(sql::replaceDamaged(path(), when));
    }
    QCOMPARE(sql::bytesOf(path("words.db.damaged-2026-11-22T10-00-00")), QByteArrayLiteral("one"));
    QCOMPARE(sql::bytesOf(path("words.db.damaged-2026-11-22T10-00-00-2")), QByteArrayLiteral("two"));
}

void DamageTest::goesOnWhereItWasInterrupted()
{
    // The damaged one is aside, its journal was copied, and nothing more was done.
    write(path("words.db-wal"), "journal");
    sql::markSuspect(path());
    write(sql::successorOf(path()), "new");
    sql::finishReplacing(path());
    QCOMPARE(files(), QStringList(QStringLiteral("words.db")));
    QCOMPARE(sql::bytesOf(path()), QByteArrayLiteral("new"));
}

void DamageTest::leavesASuccessorThatIsNotFinished()
{
    write(path(), "damaged");
    write(sql::successorOf(path()), "half");
    sql::finishReplacing(path());
    QCOMPARE(sql::bytesOf(path()), QByteArrayLiteral("damaged"));
    sql::removeSuccessor(path());
    QCOMPARE(files(), QStringList(QStringLiteral("words.db")));
}

QTEST_GUILESS_MAIN(DamageTest)
#include "damagetest.moc"
