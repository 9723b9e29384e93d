// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/password.h"

#include <QTest>

using crypto::hashedPassword;
using crypto::isPasswordOf;
using crypto::PasswordCost;

class PasswordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsThePasswordAgainAndNoOther();
    void saltsEveryHash();
    void costsWhatItShould();
    void believesNoHashThatIsNone_data();
    void believesNoHashThatIsNone();
};

void PasswordTest::knowsThePasswordAgainAndNoOther()
{
    const auto hash = hashedPassword("correct horse", PasswordCost::least());
    QVERIFY(hash);
    QVERIFY(!hash->contains("correct"));
    QVERIFY(isPasswordOf(*hash, "correct horse"));
    for (const QByteArray &other : {QByteArray(), QByteArray("correct hors"), QByteArray("correct horse "),
                                    QByteArray("Correct horse"), QByteArray("correct horse\0", 14)})
        QVERIFY2(!isPasswordOf(*hash, other), other);
}

void PasswordTest::saltsEveryHash()
{
    const auto one = hashedPassword("the same", PasswordCost::least());
    const auto two = hashedPassword("the same", PasswordCost::least());
    QVERIFY(one && two);
    QVERIFY(*one != *two);
    QVERIFY(isPasswordOf(*two, "the same"));
}

void PasswordTest::costsWhatItShould()
{
    const auto hash = hashedPassword("password", PasswordCost::usual());
    QVERIFY(hash);
    QVERIFY2(hash->startsWith("$argon2id$v=19$m=65536,t=2,p=1$"), *hash);
}

void PasswordTest::believesNoHashThatIsNone_data()
{
    QTest::addColumn<QByteArray>("hash");
    const auto good = hashedPassword("password", PasswordCost::least());
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("the password") << QByteArray("password");
    QTest::newRow("half a hash") << good->first(good->size() / 2);
    QTest::newRow("a hash and more") << *good + *good;
    QTest::newRow("another algorithm") << QByteArray(*good).replace("argon2id", "argon2i");
}

void PasswordTest::believesNoHashThatIsNone()
{
    QFETCH(QByteArray, hash);
    QVERIFY(!isPasswordOf(hash, "password"));
    QVERIFY(!isPasswordOf(hash, QByteArray()));
}

QTEST_APPLESS_MAIN(PasswordTest)
#include "passwordtest.moc"
