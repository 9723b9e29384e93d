// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Ui

/// The rooms, then the direct messages. The arrow keys move in it, Enter opens.
ListView {
    id: root

    required property Space space
    readonly property string openRoom: root.space.room ? root.space.room.roomId : ""

    signal opened(string room)
    signal addDirectRequested

    function openCurrent() {
        const row = root.currentItem as RoomRow;
        if (row)
            root.opened(row.room);
    }

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    keyNavigationEnabled: true
    model: root.space.rooms
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Rooms and direct messages")
    Keys.onReturnPressed: root.openCurrent()
    Keys.onEnterPressed: root.openCurrent()
    Keys.onSpacePressed: root.openCurrent()

    delegate: RoomRow {
        width: ListView.view.width
        openRoom: root.openRoom
        isListFocused: root.activeFocus
        isFirstDirect: isDirect && (index === 0 || ListView.previousSection !== ListView.section)
        onClicked: root.opened(room)
        onAddDirectRequested: root.addDirectRequested()
    }
    section.property: "kind"

    T.ScrollBar.vertical: ScrollBar {}
}
