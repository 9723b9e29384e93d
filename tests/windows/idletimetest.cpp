// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/idletime.h"

#include <QProcess>
#include <QTest>

using desktop::IdleTime;

/// The platform's idle time, on a real X server.
class IdleTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void growsUntilAKeyIsPressed();
};

void IdleTimeTest::growsUntilAKeyIsPressed()
{
    const std::unique_ptr<IdleTime> time = IdleTime::ofPlatform();
    QVERIFY(time->idle());
    QTRY_VERIFY(*time->idle() >= base::Duration(400));
    QCOMPARE(QProcess::execute(QStringLiteral("xdotool"), {QStringLiteral("key"), QStringLiteral("Shift_L")}),
             0);
    QVERIFY(*time->idle() < base::Duration(400));
}

QTEST_MAIN(IdleTimeTest)
#include "idletimetest.moc"
