// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/desktop.h"

#include "base/log.h"
#include "models/modelrows.h"
#include "store/profiles.h"
#include "support/fakekeychain.h"

#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using desktop::Desktop;
using desktop::Kept;
using ui::App;
using ui::Hosting;

namespace {

/// Remembers what the desktop is to tell, and is clicked by the test.
class SilentNotifier final : public desktop::Notifier
{
public:
    void show(const QString &key, const QString &title, const QString &text) override
    {
        told[key] = title + QStringLiteral(" | ") + text;
    }
    void withdraw(const QString &key) override { told.erase(key); }

    std::map<QString, QString> told; ///< by key
};

} // namespace

/// The program behind the window over a real profile, run after run.
class DesktopTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void beginsOnTheStartPage();
    void saysWhatIsNoAddress();
    void showsTheSpaceThatItHosts();
    void showsAgainWhatItShowedLast();
    void takesUpHostingWithoutTakingTheWindow();
    void showsTheOthersTheColourThatIsPicked();
    void forgetsASpaceForGood();
    void triesAgainWhatCouldNotBeRead();
    void rebuildsADamagedSpaceAndSaysSo_data();
    void rebuildsADamagedSpaceAndSaysSo();
    void rebuildsASpaceThatTurnsOutToBeDamaged();
    void saysThatTheProfileWasDamaged();
    void doesNotHostADamagedSpace();
    void waitsForAKeychainThatIsLocked();
    void leadsFromANotificationToItsRoom();
    void keepsTheKeyInAFileWhereThereIsNoKeychain();
    void tellsAnOpenSpaceOfANewName();

private:
    /// The next run of the program, which begins with what the last one kept.
    void run();
    /// The same with what a keychain holds.
    void run(support::FakeKeychain::Contents &keychain);
    void begin(std::unique_ptr<store::SecretStore> keychain);
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] QStringList spaces() { return models::rowsOf(*m_desktop->spaces(), {"address"}); }
    void host();
    /// The database of the only space in the profile.
    [[nodiscard]] QString spaceDatabase() const;
    static void write(const QString &file, const QByteArray &bytes);

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    std::unique_ptr<store::Profile> m_profile;
    std::unique_ptr<Desktop> m_desktop;
    SilentNotifier *m_notifier = nullptr; ///< the desktop's
};

void DesktopTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    run();
    m_desktop->settings()->setName(QStringLiteral("Mara"));
}

void DesktopTest::cleanup()
{
    m_desktop.reset();
    m_profile.reset();
}

void DesktopTest::run()
{
    begin({});
}

void DesktopTest::run(support::FakeKeychain::Contents &keychain)
{
    begin(std::make_unique<support::FakeKeychain>(keychain));
}

void DesktopTest::begin(std::unique_ptr<store::SecretStore> keychain)
{
    cleanup();
    auto profile = store::Profile::open(path(QStringLiteral("profile")), {}, std::move(keychain));
    QVERIFY(profile);
    m_profile = std::make_unique<store::Profile>(std::move(*profile));
    const auto settings =
        store::replyOf<ui::Settings::Values>([this](auto reply) { m_profile->settings(std::move(reply)); });
    const auto joined = store::replyOf<std::vector<store::JoinedSpace>>(
        [this](auto reply) { m_profile->joinedSpaces(std::move(reply)); });
    QVERIFY(settings && joined);
    auto notifier = std::make_unique<SilentNotifier>();
    m_notifier = notifier.get();
    m_desktop = std::make_unique<Desktop>(m_clock, m_chance, *m_profile, path(QStringLiteral("hosted")),
                                          Kept{*settings, *joined}, std::move(notifier));
    m_desktop->begin();
}

void DesktopTest::host()
{
    m_desktop->hosting()->start(QStringLiteral("Studio"));
    QTRY_VERIFY(m_desktop->space() && m_desktop->space()->room());
}

void DesktopTest::beginsOnTheStartPage()
{
    QVERIFY(!m_desktop->space());
    QCOMPARE(spaces(), QStringList());
}

void DesktopTest::saysWhatIsNoAddress()
{
    m_desktop->openSpace(QStringLiteral("the studio"));
    QCOMPARE(m_desktop->problem(), App::Problem::BadAddress);
    QVERIFY(!m_desktop->space());
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QCOMPARE(m_desktop->problem(), App::Problem::None);
    QTRY_VERIFY(m_desktop->space());
}

