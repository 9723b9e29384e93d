// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/token.h"

#include "support/seededchance.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

class TokenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryTokenAnew();
    void keepsNothingThatShowsTheToken();
    void drawsCodesThatCanBeTyped();
    void knowsACodeHoweverItIsTyped_data();
    void knowsACodeHoweverItIsTyped();
};

void TokenTest::drawsEveryTokenAnew()
{
    support::SeededChance chance(3);
    const QRegularExpression form(QStringLiteral("^[A-Za-z0-9_-]{43}$"));
    QSet<QString> tokens;
    for (int i = 0; i < 1'000; ++i) {
        const QString token = crypto::newSessionToken(chance);
        QVERIFY2(form.match(token).hasMatch(), qPrintable(token));
        tokens.insert(token);
    }
    QCOMPARE(tokens.size(), 1'000);
}

void TokenTest::keepsNothingThatShowsTheToken()
{
    // SHA-256 of "abc" (FIPS 180-4).
    QCOMPARE(crypto::tokenHash(QStringLiteral("abc")).toHex(),
             QByteArrayLiteral("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QVERIFY(crypto::tokenHash(QStringLiteral("Abc")) != crypto::tokenHash(QStringLiteral("abc")));
}

void TokenTest::drawsCodesThatCanBeTyped()
{
    support::SeededChance chance(4);
    const QRegularExpression form(QStringLiteral("^[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}$"));
    QSet<QString> codes;
    for (int i = 0; i < 1'000; ++i) {
        const QString code = crypto::newCode(chance);
        QVERIFY2(form.match(code).hasMatch(), qPrintable(code));
        codes.insert(code);
    }
    QCOMPARE(codes.size(), 1'000);
}

void TokenTest::knowsACodeHoweverItIsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isTheSame");
    QTest::newRow("as it was shown") << QStringLiteral("abcd-efgh-2345") << true;
    QTest::newRow("without hyphens") << QStringLiteral("abcdefgh2345") << true;
    QTest::newRow("in capitals") << QStringLiteral("ABCD-EFGH-2345") << true;
    QTest::newRow("with blanks") << QStringLiteral(" abcd efgh\t2345\n") << true;
    QTest::newRow("another letter") << QStringLiteral("abcd-efgh-2346") << false;
    QTest::newRow("a letter less") << QStringLiteral("abcd-efgh-234") << false;
    QTest::newRow("nothing") << QString() << false;
}

void TokenTest::knowsACodeHoweverItIsTyped()
{
    QFETCH(QString, typed);
    QFETCH(bool, isTheSame);
    QCOMPARE(crypto::codeHash(typed) == crypto::codeHash(QStringLiteral("abcd-efgh-2345")), isTheSame);
}

QTEST_APPLESS_MAIN(TokenTest)
#include "tokentest.moc"
