// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// What the room is called and about, who is in it, and what can be done with it.
Item {
    id: root

    required property Settings settings
    required property Space space
    required property Room room
    property bool hasSidebarButton: false
    property bool isDetailsShown: false

    signal sidebarRequested
    signal detailsToggled
    signal leaveRequested
    signal settingsRequested
    signal inviteRequested

    readonly property bool isDirect: root.room.kind === RoomItem.Kind.Direct
    readonly property string people: {
        const members = qsTr("%n member(s)", "", root.room.memberCount);
        if (!root.room.isPresenceKnown)
            return members;
        //: %1 is "24 members"
        return qsTr("%1 · %n online", "", root.room.onlineCount).arg(members);
    }

    implicitHeight: Theme.headerHeight

    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: root.hasSidebarButton ? Theme.gap3 : Theme.gap5
        anchors.rightMargin: Theme.gap4
        spacing: Theme.gap3

        IconButton {
            visible: root.hasSidebarButton
            iconName: "menu"
            text: qsTr("Show the sidebar")
            onClicked: root.sidebarRequested()
        }

        RowLayout {
            spacing: Theme.gap1

            Icon {
                visible: !root.isDirect
                name: root.room.kind === RoomItem.Kind.Private ? "lock" : "hash"
                color: Theme.ink
            }

            Label {
                Layout.fillWidth: true
                Layout.maximumWidth: Math.ceil(implicitWidth)
                font.pixelSize: Theme.textTitle
                font.weight: Font.DemiBold
                text: root.room.name
                Accessible.role: Accessible.Heading
            }
        }

        Label {
            Layout.fillWidth: true
            Layout.minimumWidth: 0
            Layout.preferredWidth: 0
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.isDirect ? root.room.peerStatus : root.room.topic
        }

        Label {
            visible: !root.isDirect && root.width > Theme.sidebarBreak && root.room.memberCount > 0
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.people
        }

        RowLayout {
            spacing: Theme.gap1

            IconButton {
                id: more

                iconName: "more"
                text: qsTr("More about this room")
                onClicked: menu.popup(more, more.width - Theme.menuWidth, more.height + Theme.gap1)
            }

            IconButton {
                iconName: "panel"
                isOn: root.isDetailsShown
                text: root.isDetailsShown ? qsTr("Hide the members") : qsTr("Show the members")
                onClicked: root.detailsToggled()
            }
        }
    }

    Divider {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
    }

    RoomMenu {
        id: menu

        settings: root.settings
        space: root.space
        room: root.room
        onInviteRequested: root.inviteRequested()
        onSettingsRequested: root.settingsRequested()
        onLeaveRequested: root.leaveRequested()
    }
}
