// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace desktop {

/// Looks whether the desktop has a tray for icons of programs. On Linux that is a StatusNotifierWatcher on
/// the session bus (freedesktop's StatusNotifierItem), which may come later; elsewhere there is always one.
class TrayWatch final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// found() follows once there is a tray.
    void begin();

Q_SIGNALS:
    void found();
};

} // namespace desktop
