// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.People
import Wireside.Ui

/// The questions about what is done by right in a space, and the lists of what was.
Item {
    id: root

    required property Space space

    function showAuditLog() {
        audit.createObject(root);
    }

    function showBans() {
        bans.createObject(root);
    }

    function chooseRole(user: string, name: string, role: int) {
        spaceRole.createObject(root, { user, name, role });
    }

    function announce() {
        announcement.createObject(root);
    }

    function askToRemove(user: string, name: string) {
        removal.createObject(root, { user, name });
    }

    function askToBan(user: string, name: string) {
        ban.createObject(root, { user, name });
    }

    Component {
        id: audit

        AuditDialog { space: root.space }
    }

    Component {
        id: bans

        BansDialog { space: root.space }
    }

    Component {
        id: spaceRole

        SpaceRoleDialog { space: root.space }
    }

    Component {
        id: announcement

        AnnounceDialog { space: root.space }
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
}
