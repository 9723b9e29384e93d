// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// Shows which control the keyboard reaches. It fills its parent and stands out by its own width.
Rectangle {
    id: root

    required property bool isShown
    property int offset: 2

    anchors.fill: parent
    anchors.margins: -root.offset
    visible: root.isShown
    color: "transparent"
    border.color: Theme.accent
    border.width: 2
    radius: Theme.radius + root.offset
}
