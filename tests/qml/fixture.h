// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/finding.h"
#include "qml/fixtureapp.h"

#include <QWindow>

#include <memory>

namespace qmltest {

/// What the tests written in QML reach: a fresh app for each, and what QML itself cannot do.
class Fixture final : public QObject
{
    Q_OBJECT
    Q_PROPERTY(ui::App *app READ app NOTIFY appChanged)

public:
    [[nodiscard]] ui::App *app() const { return m_app.get(); }
    /// The same app, with what a test does to it.
    Q_INVOKABLE [[nodiscard]] QObject *play() const { return m_app.get(); }

    /// Begins anew: Mara is in the space, with its general room open.
    Q_INVOKABLE void begin();
    /// Ends what begin() began; nothing may use the app any more.
    Q_INVOKABLE void end();
    /// The first object of a QML type, or with a text, under an item.
    Q_INVOKABLE [[nodiscard]] QObject *find(QObject *root, const QString &type) const
    {
        return qmltest::find(root, type);
    }
    Q_INVOKABLE [[nodiscard]] QObject *findText(QObject *root, const QString &text) const
    {
        return qmltest::findText(root, text);
    }
    Q_INVOKABLE [[nodiscard]] QObject *findLabel(QObject *root, const QString &label) const
    {
        return qmltest::findLabel(root, label);
    }
    /// The role of a model that has this name.
    Q_INVOKABLE [[nodiscard]] int roleOf(QAbstractItemModel *model, const QString &name) const
    {
        return model->roleNames().key(name.toUtf8(), -1);
    }
    /// How many avatar colours the protocol has names for.
    Q_INVOKABLE [[nodiscard]] int colorCount() const;
    /// Presses a key where a whole window is tested, which the keys of a TestCase do not reach.
    Q_INVOKABLE void press(QWindow *window, int key, int modifiers);
    /// An input method composes this where the keyboard is.
    Q_INVOKABLE void compose(const QString &preedit);
    Q_INVOKABLE void commit(const QString &text);

Q_SIGNALS:
    void appChanged();

private:
    std::unique_ptr<FixtureApp> m_app;
};

} // namespace qmltest
