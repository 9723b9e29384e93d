// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/hostedspace.h"

#include "base/log.h"
#include "common/address.h"
#include "desktop/openspace.h"
#include "server/schema.h"
#include "server/spacefolder.h"
#include "store/profiles.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using desktop::HostedSpace;
using desktop::OpenSpace;
using ui::Hosting;

/// A space hosted within this process and joined over the network, with real threads, sockets and disks.
class HostedSpaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();

    void isJoinedLikeAnyOther();
    void belongsToWhoHostsIt();
    void countsTheOthers();
    void keepsItsPortItsNameAndItsHistory();
    void saysThatItsPortIsTaken();
    void saysThatAnotherOneHostsIt();
    void endsCleanlyWithTheProgram();
    void stopsBeforeItHasStarted();

private:
    /// A person whose program is joined to the hosted space.
    struct Person {
        std::unique_ptr<store::Profile> profile;
        std::unique_ptr<OpenSpace> space;
    };

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] static bool start(HostedSpace &hosted, const QString &name = QStringLiteral("Studio"));
    [[nodiscard]] Person join(const HostedSpace &hosted, const QString &name);
    [[nodiscard]] static bool isOnline(const Person &person);

    std::unique_ptr<QTemporaryDir> m_folder;
    base::SystemClock m_clock;
    base::SystemChance m_chance;
    ui::Settings m_settings{{}};
};

void HostedSpaceTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

bool HostedSpaceTest::start(HostedSpace &hosted, const QString &name)
{
    connect(&hosted, &HostedSpace::ownerNeeded, &hosted, [&hosted] { hosted.setOwner(QByteArray(32, 'o')); });
    hosted.start(name);
    return QTest::qWaitFor([&] { return hosted.state() == Hosting::State::Running; }, 30'000);
}

HostedSpaceTest::Person HostedSpaceTest::join(const HostedSpace &hosted, const QString &name)
{
    Person person;
    person.profile = store::openProfile(path(name));
    const auto key = store::deviceKeyOf(*person.profile);
    auto space =
        OpenSpace::open(m_clock, m_chance, *person.profile, m_settings,
                        {net::Connection::Identity{*key, name}}, *process::readAddress(hosted.ownAddress()));
    person.space = std::move(*space);
    QSignalSpy ready(person.space.get(), &OpenSpace::ready);
    if (!ready.wait())
        qFatal("the space is not read");
    person.space->space()->openFirst({});
    person.space->connectToServer();
    return person;
}

bool HostedSpaceTest::isOnline(const Person &person)
{
    return person.space->space()->connection() == ui::Space::Connection::Online &&
           person.space->space()->room();
}

void HostedSpaceTest::isJoinedLikeAnyOther()
{
    HostedSpace hosted(path(QStringLiteral("hosted")), 0);
    QCOMPARE(hosted.state(), Hosting::State::Stopped);
    QVERIFY(hosted.ownAddress().isEmpty());
    QVERIFY(start(hosted));
    QCOMPARE(hosted.spaceName(), QStringLiteral("Studio"));
    Person ada = join(hosted, QStringLiteral("Ada"));
    Person ben = join(hosted, QStringLiteral("Ben"));
    QTRY_VERIFY(isOnline(ada) && isOnline(ben));
    QCOMPARE(ben.space->space()->name(), QStringLiteral("Studio"));
    QSignalSpy inserted(ben.space->space()->room()->timeline(), &QAbstractItemModel::rowsInserted);
    ada.space->space()->room()->send(QStringLiteral("Hello"));
    QTRY_VERIFY(!inserted.isEmpty());
}

void HostedSpaceTest::belongsToWhoHostsIt()
{
    // Closed again before it is opened to join.
    const QByteArray key = store::deviceKeyOf(*store::openProfile(path(QStringLiteral("Ada"))))->publicKey();
    {
        HostedSpace hosted(path(QStringLiteral("hosted")), 0);
        hosted.setOwner(key);
        QVERIFY(start(hosted));
        Person ben = join(hosted, QStringLiteral("Ben"));
        Person ada = join(hosted, QStringLiteral("Ada"));
        QTRY_VERIFY(isOnline(ada) && isOnline(ben));
        hosted.stop();
        QTRY_COMPARE(hosted.state(), Hosting::State::Stopped);
    }
    auto database = sql::Database::open(path(QStringLiteral("hosted/space.db")), server::spaceSchema);
    QVERIFY(database);
    const auto owners = database->rows(QStringLiteral("SELECT name FROM users WHERE role = 'owner'"), {},
                                       [](const QSqlQuery &row) { return row.value(0).toString(); });
    QVERIFY(owners && *owners == std::vector{QStringLiteral("Ada")});
}

void HostedSpaceTest::countsTheOthers()
{
    HostedSpace hosted(path(QStringLiteral("hosted")), 0);
    QVERIFY(start(hosted));
    Person ada = join(hosted, QStringLiteral("Ada"));
    QTRY_VERIFY(isOnline(ada));
    QCOMPARE(hosted.others(), 0);
    Person ben = join(hosted, QStringLiteral("Ben"));
    QTRY_COMPARE(hosted.others(), 1);
    ben.space.reset();
    QTRY_COMPARE(hosted.others(), 0);
}

void HostedSpaceTest::keepsItsPortItsNameAndItsHistory()
{
    HostedSpace hosted(path(QStringLiteral("hosted")), 0);
    QVERIFY(start(hosted));
    const QString address = hosted.ownAddress();
    Person ada = join(hosted, QStringLiteral("Ada"));
    QTRY_VERIFY(isOnline(ada));
    ada.space->space()->room()->send(QStringLiteral("Hello"));
    QTRY_COMPARE(ada.space->space()->waiting(), 0);
    hosted.stop();
    QTRY_COMPARE(hosted.state(), Hosting::State::Stopped);
    QVERIFY(hosted.addresses().isEmpty());
    QTRY_COMPARE(ada.space->space()->connection(), ui::Space::Connection::Waiting);
    QVERIFY(start(hosted, QStringLiteral("another name")));
    QCOMPARE(hosted.ownAddress(), address);
    QCOMPARE(hosted.spaceName(), QStringLiteral("Studio"));
    ada.space->space()->tryNow();
    QTRY_VERIFY(isOnline(ada));
}

void HostedSpaceTest::saysThatItsPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::Any, 0));
    HostedSpace hosted(path(QStringLiteral("hosted")), other.serverPort());
    hosted.setOwner(QByteArray(32, 'o'));
    hosted.start(QStringLiteral("Studio"));
    QTRY_COMPARE(hosted.problem(), Hosting::Problem::PortTaken);
    QCOMPARE(hosted.state(), Hosting::State::Stopped);
    other.close();
    QVERIFY(start(hosted));
    QCOMPARE(hosted.problem(), Hosting::Problem::None);
}

