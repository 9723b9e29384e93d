// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// What can be done about a member of a room: by everybody, and by those who moderate it.
Menu {
    id: root

    required property Space space
    required property Room room

    property string user
    property string name
    property int role: MemberItem.Role.Member
    property int spaceRole: MemberItem.Role.Member
    property bool isMuted: false

    readonly property bool isOther: root.user !== root.space.me
    readonly property bool canModerate: root.isOther && root.room.isModerator && root.role !== MemberItem.Role.Owner
        && root.room.kind !== RoomItem.Kind.Direct

    /// I stand above them, and above one of the roles that they could have instead.
    readonly property bool canGiveRole: root.space.moderation.canGive(MemberItem.Role.Guest, root.spaceRole)
        || root.space.moderation.canGive(MemberItem.Role.Member, root.spaceRole)

    signal writeRequested(string user)
    signal removeRequested(string user, string name)
    signal banRequested(string user, string name)
    signal roleRequested(string user, string name, int spaceRole)

    MenuItem {
        visible: root.isOther
        height: visible ? implicitHeight : 0
        iconName: "message"
        text: qsTr("Write to %1").arg(root.name)
        onTriggered: root.writeRequested(root.user)
    }

    MenuItem {
        visible: root.canModerate
        height: visible ? implicitHeight : 0
        iconName: "shield"
        text: root.role === MemberItem.Role.Moderator ? qsTr("No longer a moderator of this room") : qsTr("Make a moderator of this room")
        onTriggered: root.space.moderation.setRoomModerator(root.room.roomId, root.user, root.role !== MemberItem.Role.Moderator)
    }

    MenuItem {
        visible: root.isOther && root.canGiveRole
        height: visible ? implicitHeight : 0
        iconName: "shield"
        text: qsTr("Role in the space…")
        onTriggered: root.roleRequested(root.user, root.name, root.spaceRole)
    }

    MenuItem {
        visible: root.canModerate && !root.isMuted
        height: visible ? implicitHeight : 0
        iconName: "clock"
        text: qsTr("Mute for an hour")
        onTriggered: root.space.moderation.mute(root.room.roomId, root.user, 60)
    }

    MenuItem {
        visible: root.canModerate && !root.isMuted
        height: visible ? implicitHeight : 0
        iconName: "clock"
        text: qsTr("Mute for a week")
        onTriggered: root.space.moderation.mute(root.room.roomId, root.user, 7 * 24 * 60)
    }

    MenuItem {
        visible: root.canModerate && root.isMuted
        height: visible ? implicitHeight : 0
        iconName: "check"
        text: qsTr("Let write again")
        onTriggered: root.space.moderation.mute(root.room.roomId, root.user, 0)
    }

    MenuItem {
        visible: root.canModerate
        height: visible ? implicitHeight : 0
        iconName: "leave"
        isDangerous: true
        text: qsTr("Remove from room…")
        onTriggered: root.removeRequested(root.user, root.name)
    }

    MenuItem {
        visible: root.canModerate && root.space.moderation.isModerator
        height: visible ? implicitHeight : 0
        iconName: "trash"
        isDangerous: true
        text: qsTr("Ban from the space…")
        onTriggered: root.banRequested(root.user, root.name)
    }
}
