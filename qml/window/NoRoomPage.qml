// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// No room is open.
Item {
    id: root

    required property Space space
    required property bool hasSidebarButton

    readonly property bool isOnline: root.space.connection === Space.Connection.Online

    signal sidebarRequested
    signal joinRequested

    IconButton {
        x: Theme.gap3
        y: Theme.gap3
        visible: root.hasSidebarButton
        iconName: "menu"
        text: qsTr("Show the sidebar")
        onClicked: root.sidebarRequested()
    }

    EmptyState {
        anchors.centerIn: parent
        width: Math.min(Theme.proseWidth, parent.width - Theme.gap8)
        iconName: "message"
        title: root.space.name
        text: root.isOnline ? qsTr("Choose a room in the sidebar, or join another one.")
            : qsTr("Its rooms appear here once you’re connected.")
        actionText: root.isOnline ? qsTr("Join a room…") : ""
        onActed: root.joinRequested()
    }
}
