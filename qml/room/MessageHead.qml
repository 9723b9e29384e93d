// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme

/// Who wrote, and when.
Item {
    id: root

    required property string name
    required property string time

    implicitHeight: who.implicitHeight

    Label {
        id: who

        anchors.left: parent.left
        width: Math.min(Math.ceil(implicitWidth), root.width - when.width - Theme.gap2)
        font.weight: Font.DemiBold
        text: root.name
        Accessible.ignored: true
    }

    Label {
        id: when

        anchors.left: who.right
        anchors.leftMargin: Theme.gap2
        anchors.baseline: who.baseline
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.time
        Accessible.ignored: true
    }
}
