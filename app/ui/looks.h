// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlintegration.h>

namespace ui {

/// How names look where there is no picture, and in sentences.
class Looks final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_SINGLETON

public:
    using QObject::QObject;

    /// One or two letters for a name: of its first and last word, whole grapheme clusters, in capitals.
    Q_INVOKABLE [[nodiscard]] QString initials(const QString &name) const;
    /// A text whose places %1 to %9 are filled with values, all at once: a name that reads like a place,
    /// unlike with arg() after arg(), stays what it is.
    Q_INVOKABLE [[nodiscard]] QString fill(const QString &text, const QStringList &values) const;
    /// A number from 0 to `count` - 1 that is the same for the same id everywhere.
    Q_INVOKABLE [[nodiscard]] int pick(const QString &id, int count) const;
};

} // namespace ui
