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

    implicitHeight: Math.max(row.implicitHeight, Theme.controlHeight) + Theme.gap1
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

        GridLayout {
            columns: root.width < Theme.sidebarBreak ? 1 : 2
            columnSpacing: Theme.gap3
            rowSpacing: 0

            Label {
                font.pixelSize: Theme.textSide
                font.weight: Font.DemiBold
                lineHeight: Theme.lineHeight
                text: root.title
            }

            Label {
                Layout.fillWidth: true
                font.pixelSize: Theme.textSide
                text: root.text
                wrapMode: Text.Wrap
            }
        }

        Button {
            visible: root.actionText.length > 0
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
