// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QStringList>

#include <initializer_list>

namespace models {

/// The role of a name; -1 where there is none.
[[nodiscard]] inline int roleOf(const QAbstractItemModel &model, const char *name)
{
    return model.roleNames().key(name, -1);
}

/// What stands in a row under a role.
[[nodiscard]] inline QVariant valueAt(const QAbstractItemModel &model, int row, const char *role)
{
    return model.data(model.index(row, 0), roleOf(model, role));
}

/// What stands in a row under several roles, with blanks between.
[[nodiscard]] inline QString rowAt(const QAbstractItemModel &model, int row,
                                   std::initializer_list<const char *> roles)
{
    QStringList values;
    for (const char *role : roles)
        values.append(valueAt(model, row, role).toString());
    return values.join(u' ');
}

/// The same for all rows.
[[nodiscard]] inline QStringList rowsOf(const QAbstractItemModel &model,
                                        std::initializer_list<const char *> roles)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(); ++row)
        rows.append(rowAt(model, row, roles));
    return rows;
}

} // namespace models
