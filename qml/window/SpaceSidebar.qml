// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Sidebar

/// The sidebar, with what its buttons do here.
Sidebar {
    id: root

    required property SpaceDialogs dialogs

    onOpened: room => root.space.openRoom(room)
    onCreateRequested: root.dialogs.createRoom()
    onJoinRequested: root.dialogs.joinRoom()
    onDirectRequested: root.dialogs.choosePerson()
    onStartRequested: root.app.showStart()
    onInboxRequested: root.dialogs.showInbox()
    onStatusRequested: root.dialogs.askForStatus()
    onDevicesRequested: root.dialogs.showDevices()
    onAnnounceRequested: root.dialogs.moderation.announce()
    onAuditRequested: root.dialogs.moderation.showAuditLog()
    onBansRequested: root.dialogs.moderation.showBans()
    onSignOutRequested: root.dialogs.askToSignOut()
}
