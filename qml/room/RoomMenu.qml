// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// What can be done with the open room.
Menu {
    id: root

    required property Settings settings
    required property Space space
    required property Room room

    signal inviteRequested
    signal settingsRequested
    signal leaveRequested

    readonly property bool isDirect: root.room.kind === RoomItem.Kind.Direct

    AlertsItem {
        settings: root.settings
        space: root.space
        room: root.room
        alerts: Settings.Alerts.All
        text: qsTr("Tell me about all messages")
    }

    AlertsItem {
        settings: root.settings
        space: root.space
        room: root.room
        alerts: Settings.Alerts.Mentions
        text: qsTr("Tell me about mentions")
    }

    AlertsItem {
        settings: root.settings
        space: root.space
        room: root.room
        alerts: Settings.Alerts.None
        text: qsTr("Tell me nothing")
    }

    MenuSeparator { visible: !root.isDirect }

    MenuItem {
        visible: root.room.canInvite
        height: visible ? implicitHeight : 0
        iconName: "plus"
        text: qsTr("Invite people…")
        onTriggered: root.inviteRequested()
    }

    MenuItem {
        visible: !root.isDirect && root.room.isModerator
        height: visible ? implicitHeight : 0
        iconName: "settings"
        text: qsTr("Room settings…")
        onTriggered: root.settingsRequested()
    }

    MenuItem {
        visible: !root.isDirect
        iconName: "leave"
        isDangerous: true
        text: qsTr("Leave this room…")
        onTriggered: root.leaveRequested()
    }
}
