// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Somebody in the room.
T.ItemDelegate {
    id: root

    required property string user
    required property string name
    required property int avatarColor
    required property int presence
    required property bool isMe
    required property int myColor
    required property bool isReached
    required property int role
    required property int spaceRole
    required property bool isMuted
    required property string statusText

    signal menuRequested

    /// They moderate every room, and not this one alone.
    readonly property bool isOfSpace: root.spaceRole === MemberItem.Role.Owner || root.spaceRole === MemberItem.Role.Moderator
    readonly property bool isOffline: root.presence === MemberItem.Presence.Offline

    implicitHeight: Math.max(Theme.rowHeight, implicitContentHeight + topPadding + bottomPadding)
    horizontalPadding: Theme.gap2
    verticalPadding: Theme.gap1
    enabled: !root.isMe
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isMe ? qsTr("%1 (you)").arg(root.name) : root.name
    Accessible.description: Words.member(root.presence, root.role, root.spaceRole, root.isMuted, root.statusText)

    contentItem: RowLayout {
        spacing: Theme.gap3

        Avatar {
            name: root.name
            seed: root.user
            chosenColor: root.isMe ? root.myColor : root.avatarColor
            isSmall: true
            hasPresence: true
            presence: root.presence
            opacity: root.isOffline ? 0.65 : 1
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Label {
                Layout.fillWidth: true
                color: root.isOffline ? Theme.secondary : Theme.ink
                text: root.name
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: root.statusText.length > 0
                color: Theme.secondary
                font.pixelSize: Theme.textSmall
                text: root.statusText
                Accessible.ignored: true
            }
        }

        Label {
            visible: root.isMe || root.hovered && !root.isMe
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.isMe ? qsTr("you") : qsTr("Message")
            Accessible.ignored: true
        }

        Label {
            visible: root.role === MemberItem.Role.Guest
            color: Theme.tertiary
            font.pixelSize: Theme.textSmall
            text: qsTr("guest")
            Accessible.ignored: true
        }

        Icon {
            visible: root.isMuted
            name: "offline"
            color: Theme.tertiary
        }

        Icon {
            visible: root.role === MemberItem.Role.Owner || root.role === MemberItem.Role.Moderator
            name: "shield"
            color: root.isOfSpace ? Theme.accent : Theme.tertiary
        }
    }
    background: Rectangle {
        color: root.hovered ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    // Not on the row itself: with a handler of its own it would take every button for a click (Qt).
    Item {
        anchors.fill: parent

        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: root.menuRequested()
        }
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }
}