void DesktopTest::showsTheSpaceThatItHosts()
{
    host();
    QCOMPARE(m_desktop->space()->name(), QStringLiteral("Studio"));
    QCOMPARE(spaces(), QStringList(m_desktop->hosting()->ownAddress()));
    QCOMPARE(models::rowAt(*m_desktop->spaces(), 0, {"name", "isHosted", "isShown"}),
             QStringLiteral("Studio true true"));
}

void DesktopTest::showsAgainWhatItShowedLast()
{
    host();
    m_desktop->hosting()->stop();
    QTRY_COMPARE(m_desktop->hosting()->state(), Hosting::State::Stopped);
    run();
    // From what is on the disk: nobody is there to answer.
    QTRY_VERIFY(m_desktop->space() && m_desktop->space()->room());
    QCOMPARE(m_desktop->space()->name(), QStringLiteral("Studio"));
    QCOMPARE(m_desktop->hosting()->state(), Hosting::State::Stopped);
}

void DesktopTest::takesUpHostingWithoutTakingTheWindow()
{
    host();
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QTRY_COMPARE(m_desktop->space()->address(), QStringLiteral("127.0.0.1:1"));
    run();
    QTRY_COMPARE(m_desktop->hosting()->state(), Hosting::State::Running);
    QTRY_COMPARE(m_desktop->hosting()->others(), 0);
    QTRY_VERIFY(m_desktop->space());
    QCOMPARE(m_desktop->space()->address(), QStringLiteral("127.0.0.1:1"));
    QCOMPARE(spaces().front(), QStringLiteral("127.0.0.1:1"));
}

void DesktopTest::showsTheOthersTheColourThatIsPicked()
{
    // What the space says of its members is what it says to each of them.
    const auto shown = [this] {
        const ui::Room *room = m_desktop->space() ? m_desktop->space()->room() : nullptr;
        const bool isThere = room && room->isPresenceKnown() && room->memberCount() == 1;
        return isThere ? models::rowAt(*m_desktop->space()->room()->members(), 0, {"avatarColor"})
                       : QString();
    };
    m_desktop->settings()->setAvatarColor(4);
    host();
    QTRY_COMPARE(shown(), QStringLiteral("4"));
    m_desktop->settings()->setAvatarColor(7);
    m_desktop->hosting()->stop();
    QTRY_COMPARE(shown(), QString());
    m_desktop->hosting()->start({});
    QTRY_COMPARE(shown(), QStringLiteral("7"));
}

void DesktopTest::forgetsASpaceForGood()
{
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QTRY_VERIFY(m_desktop->space());
    m_desktop->forgetSpace(QStringLiteral("127.0.0.1:1"));
    QVERIFY(!m_desktop->space());
    QCOMPARE(spaces(), QStringList());
    run();
    QVERIFY(!m_desktop->space());
    QCOMPARE(spaces(), QStringList());
}

void DesktopTest::triesAgainWhatCouldNotBeRead()
{
    // A file stands where the spaces' folder belongs.
    const QString blocked = path(QStringLiteral("profile/spaces"));
    QFile file(blocked);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QCOMPARE(m_desktop->problem(), App::Problem::Disk);
    QVERIFY(!m_desktop->space());
    QVERIFY(QFile::remove(blocked));
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QCOMPARE(m_desktop->problem(), App::Problem::None);
    QTRY_VERIFY(m_desktop->space());
}

QString DesktopTest::spaceDatabase() const
{
    const QDir spaces(path(QStringLiteral("profile/spaces")));
    return spaces.filePath(spaces.entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0) +
                           QStringLiteral("/space.db"));
}

void DesktopTest::write(const QString &file, const QByteArray &bytes)
{
    QFile target(file);
    QVERIFY(target.open(QIODevice::WriteOnly));
    QCOMPARE(target.write(bytes), bytes.size());
}

void DesktopTest::rebuildsADamagedSpaceAndSaysSo_data()
{
    QTest::addColumn<bool>("canBeOpened");
    QTest::newRow("as it is opened") << false;
    QTest::newRow("as it is read") << true;
}

