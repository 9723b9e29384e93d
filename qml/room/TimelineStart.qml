// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Wireside.Ui

/// Brings a room's timeline to the row that a view of it begins with, or to a message that somebody wants to see: a third
/// below the top, as far as it goes.
/// Rows have their heights once they are laid out for a frame, so it takes a second one to see where they stand.
Item {
    id: root

    required property Room room
    required property ListView list

    /// The rows are not where they begin yet.
    property bool isPlacing: false
    /// It is a message that somebody wants to see.
    property bool isSeeking: false
    readonly property bool canPlace: root.isPlacing && (root.isSeeking || (root.room?.isStartKnown ?? false)) && root.list.count > 0
        && root.list.height > 0
    readonly property int maxFrames: 20
    property int frames: 0

    signal placed

    function begin() {
        root.isSeeking = false;
        root.isPlacing = !root.room.isStartKnown || root.room.startRow() > 0;
    }

    function end() {
        root.isPlacing = root.isSeeking = false;
    }

    /// The message that was sought is there.
    function seek() {
        root.end();
        root.isSeeking = root.isPlacing = true;
    }

    /// Puts an item where it belongs; whether it stood there already.
    function put(item: Item): bool {
        const lowest = root.list.originY + root.list.contentHeight - root.list.height;
        const wanted = Math.max(root.list.originY, Math.min(lowest, item.y - root.list.height / 3));
        const stood = Math.abs(root.list.contentY - wanted) < 1;
        root.list.contentY = wanted;
        return stood;
    }

    function place() {
        const row = root.isSeeking ? Math.max(0, root.room.seeking.row()) : root.room.startRow();
        const isMade = root.list.itemAtIndex(row) !== null;
        if (!isMade)
            root.list.positionViewAtIndex(row, ListView.Contain);
        const stood = isMade && root.put(root.list.itemAtIndex(row));
        if (!stood && ++root.frames < root.maxFrames)
            return root.Window.window.update();
        root.end();
        root.placed();
    }

    onCanPlaceChanged: {
        root.frames = 0;
        if (root.canPlace && root.Window.window)
            root.Window.window.update();
    }

    Connections {
        target: root.Window.window
        enabled: root.canPlace

        function onAfterAnimating() {
            root.place();
        }
    }
}
