// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "store/profiles.h"
#include "support/fakekeychain.h"

#include <QDir>
#include <QTemporaryDir>

using store::ProfileSecrets;
using store::SecretStore;
using support::FakeKeychain;
using Secret = std::optional<QByteArray>;

namespace {

const QString keyName = QStringLiteral("device.key");

} // namespace

/// Where a profile's secrets are, and what becomes of them while there is no way to the keychain.
class ProfileSecretsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void keepsASecretInTheKeychainAlone();
    void replacesASecretAndItsEntry();
    void movesASecretFromItsFileIntoTheKeychain();
    void leavesASecretInItsFileWhileTheKeychainIsLocked();
    void writesNothingWhereTheKeychainDoesNotTakeIt();
    void writesAFileOnceItMay();
    void removesASecretFromBoth();
    void keepsTheFileWhereTheKeychainForgets();
    void keepsTheEntryOfAReferenceThatCannotBeReplaced();
    void makesNoNewIdentityWhileTheKeychainIsLocked_data();
    void makesNoNewIdentityWhileTheKeychainIsLocked();
    void keepsTheSecretsOfTwoProfilesApart();

private:
    /// The profile's secrets as the next run of a program has them.
    [[nodiscard]] std::unique_ptr<ProfileSecrets> secrets()
    {
        return std::make_unique<ProfileSecrets>(m_folder->path(), std::make_unique<FakeKeychain>(m_keychain));
    }
    [[nodiscard]] static base::Result<Secret> read(SecretStore &secrets)
    {
        return store::replyOf<Secret>([&](auto reply) { secrets.read(keyName, std::move(reply)); });
    }
    [[nodiscard]] static base::Result<void> write(SecretStore &secrets, const QByteArray &secret)
    {
        return store::replyOf<void>([&](auto reply) { secrets.write(keyName, secret, std::move(reply)); });
    }
    [[nodiscard]] QByteArray file() const
    {
        QFile file(m_folder->filePath(keyName));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakeKeychain::Contents m_keychain;
};

void ProfileSecretsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_keychain = {};
}

void ProfileSecretsTest::keepsASecretInTheKeychainAlone()
{
    QVERIFY(write(*secrets(), "seed"));
    QCOMPARE(m_keychain.entries.values(), QList<QByteArray>{"seed"});
    QVERIFY(!file().contains("seed"));
    const auto kept = read(*secrets());
    QVERIFY(kept);
    QCOMPARE(*kept, Secret("seed"));
}

void ProfileSecretsTest::replacesASecretAndItsEntry()
{
    QVERIFY(write(*secrets(), "old"));
    QVERIFY(write(*secrets(), "new"));
    QCOMPARE(m_keychain.entries.values(), QList<QByteArray>{"new"});
    QCOMPARE(*read(*secrets()), Secret("new"));
}

void ProfileSecretsTest::movesASecretFromItsFileIntoTheKeychain()
{
    const auto before = secrets();
    before->keepInFiles();
    QVERIFY(write(*before, "seed"));
    QCOMPARE(file(), QByteArray("seed"));
    QCOMPARE(*read(*secrets()), Secret("seed"));
    QCOMPARE(file(), QByteArray("seed"));
    const auto after = secrets();
    after->moveToKeychain(keyName);
    QCOMPARE(m_keychain.entries.values(), QList<QByteArray>{"seed"});
    QVERIFY(!file().contains("seed"));
    after->moveToKeychain(keyName);
    QCOMPARE(m_keychain.entries.size(), 1);
    QCOMPARE(*read(*secrets()), Secret("seed"));
}

void ProfileSecretsTest::leavesASecretInItsFileWhileTheKeychainIsLocked()
{
    const auto before = secrets();
    before->keepInFiles();
    QVERIFY(write(*before, "seed"));
    m_keychain.state = FakeKeychain::State::Locked;
    const auto after = secrets();
    after->moveToKeychain(keyName);
    QCOMPARE(*read(*after), Secret("seed"));
    QCOMPARE(file(), QByteArray("seed"));
}