void DesktopTest::rebuildsADamagedSpaceAndSaysSo()
{
    QFETCH(bool, canBeOpened);
    host();
    m_desktop->space()->room()->saveDraft(QStringLiteral("precious"));
    cleanup();
    QFile file(spaceDatabase());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    if (canBeOpened) {
        // A text of the schema's, which SQLite reads as it prepares the statement.
        QVERIFY(bytes.contains("read_seq"));
        bytes.replace("read_seq", "raed_seq");
    } else {
        bytes.fill('x');
    }
    write(spaceDatabase(), bytes);
    run();
    // It is shown again, from the server.
    QTRY_VERIFY(m_desktop->space() && m_desktop->space()->room());
    const QString damaged = m_desktop->damagedFile();
    QVERIFY(damaged.contains(QStringLiteral("space.db.damaged-")));
    QVERIFY(QFile::exists(damaged));
    QCOMPARE(m_desktop->problem(), App::Problem::None);
    QTRY_COMPARE(m_desktop->space()->connection(), ui::Space::Connection::Online);
    if (canBeOpened)
        QTRY_COMPARE(m_desktop->space()->room()->draft(), QStringLiteral("precious"));
    m_desktop->dismissDamage();
    QVERIFY(m_desktop->damagedFile().isEmpty());
    run();
    QVERIFY(m_desktop->damagedFile().isEmpty());
}

