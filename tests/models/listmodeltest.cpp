// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/listmodel.h"
#include "models/modelrows.h"
#include "support/seededchance.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <numeric>

using client::Inserted;
using client::Moved;
using client::Removed;
using client::Replaced;
using client::Updated;

/// A row as a brain knows it: its number and how often it was changed.
struct Card {
    int number = 0;
    int changes = 0;
};

/// The same as a view sees it.
struct CardItem {
    Q_GADGET
    Q_PROPERTY(QString title MEMBER title)
    Q_PROPERTY(int changes MEMBER changes)
    Q_PROPERTY(Parity parity MEMBER parity)

public:
    enum class Parity { Even, Odd };
    Q_ENUM(Parity)

    explicit CardItem(const Card &card)
        : title(QString::number(card.number))
        , changes(card.changes)
        , parity(card.number % 2 == 0 ? Parity::Even : Parity::Odd)
    {
    }

    QString title;
    int changes;
    Parity parity;
};

using Changes = client::ListChanges<Card>;
using CardModel = models::ListModel<CardItem, Card>;
using Persistent = std::vector<QPersistentModelIndex>;

class ListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void namesARoleForEachProperty();
    void givesThePropertiesAsValues();
    void givesNothingForWhatIsNotThere();
    void hasNoRowsBelowARow();
    void tellsWhatIsInserted();
    void tellsWhatIsRemoved();
    void tellsWhatIsUpdated();
    void tellsAMove_data();
    void tellsAMove();
    void saysNothingOfAMoveToTheSamePlace();
    void resetsOnlyForAnotherList();
    void carriesOutSeveralChangesInTheirOrder();
    void keepsPersistentIndexesThroughEveryMove();
    void followsRandomChanges_data();
    void followsRandomChanges();

private:
    /// Begins with cards of the numbers 0 to `count` - 1.
    void fill(int count);
    [[nodiscard]] QStringList titles() const { return models::rowsOf(*m_model, {"title"}); }
    /// The titles of these numbers.
    [[nodiscard]] static QStringList numbers(const std::vector<int> &numbers);
    /// An index that stays with each row.
    [[nodiscard]] Persistent held() const;

    std::unique_ptr<CardModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void ListModelTest::init()
{
    m_tester.reset();
    m_model = std::make_unique<CardModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void ListModelTest::fill(int count)
{
    std::vector<Card> cards;
    for (int number = 0; number < count; ++number)
        cards.push_back({number});
    m_model->assign(cards);
}

QStringList ListModelTest::numbers(const std::vector<int> &numbers)
{
    QStringList titles;
    for (const int number : numbers)
        titles.append(QString::number(number));
    return titles;
}

Persistent ListModelTest::held() const
{
    Persistent indexes;
    for (int row = 0; row < m_model->rowCount(); ++row)
        indexes.emplace_back(m_model->index(row));
    return indexes;
}

void ListModelTest::namesARoleForEachProperty()
{
    const QHash<int, QByteArray> roles = m_model->roleNames();
    QCOMPARE(roles.size(), 3);
    const QList<QByteArray> names = roles.values();
    for (const char *name : {"title", "changes", "parity"})
        QVERIFY2(names.contains(name), name);
    for (const int role : roles.keys())
        QVERIFY(role >= Qt::UserRole);
}

void ListModelTest::givesThePropertiesAsValues()
{
    m_model->assign({{7, 3}});
    QCOMPARE(models::valueAt(*m_model, 0, "title"), QVariant(u"7"_qs));
    QCOMPARE(models::valueAt(*m_model, 0, "changes"), QVariant(3));
    QCOMPARE(models::valueAt(*m_model, 0, "parity").value<CardItem::Parity>(), CardItem::Parity::Odd);
    QCOMPARE(models::rowAt(*m_model, 0, {"title", "changes", "parity"}), u"7 3 Odd"_qs);
}

void ListModelTest::givesNothingForWhatIsNotThere()
{
    fill(2);
    const QList<int> roles = m_model->roleNames().keys();
    const int last = *std::ranges::max_element(roles);
    for (const int role : {0, int(Qt::DisplayRole), int(Qt::UserRole) - 1, last + 1, -1})
        QVERIFY(!m_model->data(m_model->index(0), role).isValid());
    QVERIFY(!m_model->data(QModelIndex(), Qt::UserRole).isValid());
    QVERIFY(!m_model->index(2).isValid());
    QVERIFY(!m_model->index(-1).isValid());
}

void ListModelTest::hasNoRowsBelowARow()
{
    fill(2);
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
    QCOMPARE(m_model->items().size(), 2U);
}

void ListModelTest::tellsWhatIsInserted()
{
    fill(2);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->apply(Changes{Inserted<Card>{1, {{8}, {9}}}});
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted.front().at(1), QVariant(1));
    QCOMPARE(inserted.front().at(2), QVariant(2));
    QCOMPARE(titles(), numbers({0, 8, 9, 1}));
    m_model->apply(Changes{Inserted<Card>{4, {{5}}}, Inserted<Card>{0, {{6}}}});
    QCOMPARE(titles(), numbers({6, 0, 8, 9, 1, 5}));
}

void ListModelTest::tellsWhatIsRemoved()
{
    fill(5);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_model->apply(Changes{Removed{1, 3}});
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed.front().at(1), QVariant(1));
    QCOMPARE(removed.front().at(2), QVariant(3));
    QCOMPARE(titles(), numbers({0, 4}));
}

