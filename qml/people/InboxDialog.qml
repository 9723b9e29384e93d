// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// What I was told in person: mentions, answers, direct messages, invitations, what moderators did. A press leads to
/// the message, or to the room.
Dialog {
    id: root

    required property Space space

    function show(number: real, room: string, seq: real) {
        root.space.markSeen(number);
        if (room.length > 0)
            root.space.openMessage(room, seq);
        root.close();
    }

    width: Math.min(Theme.settingsWidth, (parent?.width ?? 0) - Theme.gap8)
    title: qsTr("For you")
    confirmText: root.space.unseen > 0 ? qsTr("Mark all as seen") : ""
    cancelText: qsTr("Close")
    onConfirmed: root.space.markSeen(0)
    onOpened: list.forceActiveFocus()

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: list.count > 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.space.inbox
        spacing: Theme.gapHair
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: InboxDelegate {
            width: ListView.view.width
            roomName: root.space.roomName(room)
            done: root.space.moderation.told(number)
            isReached: list.activeFocus && ListView.isCurrentItem
            onClicked: root.show(number, room, seq)
        }
        Keys.onReturnPressed: (list.currentItem as InboxDelegate)?.clicked()
        Keys.onEnterPressed: (list.currentItem as InboxDelegate)?.clicked()

        T.ScrollBar.vertical: ScrollBar {}
    }

    EmptyState {
        Layout.fillWidth: true
        Layout.margins: Theme.gap5
        visible: list.count === 0
        iconName: "bell"
        title: qsTr("Nothing yet")
        text: qsTr("Who names you, answers you, writes to you alone or brings you into a room is listed here, and what moderators do to you.")
    }
}
