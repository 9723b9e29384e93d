// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// A message: who wrote it where that is not clear from the row above, its text, and what has become of it.
Rectangle {
    id: root

    required property int deliveryState
    required property bool isMine
    required property string sender
    required property string senderName
    required property string content
    required property date timestamp
    required property string failure
    required property bool isEdited
    required property bool isDeleted
    required property bool isPinned
    required property var reactions
    required property bool isDelivered
    required property int readers
    required property string readLine
    required property bool startsGroup
    required property int chosenColor
    required property bool isOnline
    /// Somebody wanted to see it.
    property bool isMarked: false

    signal reacted(string emoji, bool isOn)
    signal retried
    signal edited
    signal discarded
    signal receiptsWanted

    readonly property string time: root.timestamp.toLocaleTimeString(Qt.locale(), Locale.ShortFormat)
    readonly property real textLeft: Theme.gap2 + Theme.avatar + Theme.gap3
    readonly property bool isPending: root.deliveryState === TimelineItem.State.Queued
        || root.deliveryState === TimelineItem.State.Sending
    readonly property bool isStored: root.deliveryState === TimelineItem.State.Stored
    readonly property bool showsReach: root.isMine && !root.isDeleted && (root.isStored || root.isPending && root.isOnline)

    implicitHeight: body.y + body.implicitHeight + Theme.gapHair
    color: root.isMarked ? Theme.highlight : hover.hovered ? Theme.sidebar : "transparent"
    radius: Theme.radius
    Accessible.role: Accessible.ListItem
    //: Read out: who wrote, when, what
    Accessible.name: Looks.fill(qsTr("%1, %2: %3", "name, time, message"), [root.senderName, root.time, root.isDeleted ? deleted.text : root.content])
    Accessible.description: root.showsReach ? Words.reach(root.isPending, root.isDelivered, root.readers) : ""

    HoverHandler { id: hover }

    Repeater {
        model: root.startsGroup ? 1 : 0

        Avatar {
            anchors.left: root.left
            anchors.leftMargin: Theme.gap2
            y: Theme.gapHair * 3
            name: root.senderName
            seed: root.sender
            chosenColor: root.chosenColor
        }
    }

    // The time stands where the avatar would, while the pointer is there.
    Label {
        anchors.left: parent.left
        anchors.leftMargin: Theme.gap2
        width: Theme.avatar
        y: body.y + Theme.gapHair
        visible: !root.startsGroup && hover.hovered
        color: Theme.tertiary
        font.pixelSize: Math.round(Theme.textSmall * 0.92)
        horizontalAlignment: Text.AlignHCenter
        text: root.time
        Accessible.ignored: true
    }

    Column {
        id: body

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: root.textLeft
        anchors.rightMargin: Theme.gap2 + (root.isMine ? Theme.icon + Theme.gap2 : 0)
        y: root.startsGroup ? Theme.gap1 + Theme.gapHair : Theme.gapHair
        spacing: Theme.gapHair

        Repeater {
            model: root.startsGroup ? 1 : 0

            MessageHead {
                width: body.width
                name: root.senderName
                time: root.time
            }
        }

        MessageText {
            visible: !root.isDeleted
            width: body.width
            text: root.content
        }

        Label {
            id: deleted

            visible: root.isDeleted
            width: body.width
            color: Theme.tertiary
            font.italic: true
            text: qsTr("This message was deleted.")
            Accessible.ignored: true
        }

        MessageNotes {
            width: body.width
            isEdited: root.isEdited && !root.isDeleted
            isPinned: root.isPinned && !root.isDeleted
            readLine: root.readLine
        }

        Repeater {
            model: root.reactions.length > 0 ? 1 : 0

            ReactionsRow {
                width: body.width
                reactions: root.reactions
                onToggled: (emoji, isOn) => root.reacted(emoji, isOn)
            }
        }

        Repeater {
            model: root.deliveryState === TimelineItem.State.Failed || root.isPending && !root.isOnline ? 1 : 0

            MessageState {
                width: body.width
                deliveryState: root.deliveryState
                failure: root.failure
                onRetried: root.retried()
                onEdited: root.edited()
                onDiscarded: root.discarded()
            }
        }
    }

    // No line of its own, which would come and go with every message.
    Repeater {
        model: root.showsReach ? 1 : 0

        MessageMark {
            anchors.right: root.right
            anchors.rightMargin: Theme.gap2
            anchors.bottom: root.bottom
            isPending: root.isPending
            isDelivered: root.isDelivered
            readers: root.readers
            onClicked: root.receiptsWanted()
        }
    }
}
