// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/rowmodel.h"
#include "sync/listchange.h"

#include <vector>

namespace models {

/// The one list model: follows the changes of a list in place. `Item` is a gadget with a constructor from
/// `Row`, the row as the brain knows it.
template <class Item, class Row>
class ListModel : public RowModel
{
public:
    explicit ListModel(QObject *parent = nullptr)
        : RowModel(Item::staticMetaObject, parent)
    {
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : static_cast<int>(m_items.size());
    }

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }

    /// Begins with these rows.
    void assign(const std::vector<Row> &rows) { apply(client::Replaced<Row>{rows}); }

    void apply(const client::ListChanges<Row> &changes)
    {
        for (const client::ListChange<Row> &change : changes)
            std::visit([this](const auto &alternative) { apply(alternative); }, change);
    }

private:
    [[nodiscard]] static std::vector<Item> toItems(const std::vector<Row> &rows)
    {
        std::vector<Item> items;
        items.reserve(rows.size());
        for (const Row &row : rows)
            items.emplace_back(row);
        return items;
    }

    void apply(const client::Inserted<Row> &inserted)
    {
        beginInsertRows({}, inserted.at, inserted.at + static_cast<int>(inserted.rows.size()) - 1);
        client::apply<Item>(m_items, client::Inserted<Item>{inserted.at, toItems(inserted.rows)});
        endInsertRows();
    }

    void apply(const client::Updated<Row> &updated)
    {
        m_items[static_cast<std::size_t>(updated.at)] = Item(updated.row);
        const QModelIndex changed = index(updated.at);
        Q_EMIT dataChanged(changed, changed);
    }

    void apply(const client::Moved &moved)
    {
        if (moved.from == moved.to)
            return;
        // Qt counts the destination with the row still in its old place.
        const int destination = moved.to > moved.from ? moved.to + 1 : moved.to;
        beginMoveRows({}, moved.from, moved.from, {}, destination);
        client::apply<Item>(m_items, moved);
        endMoveRows();
    }

    void apply(const client::Removed &removed)
    {
        beginRemoveRows({}, removed.at, removed.at + removed.count - 1);
        client::apply<Item>(m_items, removed);
        endRemoveRows();
    }

    void apply(const client::Replaced<Row> &replaced)
    {
        beginResetModel();
        m_items = toItems(replaced.rows);
        endResetModel();
    }

    [[nodiscard]] const void *rowAt(int row) const override
    {
        return &m_items[static_cast<std::size_t>(row)];
    }

    std::vector<Item> m_items;
};

} // namespace models
