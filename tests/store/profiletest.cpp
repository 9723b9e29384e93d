// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/profiles.h"
#include "store/samples.h"
#include "store/schema.h"
#include "store/spacestore.h"

#include <QDir>
#include <QTemporaryDir>

using store::openProfile;
using store::Profile;
using store::replyOf;

class ProfileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void makesItsFolderForTheOwnerAlone();
    void failsWhereItsFolderCannotBeMade();
    void isOpenInOneProcessAtATime();
    void refusesWhatANewerVersionWrote();
    void hasNoSettingsAtFirst();
    void keepsSettings_data();
    void keepsSettings();
    void takesOverAnotherSetting();
    void keepsSpacesOfDifferentAddressesApart_data();
    void keepsSpacesOfDifferentAddressesApart();
    void knowsAnAddressInAnotherSpelling_data();
    void knowsAnAddressInAnotherSpelling();
    void opensASpaceOnceAtATime();
    void keepsASpace();

private:
    [[nodiscard]] QString path() const { return m_folder->filePath(u"a/profile"_qs); }
    [[nodiscard]] QString setting(Profile &profile, const QString &key) const;
    [[nodiscard]] bool save(Profile &profile, const QString &key, const QString &value) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void ProfileTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

QString ProfileTest::setting(Profile &profile, const QString &key) const
{
    const auto value = replyOf<QString>([&](auto reply) { profile.setting(key, std::move(reply)); });
    return value ? *value : u"unreadable"_qs;
}

bool ProfileTest::save(Profile &profile, const QString &key, const QString &value) const
{
    const auto saved = replyOf<void>([&](auto reply) { profile.saveSetting(key, value, std::move(reply)); });
    return saved.has_value();
}

void ProfileTest::makesItsFolderForTheOwnerAlone()
{
    QVERIFY(openProfile(path()));
    QVERIFY(QFile::exists(path() + u"/profile.db"_qs));
    QCOMPARE(QFile::permissions(path()), store::ownersOnly | QFileDevice::ExeOwner | QFileDevice::ExeUser);
}

void ProfileTest::failsWhereItsFolderCannotBeMade()
{
    QFile file(m_folder->filePath(u"a"_qs));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const auto profile = Profile::open(path(), {});
    QVERIFY(!profile);
    QCOMPARE(profile.error().code, base::ErrorCode::Io);
}

void ProfileTest::isOpenInOneProcessAtATime()
{
    auto first = openProfile(path());
    QVERIFY(first);
    QVERIFY(save(*first, u"theme"_qs, u"dark"_qs));
    const auto second = Profile::open(path(), {});
    QVERIFY(!second);
    QCOMPARE(second.error().code, base::ErrorCode::Busy);
    QCOMPARE(setting(*first, u"theme"_qs), u"dark"_qs);

    first.reset();
    const auto third = openProfile(path());
    QVERIFY(third);
    QCOMPARE(setting(*third, u"theme"_qs), u"dark"_qs);
}

void ProfileTest::refusesWhatANewerVersionWrote()
{
    QVERIFY(openProfile(path()));
    {
        auto database = sql::Database::open(path() + u"/profile.db"_qs, store::profileSchema);
        QVERIFY(database);
        QVERIFY(database->run(u"PRAGMA user_version=1000"_qs));
    }
    const auto profile = Profile::open(path(), {});
    QVERIFY(!profile);
    QCOMPARE(profile.error().code, base::ErrorCode::TooNew);
}

void ProfileTest::hasNoSettingsAtFirst()
{
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QCOMPARE(setting(*profile, u"theme"_qs), QString());
}

void ProfileTest::keepsSettings_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("text") << u"dark"_qs;
    QTest::newRow("empty") << u""_qs;
    QTest::newRow("null") << QString();
    QTest::newRow("anything") << u"{\"a\": 'ä 🙂'}\n"_qs;
}

void ProfileTest::keepsSettings()
{
    QFETCH(QString, value);
    auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(save(*profile, u"theme"_qs, value));
    QVERIFY(save(*profile, u"name"_qs, u"Ada"_qs));
    profile.reset();
    profile = openProfile(path());
    QVERIFY(profile);
    QCOMPARE(setting(*profile, u"theme"_qs), value);
    QCOMPARE(setting(*profile, u"name"_qs), u"Ada"_qs);
}

void ProfileTest::takesOverAnotherSetting()
{
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(save(*profile, u"theme"_qs, u"dark"_qs));
    QVERIFY(save(*profile, u"theme"_qs, u"light"_qs));
    QCOMPARE(setting(*profile, u"theme"_qs), u"light"_qs);
}

