// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace qmltest {

/// The first object of a QML type in a tree of items and their objects; nothing where there is none.
[[nodiscard]] QObject *find(QObject *root, const QString &type);
/// The first item whose `text` is this; nothing where there is none that is visible.
[[nodiscard]] QObject *findText(QObject *root, const QString &text);
/// The same by its `label`.
[[nodiscard]] QObject *findLabel(QObject *root, const QString &label);

} // namespace qmltest
