// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Controls
import Wireside.People
import Wireside.Sidebar
import Wireside.Ui

/// The questions that are asked in a space.
Item {
    id: root

    required property Space space

    /// Those about what is done by right.
    readonly property alias moderation: moderation

    function createRoom() {
        create.createObject(root);
    }

    function joinRoom() {
        join.createObject(root);
    }

    function choosePerson() {
        person.createObject(root);
    }

    function showInbox() {
        inbox.createObject(root);
    }

    function askForStatus() {
        statusText.createObject(root);
    }

    function showDevices() {
        devices.createObject(root);
    }

    function askToSignOut() {
        signOut.createObject(root);
    }

    function invite() {
        invitation.createObject(root, { room: root.space.room });
    }

    function changeRoom() {
        roomSettings.createObject(root, { room: root.space.room });
    }

    function askToLeave() {
        leave.createObject(root);
    }

    Connections {
        target: root.space.room?.receipts ?? null

        function onWanted() {
            receipts.createObject(root, { receipts: root.space.room.receipts });
        }
    }

    Component {
        id: receipts

        ReceiptsDialog {}
    }

    ModerationDialogs {
        id: moderation

        space: root.space
    }

    Component {
        id: create

        CreateRoomDialog { space: root.space }
    }

    Component {
        id: join

        JoinRoomDialog { space: root.space }
    }

    Component {
        id: person

        PersonDialog { space: root.space }
    }

    Component {
        id: inbox

        InboxDialog { space: root.space }
    }

    Component {
        id: statusText

        StatusDialog { space: root.space }
    }

    Component {
        id: devices

        DevicesDialog { space: root.space }
    }

    Component {
        id: signOut

        SignOutDialog { space: root.space }
    }

    Component {
        id: invitation

        InviteDialog { space: root.space }
    }

    Component {
        id: roomSettings

        RoomSettingsDialog { space: root.space }
    }

    Component {
        id: leave

        Dialog {
            id: question

            title: root.space.room ? qsTr("Leave %1?").arg(root.space.room.name) : ""
            text: root.space.room && root.space.room.kind === RoomItem.Kind.Private
                ? qsTr("You cannot come back by yourself: somebody in it has to take you in again.")
                : qsTr("You can join it again whenever you like.")
            confirmKind: Button.Kind.Danger
            confirmText: qsTr("Leave")
            onConfirmed: {
                root.space.leaveRoom(root.space.room.roomId);
                question.close();
            }
        }
    }
}
