// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "desktop/installation.h"
#include "models/modelrows.h"

#include <QDir>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using desktop::Installation;
using support::FakeKeychain;
using ui::App;
using ui::SignIn;
using ui::Space;

namespace {

const QString password = QStringLiteral("correct horse");

} // namespace

/// Signing in to a space that somebody hosts, over the network of this machine.
class ServerSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { base::setLogLevel(spdlog::level::off); }
    void init();
    void cleanup();

    void signsUpOnceAndIsLetInByItsTokenFromThenOn();
    void saysWhatWasWrongAndKeepsNothing();
    void goesOnAfterASignOutWithWhatWaits();
    void keepsTwoAccountsAtOneServerApart();
    void joinsAnAccountByACode();
    void setsAPasswordForAnotherComputer();
    void comesByTheKeyOfThisDevice();
    void showsNothingToAServerOfAnotherKey();
    void waitsForAKeychainThatIsLocked();
    void saysThatThereIsNoKeychainBeforeItKeepsAFile();
    void forgetsTheTokenWithTheSpace();

private:
    [[nodiscard]] QString address() { return m_address; }
    void signUp(const QString &name);
    /// Waits for the end of a try, and tells how it ended.
    [[nodiscard]] SignIn::Problem problem();
    void signOut();

    std::unique_ptr<Installation> m_host;
    std::unique_ptr<Installation> m_guest;
    QString m_address; ///< of the hosted space
};

void ServerSignInTest::init()
{
    m_host = std::make_unique<Installation>();
    (*m_host)->settings()->setName(QStringLiteral("Mara"));
    (*m_host)->hosting()->start(QStringLiteral("Studio"));
    QTRY_VERIFY(m_host->isOnline());
    m_address = (*m_host)->hosting()->ownAddress();
    m_guest = std::make_unique<Installation>();
}

void ServerSignInTest::cleanup()
{
    m_guest.reset();
    m_host.reset();
}

void ServerSignInTest::signUp(const QString &name)
{
    (*m_guest)->signIn()->signUp(m_address, name, password, {});
    QCOMPARE(problem(), SignIn::Problem::None);
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->myName(), name);
}