void ListModelTest::tellsWhatIsUpdated()
{
    fill(3);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->apply(Changes{Updated<Card>{1, {1, 5}}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.front().at(0).toModelIndex(), m_model->index(1));
    QCOMPARE(changed.front().at(1).toModelIndex(), m_model->index(1));
    QVERIFY(changed.front().at(2).value<QList<int>>().isEmpty());
    QCOMPARE(models::rowsOf(*m_model, {"title", "changes"}), (QStringList{u"0 0"_qs, u"1 5"_qs, u"2 0"_qs}));
}

void ListModelTest::tellsAMove_data()
{
    QTest::addColumn<Moved>("move");
    QTest::addColumn<std::vector<int>>("expected");
    QTest::newRow("one down") << Moved{0, 1} << std::vector{1, 0, 2, 3};
    QTest::newRow("one up") << Moved{1, 0} << std::vector{1, 0, 2, 3};
    QTest::newRow("to the end") << Moved{0, 3} << std::vector{1, 2, 3, 0};
    QTest::newRow("to the beginning") << Moved{3, 0} << std::vector{3, 0, 1, 2};
    QTest::newRow("down within") << Moved{1, 2} << std::vector{0, 2, 1, 3};
    QTest::newRow("up within") << Moved{3, 1} << std::vector{0, 3, 1, 2};
}

void ListModelTest::tellsAMove()
{
    QFETCH(Moved, move);
    QFETCH(std::vector<int>, expected);
    fill(4);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    const Persistent indexes = held();
    m_model->apply(Changes{move});
    QCOMPARE(moved.size(), 1);
    QCOMPARE(titles(), numbers(expected));
    for (int number = 0; number < 4; ++number) {
        const auto place = std::ranges::find(expected, number) - expected.begin();
        QCOMPARE(indexes.at(static_cast<std::size_t>(number)).row(), static_cast<int>(place));
    }
}

void ListModelTest::saysNothingOfAMoveToTheSamePlace()
{
    fill(3);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    m_model->apply(Changes{Moved{1, 1}});
    QCOMPARE(moved.size(), 0);
    QCOMPARE(titles(), numbers({0, 1, 2}));
}

void ListModelTest::resetsOnlyForAnotherList()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    fill(2);
    QCOMPARE(reset.size(), 1);
    m_model->apply(Changes{Inserted<Card>{0, {{5}}}, Updated<Card>{0, {5, 1}}, Moved{0, 2}, Removed{0, 1}});
    QCOMPARE(reset.size(), 1);
    m_model->apply(Changes{Replaced<Card>{{{7}, {8}}}});
    QCOMPARE(reset.size(), 2);
    QCOMPARE(titles(), numbers({7, 8}));
}

void ListModelTest::carriesOutSeveralChangesInTheirOrder()
{
    fill(2);
    m_model->apply(Changes{Inserted<Card>{2, {{2}}}, Moved{2, 0}, Updated<Card>{0, {9, 1}}, Removed{1, 1}});
    QCOMPARE(models::rowsOf(*m_model, {"title", "changes"}), (QStringList{u"9 1"_qs, u"1 0"_qs}));
}

void ListModelTest::keepsPersistentIndexesThroughEveryMove()
{
    constexpr int count = 5;
    for (int from = 0; from < count; ++from) {
        for (int to = 0; to < count; ++to) {
            fill(count);
            const Persistent indexes = held();
            m_model->apply(Changes{Moved{from, to}});
            for (int number = 0; number < count; ++number) {
                const QPersistentModelIndex &index = indexes.at(static_cast<std::size_t>(number));
                QVERIFY(index.isValid());
                QCOMPARE(index.data(models::roleOf(*m_model, "title")).toString(), QString::number(number));
            }
        }
    }
}

void ListModelTest::followsRandomChanges_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void ListModelTest::followsRandomChanges()
{
    QFETCH(int, seed);
    support::SeededChance chance(static_cast<std::uint64_t>(seed));
    const auto below = [&chance](int bound) {
        return static_cast<int>(chance.below(static_cast<std::uint64_t>(bound)));
    };
    fill(5);
    std::vector<int> plain(5);
    std::iota(plain.begin(), plain.end(), 0);
    int next = 5;
    for (int step = 0; step < 150; ++step) {
        const auto size = static_cast<int>(plain.size());
        const Persistent indexes = held();
        const QStringList before = titles();
        client::ListChange<Card> change = Inserted<Card>{below(size + 1), {{next}, {next + 1}}};
        const int choice = size == 0 ? 0 : below(4);
        if (choice == 0)
            next += 2;
        else if (choice == 1)
            change = Moved{below(size), below(size)};
        else if (choice == 2)
            change = Updated<Card>{below(size), {next++}};
        else {
            const int at = below(size);
            change = Removed{at, 1 + below(std::min(3, size - at))};
        }
        m_model->apply(Changes{change});

        std::vector<Card> cards;
        std::ranges::transform(plain, std::back_inserter(cards), [](int number) { return Card{number}; });
        client::apply(cards, change);
        plain.clear();
        std::ranges::transform(cards, std::back_inserter(plain), &Card::number);
        QCOMPARE(titles(), numbers(plain));
        for (std::size_t i = 0; i < indexes.size(); ++i) {
            const bool isThere = titles().contains(before.at(static_cast<qsizetype>(i)));
            if (isThere)
                QCOMPARE(indexes[i].data(models::roleOf(*m_model, "title")).toString(),
                         before.at(static_cast<qsizetype>(i)));
        }
    }
}

QTEST_GUILESS_MAIN(ListModelTest)
#include "listmodeltest.moc"
