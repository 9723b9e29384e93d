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

    /// Somebody has moved it.
    signal scrolled()
    /// Somebody wants to see the newest.
    signal newestWanted()

    function loadBeforeEdge() {
        if (!root.isPlacing && root.contentY - root.originY < root.edge)
            root.room.loadOlder();
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

    T.ScrollBar.vertical: ScrollBar {
        id: bar

        stepSize: 0.8 * size
    }
}
