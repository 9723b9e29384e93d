// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/windowplace.h"

#include <QTest>

/// Where the window opens, whatever became of the screens meanwhile.
class WindowPlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void staysWhereItWas_data();
    void staysWhereItWas();
    void goesToTheMiddleOfThePrimaryScreen_data();
    void goesToTheMiddleOfThePrimaryScreen();
    void isNoLargerThanTheScreens();
    void isNowhereAtTheFirstStart();
};

namespace {

/// Beside it there is one to the left and higher, and one above that is smaller.
constexpr QRect primary(0, 30, 1920, 1050);
const std::vector<QRect> screens{primary, QRect(-1600, -200, 1600, 900), QRect(300, -768, 1024, 768)};

} // namespace

void WindowPlaceTest::staysWhereItWas_data()
{
    QTest::addColumn<QRect>("last");
    QTest::newRow("on the primary screen") << QRect(200, 100, 1200, 800);
    QTest::newRow("left of it") << QRect(-1500, 0, 1200, 600);
    QTest::newRow("above it") << QRect(400, -700, 800, 600);
    QTest::newRow("above the start of any") << QRect(-1600, -200, 1200, 600);
    QTest::newRow("across two") << QRect(-700, 100, 1400, 600);
    QTest::newRow("just enough on the left") << QRect(1820, 500, 1200, 800);
    QTest::newRow("just enough at the bottom") << QRect(200, 1056, 1200, 800);
    QTest::newRow("narrower than what one takes hold of") << QRect(200, 100, 60, 400);
}

void WindowPlaceTest::staysWhereItWas()
{
    QFETCH(QRect, last);
    QCOMPARE(ui::placeWindow(last, primary, screens), last);
}

void WindowPlaceTest::goesToTheMiddleOfThePrimaryScreen_data()
{
    QTest::addColumn<QPoint>("last");
    QTest::newRow("far right") << QPoint(3000, 100);
    QTest::newRow("far left") << QPoint(-4000, 100);
    QTest::newRow("far above") << QPoint(0, -3000);
    QTest::newRow("its title under a panel") << QPoint(200, 10);
    QTest::newRow("its title below the bottom") << QPoint(200, 1057);
    QTest::newRow("too little on the left") << QPoint(1821, 500);
    QTest::newRow("in a corner without a screen") << QPoint(1500, -700);
}

void WindowPlaceTest::goesToTheMiddleOfThePrimaryScreen()
{
    QFETCH(QPoint, last);
    const QRect expected(360, 155, 1200, 800);
    QCOMPARE(ui::placeWindow(QRect(last, expected.size()), primary, screens), expected);
}

void WindowPlaceTest::isNoLargerThanTheScreens()
{
    QCOMPARE(ui::placeWindow(QRect(10, 40, 5000, 700), primary, {primary}), QRect(10, 40, 1920, 700));
    QCOMPARE(ui::placeWindow(QRect(-9000, 40, 5000, 4000), primary, screens), primary);
    // Across all of them is a choice.
    QCOMPARE(ui::placeWindow(QRect(-1600, 40, 3520, 900), primary, screens), QRect(-1600, 40, 3520, 900));
}

void WindowPlaceTest::isNowhereAtTheFirstStart()
{
    QVERIFY(ui::placeWindow({}, primary, screens).isEmpty());
}

QTEST_GUILESS_MAIN(WindowPlaceTest)
#include "windowplacetest.moc"
