// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme

/// A line over everything else in words: what is the matter, and what can be done about it.
Rectangle {
    id: root

    required property string title
    property string text
    property string actionText

    signal acted

    implicitHeight: Math.max(words.implicitHeight, button.visible ? button.implicitHeight : 0) + Theme.gap2
    color: Theme.highlight
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title + " " + root.text

    Label {
        id: words

        anchors.left: parent.left
        anchors.right: button.visible ? button.left : parent.right
        anchors.leftMargin: Theme.gap5
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        font.pixelSize: Theme.textSide
        text: "<b>" + root.title + "</b>&nbsp; " + root.text
        textFormat: Text.StyledText
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }

    Button {
        id: button

        anchors.right: parent.right
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        visible: root.actionText.length > 0
        kind: Button.Kind.Link
        text: root.actionText
        onClicked: root.acted()
    }

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
