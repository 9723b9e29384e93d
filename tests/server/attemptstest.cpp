// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/attempts.h"

#include "support/fakeclock.h"

#include <QTest>

using namespace std::chrono_literals;
using server::Attempts;

class AttemptsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowsSomeTriesAtOnce();
    void makesEachFurtherPauseTwiceAsLong();
    void countsNoTryThatItRefused();
    void countsTriesThatAreNotAnsweredYet();
    void forgetsWhereOneSucceeds();
    void takesBackOneTryAlone();
    void forgetsAfterAWhile();
    void keepsPlacesApart();
    void remembersABoundedNumberOfPlaces();

private:
    [[nodiscard]] bool mayTry(const QString &place) { return !m_attempts.begin(place, m_clock.now()); }

    support::FakeClock m_clock;
    Attempts m_attempts{{.free = 3, .first = 2s, .longest = 60s, .memory = 1h, .places = 4}};
    const QString m_ada = QStringLiteral("Ada");
};

void AttemptsTest::allowsSomeTriesAtOnce()
{
    for (int i = 0; i < 3; ++i)
        QVERIFY(mayTry(m_ada));
    QVERIFY(m_attempts.begin(m_ada, m_clock.now()) == base::Duration(2s));
}

void AttemptsTest::makesEachFurtherPauseTwiceAsLong()
{
    const QString place = QStringLiteral("another");
    for (int i = 0; i < 3; ++i)
        QVERIFY(mayTry(place));
    for (const base::Duration pause : {2s, 4s, 8s, 16s, 32s, 60s, 60s, 60s}) {
        QVERIFY(m_attempts.begin(place, m_clock.now()) == pause);
        m_clock.advance(pause - 1ms);
        QVERIFY(!mayTry(place));
        m_clock.advance(1ms);
        QVERIFY(mayTry(place));
    }
}

void AttemptsTest::countsNoTryThatItRefused()
{
    const QString place = QStringLiteral("hasty");
    for (int i = 0; i < 100; ++i)
        (void)mayTry(place);
    m_clock.advance(2s);
    QVERIFY(mayTry(place));
}

void AttemptsTest::countsTriesThatAreNotAnsweredYet()
{
    const QString place = QStringLiteral("parallel");
    int allowed = 0;
    for (int i = 0; i < 1'000; ++i)
        allowed += mayTry(place) ? 1 : 0;
    QCOMPARE(allowed, 3);
}

void AttemptsTest::forgetsWhereOneSucceeds()
{
    const QString place = QStringLiteral("good");
    for (int i = 0; i < 4; ++i)
        (void)mayTry(place);
    QVERIFY(!mayTry(place));
    m_attempts.succeed(place);
    QVERIFY(mayTry(place));
}

void AttemptsTest::takesBackOneTryAlone()
{
    const QString place = QStringLiteral("shared");
    for (int i = 0; i < 3; ++i)
        QVERIFY(mayTry(place));
    QVERIFY(!mayTry(place));
    // Who is in with an account of their own wins no guesses at others.
    m_attempts.takeBack(place);
    QVERIFY(mayTry(place));
    QVERIFY(!mayTry(place));
    m_attempts.takeBack(QStringLiteral("nowhere"));
    QVERIFY(mayTry(QStringLiteral("nowhere")));
}

void AttemptsTest::forgetsAfterAWhile()
{
    const QString place = QStringLiteral("patient");
    for (int i = 0; i < 3; ++i)
        QVERIFY(mayTry(place));
    m_clock.advance(1h);
    for (int i = 0; i < 3; ++i)
        QVERIFY(mayTry(place));
    QVERIFY(!mayTry(place));
}

void AttemptsTest::keepsPlacesApart()
{
    Attempts attempts({.free = 1, .first = 1h, .longest = 1h, .memory = 1h, .places = 4});
    QVERIFY(!attempts.begin(QStringLiteral("one"), m_clock.now()));
    QVERIFY(attempts.begin(QStringLiteral("one"), m_clock.now()));
    QVERIFY(!attempts.begin(QStringLiteral("two"), m_clock.now()));
}

void AttemptsTest::remembersABoundedNumberOfPlaces()
{
    Attempts attempts({.free = 1, .first = 1min, .longest = 1min, .memory = 1h, .places = 4});
    for (int i = 0; i < 100; ++i) {
        QVERIFY(!attempts.begin(QString::number(i), m_clock.now()));
        m_clock.advance(1s);
        QVERIFY(attempts.remembered() <= 4);
    }
    // The latest are those that it knows.
    QVERIFY(attempts.begin(QStringLiteral("99"), m_clock.now()));
    QVERIFY(attempts.begin(QStringLiteral("96"), m_clock.now()));
    QVERIFY(!attempts.begin(QStringLiteral("95"), m_clock.now()));
}

QTEST_APPLESS_MAIN(AttemptsTest)
#include "attemptstest.moc"
