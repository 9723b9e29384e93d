// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/jsonline.h"

#include <QTest>

using protocol::JsonLine;

class JsonLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAnEmptyObjectAtFirst();
    void writesFieldsInTheirOrder();
    void staysOnOneLine();
};

void JsonLineTest::isAnEmptyObjectAtFirst()
{
    QCOMPARE(JsonLine().take(), QByteArray("{}"));
}

void JsonLineTest::writesFieldsInTheirOrder()
{
    JsonLine line;
    line.add("room", QStringLiteral("r-general")).add("seq", base::Seq{18'446'744'073'709'551'615u});
    QCOMPARE(line.take(), QByteArray(R"({"room":"r-general","seq":18446744073709551615})"));
}

void JsonLineTest::staysOnOneLine()
{
    JsonLine line;
    line.add("text", QStringLiteral(u"a\n\"b\"\\\u0001ü"));
    QCOMPARE(line.take(), QByteArray(R"({"text":"a\n\"b\"\\\u0001)"
                                     "\xc3\xbc\"}"));
}

QTEST_APPLESS_MAIN(JsonLineTest)
#include "jsonlinetest.moc"
