// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowmodel.h"
#include "sync/listchange.h"

#include <vector>

namespace models {

/// Which end of a list a view begins with.
enum class Order { AsIs, Reversed };

/// The one list model: follows the changes of a list in place. `Item` is a gadget with a constructor from
/// `Row`, the row as the brain knows it. Items are counted as the brain counts its rows, whatever the order
/// in which the model shows them.
template <class Item, class Row>
class ListModel : public RowModel
{
public:
    explicit ListModel(QObject *parent = nullptr, Order order = Order::AsIs)
        : RowModel(Item::staticMetaObject, parent)
        , m_order(order)
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : size();
    }

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }

    /// Begins with these rows.
    void assign(const std::vector<Row> &rows) { apply(client::Replaced<Row>{rows}); }

    void apply(const client::ListChanges<Row> &changes)
    {
        for (const client::ListChange<Row> &change : changes)
            std::visit([this](const auto &alternative) { apply(alternative); }, change);
    }

protected:
    /// The items from `first` on, `count` of them, are new here or have new neighbours.
    virtual void arranged(int first, int count)
    {
        Q_UNUSED(first)
        Q_UNUSED(count)
    }

    /// The item of a row that is new here.
    [[nodiscard]] virtual Item made(const Row &row) const { return Item(row); }

    /// The item of a row that has changed.
    [[nodiscard]] virtual Item renewed(const Item &before, const Row &row) const
    {
        Q_UNUSED(before)
        return made(row);
    }

    /// Where the model shows an item.
    [[nodiscard]] int rowOf(int at) const { return m_order == Order::AsIs ? at : size() - 1 - at; }

    /// Changes one item in place.
    template <class Edit>
    void edit(int at, Edit change)
    {
        change(m_items[static_cast<std::size_t>(at)]);
        const QModelIndex changed = index(rowOf(at));
        Q_EMIT dataChanged(changed, changed);
    }

private:
    [[nodiscard]] int size() const { return static_cast<int>(m_items.size()); }

    [[nodiscard]] std::vector<Item> toItems(const std::vector<Row> &rows) const
    {
        std::vector<Item> items;
        items.reserve(rows.size());
        for (const Row &row : rows)
            items.push_back(made(row));
        return items;
    }

    void apply(const client::Inserted<Row> &inserted)
    {
        const int count = static_cast<int>(inserted.rows.size());
        const int first = m_order == Order::AsIs ? inserted.at : size() - inserted.at;
        beginInsertRows({}, first, first + count - 1);
        client::apply<Item>(m_items, client::Inserted<Item>{inserted.at, toItems(inserted.rows)});
        endInsertRows();
        arranged(inserted.at, count);
    }

    void apply(const client::Updated<Row> &updated)
    {
        edit(updated.at, [&](Item &item) { item = renewed(item, updated.row); });
        arranged(updated.at, 1);
    }

    void apply(const client::Moved &moved)
    {
        if (moved.from == moved.to)
            return;
        const int from = rowOf(moved.from);
        const int to = rowOf(moved.to);
        // Qt counts the destination with the row still in its old place.
        beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
        client::apply<Item>(m_items, moved);
        endMoveRows();
        arranged(moved.from, 0);
        arranged(moved.to, 1);
    }

    void apply(const client::Removed &removed)
    {
        const int first = m_order == Order::AsIs ? removed.at : size() - removed.at - removed.count;
        beginRemoveRows({}, first, first + removed.count - 1);
        client::apply<Item>(m_items, removed);
        endRemoveRows();
        arranged(removed.at, 0);
    }

    void apply(const client::Replaced<Row> &replaced)
    {
        beginResetModel();
        m_items = toItems(replaced.rows);
        endResetModel();
        arranged(0, size());
    }

    [[nodiscard]] const void *rowAt(int row) const override
    {
        return &m_items[static_cast<std::size_t>(rowOf(row))];
    }

    std::vector<Item> m_items;
    Order m_order;
};

} // namespace models
