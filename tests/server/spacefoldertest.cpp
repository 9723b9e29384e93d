// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/spacefolder.h"

#include "server/schema.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using base::ErrorCode;
using server::openSpaceFolder;

namespace {

constexpr auto ownerMayReadAndWrite = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class SpaceFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesAFolderForItsOwnerAlone();
    void keepsTheKey();
    void takesAFolderThatIsThere();
    void refusesASecondServer();
    void refusesWhatANewerVersionWrote();
    void refusesAKeyThatIsNone();
    void failsWhereAFileIsInTheWay();
    void doesNotBeginAnewWhereTheDatabaseIsGone_data();
    void doesNotBeginAnewWhereTheDatabaseIsGone();

private:
    [[nodiscard]] QString path(const char *name) const { return m_path + QLatin1String(name); }

    std::unique_ptr<QTemporaryDir> m_parent;
    QString m_path;
};

void SpaceFolderTest::init()
{
    m_parent = std::make_unique<QTemporaryDir>();
    m_path = m_parent->filePath(QStringLiteral("deep/down/space"));
}

void SpaceFolderTest::makesAFolderForItsOwnerAlone()
{
    const auto folder = openSpaceFolder(m_path);
    QVERIFY(folder);
    QVERIFY(!(QFile::permissions(m_path) & others));
    QVERIFY(QFile::permissions(m_path).testFlag(QFileDevice::ExeOwner));
    QVERIFY(!(QFile::permissions(path("/space.key")) & others));
    QVERIFY(!QFile::permissions(path("/space.key")).testFlag(QFileDevice::ExeOwner));
    QCOMPARE(QFile::permissions(path("/space.key")) & ownerMayReadAndWrite, ownerMayReadAndWrite);
    QCOMPARE(bytesOf(path("/space.key")), folder->key.privatePem());
    QVERIFY(QFile::exists(path("/space.db")));
}

void SpaceFolderTest::keepsTheKey()
{
    const QByteArray first = openSpaceFolder(m_path)->key.publicDer();
    const QByteArray file = bytesOf(path("/space.key"));
    QCOMPARE(openSpaceFolder(m_path)->key.publicDer(), first);
    QCOMPARE(bytesOf(path("/space.key")), file);
    // Another folder is another space.
    QVERIFY(openSpaceFolder(m_parent->filePath(QStringLiteral("other")))->key.publicDer() != first);
}

void SpaceFolderTest::takesAFolderThatIsThere()
{
    QVERIFY(QDir().mkpath(m_path));
    const auto permissions = QFile::permissions(m_path);
    write(path("/notes.txt"), "mine");
    QVERIFY(openSpaceFolder(m_path));
    QCOMPARE(QFile::permissions(m_path), permissions);
    QCOMPARE(bytesOf(path("/notes.txt")), QByteArrayLiteral("mine"));
    QVERIFY(!(QFile::permissions(path("/space.key")) & others));
}

void SpaceFolderTest::refusesASecondServer()
{
    {
        const auto first = openSpaceFolder(m_path);
        QVERIFY(first);
        const auto second = openSpaceFolder(m_path);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::Busy);
    }
    QVERIFY(openSpaceFolder(m_path));
}

void SpaceFolderTest::refusesWhatANewerVersionWrote()
{
    QVERIFY(openSpaceFolder(m_path));
    {
        std::vector<sql::Migration> newer(std::begin(server::spaceSchema), std::end(server::spaceSchema));
        newer.push_back({"CREATE TABLE later (thing)"});
        QVERIFY(sql::Database::open(path("/space.db"), newer));
    }
    const QByteArray before = bytesOf(path("/space.db"));
    const auto refused = openSpaceFolder(m_path);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::TooNew);
    QCOMPARE(bytesOf(path("/space.db")), before);
}

void SpaceFolderTest::refusesAKeyThatIsNone()
{
    QVERIFY(openSpaceFolder(m_path));
    for (const QByteArray &key : {QByteArray(), QByteArray("-----BEGIN PRIVATE KEY-----\n")}) {
        write(path("/space.key"), key);
        const auto refused = openSpaceFolder(m_path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Corrupt);
        // A new key would be another identity, which nobody has asked for.
        QCOMPARE(bytesOf(path("/space.key")), key);
    }
    QVERIFY(sql::Database::open(path("/space.db"), server::spaceSchema));
}

void SpaceFolderTest::failsWhereAFileIsInTheWay()
{
    const QString file = m_parent->filePath(QStringLiteral("file"));
    write(file, "mine");
    for (const QString &taken : {file, file + QStringLiteral("/space")}) {
        const auto failed = openSpaceFolder(taken);
        QVERIFY(!failed);
        QCOMPARE(failed.error().code, ErrorCode::Io);
    }
    QCOMPARE(bytesOf(file), QByteArrayLiteral("mine"));
}

void SpaceFolderTest::doesNotBeginAnewWhereTheDatabaseIsGone_data()
{
    QTest::addColumn<bool>("isThere");
    QTest::newRow("emptied") << true;
    QTest::newRow("missing") << false;
}

void SpaceFolderTest::doesNotBeginAnewWhereTheDatabaseIsGone()
{
    QFETCH(bool, isThere);
    QVERIFY(server::openSpaceFolder(m_path));
    QVERIFY(QFile::remove(path("/space.db")));
    if (isThere)
        write(path("/space.db"), {});
    for (int start = 0; start < 2; ++start) {
        const auto refused = server::openSpaceFolder(m_path);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, base::ErrorCode::Corrupt);
        QVERIFY(refused.error().detail.contains(path("/space.db")));
    }
    QCOMPARE(QFile::exists(path("/space.db")), isThere);
}

QTEST_GUILESS_MAIN(SpaceFolderTest)
#include "spacefoldertest.moc"
