// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The open room: its header, what was said, who writes, and where to write.
ColumnLayout {
    id: root

    required property App app
    required property Space space
    required property Room room
    required property bool isActive
    property bool hasSidebarButton: false
    property bool isDetailsShown: false

    signal sidebarRequested
    signal detailsToggled
    signal leaveRequested
    signal settingsRequested
    signal inviteRequested

    function takeFocus() {
        composer.takeFocus();
    }

    spacing: 0

    RoomHeader {
        Layout.fillWidth: true
        settings: root.app.settings
        space: root.space
        room: root.room
        hasSidebarButton: root.hasSidebarButton
        isDetailsShown: root.isDetailsShown
        onSidebarRequested: root.sidebarRequested()
        onDetailsToggled: root.detailsToggled()
        onLeaveRequested: root.leaveRequested()
        onSettingsRequested: root.settingsRequested()
        onInviteRequested: root.inviteRequested()
    }

    TimelineView {
        Layout.fillWidth: true
        Layout.fillHeight: true
        room: root.room
        myColor: root.app.settings.avatarColor
        isActive: root.isActive
    }

    TypingLine {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.gap5 + Theme.gap2
        Layout.preferredHeight: Theme.gap2 + implicitLineHeight
        Layout.rightMargin: Theme.gap5
        room: root.room
    }

    Label {
        Layout.fillWidth: true
        Layout.margins: Theme.gap4
        visible: !root.room.canWrite
        color: Theme.secondary
        horizontalAlignment: Text.AlignHCenter
        text: root.room.isMuted ? qsTr("A moderator has muted you for a time. You can read on.")
            : qsTr("Only moderators write here.")
        wrapMode: Text.Wrap
    }

    Composer {
        id: composer

        Layout.fillWidth: true
        visible: root.room.canWrite
        Layout.leftMargin: Theme.gap5
        Layout.rightMargin: Theme.gap5
        Layout.bottomMargin: Theme.gap4
        room: root.room
    }
}
