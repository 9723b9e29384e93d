// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/name.h"

#include <QTest>

using net::mdns::Name;

class NameTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isOfItsLabels();
    void isTheSameWhateverTheCase();
    void mayHoldDotsAndBlanks();
    void isNeitherEmptyNorTooLong();
    void hasAParentUpToTheRoot();
};

void NameTest::isOfItsLabels()
{
    const Name name = Name::known("_wireside._tcp.local");
    QCOMPARE(name.labels(), QByteArrayList({"_wireside", "_tcp", "local"}));
    QCOMPARE(name.wireForm(), QByteArray("\x09_wireside\x04_tcp\x05local\0", 22));
}

void NameTest::isTheSameWhateverTheCase()
{
    QCOMPARE(Name::known("Studio.LOCAL"), Name::known("studio.local"));
    QVERIFY(!(Name::known("studio.local") == Name::known("studio2.local")));
    // Only that of ASCII: these differ.
    QVERIFY(!(Name::known("B\xc3\xbcro.local") == Name::known("B\xc3\x9cro.local")));
    QCOMPARE(Name::known("Studio.local").wireForm(), QByteArray("\x06Studio\x05local\0", 14));
}

void NameTest::mayHoldDotsAndBlanks()
{
    const auto name = Name::known("_wireside._tcp.local").child("Dr. Who's room");
    QVERIFY(name);
    QCOMPARE(name->labels().size(), 4);
    QCOMPARE(name->labels().constFirst(), "Dr. Who's room");
    QCOMPARE(name->parent(), Name::known("_wireside._tcp.local"));
}

void NameTest::isNeitherEmptyNorTooLong()
{
    QVERIFY(!Name::fromLabels({}));
    QVERIFY(!Name::fromLabels({"a", ""}));
    QVERIFY(Name::fromLabels({QByteArray(63, 'a')}));
    QVERIFY(!Name::fromLabels({QByteArray(64, 'a')}));
    // 3 * 64 + 62 + 1 is 255.
    const QByteArrayList three(3, QByteArray(63, 'a'));
    QVERIFY(Name::fromLabels(three + QByteArrayList{QByteArray(61, 'b')}));
    QVERIFY(!Name::fromLabels(three + QByteArrayList{QByteArray(62, 'b')}));
    QVERIFY(!Name::fromLabels(three)->child(QByteArray(62, 'b')));
}

void NameTest::hasAParentUpToTheRoot()
{
    QCOMPARE(Name::known("local").parent(), Name());
    QCOMPARE(Name().parent(), Name());
    QCOMPARE(Name().wireForm(), QByteArray(1, '\0'));
}

QTEST_APPLESS_MAIN(NameTest)
#include "nametest.moc"
