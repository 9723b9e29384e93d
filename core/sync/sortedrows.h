// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/listchange.h"

#include <algorithm>

namespace client {

/// Rows that each have a key (`row.key()`) and an order (`row < other`), kept in that order; whatever is
/// done to them comes back as the changes a view has to follow.
template <class Row>
class SortedRows
{
public:
    using Key = decltype(std::declval<const Row &>().key());

    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    /// The row of a key; nothing where there is none.
    [[nodiscard]] const Row *find(const Key &key) const
    {
        const int at = indexOf(key);
        return at < 0 ? nullptr : &m_rows[static_cast<std::size_t>(at)];
    }

    /// Adds a row or takes over its new contents, moving it where its order changed.
    ListChanges<Row> put(const Row &row)
    {
        const int from = indexOf(row.key());
        if (from < 0)
            return carryOut({Inserted<Row>{placeOf(row), {row}}});
        if (m_rows[static_cast<std::size_t>(from)] == row)
            return {};
        const int to = placeOf(row, from);
        if (to == from)
            return carryOut({Updated<Row>{from, row}});
        return carryOut({Moved{from, to}, Updated<Row>{to, row}});
    }

    ListChanges<Row> remove(const Key &key)
    {
        const int at = indexOf(key);
        return at < 0 ? ListChanges<Row>() : carryOut({Removed{at, 1}});
    }

    /// Another set of rows: those that stay are changed in place.
    ListChanges<Row> assign(const std::vector<Row> &rows)
    {
        ListChanges<Row> changes;
        const auto add = [&changes](ListChanges<Row> more) {
            std::ranges::move(more, std::back_inserter(changes));
        };
        const std::vector<Row> before = m_rows;
        for (const Row &row : before) {
            if (std::ranges::none_of(rows, [&](const Row &other) { return other.key() == row.key(); }))
                add(remove(row.key()));
        }
        for (const Row &row : rows)
            add(put(row));
        return changes;
    }

private:
    [[nodiscard]] int indexOf(const Key &key) const
    {
        const auto found = std::ranges::find_if(m_rows, [&](const Row &row) { return row.key() == key; });
        return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
    }

    /// Where the row belongs, counted without the row at `without`. Few comparisons: those of names are slow.
    [[nodiscard]] int placeOf(const Row &row, int without = -1) const
    {
        const auto isBefore = [&row](const Row &other) { return other < row; };
        const auto place = static_cast<int>(std::ranges::partition_point(m_rows, isBefore) - m_rows.begin());
        return without >= 0 && without < place ? place - 1 : place;
    }

    ListChanges<Row> carryOut(ListChanges<Row> changes)
    {
        for (const ListChange<Row> &change : changes)
            apply(m_rows, change);
        return changes;
    }

    std::vector<Row> m_rows;
};

} // namespace client
