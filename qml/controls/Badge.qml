// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// A count, shown while there is something to count.
Rectangle {
    id: root

    required property int count
    property bool isQuiet: false

    implicitWidth: Math.max(root.implicitHeight, number.implicitWidth + Theme.gap2 + Theme.gapHair)
    implicitHeight: Theme.badge
    visible: root.count > 0
    radius: root.height / 2
    color: root.isQuiet ? Theme.line : Theme.accent
    Accessible.ignored: true

    Text {
        id: number

        anchors.centerIn: parent
        color: root.isQuiet ? Theme.ink : Theme.accentInk
        font.pixelSize: Math.round(Theme.badge * 0.61)
        font.weight: Font.Bold
        //: More unread messages than there is room to count
        text: root.count > 999 ? qsTr("999+") : Number(root.count).toLocaleString(Qt.locale(), "f", 0)
        Accessible.ignored: true
    }
}
