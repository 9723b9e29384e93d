// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// An event of the room, under the lines that stand above it.
Column {
    id: root

    required property string id
    required property int kind
    required property int state
    required property bool isMine
    required property string sender
    required property string senderName
    required property int senderColor
    required property string content
    required property string actorName
    required property date timestamp
    required property string failure
    required property bool isEdited
    required property bool isDeleted
    required property bool isPinned
    required property var reactions
    required property bool isDelivered
    required property int readers
    required property bool startsGroup
    required property bool startsDay
    required property bool isFirstUnread
    required property real seq
    required property real missing

    required property Room room
    required property int myColor
    required property bool isOnline

    readonly property bool isMessage: root.kind === TimelineItem.Kind.Message
    /// It shows in the message that it concerns.
    readonly property bool isSilent: root.kind === TimelineItem.Kind.Amendment
    readonly property bool isGap: root.kind === TimelineItem.Kind.Gap
    /// The newest of mine in direct messages, and the other has read it.
    readonly property bool isReadLast: root.seq > 0 && root.seq === (root.room?.directRead.seq ?? 0)
    /// Somebody wrote it, or may have.
    readonly property bool isSaid: root.isMessage || root.isGap

    /// From the side that is read, so that nothing moves there.
    function fillGap() {
        const view = root.ListView.view;
        if (view && root.y > view.contentY + view.height / 2)
            root.room.fillGapAfter(root.seq - root.missing);
        else
            root.room.fillGap(root.seq);
    }

    Repeater {
        model: root.startsDay ? 1 : 0

        LineLabel {
            width: root.width
            height: implicitHeight + Theme.gap5
            text: root.timestamp.toLocaleDateString(Qt.locale(), Locale.LongFormat)
        }
    }

    Repeater {
        model: root.isFirstUnread ? 1 : 0

        LineLabel {
            width: root.width
            height: implicitHeight + Theme.gap4
            isAccented: true
            text: (root.room?.unreadAtOpening ?? 0) > 0 ? qsTr("%n new message(s)", "", root.room.unreadAtOpening)
                : qsTr("New messages")
        }
    }

    Repeater {
        model: root.isMessage ? 1 : 0

        MessageBody {
            width: root.width
            deliveryState: root.state
            isMine: root.isMine
            sender: root.sender
            senderName: root.senderName
            content: root.content
            timestamp: root.timestamp
            failure: root.failure
            isEdited: root.isEdited
            isDeleted: root.isDeleted
            isPinned: root.isPinned
            reactions: root.reactions
            isDelivered: root.isDelivered
            readers: root.readers
            readLine: root.isReadLast ? Words.readAt(root.room.directRead.time) : ""
            startsGroup: root.startsGroup || root.isFirstUnread
            chosenColor: root.isMine ? root.myColor : root.senderColor
            isOnline: root.isOnline
            isMarked: root.seq > 0 && root.room?.seeking.marked === root.seq
            onReacted: (emoji, isOn) => root.room.react(root.seq, emoji, isOn)
            onRetried: root.room.retry(root.id)
            onEdited: root.room.edit(root.id)
            onDiscarded: root.room.discard(root.id)
            onReceiptsWanted: root.room.receipts.show(root.seq)
        }
    }

    Repeater {
        model: root.isGap ? 1 : 0

        GapLine {
            width: root.width
            missing: root.missing
            seq: root.seq
            isOnline: root.isOnline
            onWanted: root.fillGap()
        }
    }

    Repeater {
        model: root.isSaid || root.isSilent ? 0 : 1

        NoticeLine {
            width: root.width
            kind: root.kind
            isMine: root.isMine
            name: root.senderName
            content: root.content
            actor: root.actorName
        }
    }
}
