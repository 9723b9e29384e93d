// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/requesthead.h"

#include <QTest>

using Values = std::vector<QByteArray>;

class RequestHeadTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsHeadersWithoutCase();
    void hasNoValueWhereAHeaderStandsTwice();
    void cutsTheQueryOffThePath_data();
    void cutsTheQueryOffThePath();
    void findsAWordInAList_data();
    void findsAWordInAList();
};

void RequestHeadTest::findsHeadersWithoutCase()
{
    const net::RequestHead head{"GET", "/", 1, {{"HOST", "a"}, {"Hosts", "b"}, {"x-Host", "c"}}};
    QCOMPARE(head.value("Host"), QByteArray("a"));
    QCOMPARE(head.values("hOsT"), Values{"a"});
    QCOMPARE(head.value("hosts"), QByteArray("b"));
    QCOMPARE(head.value("Origin"), QByteArray());
    QCOMPARE(head.values("Origin"), Values());
}

void RequestHeadTest::hasNoValueWhereAHeaderStandsTwice()
{
    const net::RequestHead head{"GET", "/", 1, {{"Host", "a"}, {"Accept", "c"}, {"host", "b"}}};
    QCOMPARE(head.value("Host"), QByteArray());
    QCOMPARE(head.values("Host"), (Values{"a", "b"}));
}

void RequestHeadTest::cutsTheQueryOffThePath_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("none") << QByteArray("/ws") << QByteArray("/ws");
    QTest::newRow("query") << QByteArray("/ws?token=a/b?c") << QByteArray("/ws");
    QTest::newRow("empty query") << QByteArray("/ws?") << QByteArray("/ws");
    QTest::newRow("nothing else") << QByteArray("?a") << QByteArray("");
}

void RequestHeadTest::cutsTheQueryOffThePath()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, path);
    QCOMPARE((net::RequestHead{"GET", target, 1, {}}.path()), path);
}

void RequestHeadTest::findsAWordInAList_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<bool>("isThere");
    const auto row = [](const char *list, bool isThere) {
        QTest::newRow(list) << QByteArray(list) << isThere;
    };
    row("upgrade", true);
    row("Upgrade", true);
    row("keep-alive, Upgrade", true);
    row("keep-alive ,\tUPGRADE\t, x", true);
    row(",,upgrade,", true);
    row("", false);
    row("upgrades", false);
    row("no-upgrade", false);
    row("up grade", false);
    row("keep-alive; upgrade", false);
    row("\"upgrade\"", false);
}

void RequestHeadTest::findsAWordInAList()
{
    QFETCH(QByteArray, list);
    QFETCH(bool, isThere);
    QCOMPARE(net::hasToken(list, "upgrade"), isThere);
}

QTEST_APPLESS_MAIN(RequestHeadTest)
#include "requestheadtest.moc"
