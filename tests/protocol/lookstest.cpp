// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/looks.h"

#include <QTest>

#include <algorithm>

using protocol::looksOf;

namespace {

bool canBeConfused(const QString &one, const QString &other)
{
    const auto looks = looksOf(other);
    return std::ranges::any_of(looksOf(one),
                               [&](const QString &look) { return std::ranges::count(looks, look) > 0; });
}

} // namespace

class LooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatLooksAlike_data();
    void findsWhatLooksAlike();
    void keepsDifferentNamesApart_data();
    void keepsDifferentNamesApart();
    void takesTheLongestOfNames();
    void namesItsTable();
};

void LooksTest::findsWhatLooksAlike_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("itself") << QStringLiteral("Ada") << QStringLiteral("Ada");
    QTest::newRow("case") << QStringLiteral("Ada") << QStringLiteral("aDA");
    QTest::newRow("Cyrillic a") << QStringLiteral("Ada") << QStringLiteral(u"Ad\u0430");
    QTest::newRow("Cyrillic all through")
        << QStringLiteral("paco") << QStringLiteral(u"\u0440\u0430\u0441\u043e");
    QTest::newRow("Cyrillic in another case") << QStringLiteral("ADA") << QStringLiteral(u"ad\u0430");
    QTest::newRow("Greek O") << QStringLiteral("Otto") << QStringLiteral(u"\u039ftto");
    QTest::newRow("I and l") << QStringLiteral("Ian") << QStringLiteral("lan");
    QTest::newRow("1 and l") << QStringLiteral("Al") << QStringLiteral("A1");
    QTest::newRow("0 and o") << QStringLiteral("bob") << QStringLiteral("b0b");
    QTest::newRow("0 and O") << QStringLiteral("BOB") << QStringLiteral("B0B");
    QTest::newRow("rn and m") << QStringLiteral("Amy") << QStringLiteral("Arny");
    QTest::newRow("full width") << QStringLiteral(u"\uff21\uff44\uff41") << QStringLiteral("Ada");
    QTest::newRow("ligature") << QStringLiteral(u"\ufb01sh") << QStringLiteral("fish");
    QTest::newRow("composition") << QStringLiteral(u"Zo\u00eb") << QStringLiteral(u"Zoe\u0308");
    QTest::newRow("another apostrophe") << QStringLiteral("O'Hara") << QStringLiteral(u"O\u2019Hara");
}

void LooksTest::findsWhatLooksAlike()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(canBeConfused(one, other));
    QVERIFY(canBeConfused(other, one));
}

void LooksTest::keepsDifferentNamesApart_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("letters") << QStringLiteral("Ada") << QStringLiteral("Ben");
    QTest::newRow("accents") << QStringLiteral(u"Zo\u00eb") << QStringLiteral("Zoe");
    QTest::newRow("blanks") << QStringLiteral("Ada B") << QStringLiteral("AdaB");
    QTest::newRow("digits") << QStringLiteral("Ada 1") << QStringLiteral("Ada 2");
    QTest::newRow("small i and l") << QStringLiteral("mail") << QStringLiteral("mall");
    QTest::newRow("scripts that look different")
        << QStringLiteral("Ivan") << QStringLiteral(u"\u0418\u0432\u0430\u043d");
}

void LooksTest::keepsDifferentNamesApart()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QVERIFY(!canBeConfused(one, other));
}

void LooksTest::takesTheLongestOfNames()
{
    // One character whose skeleton has eighteen.
    const QString long18(500, QChar(u'\ufdfa'));
    QVERIFY(canBeConfused(long18, long18));
    QVERIFY(looksOf(long18)[0].size() > long18.size() * 10);
}

void LooksTest::namesItsTable()
{
    QVERIFY(protocol::looksVersion().contains(QLatin1String("ICU")));
    QCOMPARE(protocol::looksVersion(), protocol::looksVersion());
}

QTEST_APPLESS_MAIN(LooksTest)
#include "lookstest.moc"
