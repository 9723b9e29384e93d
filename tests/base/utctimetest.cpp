// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utctime.h"

#include <QTest>

using namespace std::chrono_literals;

class UtcTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWrites_data();
    void readsWhatItWrites();
    void doesNotDependOnTheMachinesZone();
    void refusesOtherSpellings_data();
    void refusesOtherSpellings();
};

void UtcTimeTest::readsWhatItWrites_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("epoch") << qint64{0} << QStringLiteral("1970-01-01T00:00:00.000Z");
    QTest::newRow("today") << qint64{1'795'192'927'031} << QStringLiteral("2026-11-20T16:42:07.031Z");
    QTest::newRow("whole second") << qint64{1'795'192'927'000} << QStringLiteral("2026-11-20T16:42:07.000Z");
    QTest::newRow("last of a day") << qint64{86'399'999} << QStringLiteral("1970-01-01T23:59:59.999Z");
    QTest::newRow("before the epoch") << qint64{-1} << QStringLiteral("1969-12-31T23:59:59.999Z");
    QTest::newRow("long ago") << qint64{-11'644'473'600'000} << QStringLiteral("1601-01-01T00:00:00.000Z");
    QTest::newRow("leap day") << qint64{1'709'164'800'000} << QStringLiteral("2024-02-29T00:00:00.000Z");
    QTest::newRow("after 2038") << qint64{2'147'483'648'000} << QStringLiteral("2038-01-19T03:14:08.000Z");
    QTest::newRow("last of all") << qint64{253'402'300'799'999} << QStringLiteral("9999-12-31T23:59:59.999Z");
}

void UtcTimeTest::readsWhatItWrites()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    const base::UtcTime time{std::chrono::milliseconds(ms)};
    QCOMPARE(base::isoText(time), text);
    QVERIFY(base::fromIsoText(text) == time);
}

void UtcTimeTest::doesNotDependOnTheMachinesZone()
{
    qputenv("TZ", "America/St_Johns");
    const base::UtcTime time{1'795'192'927'031ms};
    QCOMPARE(base::isoText(time), QStringLiteral("2026-11-20T16:42:07.031Z"));
    QVERIFY(base::fromIsoText(QStringLiteral("2026-11-20T16:42:07.031Z")) == time);
    QVERIFY(!base::fromIsoText(QStringLiteral("2026-11-20T16:42:07.031")));
    qunsetenv("TZ");
}

void UtcTimeTest::refusesOtherSpellings_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("words") << QStringLiteral("yesterday");
    QTest::newRow("a number") << QStringLiteral("1795192927031");
    QTest::newRow("no zone") << QStringLiteral("2026-11-20T16:42:07.031");
    QTest::newRow("offset of zero") << QStringLiteral("2026-11-20T16:42:07.031+00:00");
    QTest::newRow("another zone") << QStringLiteral("2026-11-20T17:42:07.031+01:00");
    QTest::newRow("no milliseconds") << QStringLiteral("2026-11-20T16:42:07Z");
    QTest::newRow("tenths") << QStringLiteral("2026-11-20T16:42:07.0Z");
    QTest::newRow("microseconds") << QStringLiteral("2026-11-20T16:42:07.031000Z");
    QTest::newRow("comma") << QStringLiteral("2026-11-20T16:42:07,031Z");
    QTest::newRow("blank for T") << QStringLiteral("2026-11-20 16:42:07.031Z");
    QTest::newRow("lower case") << QStringLiteral("2026-11-20t16:42:07.031z");
    QTest::newRow("blank before") << QStringLiteral(" 2026-11-20T16:42:07.031Z");
    QTest::newRow("blank behind") << QStringLiteral("2026-11-20T16:42:07.031Z ");
    QTest::newRow("only a date") << QStringLiteral("2026-11-20");
    QTest::newRow("no such day") << QStringLiteral("2026-02-29T16:42:07.031Z");
    QTest::newRow("no such month") << QStringLiteral("2026-13-20T16:42:07.031Z");
    QTest::newRow("24 o'clock") << QStringLiteral("2026-11-20T24:00:00.000Z");
    QTest::newRow("leap second") << QStringLiteral("2016-12-31T23:59:60.000Z");
    QTest::newRow("negative year") << QStringLiteral("-0044-03-15T12:00:00.000Z");
    QTest::newRow("five digits of year") << QStringLiteral("12026-11-20T16:42:07.031Z");
    QTest::newRow("other digits") << QStringLiteral(u"२०२६-11-20T16:42:07.031Z");
}

void UtcTimeTest::refusesOtherSpellings()
{
    QFETCH(QString, text);
    QVERIFY(!base::fromIsoText(text));
}

QTEST_APPLESS_MAIN(UtcTimeTest)
#include "utctimetest.moc"
