// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

/// What stands beside the room where there is space for it, and in front of it where there is not.
T.Drawer {
    id: root

    height: T.Overlay.overlay ? T.Overlay.overlay.height : 0
    modal: true
    dragMargin: 0
    padding: 0
    T.Overlay.modal: Rectangle { color: Theme.veil }
    background: Rectangle { color: Theme.background }
    enter: Transition { SmoothedAnimation { duration: Theme.moveTime } }
    exit: Transition { SmoothedAnimation { duration: Theme.moveTime } }
}
