// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// What slides in a switch.
Rectangle {
    id: root

    required property bool isOn
    required property real position

    implicitWidth: Theme.controlHeight + Theme.gap1
    implicitHeight: Theme.badge + Theme.gapHair
    radius: root.height / 2
    color: root.isOn ? Theme.accent : Theme.offline

    Rectangle {
        x: root.position * (root.width - width - 4) + 2
        y: 2
        width: root.height - 4
        height: width
        radius: width / 2
        color: root.isOn ? Theme.accentInk : Theme.background

        Behavior on x { NumberAnimation { duration: Theme.fadeTime } }
    }
}
