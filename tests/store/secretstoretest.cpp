// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profiles.h"

#include <QDir>
#include <QTemporaryDir>

using store::FileSecretStore;
using store::replyOf;
using Secret = std::optional<QByteArray>;

class SecretStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void hasNothingUnderANameThatWasNotWritten();
    void keepsASecret_data();
    void keepsASecret();
    void keepsSecretsApart();
    void replacesASecret();
    void keepsSecretsForTheOwnerAlone();
    void closesASecretThatWasOpenToAll();
    void leavesNothingElseBehind();
    void failsWhereItCannotRead();
    void failsWhereItCannotWriteAndKeepsTheOldOne();

private:
    [[nodiscard]] base::Result<Secret> read(const QString &name)
    {
        return replyOf<Secret>([&](auto reply) { m_store->read(name, std::move(reply)); });
    }
    [[nodiscard]] base::Result<void> write(const QString &name, const QByteArray &secret)
    {
        return replyOf<void>([&](auto reply) { m_store->write(name, secret, std::move(reply)); });
    }
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FileSecretStore> m_store;
};

void SecretStoreTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<FileSecretStore>(m_folder->path());
}

void SecretStoreTest::hasNothingUnderANameThatWasNotWritten()
{
    const auto secret = read(u"key"_qs);
    QVERIFY(secret);
    QVERIFY(!secret->has_value());
}

void SecretStoreTest::keepsASecret_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("zeros") << QByteArray(32, '\0');
    QTest::newRow("line breaks") << QByteArray("\r\n\n\r");
    QTest::newRow("all") << QByteArray::fromHex("00017f80feff1a");
    QTest::newRow("long") << QByteArray(1'000'000, 'k');
}

void SecretStoreTest::keepsASecret()
{
    QFETCH(QByteArray, bytes);
    QVERIFY(write(u"key"_qs, bytes));
    m_store = std::make_unique<FileSecretStore>(m_folder->path());
    const auto secret = read(u"key"_qs);
    QVERIFY(secret);
    QVERIFY(secret->has_value());
    QCOMPARE(**secret, bytes);
}

void SecretStoreTest::keepsSecretsApart()
{
    QVERIFY(write(u"one"_qs, "1"));
    QVERIFY(write(u"two"_qs, "2"));
    QCOMPARE(**read(u"one"_qs), QByteArray("1"));
    QCOMPARE(**read(u"two"_qs), QByteArray("2"));
}

void SecretStoreTest::replacesASecret()
{
    QVERIFY(write(u"key"_qs, "a long one"));
    QVERIFY(write(u"key"_qs, "short"));
    QCOMPARE(**read(u"key"_qs), QByteArray("short"));
}

void SecretStoreTest::keepsSecretsForTheOwnerAlone()
{
    QVERIFY(write(u"key"_qs, "secret"));
    QCOMPARE(QFile::permissions(path(u"key"_qs)), store::ownersOnly);
}

void SecretStoreTest::closesASecretThatWasOpenToAll()
{
    QVERIFY(write(u"key"_qs, "secret"));
    QVERIFY(QFile::setPermissions(path(u"key"_qs), store::ownersOnly | QFileDevice::ReadOther));
    QVERIFY(write(u"key"_qs, "another"));
    QCOMPARE(QFile::permissions(path(u"key"_qs)), store::ownersOnly);
}

void SecretStoreTest::leavesNothingElseBehind()
{
    QVERIFY(write(u"key"_qs, "secret"));
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"key"_qs});
}

void SecretStoreTest::failsWhereItCannotRead()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"key"_qs));
    const auto secret = read(u"key"_qs);
    QVERIFY(!secret);
    QCOMPARE(secret.error().code, base::ErrorCode::Io);
}

void SecretStoreTest::failsWhereItCannotWriteAndKeepsTheOldOne()
{
    QVERIFY(QDir(m_folder->path()).mkdir(u"key"_qs));
    const auto written = write(u"key"_qs, "secret");
    QVERIFY(!written);
    QCOMPARE(written.error().code, base::ErrorCode::Io);
    QVERIFY(QFileInfo(path(u"key"_qs)).isDir());

    m_store = std::make_unique<FileSecretStore>(path(u"nowhere"_qs));
    QVERIFY(!write(u"key"_qs, "secret"));
    const auto secret = read(u"key"_qs);
    QVERIFY(secret);
    QVERIFY(!secret->has_value());
}

QTEST_GUILESS_MAIN(SecretStoreTest)
#include "secretstoretest.moc"
