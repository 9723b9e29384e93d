// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/passwords.h"

#include <QTest>

class PasswordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesEverySpellingTheSame_data();
    void makesEverySpellingTheSame();
    void keepsWhatDiffers();
    void refusesWhatIsNoPassword_data();
    void refusesWhatIsNoPassword();
};

void PasswordsTest::makesEverySpellingTheSame_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("prepared");
    QTest::newRow("plain") << QStringLiteral("correct horse") << QStringLiteral("correct horse");
    QTest::newRow("composed") << QStringLiteral(u"schlu\u0308ssel") << QStringLiteral(u"schl\u00fcssel");
    QTest::newRow("a blank that does not break")
        << QStringLiteral(u"correct\u00a0horse") << QStringLiteral("correct horse");
    QTest::newRow("an ideographic blank")
        << QStringLiteral(u"correct\u3000horse") << QStringLiteral("correct horse");
    QTest::newRow("beyond the first plane") << QStringLiteral(u"🐴🐴🐴🐴") << QStringLiteral(u"🐴🐴🐴🐴");
    QTest::newRow("shortest") << QStringLiteral("12345678") << QStringLiteral("12345678");
    QTest::newRow("longest") << QString(256, QLatin1Char('x')) << QString(256, QLatin1Char('x'));
}

void PasswordsTest::makesEverySpellingTheSame()
{
    QFETCH(QString, typed);
    QFETCH(QString, prepared);
    const auto password = protocol::preparedPassword(typed);
    QVERIFY(password);
    QCOMPARE(*password, prepared.toUtf8());
}

void PasswordsTest::keepsWhatDiffers()
{
    // Case, width and blanks at the ends are a part of a password.
    for (const QString &other : {QStringLiteral("Password"), QStringLiteral(" password"),
                                 QStringLiteral("password "), QStringLiteral(u"ｐassword")})
        QVERIFY(*protocol::preparedPassword(other) !=
                *protocol::preparedPassword(QStringLiteral("password")));
}

void PasswordsTest::refusesWhatIsNoPassword_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("short") << QStringLiteral("1234567");
    QTest::newRow("short once it is composed") << QStringLiteral(u"123456u\u0308");
    QTest::newRow("long") << QString(257, QLatin1Char('x'));
    QTest::newRow("a line end") << QStringLiteral("password\n");
    QTest::newRow("half a character") << QStringLiteral("password") + QChar(0xd800);
    QTest::newRow("a private character") << QStringLiteral(u"password\ue000");
    QTest::newRow("no character yet") << QStringLiteral(u"password\u0378");
}

void PasswordsTest::refusesWhatIsNoPassword()
{
    QFETCH(QString, typed);
    const auto password = protocol::preparedPassword(typed);
    QVERIFY(!password);
    QCOMPARE(password.error().code, base::ErrorCode::Invalid);
    QVERIFY(typed.isEmpty() || !password.error().detail.contains(typed));
}

QTEST_APPLESS_MAIN(PasswordsTest)
#include "passwordstest.moc"
