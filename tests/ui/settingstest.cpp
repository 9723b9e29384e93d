// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings.h"

#include <QSignalSpy>
#include <QTest>

using ui::Settings;

class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginWithWhatSuitsEverybody();
    void comeBackAsTheyWereKept();
    void doNotFallOverWhatCannotBeRead();
    void boundTheSizeOfText();
    void tellOnlyOfChanges();
};

void SettingsTest::beginWithWhatSuitsEverybody()
{
    const Settings settings({});
    QCOMPARE(settings.name(), QString());
    QCOMPARE(settings.avatarColor(), -1);
    QCOMPARE(settings.scheme(), Settings::Scheme::System);
    QCOMPARE(settings.textScale(), 1.0);
    QCOMPARE(settings.language(), QString());
    QVERIFY(settings.isDetailsOpen());
    QVERIFY(settings.window().isEmpty());
    QVERIFY(!settings.isMaximized());
    QCOMPARE(settings.alerts(), Settings::Alerts::All);
    QVERIFY(!settings.isQuiet());
    QVERIFY(settings.sendsReadReceipts());
    QCOMPARE(settings.awayAfter(), 5);
}

void SettingsTest::comeBackAsTheyWereKept()
{
    Settings::Values kept;
    Settings settings({});
    connect(&settings, &Settings::changed, this,
            [&kept](const QString &key, const QString &value) { kept.insert(key, value); });
    settings.setName(QStringLiteral("Mara Okafor"));
    settings.setAvatarColor(4);
    settings.setScheme(Settings::Scheme::Dark);
    settings.setTextScale(1.5);
    settings.setLanguage(QStringLiteral("de"));
    settings.setDetailsOpen(false);
    settings.setWindow(QRect(-20, 30, 1280, 800));
    settings.setMaximized(true);
    settings.setAlerts(Settings::Alerts::None);
    settings.setAlertsIn(QStringLiteral("10.0.0.5:8787"), QStringLiteral("lunch"),
                         Settings::Alerts::Mentions);
    settings.setQuiet(true);
    settings.setSendsReadReceipts(false);
    settings.setAwayAfter(0);

    const Settings again(kept);
    QCOMPARE(again.name(), QStringLiteral("Mara Okafor"));
    QCOMPARE(again.avatarColor(), 4);
    QCOMPARE(again.scheme(), Settings::Scheme::Dark);
    QCOMPARE(again.textScale(), 1.5);
    QCOMPARE(again.language(), QStringLiteral("de"));
    QVERIFY(!again.isDetailsOpen());
    QCOMPARE(again.window(), QRect(-20, 30, 1280, 800));
    QVERIFY(again.isMaximized());
    QCOMPARE(again.alerts(), Settings::Alerts::None);
    QCOMPARE(again.alertsIn(QStringLiteral("10.0.0.5:8787"), QStringLiteral("lunch")),
             Settings::Alerts::Mentions);
    QCOMPARE(again.alertsIn(QStringLiteral("10.0.0.6:8787"), QStringLiteral("lunch")),
             Settings::Alerts::None);
    QVERIFY(again.isQuiet());
    QVERIFY(!again.sendsReadReceipts());
    QCOMPARE(again.awayAfter(), 0);
}

void SettingsTest::doNotFallOverWhatCannotBeRead()
{
    const Settings settings({{QStringLiteral("scheme"), QStringLiteral("Plaid")},
                             {QStringLiteral("text_scale"), QStringLiteral("huge")},
                             {QStringLiteral("window"), QStringLiteral("1,2,3")},
                             {QStringLiteral("away_after"), QStringLiteral("soon")}});
    QCOMPARE(settings.scheme(), Settings::Scheme::System);
    QCOMPARE(settings.textScale(), 1.0);
    QVERIFY(settings.window().isEmpty());
    QCOMPARE(settings.awayAfter(), 5);
}

void SettingsTest::boundTheSizeOfText()
{
    Settings settings({{QStringLiteral("text_scale"), QStringLiteral("9")}});
    QCOMPARE(settings.textScale(), Settings::maxTextScale);
    settings.setTextScale(0.1);
    QCOMPARE(settings.textScale(), Settings::minTextScale);
}

void SettingsTest::tellOnlyOfChanges()
{
    Settings settings({{QStringLiteral("name"), QStringLiteral("Ada")}});
    const QSignalSpy changed(&settings, &Settings::changed);
    settings.setName(QStringLiteral("Ada"));
    settings.setAvatarColor(-1);
    settings.setScheme(Settings::Scheme::System);
    settings.setTextScale(1);
    settings.setLanguage({});
    settings.setDetailsOpen(true);
    settings.setWindow({});
    settings.setMaximized(false);
    settings.setAwayAfter(5);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settingstest.moc"
