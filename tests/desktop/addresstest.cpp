// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/address.h"

#include <QTest>

class AddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isCompleted_data();
    void isCompleted();
    void isRefusedWhereItCannotBeOne_data();
    void isRefusedWhereItCannotBeOne();
};

void AddressTest::isCompleted_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shortened");
    QTest::newRow("host") << "studio.local"
                          << "ws://studio.local:8787/ws"
                          << "studio.local:8787";
    QTest::newRow("port") << "10.0.0.5:9000"
                          << "ws://10.0.0.5:9000/ws"
                          << "10.0.0.5:9000";
    QTest::newRow("IPv6") << "[fd00::5]:9000"
                          << "ws://[fd00::5]:9000/ws"
                          << "[fd00::5]:9000";
    QTest::newRow("link-local IPv6") << "[fe80::5%lan]:9000"
                                     << "ws://[fe80::5%25lan]:9000/ws"
                                     << "[fe80::5%25lan]:9000";
    QTest::newRow("spaces") << "  10.0.0.5 "
                            << "ws://10.0.0.5:8787/ws"
                            << "10.0.0.5:8787";
    QTest::newRow("TLS") << "wss://chat.example"
                         << "wss://chat.example:8787/ws"
                         << "wss://chat.example:8787/ws";
    QTest::newRow("path") << "ws://chat.example/x"
                          << "ws://chat.example:8787/x"
                          << "ws://chat.example:8787/x";
}

void AddressTest::isCompleted()
{
    QFETCH(QString, said);
    QFETCH(QString, url);
    QFETCH(QString, shortened);
    const auto address = process::readAddress(said);
    QVERIFY(address);
    QCOMPARE(address->toString(), url);
    QCOMPARE(process::shortAddress(*address), shortened);
    QCOMPARE(process::readAddress(shortened), address);
}

void AddressTest::isRefusedWhereItCannotBeOne_data()
{
    QTest::addColumn<QString>("said");
    QTest::newRow("nothing") << "";
    QTest::newRow("spaces") << "  ";
    QTest::newRow("words") << "the studio";
    QTest::newRow("port") << "studio:many";
    QTest::newRow("big port") << "studio:70000";
    QTest::newRow("scheme") << "https://chat.example";
    QTest::newRow("no host") << "ws:///ws";
}

void AddressTest::isRefusedWhereItCannotBeOne()
{
    QFETCH(QString, said);
    QVERIFY(!process::readAddress(said));
}

QTEST_APPLESS_MAIN(AddressTest)
#include "addresstest.moc"
