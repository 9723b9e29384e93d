// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profiles.h"

#include <QDir>
#include <QTemporaryDir>

using store::deviceKeyOf;
using store::openProfile;

/// The device key of a profile: who its user is, for ever.
class IdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesAKeyAtTheFirstStart();
    void keepsTheKeyForItsOwnerAlone();
    void givesTheSameKeyAtEveryStart();
    void givesEachProfileAKeyOfItsOwn();
    void failsWithADamagedKeyAndLeavesIt_data();
    void failsWithADamagedKeyAndLeavesIt();
    void failsWithAKeyThatCannotBeRead();
    void failsWhereTheKeyCannotBeKept();

private:
    [[nodiscard]] QString keyPath() const { return m_folder->filePath(u"device.key"_qs); }
    [[nodiscard]] QByteArray keyFile() const
    {
        QFile file(keyPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArrayLiteral("unreadable");
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void IdentityTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void IdentityTest::makesAKeyAtTheFirstStart()
{
    const auto profile = openProfile(m_folder->path());
    QVERIFY(profile);
    QVERIFY(!QFile::exists(keyPath()));
    const auto key = deviceKeyOf(*profile);
    QVERIFY(key);
    QCOMPARE(keyFile(), key->seed());
    QVERIFY(crypto::isSignedBy(key->publicKey(), "a challenge", key->sign("a challenge")));
}

void IdentityTest::keepsTheKeyForItsOwnerAlone()
{
    const auto profile = openProfile(m_folder->path());
    QVERIFY(profile);
    QVERIFY(deviceKeyOf(*profile));
    QCOMPARE(QFile::permissions(keyPath()), store::ownersOnly);
}

void IdentityTest::givesTheSameKeyAtEveryStart()
{
    QList<QByteArray> keys;
    for (int start = 0; start < 3; ++start) {
        const auto profile = openProfile(m_folder->path());
        QVERIFY(profile);
        const auto key = deviceKeyOf(*profile);
        const auto again = deviceKeyOf(*profile);
        QVERIFY(key && again);
        keys << key->publicKey() << again->publicKey();
    }
    QCOMPARE(keys, QList<QByteArray>(6, keys.front()));
}

void IdentityTest::givesEachProfileAKeyOfItsOwn()
{
    const QTemporaryDir otherFolder;
    const auto profile = openProfile(m_folder->path());
    const auto other = openProfile(otherFolder.path());
    QVERIFY(profile && other);
    const auto key = deviceKeyOf(*profile);
    const auto otherKey = deviceKeyOf(*other);
    QVERIFY(key && otherKey);
    QVERIFY(key->publicKey() != otherKey->publicKey());
}

void IdentityTest::failsWithADamagedKeyAndLeavesIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one byte") << QByteArray("\x01");
    QTest::newRow("one byte less") << QByteArray(31, 'k');
    QTest::newRow("one byte more") << QByteArray(33, 'k');
    QTest::newRow("a line break more") << QByteArray(32, 'k') + '\n';
    QTest::newRow("as text") << QByteArray(32, 'k').toHex();
}

void IdentityTest::failsWithADamagedKeyAndLeavesIt()
{
    QFETCH(QByteArray, bytes);
    {
        QFile file(keyPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    const auto profile = openProfile(m_folder->path());
    QVERIFY(profile);
    for (int attempt = 0; attempt < 2; ++attempt) {
        const auto key = deviceKeyOf(*profile);
        QVERIFY(!key);
        QCOMPARE(key.error().code, base::ErrorCode::Invalid);
    }
    QCOMPARE(keyFile(), bytes);
}

void IdentityTest::failsWithAKeyThatCannotBeRead()
{
    // A folder of that name stands for all that opens and gives no bytes, also to the superuser.
    QVERIFY(QDir(m_folder->path()).mkdir(u"device.key"_qs));
    const auto profile = openProfile(m_folder->path());
    QVERIFY(profile);
    const auto key = deviceKeyOf(*profile);
    QVERIFY(!key);
    QCOMPARE(key.error().code, base::ErrorCode::Io);
    QVERIFY(QFileInfo(keyPath()).isDir());
}

void IdentityTest::failsWhereTheKeyCannotBeKept()
{
    const auto profile = openProfile(m_folder->path());
    QVERIFY(profile);
    QVERIFY(QDir(m_folder->path()).removeRecursively());
    const auto key = deviceKeyOf(*profile);
    QVERIFY(!key);
    QCOMPARE(key.error().code, base::ErrorCode::Io);
}

QTEST_GUILESS_MAIN(IdentityTest)
#include "identitytest.moc"
