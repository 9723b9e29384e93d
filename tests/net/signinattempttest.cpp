// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/signinattempt.h"

#include "connectionfixture.h"

#include <QTest>

using namespace std::chrono_literals;
using net::Connection;
using net::Probe;
using net::Refused;
using net::SignInAttempt;
using protocol::ErrorCode;

namespace {

/// Answers when the test says so.
class SilentProbe final : public Probe
{
};

} // namespace

/// One try to sign in, at a space that says what the test says.
class SignInAttemptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void tellsWhoItIsAndWhatComesForThePassword();
    void tellsWhyItIsRefused_data();
    void tellsWhyItIsRefused();
    void tellsHowLongToWait();
    void showsNothingToASpaceOfAnotherKey();
    void tellsThatNobodyIsThere();
    void tellsThatWhoIsThereIsNoSpace();
    void waitsForAnAnswerOnlySoLong();
    void takesALinkThatBreaksForASpaceThatIsGone();

private:
    [[nodiscard]] std::unique_ptr<net::Transport> dial();
    void say(const protocol::Event &event);
    void breakLink();
    template <class Outcome>
    [[nodiscard]] const Outcome *outcomeAs() const
    {
        return m_outcomes.size() == 1 ? std::get_if<Outcome>(&m_outcomes.front()) : nullptr;
    }

    const protocol::Challenge m_challenge{
        QByteArray(32, 'n'), base::SpaceId(QStringLiteral("4be0643f-1d98-473b-97cd-ca98a65347dd")),
        QByteArray(91, 'k')};
    std::unique_ptr<support::FakeClock> m_clock;
    support::SeededChance m_chance{20'261'122};
    std::vector<std::unique_ptr<WatchedEnd>> m_links;
    SilentProbe *m_probe = nullptr; ///< that is under way
    std::unique_ptr<SignInAttempt> m_attempt;
    std::vector<SignInAttempt::Outcome> m_outcomes;
};

void SignInAttemptTest::init()
{
    m_clock = std::make_unique<support::FakeClock>();
    m_probe = nullptr;
    m_outcomes.clear();
    m_attempt = std::make_unique<SignInAttempt>(
        *m_clock, m_chance, [this] { return dial(); },
        [this] {
            auto probe = std::make_unique<SilentProbe>();
            m_probe = probe.get();
            return probe;
        },
        Connection::Password{.name = QStringLiteral("Ada"), .password = QStringLiteral("correct horse")});
    connect(m_attempt.get(), &SignInAttempt::ended, this,
            [this](const SignInAttempt::Outcome &outcome) { m_outcomes.push_back(outcome); });
    m_attempt->begin();
    settle();
}

void SignInAttemptTest::cleanup()
{
    m_attempt.reset();
    m_links.clear();
}

std::unique_ptr<net::Transport> SignInAttemptTest::dial()
{
    auto [ours, theirs] = net::PipeTransport::makePair();
    m_links.push_back(std::make_unique<WatchedEnd>(std::move(theirs)));
    return std::move(ours);
}

void SignInAttemptTest::say(const protocol::Event &event)
{
    (*m_links.back())->send(protocol::encode(event), net::Delivery::Reliable);
    settle();
}

void SignInAttemptTest::breakLink()
{
    (*m_links.back())->abort();
    settle();
}

void SignInAttemptTest::tellsWhoItIsAndWhatComesForThePassword()
{
    const protocol::IssuedToken issued{QStringLiteral("the token"), base::UtcTime(1h)};
    protocol::Hello hello;
    hello.user = base::UserId(QStringLiteral("u1"));
    hello.name = QStringLiteral("Ada");
    hello.space = m_challenge.space;
    hello.spaceName = QStringLiteral("Home");
    hello.epoch = base::Epoch(QStringLiteral("e1"));
    hello.heartbeat = protocol::heartbeatInterval;
    hello.limits = {10'000, 65'536, 50};
    say(m_challenge);
    say(protocol::Authenticated{base::RequestId(m_chance.uuid()), issued});
    QVERIFY(m_outcomes.empty());
    say(hello);
    const auto *entered = outcomeAs<SignInAttempt::Entered>();
    QVERIFY(entered);
    QCOMPARE(entered->user, hello.user);
    QCOMPARE(entered->name, hello.name);
    QVERIFY(entered->issued == issued);
    m_clock->advance(1h);
    settle();
    QCOMPARE(m_links.size(), 1U);
    QCOMPARE(m_outcomes.size(), 1U);
}

