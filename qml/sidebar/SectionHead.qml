// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme

/// What a part of the list is called, and the way to add to it.
Item {
    id: root

    required property string text
    required property string addText

    signal added

    implicitHeight: Theme.controlHeight + Theme.gap3

    Heading {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap3
        anchors.right: add.left
        anchors.verticalCenter: add.verticalCenter
        text: root.text
    }

    IconButton {
        id: add

        anchors.right: parent.right
        anchors.rightMargin: Theme.gapHair
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gapHair
        isSmall: true
        iconName: "plus"
        text: root.addText
        onClicked: root.added()
    }
}
