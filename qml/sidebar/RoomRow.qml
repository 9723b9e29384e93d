// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Wireside.Ui

/// A room, and above the first direct message what the part that begins there is called.
Column {
    id: root

    required property int index
    required property string room
    required property string name
    required property int kind
    required property string peer
    required property int peerColor
    required property int presence
    required property int unread
    required property int mentions
    required property string openRoom
    required property bool isListFocused
    required property bool isFirstDirect

    readonly property bool isDirect: root.kind === RoomItem.Kind.Direct
    readonly property bool isOpen: root.room === root.openRoom

    signal clicked
    signal addDirectRequested

    function show() {
        if (root.isOpen)
            root.ListView.view.currentIndex = root.index;
    }

    onIsOpenChanged: root.show()
    Component.onCompleted: root.show()

    Repeater {
        model: root.isFirstDirect ? 1 : 0

        SectionHead {
            width: root.width
            text: qsTr("Direct messages")
            addText: qsTr("Write to somebody")
            onAdded: root.addDirectRequested()
        }
    }

    RoomDelegate {
        width: root.width
        name: root.name
        kind: root.kind
        peer: root.peer
        peerColor: root.peerColor
        presence: root.presence
        unread: root.unread
        mentions: root.mentions
        isOpen: root.isOpen
        isReached: root.isListFocused && root.ListView.isCurrentItem
        onClicked: root.clicked()
    }
}
