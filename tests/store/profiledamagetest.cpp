// SPDX-License-Identifier: GPL-3.0-or-later
#include "sql/damage.h"
#include "store/profiles.h"
#include "store/samples.h"
#include "store/spacestore.h"

#include <QDir>
#include <QTemporaryDir>

using store::JoinedSpace;
using store::openProfile;
using store::Profile;
using store::replyOf;

/// What a profile is worth after its databases were damaged.
class ProfileDamageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void isNotTouchedWhileItIsWhole();
    void losesNeitherKeyNorSpaces_data();
    void losesNeitherKeyNorSpaces();
    void keepsSettingsThatCanBeRead();
    void doesNotFindAForgottenSpaceAgain();
    void rebuildsASpaceThatCannotBeOpened_data();
    void rebuildsASpaceThatCannotBeOpened();
    void takesUpARebuildingThatWasInterrupted();

private:
    [[nodiscard]] QString path() const { return m_folder->path(); }
    [[nodiscard]] QString database() const { return m_folder->filePath(u"profile.db"_qs); }
    [[nodiscard]] QString spaceDatabase() const
    {
        const QDir spaces(m_folder->filePath(u"spaces"_qs));
        const QStringList folders = spaces.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return folders.isEmpty() ? QString() : spaces.filePath(folders.front() + u"/space.db"_qs);
    }
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] static QStringList joined(Profile &profile);

    const QUrl m_home{u"ws://10.0.0.5:8787/ws"_qs};
    QByteArray m_seed;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProfileDamageTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const auto profile = openProfile(path());
    QVERIFY(profile);
    m_seed = store::deviceKeyOf(*profile)->seed();
    QVERIFY(profile->openSpace(m_home));
    const JoinedSpace home{m_home, u"Home"_qs, sample::general, wire::at({})};
    QVERIFY(replyOf<void>([&](auto reply) { profile->saveJoinedSpace(home, reply); }));
    QVERIFY(replyOf<void>([&](auto reply) { profile->saveSetting(u"name"_qs, u"Ada"_qs, reply); }));
}

QStringList ProfileDamageTest::joined(Profile &profile)
{
    QStringList addresses;
    const auto spaces =
        replyOf<std::vector<JoinedSpace>>([&](auto reply) { profile.joinedSpaces(std::move(reply)); });
    for (const JoinedSpace &space : spaces ? *spaces : std::vector<JoinedSpace>())
        addresses.append(space.address.toString() + u' ' + space.name);
    return addresses;
}

void ProfileDamageTest::isNotTouchedWhileItIsWhole()
{
    sql::markSuspect(database());
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(profile->damagedFile().isEmpty());
    QVERIFY(!sql::isSuspect(spaceDatabase()));
    QCOMPARE(joined(*profile), QStringList(u"ws://10.0.0.5:8787/ws Home"_qs));
}

void ProfileDamageTest::losesNeitherKeyNorSpaces_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("emptied") << QByteArray();
    QTest::newRow("garbage") << QByteArray(20'000, 'x');
    QTest::newRow("cut off") << read(database()).first(4'096 + 100);
    QTest::newRow("garbage behind the first page")
        << read(database()).first(4'096) + QByteArray(QFile(database()).size() - 4'096, '\xff');
}

void ProfileDamageTest::losesNeitherKeyNorSpaces()
{
    QFETCH(QByteArray, bytes);
    write(database(), bytes);
    sql::markSuspect(database()); // as after a crash
    auto profile = openProfile(path());
    QVERIFY(profile);
    QCOMPARE(profile->damagedFile(), database() + u".damaged-1970-01-01T00-00-00"_qs);
    // All but the first page: opening writes the version.
    QVERIFY(read(profile->damagedFile()).mid(4'096) == bytes.mid(4'096));
    QCOMPARE(store::deviceKeyOf(*profile)->seed(), m_seed);
    // Called by its address until it is opened.
    QCOMPARE(joined(*profile), QStringList(u"ws://10.0.0.5:8787/ws 10.0.0.5:8787"_qs));
    profile.reset();
    profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(profile->damagedFile().isEmpty());
}

void ProfileDamageTest::keepsSettingsThatCanBeRead()
{
    // The first page says where the tables are; the last one is the spaces'.
    QByteArray bytes = read(database());
    QVERIFY(bytes.size() >= 3 * 4'096);
    write(database(), bytes.replace(bytes.size() - 4'096, 4'096, QByteArray(4'096, '\xff')));
    sql::markSuspect(database());
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(!profile->damagedFile().isEmpty());
    const auto name = replyOf<QString>([&](auto reply) { profile->setting(u"name"_qs, std::move(reply)); });
    QVERIFY(name);
    QCOMPARE(*name, u"Ada"_qs);
    QCOMPARE(joined(*profile), QStringList(u"ws://10.0.0.5:8787/ws 10.0.0.5:8787"_qs));
}

void ProfileDamageTest::doesNotFindAForgottenSpaceAgain()
{
    {
        const auto profile = openProfile(path());
        QVERIFY(profile);
        QVERIFY(profile->removeSpace(m_home));
    }
    write(database(), "garbage");
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QCOMPARE(joined(*profile), QStringList());
}

void ProfileDamageTest::rebuildsASpaceThatCannotBeOpened_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("emptied") << QByteArray();
    QTest::newRow("garbage") << QByteArray(20'000, 'x');
}

void ProfileDamageTest::rebuildsASpaceThatCannotBeOpened()
{
    QFETCH(QByteArray, bytes);
    const auto profile = openProfile(path());
    QVERIFY(profile);
    write(spaceDatabase(), bytes);
    const auto refused = profile->openSpace(m_home);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, base::ErrorCode::Corrupt);
    const auto damaged = profile->rebuildSpace(m_home, wire::at({}));
    QVERIFY(damaged);
    QVERIFY(read(*damaged) == bytes);
    QVERIFY(profile->openSpace(m_home));
}

void ProfileDamageTest::takesUpARebuildingThatWasInterrupted()
{
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(QFile::rename(spaceDatabase(), sql::successorOf(spaceDatabase())));
    QVERIFY(profile->openSpace(m_home));
    QVERIFY(!QFile::exists(sql::successorOf(spaceDatabase())));
}

QTEST_GUILESS_MAIN(ProfileDamageTest)
#include "profiledamagetest.moc"
