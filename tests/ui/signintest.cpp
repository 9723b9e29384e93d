// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin.h"

#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTest>

using namespace std::chrono_literals;
using ui::SignIn;

namespace {

/// Is answered by the test.
class AnsweredSignIn final : public SignIn
{
public:
    using SignIn::begin;
    using SignIn::fail;
    using SignIn::SignIn;
    using SignIn::succeed;

    [[nodiscard]] bool isAddress(const QString &) const override { return true; }
    void byKey(const QString &, const QString &, const QString &) override { begin(); }
    void byPassword(const QString &, const QString &, const QString &) override { begin(); }
    void signUp(const QString &, const QString &, const QString &, const QString &) override { begin(); }
    void byCode(const QString &, const QString &) override { begin(); }
    void byToken(const QString &, const QString &) override { begin(); }
};

} // namespace

class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void knowsACode_data();
    void knowsACode();
    void tellsWhatWasWrongUntilTheNextTry();
    void countsDownUntilAnotherTryIsTaken();
    void forgetsWhatWasWrongWhereNobodyWaits();
    void tellsThatItIsDone();

private:
    support::FakeClock m_clock;
    std::unique_ptr<AnsweredSignIn> m_signIn;
};

void SignInTest::init()
{
    m_signIn = std::make_unique<AnsweredSignIn>(m_clock);
}

void SignInTest::knowsACode_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isCode");
    QTest::newRow("as it is shown") << QStringLiteral("ABCD-EFGH-2345") << true;
    QTest::newRow("as it may be typed") << QStringLiteral(" abcd efgh2345 ") << true;
    QTest::newRow("too short") << QStringLiteral("ABCD-EFGH-234") << false;
    QTest::newRow("too long") << QStringLiteral("ABCD-EFGH-23456") << false;
    QTest::newRow("other signs") << QStringLiteral("ABCD-EFGH-234!") << false;
    QTest::newRow("letters of another script") << QStringLiteral("ABCD-EFGH-234я") << false;
    QTest::newRow("nothing") << QString() << false;
}

void SignInTest::knowsACode()
{
    QFETCH(QString, text);
    QFETCH(bool, isCode);
    QCOMPARE(SignIn::isCode(text), isCode);
}

void SignInTest::tellsWhatWasWrongUntilTheNextTry()
{
    m_signIn->begin();
    QVERIFY(m_signIn->isTrying());
    m_signIn->fail(SignIn::Problem::WrongPassword);
    QVERIFY(!m_signIn->isTrying());
    QCOMPARE(m_signIn->problem(), SignIn::Problem::WrongPassword);
    m_signIn->begin();
    QCOMPARE(m_signIn->problem(), SignIn::Problem::None);
}

void SignInTest::countsDownUntilAnotherTryIsTaken()
{
    const QSignalSpy told(m_signIn.get(), &SignIn::secondsToWaitChanged);
    m_signIn->fail(SignIn::Problem::TooManyTries, 2'500ms);
    QCOMPARE(m_signIn->secondsToWait(), 3);
    m_clock.advance(1s);
    QCOMPARE(m_signIn->secondsToWait(), 2);
    m_clock.advance(2s);
    QCOMPARE(m_signIn->secondsToWait(), 0);
    QCOMPARE(m_signIn->problem(), SignIn::Problem::TooManyTries);
    QVERIFY(told.size() >= 3);
    QVERIFY(!m_clock.nextDue());
}

void SignInTest::forgetsWhatWasWrongWhereNobodyWaits()
{
    m_signIn->fail(SignIn::Problem::TooManyTries, 40s);
    m_signIn->cancel();
    QCOMPARE(m_signIn->problem(), SignIn::Problem::None);
    QCOMPARE(m_signIn->secondsToWait(), 0);
}

void SignInTest::tellsThatItIsDone()
{
    const QSignalSpy done(m_signIn.get(), &SignIn::done);
    m_signIn->begin();
    QCOMPARE(done.size(), 0);
    m_signIn->succeed();
    QCOMPARE(done.size(), 1);
    QVERIFY(!m_signIn->isTrying());
}

QTEST_GUILESS_MAIN(SignInTest)
#include "signintest.moc"