SignIn::Problem ServerSignInTest::problem()
{
    SignIn *signIn = (*m_guest)->signIn();
    if (!QTest::qWaitFor([signIn] { return !signIn->isTrying(); }, 30'000))
        qFatal("the try does not end");
    return signIn->problem();
}

void ServerSignInTest::signOut()
{
    m_guest->space()->devices()->signOutThis();
    QTRY_COMPARE(m_guest->space()->refusal(), Space::Refusal::SignIn);
}

void ServerSignInTest::signsUpOnceAndIsLetInByItsTokenFromThenOn()
{
    signUp(QStringLiteral("Jun"));
    const QString me = m_guest->space()->me();
    QCOMPARE((*m_guest)->settings()->name(), QStringLiteral("Jun"));
    QCOMPARE(m_guest->tokens().size(), 1);
    QFile token(m_guest->path(QStringLiteral("profile/") + m_guest->tokens().front()));
    QCOMPARE(token.permissions(), store::ownersOnly);
    QVERIFY(token.open(QIODevice::ReadOnly));
    QVERIFY(!token.readAll().contains(password.toUtf8()));
    for (int i = 0; i < 2; ++i) {
        m_guest->run();
        QTRY_VERIFY(m_guest->isOnline());
        QCOMPARE(m_guest->space()->me(), me);
    }
}

void ServerSignInTest::saysWhatWasWrongAndKeepsNothing()
{
    SignIn *signIn = (*m_guest)->signIn();
    signIn->byPassword(m_address, QStringLiteral("Mara"), QStringLiteral("wrong horse"));
    QCOMPARE(problem(), SignIn::Problem::WrongPassword);
    signIn->byPassword(m_address, QStringLiteral("Nobody"), QStringLiteral("wrong horse"));
    QCOMPARE(problem(), SignIn::Problem::WrongPassword);
    signIn->signUp(m_address, QStringLiteral("mara"), password, {});
    QCOMPARE(problem(), SignIn::Problem::NameTaken);
    signIn->signUp(m_address, QStringLiteral("Jun"), QStringLiteral("short"), {});
    QCOMPARE(problem(), SignIn::Problem::BadPassword);
    signIn->byCode(m_address, QStringLiteral("ABCD-EFGH-2345"));
    QCOMPARE(problem(), SignIn::Problem::WrongCode);
    signIn->byToken(m_address, QStringLiteral("not a token"));
    QCOMPARE(problem(), SignIn::Problem::WrongToken);
    signIn->byPassword(QStringLiteral("the studio"), QStringLiteral("Jun"), password);
    QCOMPARE(problem(), SignIn::Problem::BadAddress);
    signIn->byPassword(QStringLiteral("127.0.0.1:1"), QStringLiteral("Jun"), password);
    QCOMPARE(problem(), SignIn::Problem::Unreachable);
    QCOMPARE(m_guest->tokens(), QStringList());
    QCOMPARE((*m_guest)->spaces()->rowCount(), 0);
    QVERIFY(!m_guest->space());
}

void ServerSignInTest::goesOnAfterASignOutWithWhatWaits()
{
    signUp(QStringLiteral("Jun"));
    const QString me = m_guest->space()->me();
    signOut();
    m_guest->space()->room()->send(QStringLiteral("written meanwhile"));
    QTRY_COMPARE(m_guest->space()->waiting(), 1);
    m_guest->run();
    QTRY_VERIFY(m_guest->space() && m_guest->space()->room());
    QTRY_COMPARE(m_guest->space()->refusal(), Space::Refusal::SignIn);
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Jun"));

    (*m_guest)->signIn()->byPassword(m_guest->space()->address(), QStringLiteral("Jun"), password);
    QCOMPARE(problem(), SignIn::Problem::None);
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->me(), me);
    QTRY_COMPARE(m_guest->space()->waiting(), 0);
    QTRY_COMPARE(models::rowAt(*m_host->space()->room()->timeline(), 0, {"content"}),
                 QStringLiteral("written meanwhile"));
    QCOMPARE((*m_guest)->spaces()->rowCount(), 1);
}

void ServerSignInTest::keepsTwoAccountsAtOneServerApart()
{
    signUp(QStringLiteral("Jun"));
    const QString jun = m_guest->space()->me();
    signOut();
    m_guest->space()->room()->send(QStringLiteral("Jun's own"));
    QTRY_COMPARE(m_guest->space()->waiting(), 1);
    signUp(QStringLiteral("Kim Ito"));
    QVERIFY(m_guest->space()->me() != jun);
    QCOMPARE(m_guest->space()->waiting(), 0);
    QCOMPARE(m_guest->space()->address(), QStringLiteral("kim-ito@") + m_address);
    QCOMPARE(models::rowsOf(*(*m_guest)->spaces(), {"address"}),
             QStringList({QStringLiteral("kim-ito@") + m_address, m_address}));
    m_guest->run();
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Kim Ito"));
    (*m_guest)->openSpace(m_address);
    QTRY_VERIFY(m_guest->space() && m_guest->space()->me() == jun);
    QCOMPARE(m_guest->space()->waiting(), 1);
}

void ServerSignInTest::joinsAnAccountByACode()
{
    m_host->space()->devices()->link();
    QTRY_VERIFY(!m_host->space()->devices()->code().isEmpty());
    (*m_guest)->signIn()->byCode(m_address, m_host->space()->devices()->code().toLower());
    QCOMPARE(problem(), SignIn::Problem::None);
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->me(), m_host->space()->me());
    QCOMPARE(m_guest->tokens(), QStringList());
    m_guest->run();
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Mara"));
}

void ServerSignInTest::setsAPasswordForAnotherComputer()
{
    const QSignalSpy set(m_host->space()->devices(), &ui::Devices::passwordSet);
    m_host->space()->devices()->setPassword(password, {});
    QTRY_COMPARE(set.size(), 1);
    const QSignalSpy refused(m_host->space()->devices(), &ui::Devices::passwordRefused);
    m_host->space()->devices()->setPassword(QStringLiteral("another horse"), QStringLiteral("wrong horse"));
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused.front().front().value<ui::Devices::PasswordProblem>(),
             ui::Devices::PasswordProblem::WrongCurrent);
    (*m_guest)->signIn()->byPassword(m_address, QStringLiteral("mara"), password);
    QCOMPARE(problem(), SignIn::Problem::None);
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->me(), m_host->space()->me());
    // What the account is called counts, not how it was typed.
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Mara"));
}

