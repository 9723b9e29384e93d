// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/looks.h"
#include "ui/icons.h"

#include <QFile>
#include <QGuiApplication>
#include <QTest>

class LooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheFirstLettersOfNames_data();
    void takesTheFirstLettersOfNames();
    void fillsAllPlacesAtOnce();
    void picksTheSameForTheSame();
    void picksWithinBounds();
};

void LooksTest::takesTheFirstLettersOfNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("letters");
    QTest::newRow("none") << QString() << QString();
    QTest::newRow("spaces") << QStringLiteral("   ") << QString();
    QTest::newRow("one word") << QStringLiteral("mara") << QStringLiteral("M");
    QTest::newRow("two words") << QStringLiteral("Mara Okafor") << QStringLiteral("MO");
    QTest::newRow("many words") << QStringLiteral("Ana de la Cruz") << QStringLiteral("AC");
    QTest::newRow("not Latin") << QStringLiteral("田中 純") << QStringLiteral("田純");
    QTest::newRow("one cluster") << QStringLiteral("e\u0301va") << QStringLiteral("E\u0301");
    QTest::newRow("beyond the first plane") << QStringLiteral("🙂 Ben") << QStringLiteral("🙂B");
}

void LooksTest::takesTheFirstLettersOfNames()
{
    QFETCH(QString, name);
    QFETCH(QString, letters);
    QCOMPARE(ui::Looks().initials(name), letters);
}

void LooksTest::fillsAllPlacesAtOnce()
{
    const ui::Looks looks;
    const QString said = QStringLiteral("%1, %2: %3");
    QCOMPARE(looks.fill(said, {QStringLiteral("Ada"), QStringLiteral("09:03"), QStringLiteral("Hi")}),
             QStringLiteral("Ada, 09:03: Hi"));
    QCOMPARE(looks.fill(said, {QStringLiteral("%2 %3"), QStringLiteral("09:03"), QStringLiteral("100 %1")}),
             QStringLiteral("%2 %3, 09:03: 100 %1"));
    QCOMPARE(looks.fill(QStringLiteral("100 % %4 %"), {QStringLiteral("Ada")}), QStringLiteral("100 % %4 %"));
}

void LooksTest::picksTheSameForTheSame()
{
    const ui::Looks looks;
    QCOMPARE(looks.pick(QStringLiteral("u-ada"), 10), looks.pick(QStringLiteral("u-ada"), 10));
    // Fixed, since an avatar must not change its colour with a new version.
    QCOMPARE(looks.pick(QStringLiteral("u-ada"), 1000), 209);
}

void LooksTest::picksWithinBounds()
{
    const ui::Looks looks;
    QSet<int> picked;
    for (int n = 0; n < 200; ++n) {
        const int index = looks.pick(QStringLiteral("user %1").arg(n), 10);
        QVERIFY(index >= 0 && index < 10);
        picked.insert(index);
    }
    QCOMPARE(picked.size(), 10);
    QCOMPARE(looks.pick(QStringLiteral("u-ada"), 0), 0);
}

QTEST_GUILESS_MAIN(LooksTest)
#include "lookstest.moc"
