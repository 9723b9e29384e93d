// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Theme

/// A line over everything else in words: what is the matter, and what can be done about it.
Rectangle {
    id: root

    required property string title
    property string text
    property string actionText

    signal acted

    implicitHeight: row.implicitHeight + Theme.gap2
    color: Theme.highlight
    Accessible.role: Accessible.AlertMessage
    Accessible.name: root.title + " " + root.text

    RowLayout {
        id: row

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.gap5
        anchors.rightMargin: Theme.gap3
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.gap3

        Label {
            Layout.alignment: Qt.AlignBaseline
            font.pixelSize: Theme.textSide
            font.weight: Font.DemiBold
            text: root.title
        }

        Label {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignBaseline
            font.pixelSize: Theme.textSide
            text: root.text
            wrapMode: Text.Wrap
        }

        Button {
            visible: root.actionText.length > 0
            Layout.alignment: Qt.AlignBaseline
            kind: Button.Kind.Link
            text: root.actionText
            onClicked: root.acted()
        }
    }

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }
}
