// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

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

    readonly property bool isOffline: root.presence === MemberItem.Presence.Offline
    readonly property int dot: {
        switch (root.presence) {
        case MemberItem.Presence.Online:
            return PresenceDot.Presence.Online;
        case MemberItem.Presence.Away:
            return PresenceDot.Presence.Away;
        case MemberItem.Presence.Offline:
            return PresenceDot.Presence.Offline;
        }
        return PresenceDot.Presence.Unknown;
    }
    readonly property string presenceText: {
        switch (root.presence) {
        case MemberItem.Presence.Online:
            return qsTr("online");
        case MemberItem.Presence.Away:
            return qsTr("away");
        case MemberItem.Presence.Offline:
            return qsTr("offline");
        }
        return qsTr("presence unknown");
    }

    implicitHeight: Theme.rowHeight
    horizontalPadding: Theme.gap2
    enabled: !root.isMe
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isMe ? qsTr("%1 (you)").arg(root.name) : root.name
    Accessible.description: root.presenceText

    contentItem: RowLayout {
        spacing: Theme.gap3

        Avatar {
            name: root.name
            seed: root.user
            chosenColor: root.isMe ? root.myColor : root.avatarColor
            isSmall: true
            presence: root.dot
            opacity: root.isOffline ? 0.65 : 1
        }

        Label {
            Layout.fillWidth: true
            color: root.isOffline ? Theme.secondary : Theme.ink
            text: root.name
            Accessible.ignored: true
        }

        Label {
            visible: root.isMe || root.hovered && !root.isMe
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.isMe ? qsTr("you") : qsTr("Message")
            Accessible.ignored: true
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
