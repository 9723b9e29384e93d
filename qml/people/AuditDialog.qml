// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Who did what by right in the space, the newest first.
Dialog {
    id: root

    required property Space space

    width: Math.min(Theme.settingsWidth, (parent?.width ?? 0) - Theme.gap8)
    title: qsTr("What moderators did")
    cancelText: qsTr("Close")
    onOpened: {
        root.space.moderation.refreshAuditLog();
        list.forceActiveFocus();
    }

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: list.count > 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        model: root.space.moderation.auditLog
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: AuditDelegate {
            required property string room

            width: ListView.view.width
            roomName: root.space.roomName(room)
        }

        T.ScrollBar.vertical: ScrollBar {}
    }

    EmptyState {
        Layout.fillWidth: true
        Layout.margins: Theme.gap5
        visible: list.count === 0
        iconName: "shield"
        title: qsTr("Nothing yet")
        text: qsTr("Who is muted, removed or banned, and by whom, stands here.")
    }
}
