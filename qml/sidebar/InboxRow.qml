// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme

/// The way to what I was told in person.
T.AbstractButton {
    id: root

    required property int unseen

    implicitHeight: Theme.rowHeight
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    focusPolicy: Qt.StrongFocus
    text: qsTr("For you")
    Accessible.role: Accessible.Button
    Accessible.name: root.unseen > 0 ? qsTr("%1, %n new", "", root.unseen).arg(root.text) : root.text

    contentItem: RowLayout {
        spacing: Theme.gap2

        Item {
            implicitWidth: Theme.avatarSmall
            implicitHeight: Theme.avatarSmall

            Icon {
                anchors.centerIn: parent
                name: "bell"
                color: root.unseen > 0 ? Theme.accent : Theme.tertiary
            }
        }

        Label {
            Layout.fillWidth: true
            font.weight: root.unseen > 0 ? Font.DemiBold : Font.Normal
            text: root.text
            Accessible.ignored: true
        }

        Badge { count: root.unseen }
    }
    background: Rectangle {
        color: root.hovered || root.down ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.visualFocus
        offset: 0
    }
}