void ServerSignInTest::comesByTheKeyOfThisDevice()
{
    (*m_guest)->signIn()->byKey(m_address, QStringLiteral("Jun"), {});
    QCOMPARE(problem(), SignIn::Problem::None);
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->tokens(), QStringList());
    const QString me = m_guest->space()->me();
    m_guest->run();
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->me(), me);
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Jun"));
}

void ServerSignInTest::showsNothingToAServerOfAnotherKey()
{
    signUp(QStringLiteral("Jun"));
    m_host->end();
    QVERIFY(QDir(m_host->path(QStringLiteral("hosted"))).removeRecursively());
    m_host->run();
    // It finds nothing to host again.
    QTRY_COMPARE((*m_host)->hosting()->state(), ui::Hosting::State::Stopped);
    (*m_host)->hosting()->start(QStringLiteral("Studio"));
    QTRY_COMPARE((*m_host)->hosting()->state(), ui::Hosting::State::Running);
    QCOMPARE((*m_host)->hosting()->ownAddress(), m_address);
    (*m_guest)->signIn()->byPassword(m_address, QStringLiteral("Jun"), password);
    QCOMPARE(problem(), SignIn::Problem::ServerKeyChanged);
}

void ServerSignInTest::waitsForAKeychainThatIsLocked()
{
    FakeKeychain::Contents keychain;
    m_guest = std::make_unique<Installation>();
    m_guest->run(keychain);
    signUp(QStringLiteral("Jun"));
    QCOMPARE(keychain.entries.size(), 2); // the key, and the token

    keychain.state = FakeKeychain::State::Locked;
    m_guest->run(keychain);
    QCOMPARE((*m_guest)->keyState(), App::KeyState::Locked);
    (*m_guest)->openSpace(m_address);
    QVERIFY(!m_guest->space());
    (*m_guest)->signIn()->byPassword(m_address, QStringLiteral("Jun"), password);
    QCOMPARE(problem(), SignIn::Problem::NoKey);

    keychain.state = FakeKeychain::State::Open;
    (*m_guest)->retryKey();
    QTRY_VERIFY(m_guest->isOnline());
    QCOMPARE(m_guest->space()->myName(), QStringLiteral("Jun"));

    // The key is here already, and the token is not.
    m_guest->run(keychain);
    QTRY_VERIFY(m_guest->isOnline());
    keychain.state = FakeKeychain::State::Locked;
    (*m_guest)->settings()->setName({});
    (*m_guest)->settings()->setName(QStringLiteral("June"));
    QVERIFY(!m_guest->space());
    QCOMPARE((*m_guest)->keyState(), App::KeyState::Locked);
    keychain.state = FakeKeychain::State::Open;
    (*m_guest)->retryKey();
    QCOMPARE((*m_guest)->keyState(), App::KeyState::Ready);
    QTRY_VERIFY(m_guest->isOnline());
}

void ServerSignInTest::saysThatThereIsNoKeychainBeforeItKeepsAFile()
{
    FakeKeychain::Contents keychain{FakeKeychain::State::Missing, {}};
    // Its key is in a file already.
    m_guest->run(keychain);
    SignIn *signIn = (*m_guest)->signIn();
    signIn->signUp(m_address, QStringLiteral("Jun"), password, {});
    QCOMPARE(problem(), SignIn::Problem::NoKeychain);
    QCOMPARE(m_guest->tokens(), QStringList());
    signUp(QStringLiteral("Jun"));
    QCOMPARE(m_guest->tokens().size(), 1);
    m_guest->run(keychain);
    QTRY_VERIFY(m_guest->isOnline());
}

void ServerSignInTest::forgetsTheTokenWithTheSpace()
{
    signUp(QStringLiteral("Jun"));
    (*m_guest)->forgetSpace(m_address);
    QCOMPARE(m_guest->tokens(), QStringList());
    QCOMPARE((*m_guest)->spaces()->rowCount(), 0);
}

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    ServerSignInTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "serversignintest.moc"
