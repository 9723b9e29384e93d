// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "sync/sessionstory.h"

#include <QElapsedTimer>
#include <QHashSeed>
#include <QTest>

using stories::Plot;

namespace {

/// Every order, however often somebody is passed over.
constexpr int all = 1'000;

} // namespace

Q_DECLARE_METATYPE(Plot)

/// Whatever the order in which messages are kept, sent, stored, acknowledged, told, missed and asked for: the
/// timeline ends as the space has it, and on the way there no row comes twice, goes or becomes another.
/// WIRESIDE_PATIENCE is how many more times than usual somebody is passed over.
class SessionInterleavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void endsAlikeInWhateverOrder_data();
    void endsAlikeInWhateverOrder();

private:
    int m_patience = 0;
};

void SessionInterleavingTest::initTestCase()
{
    base::setLogLevel(spdlog::level::off);
    QHashSeed::setDeterministicGlobalSeed();
    m_patience = qEnvironmentVariableIntValue("WIRESIDE_PATIENCE");
}

void SessionInterleavingTest::endsAlikeInWhateverOrder_data()
{
    QTest::addColumn<Plot>("plot");
    QTest::addColumn<int>("patience");
    QTest::newRow("one message and Ben's, all orders") << Plot{.others = 1} << all;
    QTest::newRow("one, sent by two devices, all orders") << Plot{.isSentTwice = true} << all;
    QTest::newRow("one and a page of the past, all orders") << Plot{.looksBack = true} << all;
    QTest::newRow("one and a cut") << Plot{.cuts = 1} << 3;
    QTest::newRow("two, all orders") << Plot{.messages = 2} << all;
    QTest::newRow("two and Ben's") << Plot{.messages = 2, .others = 1} << 4;
    QTest::newRow("two and a cut") << Plot{.messages = 2, .cuts = 1} << 2;
    QTest::newRow("one and a long absence") << Plot{.cuts = 1, .isLongAway = true} << 2;
    QTest::newRow("two, Ben's and a long absence")
        << Plot{.messages = 2, .others = 1, .cuts = 1, .isLongAway = true} << 1;
    QTest::newRow("three") << Plot{.messages = 3} << 4;
    QTest::newRow("three, Ben's and a cut") << Plot{.messages = 3, .others = 1, .cuts = 1} << 2;
    QTest::newRow("three, Ben's, a cut, my other device and a page of the past")
        << Plot{.messages = 3, .others = 1, .mine = 1, .isSentTwice = true, .looksBack = true, .cuts = 1}
        << 2;
}

void SessionInterleavingTest::endsAlikeInWhateverOrder()
{
    QFETCH(Plot, plot);
    QFETCH(int, patience);
    stories::Orders orders(patience + m_patience);
    QElapsedTimer timer;
    timer.start();
    int told = 0;
    do {
        stories::SessionStory story(plot);
        const QString problem = story.tell(orders);
        if (!problem.isEmpty()) {
            qWarning("story %d:\n  %s", told + 1, qPrintable(story.trace().join(QStringLiteral("\n  "))));
            QFAIL(qPrintable(problem));
        }
        ++told;
    } while (orders.next());
    qInfo("%d orders in %lld ms", told, timer.elapsed());
}

QTEST_GUILESS_MAIN(SessionInterleavingTest)
#include "sessioninterleavingtest.moc"
