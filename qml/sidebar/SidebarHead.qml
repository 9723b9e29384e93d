// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Who I am here and how I am connected; a press opens what can be done about it.
RowLayout {
    id: root

    required property Space space
    required property Settings settings
    required property bool isHosted

    signal startRequested
    signal settingsRequested
    signal statusRequested
    signal devicesRequested
    signal announceRequested
    signal auditRequested
    signal bansRequested
    signal signOutRequested

    readonly property string myName: root.space.myName.length > 0 ? root.space.myName : root.settings.name
    readonly property bool isOnline: root.space.connection === Space.Connection.Online
    readonly property int presence: !root.isOnline ? MemberItem.Presence.Offline
        : root.space.isAway ? MemberItem.Presence.Away : MemberItem.Presence.Online
    readonly property string status: {
        switch (root.space.connection) {
        case Space.Connection.Online:
            //: %1 is the name of the space
            return root.space.isAway ? qsTr("%1 · away").arg(root.space.name) : qsTr("%1 · online").arg(root.space.name);
        case Space.Connection.Connecting:
            return qsTr("%1 · connecting…").arg(root.space.name);
        case Space.Connection.Refused:
            return qsTr("%1 · not let in").arg(root.space.name);
        }
        return root.space.waiting > 0 ? qsTr("Offline · %n waiting", "messages that wait to be sent", root.space.waiting)
            : qsTr("%1 · offline").arg(root.space.name);
    }

    spacing: Theme.gap1

    T.AbstractButton {
        id: me

        Layout.fillWidth: true
        implicitHeight: Math.max(Theme.rowHeight, implicitContentHeight) + Theme.gap2
        padding: Theme.gap1
        leftPadding: Theme.gap2
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.ButtonMenu
        Accessible.name: root.myName
        Accessible.description: root.space.statusText.length > 0
            ? Looks.fill("%1, %2", [root.status, root.space.statusText]) : root.status
        onClicked: menu.popup(me, 0, me.height + Theme.gap1)

        contentItem: RowLayout {
            spacing: Theme.gap3

            Avatar {
                name: root.myName
                seed: root.space.me.length > 0 ? root.space.me : root.myName
                chosenColor: root.settings.avatarColor
                hasPresence: true
                presence: root.presence
                ground: Theme.sidebar
            }

            ColumnLayout {
                spacing: 0

                Label {
                    Layout.fillWidth: true
                    font.weight: Font.DemiBold
                    text: root.myName
                    Accessible.ignored: true
                }

                Label {
                    Layout.fillWidth: true
                    color: Theme.secondary
                    font.pixelSize: Theme.textSmall
                    text: root.status
                    Accessible.ignored: true
                }

                Label {
                    Layout.fillWidth: true
                    visible: root.space.statusText.length > 0
                    color: Theme.secondary
                    font.pixelSize: Theme.textSmall
                    text: root.space.statusText
                    Accessible.ignored: true
                }
            }
        }
        background: Rectangle {
            color: me.hovered || me.down || menu.visible ? Theme.hover : "transparent"
            radius: Theme.radius
        }

        FocusRing {
            isShown: me.visualFocus
            offset: 0
        }
    }

    IconButton {
        iconName: "settings"
        text: qsTr("Settings")
        onClicked: root.settingsRequested()
    }

    MyMenu {
        id: menu

        space: root.space
        canSignOut: root.isOnline && !root.isHosted
        onStartRequested: root.startRequested()
        onSettingsRequested: root.settingsRequested()
        onStatusRequested: root.statusRequested()
        onDevicesRequested: root.devicesRequested()
        onAnnounceRequested: root.announceRequested()
        onAuditRequested: root.auditRequested()
        onBansRequested: root.bansRequested()
        onSignOutRequested: root.signOutRequested()
    }
}