void HostedSpaceTest::saysThatAnotherOneHostsIt()
{
    HostedSpace first(path(QStringLiteral("hosted")), 0);
    QVERIFY(start(first));
    HostedSpace second(path(QStringLiteral("hosted")), 0);
    second.setOwner(QByteArray(32, 'o'));
    second.start(QStringLiteral("Studio"));
    QTRY_COMPARE(second.problem(), Hosting::Problem::FolderBusy);
    QCOMPARE(second.state(), Hosting::State::Stopped);
}

void HostedSpaceTest::endsCleanlyWithTheProgram()
{
    Person ada;
    {
        HostedSpace hosted(path(QStringLiteral("hosted")), 0);
        QVERIFY(start(hosted));
        ada = join(hosted, QStringLiteral("Ada"));
        QTRY_VERIFY(isOnline(ada));
    }
    QTRY_COMPARE(ada.space->space()->connection(), ui::Space::Connection::Waiting);
    QVERIFY(server::openSpaceFolder(path(QStringLiteral("hosted"))));
}

void HostedSpaceTest::stopsBeforeItHasStarted()
{
    HostedSpace hosted(path(QStringLiteral("hosted")), 0);
    hosted.setOwner(QByteArray(32, 'o'));
    hosted.start(QStringLiteral("Studio"));
    hosted.stop();
    QTRY_COMPARE(hosted.state(), Hosting::State::Stopped);
    QVERIFY(start(hosted));
}

QTEST_GUILESS_MAIN(HostedSpaceTest)
#include "hostedspacetest.moc"
