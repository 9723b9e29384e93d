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

    function showDevices() {
        devices.createObject(root);
    }

    function askToSignOut() {
        signOut.createObject(root);
    }

    function showAuditLog() {
        audit.createObject(root);
    }

    function announce() {
        announcement.createObject(root);
    }

    function changeRoom() {
        roomSettings.createObject(root, { room: root.space.room });
    }

    function askToRemove(user: string, name: string) {
        removal.createObject(root, { user, name });
    }

    function askToBan(user: string, name: string) {
        ban.createObject(root, { user, name });
    }

    function askToLeave() {
        leave.createObject(root);
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
        id: devices

        DevicesDialog { space: root.space }
    }

    Component {
        id: signOut

        SignOutDialog { space: root.space }
    }

    Component {
        id: audit

        AuditDialog { space: root.space }
    }

    Component {
        id: announcement

        AnnounceDialog { space: root.space }
    }

    Component {
        id: roomSettings

        RoomSettingsDialog { space: root.space }
    }

    Component {
        id: removal

        ReasonDialog {
            required property string user
            required property string name

            space: root.space
            title: root.space.room ? Looks.fill(qsTr("Remove %1 from %2?", "%1 is a person, %2 a room"), [name, root.space.room.name]) : ""
            text: qsTr("What they wrote stays. Into a public room they can come back by themselves.")
            confirmText: qsTr("Remove")
            onDecided: reason => root.space.moderation.removeMember(root.space.room.roomId, user, reason)
        }
    }

    Component {
        id: ban

        ReasonDialog {
            required property string user
            required property string name

            space: root.space
            title: Looks.fill(qsTr("Ban %1 from %2?", "%1 is a person, %2 a space"), [name, root.space.name])
            text: qsTr("They are shown out at once, on all their devices, and cannot come back until a moderator lets them.")
            confirmText: qsTr("Ban")
            onDecided: reason => root.space.moderation.ban(user, reason)
        }
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
