// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// The rows of a timeline, from the newest upwards. Older ones come before its upper edge is in sight.
ListView {
    id: root

    required property Room room
    required property int myColor
    required property bool isOnline
    /// It is being brought to where it begins, and not to be seen yet.
    required property bool isPlacing

    readonly property real edge: root.height * 2
    /// The row in the middle, and how far below the upper edge it stands; -1 while nothing is to be put back.
    property int heldRow: -1
    property real heldAt: 0

    /// Somebody has moved it.
    signal scrolled()
    /// Somebody wants to see the newest.
    signal newestWanted()

    function loadBeforeEdge() {
        if (!root.isPlacing && root.contentY - root.originY < root.edge)
            root.room.loadOlder();
    }

    /// Rows come or go: remembers what is read, before they do.
    function hold() {
        if (root.heldRow >= 0 || root.isPlacing)
            return;
        root.heldRow = root.indexAt(root.width / 2, root.contentY + root.height / 2);
        if (root.heldRow >= 0)
            root.heldAt = root.itemAtIndex(root.heldRow).y - root.contentY;
    }

    /// Puts that where it was, until somebody moves it: the view itself loses its place where its first row is another one,
    /// and rows that are new get their heights only then.
    function putBack() {
        const row = root.heldRow;
        if (row < 0 || row >= root.count)
            return;
        root.forceLayout();
        if (!root.itemAtIndex(row))
            root.positionViewAtIndex(row, ListView.Center);
        const wanted = root.itemAtIndex(row).y - root.heldAt;
        // Not for nothing, since that would end a flick.
        if (Math.abs(root.contentY - wanted) >= 1)
            root.contentY = wanted;
    }

    /// Few rows are all there, so they can be asked.
    function isQuiet(): bool {
        for (let row = 0; row < root.count; ++row) {
            if ((root.itemAtIndex(row) as TimelineRow)?.isSaid ?? true)
                return false;
        }
        return true;
    }

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: Math.max(0, root.height)
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
        width: root.width - Theme.gap5 * 2
        room: root.room
        myColor: root.myColor
        isOnline: root.isOnline
    }

    onIsPlacingChanged: root.heldRow = -1
    onScrolled: root.heldRow = -1
    onMovementEnded: root.scrolled()
    onContentYChanged: {
        if (!root.atYEnd && (root.moving || bar.pressed))
            root.scrolled();
        root.loadBeforeEdge();
    }
    Keys.onPressed: event => {
        if (event.key === Qt.Key_End)
            return root.newestWanted();
        if (event.key === Qt.Key_PageUp || event.key === Qt.Key_Up)
            bar.decrease();
        else if (event.key === Qt.Key_PageDown || event.key === Qt.Key_Down)
            bar.increase();
        root.scrolled();
    }

    Connections {
        target: root.room.timeline

        function onModelReset() {
            root.heldRow = -1;
        }

        function onRowsAboutToBeInserted(parent, first, last) {
            root.hold();
            if (first <= root.heldRow)
                root.heldRow += last - first + 1;
        }

        function onRowsAboutToBeRemoved(parent, first, last) {
            root.hold();
            if (last < root.heldRow)
                root.heldRow -= last - first + 1;
        }
    }

    T.ScrollBar.vertical: ScrollBar {
        id: bar

        stepSize: 0.8 * size
    }
}