void ProfileSecretsTest::writesNothingWhereTheKeychainDoesNotTakeIt()
{
    m_keychain.state = FakeKeychain::State::Missing;
    const auto written = write(*secrets(), "seed");
    QVERIFY(!written);
    QCOMPARE(written.error().code, base::ErrorCode::Unreachable);
    QVERIFY(!QFile::exists(m_folder->filePath(keyName)));
}

void ProfileSecretsTest::writesAFileOnceItMay()
{
    m_keychain.state = FakeKeychain::State::Missing;
    const auto told = secrets();
    QVERIFY(!write(*told, "seed"));
    told->keepInFiles();
    QVERIFY(write(*told, "seed"));
    QCOMPARE(file(), QByteArray("seed"));
    QCOMPARE(QFile::permissions(m_folder->filePath(keyName)), store::ownersOnly);
    QCOMPARE(*read(*secrets()), Secret("seed"));
}

void ProfileSecretsTest::removesASecretFromBoth()
{
    const auto kept = secrets();
    QVERIFY(write(*kept, "seed"));
    QVERIFY(store::replyOf<void>([&](auto reply) { kept->remove(keyName, std::move(reply)); }));
    QVERIFY(m_keychain.entries.isEmpty());
    QCOMPARE(*read(*kept), Secret());
}

void ProfileSecretsTest::keepsTheFileWhereTheKeychainForgets()
{
    const auto before = secrets();
    before->keepInFiles();
    QVERIFY(write(*before, "seed"));
    m_keychain.forgets = true;
    const auto after = secrets();
    after->moveToKeychain(keyName);
    QCOMPARE(file(), QByteArray("seed"));
    const auto written = write(*after, "other");
    QVERIFY(!written);
    QCOMPARE(written.error().code, base::ErrorCode::Unreachable);
}

void ProfileSecretsTest::keepsTheEntryOfAReferenceThatCannotBeReplaced()
{
    QVERIFY(write(*secrets(), "old"));
    // Where the file's temporary companion would be made.
    QVERIFY(QFile::remove(m_folder->filePath(keyName)));
    QVERIFY(QDir(m_folder->path()).mkpath(keyName + QStringLiteral("/in the way")));
    QVERIFY(!write(*secrets(), "new"));
    QCOMPARE(m_keychain.entries.values(), QList<QByteArray>{"old"});
}

void ProfileSecretsTest::makesNoNewIdentityWhileTheKeychainIsLocked_data()
{
    QTest::addColumn<int>("state");
    QTest::newRow("locked") << int(FakeKeychain::State::Locked);
    QTest::newRow("missing") << int(FakeKeychain::State::Missing);
}

void ProfileSecretsTest::makesNoNewIdentityWhileTheKeychainIsLocked()
{
    const auto keyOf = [this] {
        auto profile = store::Profile::open(m_folder->path(), {}, std::make_unique<FakeKeychain>(m_keychain));
        return profile ? store::deviceKeyOf(*profile) : base::failure(profile.error());
    };
    const auto first = keyOf();
    QVERIFY(first);
    const QByteArray reference = file();
    QFETCH(const int, state);
    m_keychain.state = static_cast<FakeKeychain::State>(state);
    const auto locked = keyOf();
    QVERIFY(!locked);
    QCOMPARE(locked.error().code, base::ErrorCode::Refused);
    QCOMPARE(file(), reference);
    m_keychain.state = FakeKeychain::State::Open;
    const auto second = keyOf();
    QVERIFY(second);
    QCOMPARE(second->seed(), first->seed());
}

void ProfileSecretsTest::keepsTheSecretsOfTwoProfilesApart()
{
    QVERIFY(write(*secrets(), "mine"));
    const QTemporaryDir other;
    ProfileSecrets theirs(other.path(), std::make_unique<FakeKeychain>(m_keychain));
    QVERIFY(write(theirs, "theirs"));
    QCOMPARE(*read(*secrets()), Secret("mine"));
    QCOMPARE(*read(theirs), Secret("theirs"));
}

QTEST_GUILESS_MAIN(ProfileSecretsTest)
#include "profilesecretstest.moc"