void DesktopTest::rebuildsASpaceThatTurnsOutToBeDamaged()
{
    host();
    run(); // so that nothing is known of the file but what it takes to show a room
    QTRY_VERIFY(m_desktop->space() && m_desktop->space()->room());
    QTRY_COMPARE(m_desktop->space()->connection(), ui::Space::Connection::Online);
    QFile file(spaceDatabase());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4'096));
    const QByteArray garbage(file.size() - 4'096, '\xff');
    QCOMPARE(file.write(garbage), garbage.size());
    file.close();
    m_desktop->space()->room()->send(QStringLiteral("Hello"));
    QTRY_VERIFY(m_desktop->damagedFile().contains(QStringLiteral("space.db.damaged-")));
    QTRY_VERIFY(m_desktop->space() && m_desktop->space()->room());
    QTRY_COMPARE(m_desktop->space()->connection(), ui::Space::Connection::Online);
    m_desktop->space()->room()->send(QStringLiteral("Hello again"));
    QTRY_COMPARE(models::rowAt(*m_desktop->space()->room()->timeline(), 0, {"content", "state"}),
                 QStringLiteral("Hello again Stored"));
}

void DesktopTest::saysThatTheProfileWasDamaged()
{
    m_desktop->openSpace(QStringLiteral("127.0.0.1:1"));
    QTRY_VERIFY(m_desktop->space());
    cleanup();
    write(path(QStringLiteral("profile/profile.db")), QByteArray(10'000, 'x'));
    run();
    QVERIFY(m_desktop->damagedFile().contains(QStringLiteral("profile.db.damaged-")));
    QCOMPARE(spaces(), QStringList(QStringLiteral("127.0.0.1:1")));
}

void DesktopTest::doesNotHostADamagedSpace()
{
    host();
    m_desktop->hosting()->stop();
    QTRY_COMPARE(m_desktop->hosting()->state(), Hosting::State::Stopped);
    cleanup(); // the server's threads have ended
    write(path(QStringLiteral("hosted/space.db")), QByteArray(10'000, 'x'));
    run();
    m_desktop->hosting()->start({});
    QTRY_COMPARE(m_desktop->hosting()->problem(), Hosting::Problem::Damaged);
    QCOMPARE(QFile(path(QStringLiteral("hosted/space.db"))).size(), 10'000);
}

void DesktopTest::waitsForAKeychainThatIsLocked()
{
    using Keychain = support::FakeKeychain;
    Keychain::Contents keychain;
    run(keychain);
    host();
    QCOMPARE(keychain.entries.size(), 1);

    keychain.state = Keychain::State::Locked;
    run(keychain);
    QCOMPARE(m_desktop->keyState(), App::KeyState::Locked);
    QTRY_COMPARE(m_desktop->hosting()->state(), Hosting::State::Running);
    QVERIFY(!m_desktop->space());
    m_desktop->openSpace(m_desktop->hosting()->ownAddress());
    QCOMPARE(m_desktop->keyState(), App::KeyState::Locked);
    QVERIFY(!m_desktop->space());

    keychain.state = Keychain::State::Open;
    m_desktop->retryKey();
    QCOMPARE(m_desktop->keyState(), App::KeyState::Ready);
    QTRY_VERIFY(m_desktop->space());
    QCOMPARE(keychain.entries.size(), 1);
}

void DesktopTest::leadsFromANotificationToItsRoom()
{
    host();
    const QString address = m_desktop->hosting()->ownAddress();
    const auto profile = store::openProfile(path(QStringLiteral("other")));
    QVERIFY(profile);
    Desktop jun(m_clock, m_chance, *profile, path(QStringLiteral("unhosted")),
                Kept{{{QStringLiteral("name"), QStringLiteral("Jun")}}, {}},
                std::make_unique<SilentNotifier>());
    jun.begin();
    jun.openSpace(address);
    QTRY_VERIFY(jun.space() && jun.space()->room());
    m_desktop->showStart();
    jun.space()->room()->send(QStringLiteral("Is anybody here?"));
    QTRY_COMPARE(m_notifier->told.size(), 1U);
    const auto [key, told] = *m_notifier->told.begin();
    QCOMPARE(told, QStringLiteral("Jun in general | Is anybody here?"));
    QTRY_COMPARE(m_desktop->unread(), 1);
    QCOMPARE(models::rowAt(*m_desktop->spaces(), 0, {"name", "unread"}), QStringLiteral("Studio 1"));

    const QSignalSpy raised(m_desktop.get(), &App::raised);
    Q_EMIT m_notifier->activated(key, {});
    QCOMPARE(raised.size(), 1);
    QVERIFY(m_desktop->space() && m_desktop->space()->room());
    QCOMPARE(m_desktop->space()->room()->name(), QStringLiteral("general"));
    const ui::Seeking &seeking = *m_desktop->space()->room()->seeking();
    QTRY_COMPARE(seeking.state(), ui::Seeking::State::Found);
    QCOMPARE(models::rowAt(*m_desktop->space()->room()->timeline(), seeking.row(), {"content"}),
             QStringLiteral("Is anybody here?"));
    m_desktop->space()->room()->setWatched(true);
    QTRY_VERIFY(m_notifier->told.empty());
    QCOMPARE(m_desktop->unread(), 0);
}

void DesktopTest::keepsTheKeyInAFileWhereThereIsNoKeychain()
{
    cleanup();
    QVERIFY(QDir(path(QStringLiteral("profile"))).removeRecursively());
    support::FakeKeychain::Contents keychain{support::FakeKeychain::State::Missing, {}};
    run(keychain);
    const QString key = path(QStringLiteral("profile/device.key"));
    QCOMPARE(m_desktop->keyState(), App::KeyState::NoKeychain);
    QVERIFY(!QFile::exists(key));

    m_desktop->settings()->setName(QStringLiteral("Mara"));
    host();
    QCOMPARE(m_desktop->keyState(), App::KeyState::Ready);
    QCOMPARE(QFile::permissions(key), store::ownersOnly);
}

void DesktopTest::tellsAnOpenSpaceOfANewName()
{
    host();
    const ui::Space *space = m_desktop->space();
    QAbstractItemModel *members = space->room()->members();
    QTRY_COMPARE(models::rowsOf(*members, {"name"}), QStringList{QStringLiteral("Mara")});
    m_desktop->settings()->setName(QStringLiteral("Countess"));
    QTRY_COMPARE(models::rowsOf(*members, {"name"}), QStringList{QStringLiteral("Countess")});
    QCOMPARE(space->myName(), QStringLiteral("Countess"));
    m_desktop->settings()->setAvatarColor(3);
    QTRY_COMPARE(models::rowsOf(*members, {"avatarColor"}), QStringList{QStringLiteral("3")});
    QCOMPARE(m_desktop->space(), space);
    // One that the space does not take stays what it was.
    m_desktop->settings()->setName(QString(40, QLatin1Char('x')));
    QTRY_COMPARE(m_desktop->settings()->name(), QStringLiteral("Countess"));
}

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    DesktopTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "desktoptest.moc"
