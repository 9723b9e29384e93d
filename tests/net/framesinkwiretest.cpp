// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/framesink.h"

#include "loopback.h"
#include "support/fakeclock.h"

#include <QTest>

using net::Delivery;

namespace {

/// A socket that counts how often it is written to.
class CountingSocket final : public QTcpSocket
{
public:
    int writes = 0;

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        ++writes;
        return QTcpSocket::writeData(data, size);
    }
};

/// Texts whose frames need each form of length, and the heads of their frames (RFC 6455, 5.2).
struct Sample {
    qsizetype size;
    QByteArray head;
};

const std::vector<Sample> &samples()
{
    static const std::vector<Sample> samples{
        {0, QByteArray::fromHex("8100")},
        {1, QByteArray::fromHex("8101")},
        {125, QByteArray::fromHex("817d")},
        {126, QByteArray::fromHex("817e007e")},
        {255, QByteArray::fromHex("817e00ff")},
        {256, QByteArray::fromHex("817e0100")},
        {65'535, QByteArray::fromHex("817effff")},
        {65'536, QByteArray::fromHex("817f0000000000010000")},
        {1'000'000, QByteArray::fromHex("817f00000000000f4240")},
    };
    return samples;
}

} // namespace

class FrameSinkWireTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void writesTheShortestLength_data();
    void writesTheShortestLength();
    void writesWhatOneTurnGaveInOneGo();
    void writesNothingBeforeTheTurnEnds();
    void writesAtOnceWhenFlushed();
    void keepsTheOrderOverManyTurns();
    void keepsQuietAfterTheSocketIsClosed();

private:
    support::FakeClock m_clock;
    std::unique_ptr<SocketPair<CountingSocket>> m_pair;
    std::unique_ptr<net::FrameSink> m_sink;
};

void FrameSinkWireTest::init()
{
    m_sink.reset();
    m_pair = std::make_unique<SocketPair<CountingSocket>>();
    m_sink = std::make_unique<net::FrameSink>(m_pair->near, m_clock, net::FrameSink::Bounds{});
}

void FrameSinkWireTest::writesTheShortestLength_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("head");
    for (const Sample &sample : samples())
        QTest::addRow("%lld bytes", static_cast<long long>(sample.size))
            << QByteArray(sample.size, 'x') << sample.head;
}

void FrameSinkWireTest::writesTheShortestLength()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, head);
    m_sink->write(text, Delivery::Reliable);
    QTRY_COMPARE(m_pair->arrived().size(), head.size() + text.size());
    QCOMPARE(m_pair->arrived().left(head.size()), head);
    QCOMPARE(m_pair->arrived().mid(head.size()), text);
}

void FrameSinkWireTest::writesWhatOneTurnGaveInOneGo()
{
    QByteArray expected;
    for (const Sample &sample : samples()) {
        const QByteArray text(sample.size, 'y');
        m_sink->write(text, Delivery::Reliable);
        m_sink->write("ephemeral", Delivery::Ephemeral);
        expected += sample.head + text + QByteArray::fromHex("8109") + "ephemeral";
        if (expected.size() > 100'000)
            break;
    }
    QTRY_COMPARE(m_pair->arrived().size(), expected.size());
    QCOMPARE(m_pair->arrived(), expected);
    QCOMPARE(m_pair->near.writes, 1);

    m_sink->write("next turn", Delivery::Reliable);
    QTRY_COMPARE(m_pair->arrived().size(), expected.size() + 11);
    QCOMPARE(m_pair->near.writes, 2);
}

void FrameSinkWireTest::writesNothingBeforeTheTurnEnds()
{
    m_sink->write("a", Delivery::Reliable);
    m_sink->write("b", Delivery::Reliable);
    QCOMPARE(m_pair->near.writes, 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_pair->near.writes, 1);
}

void FrameSinkWireTest::writesAtOnceWhenFlushed()
{
    m_sink->flush();
    QCOMPARE(m_pair->near.writes, 0);
    m_sink->write("a", Delivery::Reliable);
    m_sink->flush();
    QCOMPARE(m_pair->near.writes, 1);
    m_pair->near.write("raw");
    QTRY_COMPARE(m_pair->arrived(), QByteArray::fromHex("8101") + "araw");
    QCOMPARE(m_pair->near.writes, 2);
}

void FrameSinkWireTest::keepsTheOrderOverManyTurns()
{
    QByteArray expected;
    for (int i = 0; i < 300; ++i) {
        const QByteArray text = QByteArray::number(i);
        m_sink->write(text, Delivery::Reliable);
        expected += char(0x81);
        expected += static_cast<char>(text.size());
        expected += text;
        if (i % 3 == 0)
            QCoreApplication::processEvents();
    }
    QTRY_COMPARE(m_pair->arrived().size(), expected.size());
    QCOMPARE(m_pair->arrived(), expected);
    QVERIFY(m_pair->near.writes <= 101);
}

void FrameSinkWireTest::keepsQuietAfterTheSocketIsClosed()
{
    QSignalSpy overflowed(m_sink.get(), &net::FrameSink::overflowed);
    m_sink->write("a", Delivery::Reliable);
    m_pair->near.abort();
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QCoreApplication::sendPostedEvents();
    m_sink->write("b", Delivery::Reliable);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(overflowed.size(), 0);
}

QTEST_GUILESS_MAIN(FrameSinkWireTest)
#include "framesinkwiretest.moc"
