// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowmodel.h"

#include <QMetaProperty>

namespace models {

QHash<int, QByteArray> RowModel::roleNames() const
{
    QHash<int, QByteArray> names;
    for (int i = 0; i < m_rowType.propertyCount(); ++i)
        names.insert(Qt::UserRole + i, m_rowType.property(i).name());
    return names;
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    const int property = role - Qt::UserRole;
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || property < 0 ||
        property >= m_rowType.propertyCount())
        return {};
    return m_rowType.property(property).readOnGadget(rowAt(index.row()));
}

} // namespace models
