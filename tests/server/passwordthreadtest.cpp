// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/passwordthread.h"

#include <QTest>

using base::ErrorCode;
using base::Result;
using crypto::PasswordCost;
using server::PasswordThread;

class PasswordThreadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hashesAndMatchesElsewhere();
    void matchesNothingWhereThereIsNoHash();
    void takesSoManyAtATime();
    void endsWhileMuchWaits();
};

void PasswordThreadTest::hashesAndMatchesElsewhere()
{
    PasswordThread thread(PasswordCost::least());
    std::optional<QByteArray> hash;
    thread.hash("correct horse", [&hash](const Result<QByteArray> &hashed) { hash = *hashed; });
    QVERIFY(!hash);
    QTRY_VERIFY(hash);
    QList<bool> answers;
    for (const QByteArray &guess : {QByteArray("correct horse"), QByteArray("another horse")})
        thread.match(*hash, guess, [&answers](const Result<bool> &isRight) { answers.append(*isRight); });
    QTRY_COMPARE(answers, (QList<bool>{true, false}));
}

void PasswordThreadTest::matchesNothingWhereThereIsNoHash()
{
    PasswordThread thread(PasswordCost::least());
    QList<bool> answers;
    for (const QByteArray &guess : {QByteArray("nobody's password"), QByteArray()})
        thread.match(std::nullopt, guess,
                     [&answers](const Result<bool> &isRight) { answers.append(*isRight); });
    QTRY_COMPARE(answers, (QList<bool>{false, false}));
}

void PasswordThreadTest::takesSoManyAtATime()
{
    PasswordThread thread(PasswordCost::least());
    int done = 0;
    int refused = 0;
    constexpr int asked = 10 * int(PasswordThread::maxWaiting);
    for (int i = 0; i < asked; ++i) {
        thread.hash("password", [&](const Result<QByteArray> &hash) {
            if (!hash && hash.error().code == ErrorCode::Busy)
                ++refused;
            done += hash ? 1 : 0;
        });
    }
    QVERIFY(refused > 0);
    QTRY_COMPARE(done + refused, asked);
    QVERIFY(done >= int(PasswordThread::maxWaiting));
}

void PasswordThreadTest::endsWhileMuchWaits()
{
    bool isTold = false;
    {
        PasswordThread thread(PasswordCost::least());
        for (int i = 0; i < 20; ++i)
            thread.hash("password", [&isTold](const Result<QByteArray> &) { isTold = true; });
    }
    QCoreApplication::processEvents();
    QVERIFY(!isTold);
}

QTEST_GUILESS_MAIN(PasswordThreadTest)
#include "passwordthreadtest.moc"
