// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

T.ScrollBar {
    id: root

    implicitWidth: Theme.scrollBar + Theme.gapHair * 2
    implicitHeight: Theme.scrollBar + Theme.gapHair * 2
    padding: Theme.gapHair
    minimumSize: 0.08
    visible: root.policy !== T.ScrollBar.AlwaysOff && root.size < 1
    opacity: root.active || root.hovered || root.pressed ? 1 : 0.5

    contentItem: Rectangle {
        implicitWidth: Theme.scrollBar
        implicitHeight: Theme.scrollBar
        color: root.pressed ? Theme.tertiary : Theme.offline
        opacity: root.hovered || root.pressed ? 0.9 : 0.55
        radius: width / 2
    }
}
