// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/fingerprint.h"
#include "crypto/words.h"

#include <QSet>
#include <QTest>

using crypto::Fingerprint;

class FingerprintTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheHashOfTheKey();
    void isNothingWithoutAKey();
    void comesBackFromItsText();
    void refusesOtherTexts_data();
    void refusesOtherTexts();
    void saysItsFirstEightBytesAsWords();
    void hasAWordForEachByte();
};

void FingerprintTest::isTheHashOfTheKey()
{
    // SHA-256 of "abc" (FIPS 180-4, example 1).
    QCOMPARE(Fingerprint::of("abc")->text(), QStringLiteral("ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"));
    QVERIFY(Fingerprint::of("abc") == Fingerprint::of("abc"));
    QVERIFY(Fingerprint::of("abc") != Fingerprint::of("abd"));
}

void FingerprintTest::isNothingWithoutAKey()
{
    QVERIFY(!Fingerprint::of({}));
}

void FingerprintTest::comesBackFromItsText()
{
    const auto fingerprint = Fingerprint::of("abc");
    QVERIFY(Fingerprint::parse(fingerprint->text()) == fingerprint);
}

void FingerprintTest::refusesOtherTexts_data()
{
    QTest::addColumn<QString>("text");
    const QString good = Fingerprint::of("abc")->text();
    QTest::newRow("nothing") << QString();
    QTest::newRow("a letter less") << good.chopped(1);
    QTest::newRow("a letter more") << good + QLatin1Char('A');
    QTest::newRow("padding") << good + QLatin1Char('=');
    QTest::newRow("a blank") << good + QLatin1Char(' ');
    QTest::newRow("another spelling of the last bits") << good.chopped(1) + QLatin1Char('1');
    QTest::newRow("the other alphabet") << QString(good).replace(QLatin1Char('-'), QLatin1Char('+'));
    QTest::newRow("not ASCII") << good.chopped(1) + QChar(0xe9);
}

void FingerprintTest::refusesOtherTexts()
{
    QFETCH(const QString, text);
    QVERIFY(!Fingerprint::parse(text));
}

void FingerprintTest::saysItsFirstEightBytesAsWords()
{
    // ba 78 16 bf 8f 01 cf ea
    QStringList expected;
    for (const int byte : {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea})
        expected.append(QLatin1String(crypto::spokenWords[byte]));
    QCOMPARE(Fingerprint::of("abc")->words(), expected);
}

void FingerprintTest::hasAWordForEachByte()
{
    QSet<QString> words;
    for (const char *word : crypto::spokenWords)
        words.insert(QLatin1String(word));
    QCOMPARE(words.size(), 256);
    QCOMPARE(QLatin1String(crypto::spokenWords[0]), QLatin1String("acorn"));
    QCOMPARE(QLatin1String(crypto::spokenWords[255]), QLatin1String("zipper"));
}

QTEST_APPLESS_MAIN(FingerprintTest)
#include "fingerprinttest.moc"
