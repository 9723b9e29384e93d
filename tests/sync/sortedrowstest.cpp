// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/sortedrows.h"
#include "support/seededchance.h"

#include <QTest>

#include <map>

using client::Inserted;
using client::ListChanges;
using client::Moved;
using client::Removed;
using client::SortedRows;
using client::Updated;

namespace {

int comparisons = 0;

/// A row of a key, ordered by its weight first; the label is what an order does not see.
struct Parcel {
    int number = 0;
    int weight = 0;
    int label = 0;

    [[nodiscard]] int key() const { return number; }
    friend bool operator<(const Parcel &a, const Parcel &b)
    {
        ++comparisons;
        return std::pair(a.weight, a.number) < std::pair(b.weight, b.number);
    }
    friend bool operator==(const Parcel &, const Parcel &) = default;
};

} // namespace

class SortedRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QVERIFY(m_copy == m_rows.rows()); }

    void putsNewRowsWhereTheyBelong();
    void findsARow();
    void changesARowInItsPlace();
    void movesARowWhoseOrderChanged_data();
    void movesARowWhoseOrderChanged();
    void tellsNothingWhereNothingChanged();
    void removesARow();
    void takesOverAnotherSet();
    void takesOverARowThatIsGivenTwice();
    void comparesFewRows();
    void followsRandomOperations_data();
    void followsRandomOperations();

private:
    ListChanges<Parcel> follow(ListChanges<Parcel> changes)
    {
        for (const auto &change : changes)
            client::apply(m_copy, change);
        return changes;
    }
    ListChanges<Parcel> put(const Parcel &row) { return follow(m_rows.put(row)); }
    ListChanges<Parcel> assign(const std::vector<Parcel> &rows) { return follow(m_rows.assign(rows)); }

    SortedRows<Parcel> m_rows;
    std::vector<Parcel> m_copy;
};

void SortedRowsTest::init()
{
    m_rows = {};
    m_copy.clear();
}

void SortedRowsTest::putsNewRowsWhereTheyBelong()
{
    QVERIFY(put({1, 50}) == (ListChanges<Parcel>{Inserted<Parcel>{0, {{1, 50}}}}));
    QVERIFY(put({2, 10}) == (ListChanges<Parcel>{Inserted<Parcel>{0, {{2, 10}}}}));
    QVERIFY(put({3, 90}) == (ListChanges<Parcel>{Inserted<Parcel>{2, {{3, 90}}}}));
    QVERIFY(put({4, 50}) == (ListChanges<Parcel>{Inserted<Parcel>{2, {{4, 50}}}}));
}

void SortedRowsTest::findsARow()
{
    QVERIFY(!m_rows.find(1));
    (void)put({1, 50, 7});
    (void)put({2, 10});
    const Parcel *found = m_rows.find(1);
    QVERIFY(found);
    QCOMPARE(found->label, 7);
    QVERIFY(!m_rows.find(3));
}

void SortedRowsTest::changesARowInItsPlace()
{
    (void)assign({{1, 10}, {2, 20}, {3, 30}});
    QVERIFY(put({2, 20, 5}) == (ListChanges<Parcel>{Updated<Parcel>{1, {2, 20, 5}}}));
    QVERIFY(put({2, 25, 5}) == (ListChanges<Parcel>{Updated<Parcel>{1, {2, 25, 5}}}));
}

void SortedRowsTest::movesARowWhoseOrderChanged_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("weight");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("to the end") << 1 << 99 << 0 << 3;
    QTest::newRow("to the beginning") << 4 << 0 << 3 << 0;
    QTest::newRow("one up") << 3 << 15 << 2 << 1;
    QTest::newRow("one down") << 2 << 35 << 1 << 2;
}

void SortedRowsTest::movesARowWhoseOrderChanged()
{
    QFETCH(int, number);
    QFETCH(int, weight);
    QFETCH(int, from);
    QFETCH(int, to);
    (void)assign({{1, 10}, {2, 20}, {3, 30}, {4, 40}});
    const Parcel row{number, weight};
    QVERIFY(put(row) == (ListChanges<Parcel>{Moved{from, to}, Updated<Parcel>{to, row}}));
    QVERIFY(m_rows.rows().at(static_cast<std::size_t>(to)) == row);
}

void SortedRowsTest::tellsNothingWhereNothingChanged()
{
    const std::vector<Parcel> rows{{1, 10}, {2, 20}};
    (void)assign(rows);
    QVERIFY(put({2, 20}).empty());
    QVERIFY(assign(rows).empty());
    QVERIFY(assign({rows[1], rows[0]}).empty());
    QVERIFY(m_rows.remove(3).empty());
}

void SortedRowsTest::removesARow()
{
    (void)assign({{1, 10}, {2, 20}, {3, 30}});
    QVERIFY(follow(m_rows.remove(2)) == (ListChanges<Parcel>{Removed{1, 1}}));
    QVERIFY(!m_rows.find(2));
    QCOMPARE(m_rows.rows().size(), 2U);
}

void SortedRowsTest::takesOverAnotherSet()
{
    (void)assign({{1, 10}, {2, 20}, {3, 30}});
    (void)assign({{4, 40}, {3, 5}, {1, 10, 9}});
    QVERIFY((m_rows.rows() == std::vector<Parcel>{{3, 5}, {1, 10, 9}, {4, 40}}));
    (void)assign({});
    QVERIFY(m_rows.rows().empty());
}

void SortedRowsTest::takesOverARowThatIsGivenTwice()
{
    (void)assign({{1, 10}, {2, 20}, {1, 30}});
    QVERIFY((m_rows.rows() == std::vector<Parcel>{{2, 20}, {1, 30}}));
}

void SortedRowsTest::comparesFewRows()
{
    // A thousand people whose presence changes at once, whose names are what costs.
    constexpr int count = 1'024;
    std::vector<Parcel> rows;
    for (int number = 0; number < count; ++number)
        rows.push_back({number, (number * 37) % count});
    comparisons = 0;
    (void)assign(rows);
    for (Parcel &row : rows)
        row.weight = -row.weight;
    (void)assign(rows);
    QVERIFY2(comparisons < 2 * 12 * count, QByteArray::number(comparisons));
}

void SortedRowsTest::followsRandomOperations_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 50; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void SortedRowsTest::followsRandomOperations()
{
    QFETCH(int, seed);
    support::SeededChance chance(static_cast<std::uint64_t>(seed));
    const auto number = [&chance](int bound) {
        return static_cast<int>(chance.below(static_cast<quint64>(bound)));
    };
    std::map<int, Parcel> plain;
    for (int step = 0; step < 200; ++step) {
        const Parcel row{number(12), number(6), number(2)};
        const int choice = number(20);
        if (choice < 13) {
            plain[row.number] = row;
            (void)put(row);
        } else if (choice < 19) {
            plain.erase(row.number);
            (void)follow(m_rows.remove(row.number));
        } else {
            plain.clear();
            std::vector<Parcel> rows;
            for (int i = number(12); i > 0; --i)
                rows.push_back({number(12), number(6), number(2)});
            for (const Parcel &other : rows)
                plain[other.number] = other;
            (void)assign(rows);
        }
        std::vector<Parcel> expected;
        for (const auto &[key, other] : plain)
            expected.push_back(other);
        std::ranges::sort(expected, std::less<>());
        QVERIFY2(m_rows.rows() == expected, QByteArray::number(step));
        QVERIFY2(m_copy == expected, QByteArray::number(step));
    }
}

QTEST_APPLESS_MAIN(SortedRowsTest)
#include "sortedrowstest.moc"
