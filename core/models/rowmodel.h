// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

namespace models {

/// A list model over rows of one gadget type (Q_GADGET): each property is a role of the same name. What a
/// row is, is all that a new list has to say; a new column is one more property.
class RowModel : public QAbstractListModel
{
    Q_OBJECT

public:
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

protected:
    explicit RowModel(const QMetaObject &rowType, QObject *parent)
        : QAbstractListModel(parent)
        , m_rowType(rowType)
    {
    }

    /// The gadget of a row that exists.
    [[nodiscard]] virtual const void *rowAt(int row) const = 0;

private:
    const QMetaObject &m_rowType;
};

} // namespace models
