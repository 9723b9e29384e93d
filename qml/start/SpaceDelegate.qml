// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme

/// A space that was joined before.
T.ItemDelegate {
    id: root

    required property string address
    required property string name
    required property int unread
    /// The keyboard is here.
    required property bool isReached

    signal forgetRequested

    implicitHeight: Math.max(Theme.avatar, root.implicitContentHeight) + Theme.gap3
    horizontalPadding: Theme.gap2
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.address

    contentItem: RowLayout {
        spacing: Theme.gap3

        Avatar { name: root.name }

        ColumnLayout {
            spacing: 0

            Label {
                Layout.fillWidth: true
                font.weight: Font.DemiBold
                text: root.name
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: root.address !== root.name
                color: Theme.secondary
                font.pixelSize: Theme.textSmall
                text: root.address
                Accessible.ignored: true
            }
        }

        Badge { count: root.unread }

        IconButton {
            iconName: "more"
            text: qsTr("More about %1").arg(root.name)
            onClicked: menu.popup(root, root.width - Theme.menuWidth, root.height - Theme.gap1)
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.accentSoft : "transparent"
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }

    // Not on the row itself: with a handler of its own it would take every button for a click (Qt).
    Item {
        anchors.fill: parent

        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: menu.popup()
        }
    }

    Menu {
        id: menu

        MenuItem {
            text: qsTr("Open")
            onTriggered: root.clicked()
        }

        MenuItem {
            iconName: "trash"
            isDangerous: true
            text: qsTr("Remove…")
            onTriggered: root.forgetRequested()
        }
    }
}
