// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// What happened in the room and is no message.
Label {
    id: root

    required property int kind
    required property bool isMine
    required property string name
    required property string content
    required property string actor

    bottomPadding: Theme.gapHair
    color: Theme.tertiary
    font.pixelSize: Theme.textSmall
    horizontalAlignment: Text.AlignHCenter
    topPadding: Theme.gapHair
    wrapMode: Text.Wrap
    text: {
        switch (root.kind) {
        case TimelineItem.Kind.Joined:
            return root.isMine ? qsTr("You joined") : qsTr("%1 joined").arg(root.name);
        case TimelineItem.Kind.Invited:
            return Looks.fill(qsTr("%1 brought %2 into the room", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Removed:
            return Looks.fill(qsTr("%1 removed %2 from the room", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Muted:
            return Looks.fill(qsTr("%1 muted %2 for a time", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Unmuted:
            return Looks.fill(qsTr("%1 lets %2 write again", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Appointed:
            return Looks.fill(qsTr("%1 made %2 a moderator", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Dismissed:
            return Looks.fill(qsTr("%2 is no longer a moderator, by %1", "both are people"), [root.actor, root.name]);
        case TimelineItem.Kind.Left:
            return root.isMine ? qsTr("You left") : qsTr("%1 left").arg(root.name);
        case TimelineItem.Kind.Pinned:
            return root.isMine ? qsTr("You pinned a message") : qsTr("%1 pinned a message").arg(root.name);
        case TimelineItem.Kind.Unpinned:
            return root.isMine ? qsTr("You unpinned a message") : qsTr("%1 unpinned a message").arg(root.name);
        case TimelineItem.Kind.RoomCreated:
            return root.isMine ? qsTr("You created this room") : qsTr("%1 created this room").arg(root.name);
        case TimelineItem.Kind.RoomUpdated:
            return root.isMine ? qsTr("You changed the room: %1").arg(root.content)
                : Looks.fill(qsTr("%1 changed the room: %2", "%2 is its new name or topic"), [root.name, root.content]);
        }
        return qsTr("%1 sent something that this version of Wireside cannot show. Update Wireside to see it.").arg(root.name);
    }
}
