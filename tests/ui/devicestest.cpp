// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "ui/openedspace.h"

#include <QSignalSpy>
#include <QTest>

using ui::Devices;
using ui::OpenedSpace;
using ui::Space;

/// What Ada signs in with, as she sees it.
class DevicesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void listsThisOne();
    void givesACodeForAnother();
    void forgetsTheCodeWhenItIsLookedAtAnew();
    void tellsThatItIsOffline();
    void signsOutAndKeepsWhatIsHere();
    void refusesAPasswordThatNobodyCanType();
    void setsNoPasswordWhileItIsOffline();

private:
    [[nodiscard]] Devices &devices() { return *m_opened->space->devices(); }

    std::unique_ptr<OpenedSpace> m_opened;
};

void DevicesTest::init()
{
    m_opened = std::make_unique<OpenedSpace>();
    m_opened->world.settle();
}

void DevicesTest::cleanup()
{
    m_opened.reset();
}

void DevicesTest::listsThisOne()
{
    devices().refresh();
    m_opened->world.settle();
    QCOMPARE(models::rowsOf(*devices().list(), {"isCurrent", "kind"}),
             QStringList(QStringLiteral("true Key")));
}

void DevicesTest::givesACodeForAnother()
{
    QCOMPARE(devices().code(), QString());
    const QSignalSpy changed(&devices(), &Devices::codeChanged);
    devices().link();
    m_opened->world.settle();
    QCOMPARE(changed.size(), 1);
    QVERIFY(!devices().code().isEmpty());
}

void DevicesTest::forgetsTheCodeWhenItIsLookedAtAnew()
{
    devices().link();
    m_opened->world.settle();
    devices().refresh();
    QCOMPARE(devices().code(), QString());
}

void DevicesTest::tellsThatItIsOffline()
{
    m_opened->world.stopServer();
    m_opened->world.settle();
    const QSignalSpy failed(m_opened->space.get(), &Space::failed);
    devices().signOutOthers();
    m_opened->world.settle();
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.front().front().value<Space::Trouble>(), Space::Trouble::Offline);
}

void DevicesTest::signsOutAndKeepsWhatIsHere()
{
    m_opened->ada.write(support::general, QStringLiteral("before"));
    m_opened->world.settle();
    const QSignalSpy signedOut(&devices(), &Devices::signedOut);
    devices().signOutThis();
    m_opened->world.advance(std::chrono::seconds(1));
    QCOMPARE(signedOut.size(), 1);
    QCOMPARE(m_opened->space->connection(), Space::Connection::Refused);
    QCOMPARE(m_opened->space->refusal(), Space::Refusal::SignIn);
    QCOMPARE(m_opened->space->myName(), QStringLiteral("Ada"));
    QVERIFY(m_opened->messages().contains(QStringLiteral("before")));
    m_opened->ada.write(support::general, QStringLiteral("after"));
    m_opened->world.settle();
    QCOMPARE(m_opened->space->waiting(), 1);
}

void DevicesTest::refusesAPasswordThatNobodyCanType()
{
    const QSignalSpy refused(&devices(), &Devices::passwordRefused);
    devices().setPassword(QStringLiteral("short"), {});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().value<Devices::PasswordProblem>(),
             Devices::PasswordProblem::BadPassword);
}

void DevicesTest::setsNoPasswordWhileItIsOffline()
{
    m_opened->world.stopServer();
    m_opened->world.settle();
    const QSignalSpy refused(&devices(), &Devices::passwordRefused);
    devices().setPassword(QStringLiteral("correct horse"), {});
    QCOMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().value<Devices::PasswordProblem>(), Devices::PasswordProblem::Offline);
}

QTEST_GUILESS_MAIN(DevicesTest)
#include "devicestest.moc"