void ProfileTest::keepsSpacesOfDifferentAddressesApart_data()
{
    QTest::addColumn<QUrl>("one");
    QTest::addColumn<QUrl>("other");
    const QUrl address(u"ws://chat.example:7777/ws"_qs);
    QTest::newRow("host") << address << QUrl(u"ws://chat.example.org:7777/ws"_qs);
    QTest::newRow("port") << address << QUrl(u"ws://chat.example:7778/ws"_qs);
    QTest::newRow("scheme") << address << QUrl(u"wss://chat.example:7777/ws"_qs);
    QTest::newRow("path") << address << QUrl(u"ws://chat.example:7777/other"_qs);
    QTest::newRow("case of the path") << address << QUrl(u"ws://chat.example:7777/WS"_qs);
}

void ProfileTest::keepsSpacesOfDifferentAddressesApart()
{
    QFETCH(QUrl, one);
    QFETCH(QUrl, other);
    const auto profile = openProfile(path());
    QVERIFY(profile);
    const auto first = profile->openSpace(one);
    const auto second = profile->openSpace(other);
    QVERIFY(first && second);
    QCOMPARE(QDir(path() + u"/spaces"_qs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 2);
}

void ProfileTest::knowsAnAddressInAnotherSpelling_data()
{
    QTest::addColumn<QUrl>("one");
    QTest::addColumn<QUrl>("other");
    const QUrl address(u"ws://chat.example/ws"_qs);
    QTest::newRow("case of the host") << address << QUrl(u"ws://Chat.EXAMPLE/ws"_qs);
    QTest::newRow("case of the scheme") << address << QUrl(u"WS://chat.example/ws"_qs);
    QTest::newRow("slash at the end") << address << QUrl(u"ws://chat.example/ws/"_qs);
    QTest::newRow("dots") << address << QUrl(u"ws://chat.example/./a/../ws"_qs);
    QTest::newRow("escapes") << address << QUrl(u"ws://chat.example/%77s"_qs);
    QTest::newRow("international host")
        << QUrl(u"ws://büro.example/ws"_qs) << QUrl(u"ws://xn--bro-hoa.example/ws"_qs);
    QTest::newRow("default port") << address << QUrl(u"ws://chat.example:80/ws"_qs);
    QTest::newRow("default port with TLS")
        << QUrl(u"wss://chat.example/ws"_qs) << QUrl(u"wss://chat.example:443/ws"_qs);
    QTest::newRow("no path") << QUrl(u"ws://chat.example"_qs) << QUrl(u"ws://chat.example/"_qs);
}

void ProfileTest::knowsAnAddressInAnotherSpelling()
{
    QFETCH(QUrl, one);
    QFETCH(QUrl, other);
    const auto profile = openProfile(path());
    QVERIFY(profile);
    QVERIFY(profile->openSpace(one));
    QVERIFY(profile->openSpace(other));
    QCOMPARE(QDir(path() + u"/spaces"_qs).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size(), 1);
}

void ProfileTest::opensASpaceOnceAtATime()
{
    const auto profile = openProfile(path());
    QVERIFY(profile);
    const QUrl address(u"ws://chat.example/ws"_qs);
    const auto first = profile->openSpace(address);
    QVERIFY(first);
    const auto second = profile->openSpace(address);
    QVERIFY(!second);
    QCOMPARE(second.error().code, base::ErrorCode::Busy);
}

void ProfileTest::keepsASpace()
{
    const QUrl address(u"ws://chat.example/ws"_qs);
    const auto draftIn = [](sql::Storage &storage) {
        store::SpaceStore space(storage);
        return replyOf<QString>([&](auto reply) { space.draft(sample::general, std::move(reply)); });
    };
    auto profile = openProfile(path());
    QVERIFY(profile);
    {
        const auto storage = profile->openSpace(address);
        QVERIFY(storage);
        store::SpaceStore space(**storage);
        space.saveDraft(sample::general, u"half a sentence"_qs, [](const auto &) {});
        QCOMPARE(*draftIn(**storage), u"half a sentence"_qs);
    }
    profile.reset();
    profile = openProfile(path());
    QVERIFY(profile);
    const auto storage = profile->openSpace(address);
    QVERIFY(storage);
    QCOMPARE(*draftIn(**storage), u"half a sentence"_qs);
}

QTEST_GUILESS_MAIN(ProfileTest)
#include "profiletest.moc"
