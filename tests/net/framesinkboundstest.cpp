// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/framesink.h"

#include "support/fakeclock.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace std::chrono_literals;
using net::Delivery;

namespace {

/// A socket to a reader that takes as much as a test says.
class SlowReader final : public QTcpSocket
{
public:
    SlowReader() { setOpenMode(QIODevice::ReadWrite | QIODevice::Unbuffered); }

    [[nodiscard]] qint64 bytesToWrite() const override { return waiting.size(); }

    /// Takes what waits, up to `size` bytes.
    void take(qsizetype size)
    {
        const qsizetype taken = std::min(size, waiting.size());
        read += waiting.left(taken);
        waiting.remove(0, taken);
        Q_EMIT bytesWritten(taken);
    }

    QByteArray waiting;
    QByteArray read;

protected:
    qint64 writeData(const char *data, qint64 size) override
    {
        waiting.append(data, size);
        return size;
    }
};

constexpr net::FrameSink::Bounds bounds{.ephemeral = 1'000, .total = 10'000, .stall = 10s};

} // namespace

class FrameSinkBoundsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void dropsEphemeralFramesOverTheirBoundOnly();
    void takesEphemeralFramesAgainWhenTheReaderHasCaughtUp();
    void overflowsAtTheTotalBound();
    void countsWhatTheTurnHasGatheredAndWhatTheSocketHolds();
    void overflowsOnceAndNeverFromWithinACall();
    void takesNothingMoreOnceItHasOverflowed();
    void overflowsWhereNothingWasTakenForTooLong();
    void bearsASlowReaderThatTakesSomething();
    void bearsASilenceInWhichNothingWaited();
    void bearsASilenceBeforeWhatOthersWroteInThisTurn();
    void countsTheStallFromTheFrameThatWaits();
    void bearsTheEndOfItsSocket();

private:
    /// Writes a frame of this size in all and hands it to the socket.
    void send(qsizetype size, Delivery delivery = Delivery::Reliable);

    support::FakeClock m_clock;
    std::unique_ptr<SlowReader> m_reader;
    std::unique_ptr<net::FrameSink> m_sink;
    std::unique_ptr<QSignalSpy> m_overflowed;
};

void FrameSinkBoundsTest::init()
{
    m_reader = std::make_unique<SlowReader>();
    m_sink = std::make_unique<net::FrameSink>(*m_reader, m_clock, bounds);
    m_overflowed = std::make_unique<QSignalSpy>(m_sink.get(), &net::FrameSink::overflowed);
}

void FrameSinkBoundsTest::cleanup()
{
    m_sink.reset();
}

void FrameSinkBoundsTest::send(qsizetype size, Delivery delivery)
{
    const qsizetype head = size < 128 ? 2 : 4;
    m_sink->write(QByteArray(size - head, 'x'), delivery);
    m_sink->flush();
    QCoreApplication::sendPostedEvents();
}