void SignInAttemptTest::tellsWhyItIsRefused_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<Refused::Reason>("reason");
    QTest::newRow("wrong password") << ErrorCode::Unauthenticated << Refused::Reason::SignIn;
    QTest::newRow("closed") << ErrorCode::NotAllowed << Refused::Reason::Closed;
    QTest::newRow("banned") << ErrorCode::Banned << Refused::Reason::Banned;
    QTest::newRow("name taken") << ErrorCode::NameTaken << Refused::Reason::NameTaken;
    QTest::newRow("no name") << ErrorCode::BadField << Refused::Reason::BadName;
}

void SignInAttemptTest::tellsWhyItIsRefused()
{
    QFETCH(ErrorCode, code);
    QFETCH(Refused::Reason, reason);
    say(m_challenge);
    say(protocol::Failure{{}, code, QStringLiteral("why"), {}});
    QVERIFY(outcomeAs<Refused>());
    QCOMPARE(outcomeAs<Refused>()->reason, reason);
}

void SignInAttemptTest::tellsHowLongToWait()
{
    say(m_challenge);
    say(protocol::Failure{{}, ErrorCode::RateLimited, QStringLiteral("too many tries"), 40s});
    breakLink();
    const auto *putOff = outcomeAs<SignInAttempt::PutOff>();
    QVERIFY(putOff);
    QCOMPARE(putOff->code, ErrorCode::RateLimited);
    QCOMPARE(putOff->wait.count(), 40'000);
    m_clock->advance(1h);
    settle();
    QCOMPARE(m_links.size(), 1U);
}

void SignInAttemptTest::showsNothingToASpaceOfAnotherKey()
{
    m_attempt->expectServerKey(QByteArray(91, 'o'));
    say(m_challenge);
    QVERIFY(outcomeAs<Refused>());
    QCOMPARE(outcomeAs<Refused>()->reason, Refused::Reason::ServerKeyChanged);
    for (const QString &report : m_links.back()->reports)
        QVERIFY(!report.contains(QStringLiteral("horse")));
}

void SignInAttemptTest::tellsThatNobodyIsThere()
{
    breakLink();
    QVERIFY(m_probe);
    QVERIFY(m_outcomes.empty());
    Q_EMIT m_probe->answered(Probe::Answer::Unreachable);
    QVERIFY(outcomeAs<SignInAttempt::Unanswered>());
    QCOMPARE(*outcomeAs<SignInAttempt::Unanswered>(), SignInAttempt::Unanswered::Nobody);
    QCOMPARE(m_links.size(), 1U);
}

void SignInAttemptTest::tellsThatWhoIsThereIsNoSpace()
{
    breakLink();
    Q_EMIT m_probe->answered(Probe::Answer::Reachable);
    QVERIFY(outcomeAs<SignInAttempt::Unanswered>());
    QCOMPARE(*outcomeAs<SignInAttempt::Unanswered>(), SignInAttempt::Unanswered::Stranger);
}

void SignInAttemptTest::waitsForAnAnswerOnlySoLong()
{
    breakLink();
    m_clock->advance(4'999ms);
    QVERIFY(m_outcomes.empty());
    m_clock->advance(1ms);
    QVERIFY(outcomeAs<SignInAttempt::Unanswered>());
    QCOMPARE(*outcomeAs<SignInAttempt::Unanswered>(), SignInAttempt::Unanswered::Nobody);
}

void SignInAttemptTest::takesALinkThatBreaksForASpaceThatIsGone()
{
    say(m_challenge);
    breakLink();
    QVERIFY(!m_probe);
    QVERIFY(outcomeAs<SignInAttempt::Unanswered>());
    QCOMPARE(*outcomeAs<SignInAttempt::Unanswered>(), SignInAttempt::Unanswered::Nobody);
}

QTEST_GUILESS_MAIN(SignInAttemptTest)
#include "signinattempttest.moc"
