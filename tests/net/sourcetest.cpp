// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/source.h"

#include <QTest>

class SourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhichAddressesCountAsOne_data();
    void tellsWhichAddressesCountAsOne();
};

void SourceTest::tellsWhichAddressesCountAsOne_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("isOne");
    const auto row = [](const char *one, const char *other, bool isOne) {
        QTest::addRow("%s and %s", one, other)
            << QString::fromLatin1(one) << QString::fromLatin1(other) << isOne;
    };
    row("192.0.2.1", "192.0.2.1", true);
    row("192.0.2.1", "192.0.2.2", false);
    row("192.0.2.1", "::ffff:192.0.2.1", true);
    row("::ffff:192.0.2.1", "::ffff:192.0.2.2", false);
    row("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true);
    row("2001:db8:1:2::1", "2001:db8:1:3::1", false);
    row("fe80::1%eth0", "fe80::2", true);
    row("::1", "127.0.0.1", false);
    row("", "", true);
    row("", "192.0.2.1", false);
}

void SourceTest::tellsWhichAddressesCountAsOne()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QFETCH(bool, isOne);
    QCOMPARE(net::sourceOf(one) == net::sourceOf(other), isOne);
}

QTEST_APPLESS_MAIN(SourceTest)
#include "sourcetest.moc"
