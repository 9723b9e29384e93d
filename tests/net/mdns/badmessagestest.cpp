// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/message.h"

#include "net/mdns/samples.h"

#include <QElapsedTimer>
#include <QTest>

using namespace net::mdns;

class BadMessagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areRefused_data();
    void areRefused();
    void areRefusedWhereverTheyAreCut();
    void areRefusedAboveTheLargestDatagram();
    void takeNoTimeWhateverTheyPointTo();
};

void BadMessagesTest::areRefused_data()
{
    QTest::addColumn<QByteArray>("hex");
    const auto row = [](const char *name, const QByteArray &hex) { QTest::newRow(name) << hex; };
    const QByteArray question = "0000 0000 0001 0000 0000 0000";
    const QByteArray answer = "0000 8400 0000 0001 0000 0000 0161 00";
    row("nothing", "");
    row("half a header", "0000 0000 0001");
    row("another operation", "0000 2800 0000 0000 0000 0000");
    row("an error", "0000 8403 0000 0000 0000 0000");
    row("fewer questions than said", "0000 0000 0002 0000 0000 0000 0161 00 0001 0001");
    row("fewer records than said", "0000 8400 0000 ffff ffff ffff");
    row("a name that leads to itself", question + "c00c 0001 0001");
    row("a name that leads on", question + "c010 0001 0001 0161 00");
    row("a name that leads into the header", question + "c004 0001 0001");
    row("two names in a circle", "0000 0000 0002 0000 0000 0000 0161 c015 0001 0001 0161 c00c 0001 0001");
    row("half a pointer", question + "0161 0162 0163 c0");
    row("a label of a kind that is not", question + "4161 00 0001 0001");
    row("a name that does not end", question + "0161 0162 0163");
    row("a name that is too long",
        question + QByteArray("3f" + QByteArray(126, '6')).repeated(4) + "00 0001 0001");
    row("a question without its class", question + "0561616161 61 00 0001");
    row("data beyond the end", answer + "0001 0001 00000078 0005 01020304");
    row("an address that is too long", answer + "0001 0001 00000078 0005 0102030405");
    row("an address that is too short", answer + "001c 0001 00000078 0004 01020304");
    row("a pointer with something behind it", answer + "000c 0001 00000078 0003 c00c 00");
    row("a pointer that ends beyond its data", answer + "000c 0001 00000078 0001 c00c");
    row("a service without a host", answer + "0021 0001 00000078 0006 000000002253");
    row("a string beyond its data", answer + "0010 0001 00000078 0003 05616161 6161");
}

void BadMessagesTest::areRefused()
{
    QFETCH(QByteArray, hex);
    const auto read = decode(QByteArray::fromHex(hex));
    QVERIFY(!read);
    QCOMPARE(read.error().code, base::ErrorCode::Invalid);
}

void BadMessagesTest::areRefusedWhereverTheyAreCut()
{
    const QByteArray whole = encode(samples::announcement());
    QVERIFY(decode(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY2(!decode(whole.first(size)), qPrintable(QString::number(size)));
}

void BadMessagesTest::areRefusedAboveTheLargestDatagram()
{
    Message message{.isResponse = true};
    while (encode(message).size() < maxDatagram - 20)
        message.answers.push_back(samples::announcement().answers.front());
    const QByteArray fits = encode(message);
    QVERIFY(decode(fits));
    QVERIFY(!decode(fits + QByteArray(maxDatagram - fits.size() + 1, '\0')));
}

void BadMessagesTest::takeNoTimeWhateverTheyPointTo()
{
    // A long chain of pointers in a record's data, and as many names as fit that lead to its end.
    constexpr int links = 2'000;
    QByteArray datagram = QByteArray::fromHex("0000 0000 0000 0000 0000 0000 0161 00 fff0 0001 00000078");
    const auto append = [&datagram](int number) {
        datagram.append(static_cast<char>(number >> 8)).append(static_cast<char>(number));
    };
    append(2 * links);
    append(0xc00c);
    for (int i = 1; i < links; ++i)
        append(0xc000 | static_cast<int>(datagram.size() - 2));
    const auto end = static_cast<int>(datagram.size() - 2);
    int questions = 0;
    for (; datagram.size() + 12 < maxDatagram; ++questions) {
        append(0xc000 | end);
        datagram += QByteArray::fromHex("fff0 0001 00000078 0000");
    }
    datagram[7] = static_cast<char>(questions + 1);
    datagram[6] = static_cast<char>((questions + 1) >> 8);
    QElapsedTimer time;
    time.start();
    for (int i = 0; i < 100; ++i)
        QVERIFY(!decode(datagram));
    // A hundred of them took 4 ms; following each chain to its end would be a million steps for each.
    QVERIFY2(time.elapsed() < 1'000, qPrintable(QString::number(time.elapsed())));
}

QTEST_APPLESS_MAIN(BadMessagesTest)
#include "badmessagestest.moc"
