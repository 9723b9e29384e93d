// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Ui

/// Alt and an arrow key step from room to room. Whatever stands before the window, as a drawer does, needs its own.
Item {
    id: root

    required property Space space

    Shortcut {
        enabled: root.visible
        sequence: "Alt+Up"
        onActivated: root.space.stepRoom(-1)
    }

    Shortcut {
        enabled: root.visible
        sequence: "Alt+Down"
        onActivated: root.space.stepRoom(1)
    }
}
