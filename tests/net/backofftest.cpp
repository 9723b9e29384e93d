// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backoff.h"

#include "support/seededchance.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace std::chrono_literals;

namespace {

constexpr int seeds = 1'000;

/// Chance whose bits are always the same.
class SteadyChance final : public base::Chance
{
public:
    explicit SteadyChance(std::uint64_t bits)
        : m_bits(bits)
    {
    }
    [[nodiscard]] std::uint64_t bits() override { return m_bits; }

private:
    std::uint64_t m_bits;
};

/// The wait before the attempt of this number (from 1), once for each seed.
std::vector<qint64> waitsOfManyClients(int attempt)
{
    std::vector<qint64> waits;
    for (int seed = 0; seed < seeds; ++seed) {
        support::SeededChance chance(static_cast<std::uint64_t>(seed));
        net::Backoff backoff(chance);
        base::Duration wait{};
        for (int i = 0; i < attempt; ++i)
            wait = backoff.next();
        waits.push_back(wait.count());
    }
    return waits;
}

} // namespace

class BackoffTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spreadsManyClientsOverTheWholeWait_data();
    void spreadsManyClientsOverTheWholeWait();
    void waitsFromNothingToTheCeilingInclusive();
    void countsAttemptsAndBeginsAnewAfterAReset();
    void staysUnderTheCapForEver();
};

void BackoffTest::spreadsManyClientsOverTheWholeWait_data()
{
    QTest::addColumn<int>("attempt");
    QTest::addColumn<qint64>("ceiling");
    const std::vector<qint64> ceilings{500, 1'000, 2'000, 4'000, 8'000, 16'000, 30'000, 30'000};
    for (std::size_t i = 0; i < ceilings.size(); ++i)
        QTest::addRow("attempt %zu", i + 1) << static_cast<int>(i + 1) << ceilings[i];
    QTest::addRow("attempt 100") << 100 << qint64(30'000);
}

void BackoffTest::spreadsManyClientsOverTheWholeWait()
{
    QFETCH(int, attempt);
    QFETCH(qint64, ceiling);
    const std::vector<qint64> waits = waitsOfManyClients(attempt);

    const auto [least, most] = std::ranges::minmax(waits);
    QVERIFY(least >= 0);
    QVERIFY(most <= ceiling);
    // Full jitter: every tenth of the range gets about a tenth of the clients.
    std::vector<int> tenths(10, 0);
    for (const qint64 wait : waits)
        ++tenths[static_cast<std::size_t>(std::min<qint64>(wait * 10 / ceiling, 9))];
    for (const int clients : tenths)
        QVERIFY2(clients > seeds / 10 - 50 && clients < seeds / 10 + 50,
                 qPrintable(QString::number(clients)));
}

void BackoffTest::waitsFromNothingToTheCeilingInclusive()
{
    SteadyChance nothing(0);
    QCOMPARE(net::Backoff(nothing).next(), 0ms);
    SteadyChance all(500);
    QCOMPARE(net::Backoff(all).next(), 500ms);
}

void BackoffTest::countsAttemptsAndBeginsAnewAfterAReset()
{
    SteadyChance chance(1'999);
    net::Backoff backoff(chance, 1'000ms, 3'000ms);
    QCOMPARE(backoff.attempts(), 0);
    QCOMPARE(backoff.next(), base::Duration(1'999 % 1'001));
    QCOMPARE(backoff.next(), 1'999ms);
    QCOMPARE(backoff.attempts(), 2);

    backoff.reset();
    QCOMPARE(backoff.attempts(), 0);
    QCOMPARE(backoff.next(), base::Duration(1'999 % 1'001));
    QCOMPARE(backoff.attempts(), 1);
}

void BackoffTest::staysUnderTheCapForEver()
{
    support::SeededChance chance(20'261'120);
    net::Backoff backoff(chance, 500ms, 30'000ms);
    base::Duration longest{};
    for (int i = 0; i < 100'000; ++i) {
        const base::Duration wait = backoff.next();
        QVERIFY(wait >= 0ms);
        QVERIFY(wait <= 30'000ms);
        longest = std::max(longest, wait);
    }
    QVERIFY(longest > 29'000ms);
    QCOMPARE(backoff.attempts(), 100'000);
}

QTEST_APPLESS_MAIN(BackoffTest)
#include "backofftest.moc"
