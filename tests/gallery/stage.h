// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "qml/fixtureapp.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

namespace gallery {

/// One picture: how large it is and what was chosen before.
struct Canvas {
    QString name;
    QSize size{1280, 800};
    ui::Settings::Values chosen;
    Qt::LayoutDirection direction = Qt::LeftToRight;
};

/// The whole window over a fixture, in a size, of which a picture is taken.
class Stage
{
public:
    explicit Stage(const Canvas &canvas);

    [[nodiscard]] qmltest::FixtureApp &app() { return m_app; }
    /// Mara is in the space, with its general room open.
    void enterSpace();
    /// Several people have talked there, over two days.
    void talk();
    void showWindow();
    /// Calls a function of the first item of a QML type.
    void call(const QString &type, const char *function);
    /// Asks what a member is to be in the space.
    void chooseRole(const QString &user, const QString &name);
    /// Opens the page that signs in to a server, with a way chosen and a password typed.
    void openSignIn(int way);
    /// Writes into the field of that label.
    void fill(const QString &label, const QString &text);
    /// Shows that row of the timeline, counted from the newest, in the middle.
    void showRow(int row);
    /// Writes what the window shows into a folder.
    [[nodiscard]] bool paint(const QString &folder);

private:
    void settle();
    Canvas m_canvas;
    qmltest::FixtureApp m_app;
    QQmlApplicationEngine m_engine;
};

} // namespace gallery