void FrameSinkBoundsTest::dropsEphemeralFramesOverTheirBoundOnly()
{
    send(500, Delivery::Ephemeral);
    send(500, Delivery::Ephemeral);
    QCOMPARE(m_reader->waiting.size(), 1'000);
    send(2);
    send(100, Delivery::Ephemeral);
    QCOMPARE(m_reader->waiting.size(), 1'002);
    send(100);
    QCOMPARE(m_reader->waiting.size(), 1'102);
    QCOMPARE(m_overflowed->size(), 0);
}

void FrameSinkBoundsTest::takesEphemeralFramesAgainWhenTheReaderHasCaughtUp()
{
    send(2'000);
    send(100, Delivery::Ephemeral);
    QCOMPARE(m_reader->waiting.size(), 2'000);
    m_reader->take(1'500);
    send(100, Delivery::Ephemeral);
    QCOMPARE(m_reader->waiting.size(), 600);
}

void FrameSinkBoundsTest::overflowsAtTheTotalBound()
{
    send(9'000);
    m_sink->write(QByteArray(1'000, 'y'), Delivery::Reliable);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_overflowed->size(), 0);
    m_sink->write("z", Delivery::Reliable);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_overflowed->size(), 1);
    QVERIFY(m_reader->waiting.endsWith('y'));
}

void FrameSinkBoundsTest::countsWhatTheTurnHasGatheredAndWhatTheSocketHolds()
{
    send(4'000);
    m_sink->write(QByteArray(4'000, 'y'), Delivery::Reliable);
    QCOMPARE(m_overflowed->size(), 0);
    m_sink->write(QByteArray(4'000, 'z'), Delivery::Reliable);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_overflowed->size(), 1);
    // What had been taken before still leaves.
    QCOMPARE(m_reader->waiting.size(), 4'000 + 4'004);
}

void FrameSinkBoundsTest::overflowsOnceAndNeverFromWithinACall()
{
    for (int i = 0; i < 10; ++i)
        m_sink->write(QByteArray(4'000, 'x'), i % 2 ? Delivery::Ephemeral : Delivery::Reliable);
    QCOMPARE(m_overflowed->size(), 0);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(m_overflowed->size(), 1);
    send(20'000);
    m_clock.advance(1h);
    send(100);
    QCOMPARE(m_overflowed->size(), 1);
}

void FrameSinkBoundsTest::takesNothingMoreOnceItHasOverflowed()
{
    send(9'000);
    send(2'000);
    QCOMPARE(m_overflowed->size(), 1);
    m_reader->take(9'000);
    send(10);
    QCOMPARE(m_reader->waiting.size(), 0);
}

void FrameSinkBoundsTest::overflowsWhereNothingWasTakenForTooLong()
{
    send(100);
    m_clock.advance(10s);
    send(100);
    QCOMPARE(m_overflowed->size(), 0);
    m_clock.advance(1ms);
    send(100);
    QCOMPARE(m_overflowed->size(), 1);
    QCOMPARE(m_reader->waiting.size(), 200);
}

void FrameSinkBoundsTest::bearsASlowReaderThatTakesSomething()
{
    send(5'000);
    for (int i = 0; i < 100; ++i) {
        m_clock.advance(9s);
        m_reader->take(10);
        send(10);
    }
    QCOMPARE(m_overflowed->size(), 0);
    m_clock.advance(10'001ms);
    send(10);
    QCOMPARE(m_overflowed->size(), 1);
}

void FrameSinkBoundsTest::bearsASilenceInWhichNothingWaited()
{
    send(100);
    m_reader->take(100);
    m_clock.advance(1h);
    send(100);
    m_clock.advance(9s);
    send(100);
    QCOMPARE(m_overflowed->size(), 0);
}

void FrameSinkBoundsTest::bearsASilenceBeforeWhatOthersWroteInThisTurn()
{
    send(100);
    m_reader->take(100);
    m_clock.advance(1h);
    // A QWebSocket writes its pings and pongs into the same socket.
    m_reader->write("ping");
    send(100);
    QCOMPARE(m_overflowed->size(), 0);
    QCOMPARE(m_reader->waiting.size(), 104);
    m_clock.advance(10'001ms);
    send(100);
    QCOMPARE(m_overflowed->size(), 1);
}

void FrameSinkBoundsTest::countsTheStallFromTheFrameThatWaits()
{
    send(100);
    m_clock.advance(5s);
    m_reader->take(99);
    m_clock.advance(10s);
    send(100);
    QCOMPARE(m_overflowed->size(), 0);
    m_clock.advance(1ms);
    send(100);
    QCOMPARE(m_overflowed->size(), 1);
}

void FrameSinkBoundsTest::bearsTheEndOfItsSocket()
{
    m_sink->write("gathered, and on its way to nobody", Delivery::Reliable);
    m_reader.reset();
    QCoreApplication::sendPostedEvents();
    send(100);
    QCOMPARE(m_overflowed->size(), 0);
}

QTEST_GUILESS_MAIN(FrameSinkBoundsTest)
#include "framesinkboundstest.moc"
