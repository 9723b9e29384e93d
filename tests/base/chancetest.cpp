// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/seededchance.h"

#include <QSet>
#include <QTest>

#include <limits>
#include <vector>

namespace {

constexpr std::uint64_t seed = 20'261'120;
constexpr std::uint64_t allOnes = std::numeric_limits<std::uint64_t>::max();

/// Chance that says what it was told to, the last word for ever.
class ScriptedChance final : public base::Chance
{
public:
    explicit ScriptedChance(std::vector<std::uint64_t> script)
        : m_script(std::move(script))
    {
    }

    [[nodiscard]] std::uint64_t bits() override
    {
        const std::size_t index = std::min(m_drawn++, m_script.size() - 1);
        return m_script[index];
    }
    [[nodiscard]] std::size_t drawn() const { return m_drawn; }

private:
    std::vector<std::uint64_t> m_script;
    std::size_t m_drawn = 0;
};

} // namespace

class ChanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryNumberBelowTheBoundAndNoOther_data();
    void drawsEveryNumberBelowTheBoundAndNoOther();
    void answersZeroWithoutDrawingWhereTheBoundIsZero();
    void drawsAgainAboveTheLastWholeMultiple();
    void makesAsManyBytesAsAsked_data();
    void makesAsManyBytesAsAsked();
    void makesUuidsOfVersion4();
    void marksTheUuidWhateverTheBitsAre();
    void makesTokensOfLowerCaseLettersAndDigits();
    void repeatsItselfForTheSameSeedOnly();
    void drawsFromTheSystem();
};

void ChanceTest::drawsEveryNumberBelowTheBoundAndNoOther_data()
{
    QTest::addColumn<quint64>("bound");
    for (const quint64 bound : {1, 2, 3, 7, 32, 100})
        QTest::addRow("%llu", bound) << bound;
}

void ChanceTest::drawsEveryNumberBelowTheBoundAndNoOther()
{
    QFETCH(quint64, bound);
    support::SeededChance chance(seed);
    QSet<quint64> seen;
    for (int i = 0; i < 5'000; ++i) {
        const quint64 drawn = chance.below(bound);
        QVERIFY(drawn < bound);
        seen.insert(drawn);
    }
    QCOMPARE(static_cast<quint64>(seen.size()), bound);
}

void ChanceTest::answersZeroWithoutDrawingWhereTheBoundIsZero()
{
    ScriptedChance chance({7});
    QCOMPARE(chance.below(0), std::uint64_t{0});
    QCOMPARE(chance.drawn(), std::size_t{0});
}

void ChanceTest::drawsAgainAboveTheLastWholeMultiple()
{
    // 2^64 - 1 is a multiple of 3, so the highest draw alone is one too many.
    ScriptedChance three({allOnes, allOnes - 1});
    QCOMPARE(three.below(3), std::uint64_t{2});
    QCOMPARE(three.drawn(), std::size_t{2});

    const std::uint64_t overHalf = (std::uint64_t{1} << 63) + 1;
    ScriptedChance large({overHalf, overHalf - 1});
    QCOMPARE(large.below(overHalf), overHalf - 1);
    QCOMPARE(large.drawn(), std::size_t{2});
}

void ChanceTest::makesAsManyBytesAsAsked_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 7, 8, 9, 32, 1'000})
        QTest::addRow("%d", count) << count;
}

void ChanceTest::makesAsManyBytesAsAsked()
{
    QFETCH(int, count);
    support::SeededChance chance(seed);
    QCOMPARE(chance.bytes(count).size(), count);
}

void ChanceTest::makesUuidsOfVersion4()
{
    support::SeededChance chance(seed);
    QSet<QUuid> seen;
    for (int i = 0; i < 1'000; ++i) {
        const QUuid uuid = chance.uuid();
        QCOMPARE(uuid.version(), QUuid::Random);
        QCOMPARE(uuid.variant(), QUuid::DCE);
        seen.insert(uuid);
    }
    QCOMPARE(seen.size(), 1'000);
}

void ChanceTest::marksTheUuidWhateverTheBitsAre()
{
    QCOMPARE(ScriptedChance({0}).uuid(), QUuid::fromString(u"00000000-0000-4000-8000-000000000000"));
    QCOMPARE(ScriptedChance({allOnes}).uuid(), QUuid::fromString(u"ffffffff-ffff-4fff-bfff-ffffffffffff"));
}

void ChanceTest::makesTokensOfLowerCaseLettersAndDigits()
{
    const QString alphabet = QStringLiteral("abcdefghijklmnopqrstuvwxyz234567");
    support::SeededChance chance(seed);
    QCOMPARE(chance.token(0), QString());
    QCOMPARE(chance.token(26).size(), 26);

    const QString text = chance.token(5'000);
    const QSet<QChar> seen(text.begin(), text.end());
    QCOMPARE(seen, QSet<QChar>(alphabet.begin(), alphabet.end()));
}

void ChanceTest::repeatsItselfForTheSameSeedOnly()
{
    QCOMPARE(support::SeededChance(seed).bytes(64), support::SeededChance(seed).bytes(64));
    QVERIFY(support::SeededChance(seed).bytes(64) != support::SeededChance(seed + 1).bytes(64));
}

void ChanceTest::drawsFromTheSystem()
{
    base::SystemChance chance;
    QVERIFY(chance.bytes(32) != chance.bytes(32));
}

QTEST_APPLESS_MAIN(ChanceTest)
#include "chancetest.moc"
