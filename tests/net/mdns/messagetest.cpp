// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/message.h"

#include "net/mdns/samples.h"

#include <QTest>

using namespace net::mdns;
using namespace std::chrono_literals;

namespace {

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// "_wireside._tcp.local" as it stands on the wire.
const char servicesHex[] = "095f7769726573696465 045f746370 056c6f63616c 00";

} // namespace

class MessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesAQuestionByteForByte();
    void writesAnAnnouncementByteForByte();
    void writesWhichTypesThereAre();
    void readsBackWhatItWrites();
    void readsNamesThatPointBack();
    void skipsWhatItDoesNotKnow();
    void readsTextsWithoutEmptyStrings();
    void takesAHugeTtlForNone();
};

void MessageTest::writesAQuestionByteForByte()
{
    QCOMPARE(encode(samples::query()),
             hex("0000 0000 0001 0000 0000 0000") + hex(servicesHex) + hex("000c 0001"));
    const Message wish{.id = 0x1234,
                       .isTruncated = true,
                       .questions = {{samples::services, anyType, /*wantsUnicast=*/true}}};
    QCOMPARE(encode(wish), hex("1234 0200 0001 0000 0000 0000") + hex(servicesHex) + hex("00ff 8001"));
}

void MessageTest::writesAnAnnouncementByteForByte()
{
    const QByteArray expected =
        hex("0000 8400 0000 0005 0000 0000") +
        // 12: PTR, to a name that goes on at 12
        hex(servicesHex) + hex("000c 0001 00000078 0009 0653747564696f c00c") +
        // 44 is where that name stands: SRV; its host's name is written out
        hex("c02c 0021 8001 00000078 0012 0000 0000 2253 0477732d61 056c6f63616c 00") +
        hex("c02c 0010 8001 00000078 0009 0469643d61 03763d31") +
        // 104: the host's name, since the one in an SRV is none to point to
        hex("0477732d61 c01b 0001 8001 00000078 0004 c0a80105") +
        hex("c068 001c 8001 00000078 0010 fe800000000000000000000000000001");
    QCOMPARE(encode(samples::announcement()), expected);
}

void MessageTest::writesWhichTypesThereAre()
{
    const Message message{
        .isResponse = true,
        .answers = {{samples::host, Existing{{RecordType::A, RecordType::Srv}}, 120s, true}}};
    QCOMPARE(encode(message), hex("0000 8400 0000 0001 0000 0000"
                                  "0477732d61 056c6f63616c 00 002f 8001 00000078 0013"
                                  "0477732d61 056c6f63616c 00 00 05 4000000040"));
}

void MessageTest::readsBackWhatItWrites()
{
    for (const Message &message : {samples::query(), samples::announcement(), samples::announcement(0s)}) {
        const auto read = decode(encode(message));
        QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
        QVERIFY(*read == message);
    }
    Message probe{.questions = {{samples::studio, anyType, true}},
                  .authorities = samples::announcement().answers,
                  .additionals = samples::announcement().answers};
    QVERIFY(*decode(encode(probe)) == probe);
}

void MessageTest::readsNamesThatPointBack()
{
    // The second question's name is "a" and the first one's end; the third's leads on from the second's.
    const auto read = decode(hex("0000 0000 0003 0000 0000 0000"
                                 "0162 056c6f63616c 00 0001 0001"
                                 "0161 c00e 0001 0001"
                                 "0163 c019 0001 0001"));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(read->questions.size(), 3U);
    QCOMPARE(read->questions[0].name, Name::known("b.local"));
    QCOMPARE(read->questions[1].name, Name::known("a.local"));
    QCOMPARE(read->questions[2].name, Name::known("c.a.local"));
}

void MessageTest::skipsWhatItDoesNotKnow()
{
    const auto read = decode(hex("0000 8400 0002 0003 0000 0000"
                                 "0161 00 0001 0003"                        // a question of class CHAOS
                                 "0162 00 0001 00ff"                        // and one of any class
                                 "0161 00 000d 0001 00000078 0003 010203"   // HINFO
                                 "0161 00 0001 0003 00000078 0004 01020304" // an A of class CHAOS
                                 "0161 00 0001 0001 00000078 0004 01020304"));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    const Message expected{
        .isResponse = true,
        .questions = {{Name::known("b"), 1}},
        .answers = {{Name::known("a"), Address{QHostAddress(QStringLiteral("1.2.3.4"))}, 120s, false}}};
    QVERIFY(*read == expected);
}

void MessageTest::readsTextsWithoutEmptyStrings()
{
    for (const char *data : {"0000", "0001 00", "0003 000000"}) {
        const auto read = decode(hex("0000 8400 0000 0001 0000 0000 0161 00 0010 0001 00000078") + hex(data));
        QVERIFY2(read, data);
        QVERIFY2(read->answers.at(0).data == RecordData(Text{}), data);
    }
    const Message empty{.isResponse = true, .answers = {{Name::known("a"), Text{}, 120s, false}}};
    QVERIFY(encode(empty).endsWith(hex("00000078 0001 00")));
}

void MessageTest::takesAHugeTtlForNone()
{
    const auto read = decode(hex("0000 8400 0000 0001 0000 0000 0161 00 0001 0001 80000000 0004 01020304"));
    QVERIFY(read);
    QCOMPARE(read->answers.at(0).ttl, 0s);
}

QTEST_APPLESS_MAIN(MessageTest)
#include "messagetest.moc"
