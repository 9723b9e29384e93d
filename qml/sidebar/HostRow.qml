// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The way to host, or what is hosted.
T.ItemDelegate {
    id: root

    required property Hosting hosting

    readonly property bool isRunning: root.hosting.state === Hosting.State.Running

    implicitHeight: Theme.rowHeight
    horizontalPadding: Theme.gap3
    focusPolicy: Qt.StrongFocus
    text: root.isRunning ? qsTr("You host %1", "a space").arg(root.hosting.spaceName)
        : qsTr("Host a space on this network")
    Accessible.role: Accessible.Button
    Accessible.name: root.text

    contentItem: RowLayout {
        spacing: Theme.gap2

        Item {
            implicitWidth: Theme.avatarSmall
            implicitHeight: Theme.icon

            Icon {
                anchors.centerIn: parent
                name: "host"
                color: root.isRunning ? Theme.accent : Theme.secondary
            }
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.text
            Accessible.ignored: true
        }
    }
    background: Rectangle {
        color: root.hovered || root.down ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.visualFocus
        offset: 0
    }

    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
