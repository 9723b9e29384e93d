// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Who I am, where I can go.
Rectangle {
    id: root

    required property App app
    required property Space space

    signal opened(string room)
    signal createRequested
    signal joinRequested
    signal directRequested
    signal startRequested
    signal settingsRequested
    signal inboxRequested
    signal statusRequested
    signal devicesRequested
    signal announceRequested
    signal auditRequested
    signal bansRequested
    signal signOutRequested

    implicitWidth: Theme.sidebarWidth
    color: Theme.sidebar
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Sidebar")

    ColumnLayout {
        anchors.fill: parent
        anchors.margins: Theme.gap2
        anchors.topMargin: Theme.gap3
        spacing: 0

        SidebarHead {
            Layout.fillWidth: true
            space: root.space
            settings: root.app.settings
            isHosted: root.app.hosting.ownAddress === root.space.address
            onStartRequested: root.startRequested()
            onSettingsRequested: root.settingsRequested()
            onStatusRequested: root.statusRequested()
            onDevicesRequested: root.devicesRequested()
            onAnnounceRequested: root.announceRequested()
            onAuditRequested: root.auditRequested()
            onBansRequested: root.bansRequested()
            onSignOutRequested: root.signOutRequested()
        }

        InboxRow {
            Layout.fillWidth: true
            Layout.topMargin: Theme.gap1
            unseen: root.space.unseen
            onClicked: root.inboxRequested()
        }

        SectionHead {
            id: head

            Layout.fillWidth: true
            text: qsTr("Rooms")
            addText: qsTr("Create or join a room")
            onAdded: add.popup(head, head.width - Theme.menuWidth, head.height)
        }

        RoomList {
            id: rooms

            Layout.fillWidth: true
            Layout.fillHeight: true
            bottomMargin: none.visible ? none.height : 0
            space: root.space
            onOpened: room => root.opened(room)
            onAddDirectRequested: root.directRequested()
        }

        HostRow {
            Layout.fillWidth: true
            hosting: root.app.hosting
            onClicked: root.startRequested()
        }
    }

    // Follows the rooms while there is no direct message to stand above.
    SectionHead {
        id: none

        parent: rooms.contentItem
        y: rooms.contentHeight
        width: rooms.width
        visible: !root.space.hasDirects
        text: qsTr("Direct messages")
        addText: qsTr("Write to somebody")
        onAdded: root.directRequested()
    }

    Divider {
        anchors.right: parent.right
        height: parent.height
    }

    Menu {
        id: add

        MenuItem {
            enabled: root.space.moderation.canCreateRooms
            iconName: "plus"
            text: qsTr("Create a room…")
            onTriggered: root.createRequested()
        }

        MenuItem {
            iconName: "hash"
            text: qsTr("Join a room…")
            onTriggered: root.joinRequested()
        }
    }
}
