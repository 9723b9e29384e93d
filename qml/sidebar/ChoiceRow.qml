// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme

/// A room or a person to choose.
T.ItemDelegate {
    id: root

    required property string name
    property string detail
    property string seed: root.name
    property int chosenColor: -1
    /// Of a room; a person has an avatar instead.
    property string iconName
    /// The keyboard is here.
    property bool isReached: false

    implicitHeight: Math.max(Theme.rowHeight + Theme.gap2, root.implicitContentHeight + Theme.gap3)
    horizontalPadding: Theme.gap2
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.name
    Accessible.description: root.detail

    contentItem: RowLayout {
        spacing: Theme.gap3

        Icon {
            Layout.leftMargin: Theme.gap1
            visible: root.iconName.length > 0
            name: root.iconName
            color: Theme.tertiary
        }

        Repeater {
            model: root.iconName.length === 0 ? 1 : 0

            Avatar {
                name: root.name
                seed: root.seed
                chosenColor: root.chosenColor
                isSmall: true
            }
        }

        ColumnLayout {
            spacing: 0

            Label {
                Layout.fillWidth: true
                text: root.name
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: root.detail.length > 0
                color: Theme.secondary
                font.pixelSize: Theme.textSmall
                text: root.detail
                Accessible.ignored: true
            }
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }
}
