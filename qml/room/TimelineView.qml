// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The events of a room, the newest at the bottom. It begins with the unread line, a third below its top, or with
/// the newest where all is read. It follows them while it shows the newest, and stays where it is otherwise. A message
/// that somebody wants to see is brought to the same place.
Item {
    id: root

    required property Room room
    required property int myColor
    /// Whether the window is looked at.
    required property bool isActive

    /// The newest row is in sight, so what comes is followed.
    property bool isFollowing: true
    readonly property bool isPlacing: start.isPlacing
    /// Nobody has written anything yet.
    property bool isQuiet: false
    readonly property bool isOnline: root.room.isPresenceKnown

    function begin() {
        start.begin();
        root.isFollowing = !root.isPlacing;
        settling.restart();
        if (root.room.seeking.marked > 0)
            root.showSought();
    }

    function showSought() {
        root.isFollowing = false;
        start.seek();
    }

    function showNewest() {
        root.room.seeking.end();
        start.end();
        root.isFollowing = true;
        list.positionViewAtBeginning();
    }

    function settle() {
        if (root.isFollowing) {
            list.heldRow = -1;
            list.positionViewAtBeginning();
        } else {
            list.putBack();
        }
        root.isQuiet = list.isQuiet();
    }

    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Messages")

    // The view has to lay its rows out before it can be told where to stand.
    Timer {
        id: settling

        interval: 0
        onTriggered: root.settle()
    }

    TimelineStart {
        id: start

        room: root.room
        list: list
        onPlaced: {
            root.isFollowing = list.atYEnd;
            list.loadBeforeEdge();
        }
    }

    Binding {
        target: root.room
        property: "isLookedAt"
        value: root.isActive
    }

    Binding {
        target: root.room
        property: "isWatched"
        value: root.isActive && root.isFollowing
    }

    TimelineList {
        id: list

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap1
        room: root.room
        myColor: root.myColor
        isOnline: root.isOnline
        isPlacing: root.isPlacing
        onAtYEndChanged: {
            if (list.atYEnd && !root.isPlacing)
                root.isFollowing = true;
        }
        onScrolled: root.isFollowing = list.atYEnd
        onNewestWanted: root.showNewest()
        onHeightChanged: settling.restart()
        onContentHeightChanged: settling.restart()
    }

    Connections {
        target: root.room.timeline

        function onRowsInserted() {
            settling.restart();
        }

        function onRowsRemoved() {
            settling.restart();
        }
    }

    Connections {
        target: root.room.seeking

        function onFound() {
            root.showSought();
        }
    }

    Component.onCompleted: root.begin()
    // Nobody looks at it any more, and a binding that ends leaves its value behind.
    Component.onDestruction: {
        if (root.room)
            root.room.isWatched = root.room.isLookedAt = false;
    }
    onRoomChanged: {
        if (root.room)
            root.begin();
    }

    FocusRing {
        isShown: list.activeFocus
        offset: -4
    }

    EmptyTimeline {
        anchors.centerIn: parent
        width: Math.min(Theme.proseWidth, parent.width - Theme.gap8)
        visible: root.isQuiet
        room: root.room
    }

    SeekingBanner {
        anchors.left: parent.left
        anchors.right: parent.right
        seeking: root.room?.seeking ?? null
    }

    JumpButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap2
        visible: !root.isFollowing && !root.isPlacing && list.count > 0
        missed: root.room.unread
        onClicked: root.showNewest()
    }
}
