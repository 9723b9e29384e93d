// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The events of a room, the newest at the bottom. It begins with the unread line, a third below its top, or with
/// the newest where all is read. It follows them while it shows the newest, and stays where it is otherwise.
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
    }

    function showNewest() {
        start.end();
        root.isFollowing = true;
        list.positionViewAtBeginning();
    }

    function settle() {
        if (root.isFollowing)
            list.positionViewAtBeginning();
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

    ListView {
        id: list

        readonly property real edge: list.height * 2

        function loadBeforeEdge() {
            if (!root.isPlacing && list.contentY - list.originY < list.edge)
                root.room.loadOlder();
        }

        /// Few rows are all there, so they can be asked.
        function isQuiet(): bool {
            for (let row = 0; row < list.count; ++row) {
                if ((list.itemAtIndex(row) as TimelineRow)?.isSaid ?? true)
                    return false;
            }
            return true;
        }

        anchors.fill: parent
        anchors.bottomMargin: Theme.gap1
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        cacheBuffer: Math.max(0, list.height)
        clip: true
        keyNavigationEnabled: false
        leftMargin: Theme.gap5
        maximumFlickVelocity: 6000
        model: root.room.timeline
        opacity: root.isPlacing ? 0 : 1
        pixelAligned: true
        reuseItems: true
        rightMargin: Theme.gap5
        verticalLayoutDirection: ListView.BottomToTop
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages")
        delegate: TimelineRow {
            width: list.width - Theme.gap5 * 2
            room: root.room
            myColor: root.myColor
            isOnline: root.isOnline
        }

        onAtYEndChanged: {
            if (list.atYEnd && !root.isPlacing)
                root.isFollowing = true;
        }
        onMovementEnded: root.isFollowing = list.atYEnd
        onContentYChanged: {
            if (!list.atYEnd && (list.moving || bar.pressed))
                root.isFollowing = false;
            list.loadBeforeEdge();
        }
        onHeightChanged: settling.restart()
        onContentHeightChanged: settling.restart()
        Keys.onPressed: event => {
            if (event.key === Qt.Key_End)
                return root.showNewest();
            if (event.key === Qt.Key_PageUp || event.key === Qt.Key_Up)
                bar.decrease();
            else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_Down)
                bar.increase();
            root.isFollowing = list.atYEnd;
        }

        T.ScrollBar.vertical: ScrollBar {
            id: bar

            stepSize: 0.8 * size
        }
    }

    Connections {
        target: root.room.timeline

        function onRowsInserted() {
            settling.restart();
        }
    }

    Component.onCompleted: root.begin()
    // Nobody looks at it any more, and a binding that ends leaves its value behind.
    Component.onDestruction: {
        if (root.room)
            root.room.isWatched = root.room.isLookedAt = false;
    }
    onRoomChanged: root.begin()

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

    JumpButton {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.gap2
        visible: !root.isFollowing && !root.isPlacing && list.count > 0
        missed: root.room.unread
        onClicked: root.showNewest()
    }
}
