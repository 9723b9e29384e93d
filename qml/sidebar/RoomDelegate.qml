// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// A room in the sidebar.
T.ItemDelegate {
    id: root

    required property string name
    required property int kind
    required property string peer
    required property int peerColor
    required property int presence
    required property int unread
    required property int mentions
    required property bool isOpen
    /// The keyboard is here.
    required property bool isReached

    readonly property bool isDirect: root.kind === RoomItem.Kind.Direct
    readonly property color ground: root.isOpen ? Theme.accentSoft : root.hovered ? Theme.hover : Theme.sidebar
    readonly property string spokenName: root.isDirect
        ? Looks.fill(qsTr("%1, %2", "name, presence"), [root.name, Words.presence(root.presence)]) : root.name

    implicitHeight: Theme.rowHeight
    horizontalPadding: Theme.gap3
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.unread > 0 ? qsTr("%1, %n unread message(s)", "", root.unread).arg(root.spokenName)
        : root.spokenName
    Accessible.selectable: true
    Accessible.selected: root.isOpen

    contentItem: RowLayout {
        spacing: Theme.gap2

        Item {
            implicitWidth: Theme.avatarSmall
            implicitHeight: Theme.avatarSmall

            Icon {
                anchors.centerIn: parent
                visible: !root.isDirect
                name: root.kind === RoomItem.Kind.Private ? "lock" : "hash"
                color: root.unread > 0 || root.isOpen ? Theme.secondary : Theme.tertiary
            }

            Repeater {
                model: root.isDirect ? 1 : 0

                Avatar {
                    name: root.name
                    seed: root.peer
                    chosenColor: root.peerColor
                    hasPresence: true
                    presence: root.presence
                    isSmall: true
                    ground: root.ground
                }
            }
        }

        Label {
            Layout.fillWidth: true
            font.weight: root.unread > 0 ? Font.DemiBold : Font.Normal
            text: root.name
            Accessible.ignored: true
        }

        // Direct messages are meant for me, all of them; of a room those that name or answer me stand out.
        Badge {
            count: root.unread
            isQuiet: !root.isDirect && root.mentions === 0
        }
    }
    background: Rectangle {
        color: root.ground
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }
}
