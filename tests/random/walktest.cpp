// SPDX-License-Identifier: GPL-3.0-or-later
#include "random/walk.h"
#include "base/log.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QHashSeed>
#include <QTest>

namespace {

constexpr int defaultWalks = 2'000;

/// A number from the environment; nothing where it is not set.
std::optional<std::uint64_t> numberFrom(const char *variable)
{
    bool isNumber = false;
    const std::uint64_t number = qEnvironmentVariable(variable).toULongLong(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

} // namespace

/// WIRESIDE_SEED is the seed of the first walk (1), WIRESIDE_WALKS how many there are: one where only a
/// seed is given, else 2,000.
class WalkTest : public QObject
{
    Q_OBJECT

public:
    static void initMain()
    {
        // As many walks as are asked for, on whatever machine.
        qputenv("QTEST_FUNCTION_TIMEOUT", "86400000");
    }

private Q_SLOTS:
    void initTestCase();
    void repeatsItselfForTheSameSeed();
    void allAgreeInTheEnd();
};

void WalkTest::initTestCase()
{
    // Refusals and broken links are what this is about; a seed has to repeat its walk exactly.
    base::setLogLevel(spdlog::level::off);
    QHashSeed::setDeterministicGlobalSeed();
}

void WalkTest::repeatsItselfForTheSameSeed()
{
    const std::uint64_t seed = numberFrom("WIRESIDE_SEED").value_or(1);
    // One after the other: two worlds in one event loop would carry out each other's calls.
    walks::Walk one(seed);
    const auto verdict = one.run();
    walks::Walk two(seed);
    QCOMPARE(two.run(), verdict);
    QCOMPARE(one.trace(), two.trace());
    QVERIFY(one.truth().events == two.truth().events);
}

void WalkTest::allAgreeInTheEnd()
{
    const std::optional<std::uint64_t> seed = numberFrom("WIRESIDE_SEED");
    const std::uint64_t first = seed.value_or(1);
    const std::uint64_t count = numberFrom("WIRESIDE_WALKS").value_or(seed ? 1 : defaultWalks);
    QElapsedTimer timer;
    timer.start();
    for (std::uint64_t i = 0; i < count; ++i) {
        walks::Walk walk(first + i);
        const QStringList complaints = walk.run();
        if (complaints.isEmpty())
            continue;
        qWarning(
            "walk %llu, after %llu that went well:\n  %s\n\n%s\n\nreplay it with\n  WIRESIDE_SEED=%llu %s",
            static_cast<unsigned long long>(first + i), static_cast<unsigned long long>(i),
            qPrintable(walk.trace().join(QStringLiteral("\n  "))),
            qPrintable(complaints.join(QLatin1Char('\n'))), static_cast<unsigned long long>(first + i),
            qPrintable(QCoreApplication::applicationFilePath()));
        QFAIL("not all agree");
    }
    qInfo("%llu walks in %lld ms", static_cast<unsigned long long>(count), timer.elapsed());
}

QTEST_GUILESS_MAIN(WalkTest)
#include "walktest.moc"
