// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/mdns/message.h"

#include "net/mdns/samples.h"
#include "server/mutator.h"

#include <QTest>

using namespace net::mdns;

namespace {

constexpr int datagrams = 50'000;

QByteArrayList goodDatagrams()
{
    return {encode(samples::query()), encode(samples::announcement()),
            encode(samples::announcement(std::chrono::seconds(0))),
            encode({.isTruncated = true,
                    .questions = samples::query().questions,
                    .answers = {samples::announcement().answers.front()}}),
            encode({.questions = {{samples::studio, anyType, true}, {samples::host, anyType, true}},
                    .authorities = samples::announcement().answers})};
}

/// What leads a careless reader astray.
QByteArrayList interestingWords()
{
    return {QByteArray::fromHex("c00c"),     QByteArray::fromHex("c000"),   QByteArray::fromHex("ffff"),
            QByteArray::fromHex("c0"),       QByteArray::fromHex("00"),     QByteArray::fromHex("8001"),
            QByteArray::fromHex("7fffffff"), QByteArray::fromHex("002f"),   QByteArray::fromHex("0010"),
            QByteArray::fromHex("3f"),       QByteArray::fromHex("40"),     QByteArray("\x05local\0", 7),
            QByteArray(9'000, '\x01'),       QByteArray::fromHex("c0ffee"), QByteArray::fromHex("0000ffff")};
}

} // namespace

class MessageFuzzTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhateverItAccepts();
};

void MessageFuzzTest::readsBackWhateverItAccepts()
{
    support::SeededChance chance(server::printedSeed());
    server::Mutator mutator(chance, goodDatagrams(), interestingWords());
    int accepted = 0;
    for (int i = 0; i < datagrams; ++i) {
        const QByteArray datagram = mutator.next();
        const auto read = decode(datagram);
        if (!read)
            continue;
        ++accepted;
        const auto again = decode(encode(*read));
        QVERIFY2(again && *again == *read, datagram.toHex());
    }
    // Neither all nor next to nothing, or the run shows little.
    QVERIFY2(accepted > datagrams / 20 && accepted < datagrams * 9 / 10,
             qPrintable(QString::number(accepted)));
}

QTEST_APPLESS_MAIN(MessageFuzzTest)
#include "messagefuzztest.moc"
