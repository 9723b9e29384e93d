// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

/// What happens to a list that somebody shows. Changes come in order; each speaks of the list as the one
/// before left it, so that a view can follow in place.
namespace client {

template <class Row>
struct Inserted {
    int at = 0;
    std::vector<Row> rows;

    friend bool operator==(const Inserted &, const Inserted &) = default;
};

template <class Row>
struct Updated {
    int at = 0;
    Row row;

    friend bool operator==(const Updated &, const Updated &) = default;
};

/// The row at `from` is taken out and put in at `to`, counted without it.
struct Moved {
    int from = 0;
    int to = 0;

    friend bool operator==(const Moved &, const Moved &) = default;
};

struct Removed {
    int at = 0;
    int count = 1;

    friend bool operator==(const Removed &, const Removed &) = default;
};

/// Another list altogether; only where it really is one.
template <class Row>
struct Replaced {
    std::vector<Row> rows;

    friend bool operator==(const Replaced &, const Replaced &) = default;
};

template <class Row>
using ListChange = std::variant<Inserted<Row>, Updated<Row>, Moved, Removed, Replaced<Row>>;

template <class Row>
using ListChanges = std::vector<ListChange<Row>>;

/// Carries a change out on a plain list.
template <class Row>
void apply(std::vector<Row> &rows, const ListChange<Row> &change)
{
    struct Visitor {
        std::vector<Row> &list;

        void operator()(const Inserted<Row> &inserted)
        {
            list.insert(list.begin() + inserted.at, inserted.rows.begin(), inserted.rows.end());
        }
        void operator()(const Updated<Row> &updated)
        {
            list[static_cast<std::size_t>(updated.at)] = updated.row;
        }
        void operator()(const Moved &moved)
        {
            const auto begin = list.begin();
            if (moved.from < moved.to)
                std::rotate(begin + moved.from, begin + moved.from + 1, begin + moved.to + 1);
            else
                std::rotate(begin + moved.to, begin + moved.from, begin + moved.from + 1);
        }
        void operator()(const Removed &removed)
        {
            list.erase(list.begin() + removed.at, list.begin() + removed.at + removed.count);
        }
        void operator()(const Replaced<Row> &replaced) { list = replaced.rows; }
    };
    std::visit(Visitor{rows}, change);
}

} // namespace client
