// SPDX-License-Identifier: GPL-3.0-or-later
#include "pipes.h"

#include <QTest>

using net::Delivery;
using protocol::CloseCode;

namespace {

/// What is reported after "opened".
QStringList after(const QStringList &rest)
{
    return QStringList{QStringLiteral("opened")} + rest;
}

} // namespace

class PipeTransportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensBothEndsInTheNextTurn();
    void deliversInOrderAndBothWays();
    void deliversNothingFromWithinACall();
    void knowsWhetherSomethingIsOnItsWay();
    void answersAPing();
    void deliversWhatWasSentBeforeAGoodbye();
    void tellsBothEndsOfAGoodbyeOnce();
    void breaksTheLinkWhenAborted();
    void breaksTheLinkWhenAnEndIsDestroyed();
    void survivesTheDestructionOfBothEndsWithFramesUnderWay();
    void saysNothingAfterClosed();
    void crossesTwoGoodbyes();
};

void PipeTransportTest::opensBothEndsInTheNextTurn()
{
    auto [one, two] = net::PipeTransport::makePair();
    const WatchedEnd left(std::move(one));
    const WatchedEnd right(std::move(two));
    QCOMPARE(left.reports, QStringList());
    settle();
    QCOMPARE(left.reports, after({}));
    QCOMPARE(right.reports, after({}));
    QCOMPARE(left->peerAddress(), QString());
}

void PipeTransportTest::deliversInOrderAndBothWays()
{
    const auto [one, two] = openPipe();
    QStringList expected;
    for (int i = 0; i < 100; ++i) {
        const QString text = QString::number(i);
        (*one)->send(text.toUtf8(), i % 2 ? Delivery::Reliable : Delivery::Ephemeral);
        expected.append(text);
    }
    (*two)->send("back", Delivery::Reliable);
    settle();
    QCOMPARE(two->reports, after(expected));
    QCOMPARE(two->heardCount, 100);
    QCOMPARE(one->reports, after({QStringLiteral("back")}));
    QCOMPARE(one->heardCount, 1);
}

void PipeTransportTest::deliversNothingFromWithinACall()
{
    const auto [one, two] = openPipe();
    (*one)->send("a", Delivery::Reliable);
    (*one)->ping();
    (*one)->close(CloseCode::Normal, {});
    QCOMPARE(one->reports, after({}));
    QCOMPARE(two->reports, after({}));
    QCOMPARE(two->heardCount, 0);
}

void PipeTransportTest::knowsWhetherSomethingIsOnItsWay()
{
    const auto [one, two] = openPipe();
    QVERIFY((*one)->isQuiet() && (*two)->isQuiet());
    (*one)->send("something", Delivery::Reliable);
    QVERIFY((*one)->isQuiet() && !(*two)->isQuiet());
    settle();
    QVERIFY((*two)->isQuiet());
    (*two)->abort();
    QVERIFY(!(*one)->isQuiet() && !(*two)->isQuiet());
    settle();
    QVERIFY((*one)->isQuiet() && (*two)->isQuiet());
}

void PipeTransportTest::answersAPing()
{
    const auto [one, two] = openPipe();
    (*one)->ping();
    settle();
    QCOMPARE(one->heardCount, 1);
    QCOMPARE(two->heardCount, 1);
    QCOMPARE(one->reports, after({}));
    QCOMPARE(two->reports, after({}));
}

void PipeTransportTest::deliversWhatWasSentBeforeAGoodbye()
{
    const auto [one, two] = openPipe();
    (*one)->send("last words", Delivery::Reliable);
    (*one)->close(CloseCode::SignInFailed, QStringLiteral("no such key"));
    settle();
    QCOMPARE(two->reports, after({QStringLiteral("last words"), QStringLiteral("closed 4401 no such key")}));
}

void PipeTransportTest::tellsBothEndsOfAGoodbyeOnce()
{
    const auto [one, two] = openPipe();
    (*one)->close(CloseCode::GoingAway, QStringLiteral("bye"));
    (*one)->close(CloseCode::Normal, QStringLiteral("again"));
    (*one)->abort();
    settle();
    QCOMPARE(one->reports, after({QStringLiteral("closed 1001 bye")}));
    QCOMPARE(two->reports, after({QStringLiteral("closed 1001 bye")}));
}

void PipeTransportTest::breaksTheLinkWhenAborted()
{
    const auto [one, two] = openPipe();
    (*one)->abort();
    settle();
    QCOMPARE(one->reports, after({QStringLiteral("closed 1006")}));
    QCOMPARE(two->reports, after({QStringLiteral("closed 1006")}));
}

void PipeTransportTest::breaksTheLinkWhenAnEndIsDestroyed()
{
    const auto [one, two] = openPipe();
    (*one)->send("a", Delivery::Reliable);
    one->destroy();
    (*two)->send("into the void", Delivery::Reliable);
    (*two)->ping();
    settle();
    QCOMPARE(two->reports, after({QStringLiteral("a"), QStringLiteral("closed 1006")}));
    (*two)->close(CloseCode::Normal, {});
    settle();
    QCOMPARE(two->reports.size(), 3);
}

void PipeTransportTest::survivesTheDestructionOfBothEndsWithFramesUnderWay()
{
    const auto [one, two] = openPipe();
    (*one)->send("a", Delivery::Reliable);
    (*one)->ping();
    (*two)->send("b", Delivery::Reliable);
    (*two)->close(CloseCode::Normal, {});
    one->destroy();
    two->destroy();
    settle();
    QCOMPARE(one->reports, after({}));
    QCOMPARE(two->reports, after({}));
}

void PipeTransportTest::saysNothingAfterClosed()
{
    const auto [one, two] = openPipe();
    (*two)->send("too late", Delivery::Reliable);
    (*two)->ping();
    (*one)->close(CloseCode::Normal, {});
    settle();
    // This end had hung up before it arrived.
    QCOMPARE(one->reports, after({QStringLiteral("closed 1000")}));
    QCOMPARE(one->heardCount, 0);

    (*two)->send("later still", Delivery::Reliable);
    (*two)->ping();
    (*one)->send("from the grave", Delivery::Reliable);
    settle();
    QCOMPARE(one->reports, after({QStringLiteral("closed 1000")}));
    QCOMPARE(two->reports, after({QStringLiteral("closed 1000")}));
}

void PipeTransportTest::crossesTwoGoodbyes()
{
    const auto [one, two] = openPipe();
    (*one)->close(CloseCode::GoingAway, QStringLiteral("one"));
    (*two)->close(CloseCode::Normal, QStringLiteral("two"));
    settle();
    QCOMPARE(one->reports, after({QStringLiteral("closed 1001 one")}));
    QCOMPARE(two->reports, after({QStringLiteral("closed 1000 two")}));
}

QTEST_GUILESS_MAIN(PipeTransportTest)
#include "pipetransporttest.moc"
