// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <memory>

namespace ui {
class App;
}

namespace desktop {

/// Shows notifications of the desktop: short texts at its edge that lead into the program.
class Notifier : public QObject
{
    Q_OBJECT

public:
    /// What the platform offers; what cannot be shown is passed over. The app must outlive it.
    [[nodiscard]] static std::unique_ptr<Notifier> ofPlatform(ui::App &app);

    using QObject::QObject;

    /// Shows a notification, in the place of the one that was shown with this key. Both texts are plain.
    virtual void show(const QString &key, const QString &title, const QString &text) = 0;
    /// Takes the notification of that key away, where it still stands.
    virtual void withdraw(const QString &key) = 0;

Q_SIGNALS:
    /// The user has clicked it. `token` lets a window come to the front under Wayland (xdg-activation);
    /// empty elsewhere.
    void activated(const QString &key, const QString &token);
};

} // namespace desktop
