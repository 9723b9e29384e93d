// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// The public rooms that I am not in. Closes when I am in one.
Dialog {
    id: root

    required property Space space
    property bool isAsking: false

    title: qsTr("Join a room")
    cancelText: qsTr("Close")
    onAboutToShow: root.space.refreshDirectory()
    onOpened: list.forceActiveFocus()

    ListView {
        id: list

        function choose(room: string) {
            root.problem = "";
            root.isAsking = true;
            root.space.joinRoom(room);
        }

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: !none.visible
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.space.directory
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: ChoiceRow {
            id: row

            required property int index
            required property string room
            required property string topic
            required property int members

            width: ListView.view.width
            iconName: "hash"
            detail: row.topic.length > 0 ? row.topic : qsTr("%n member(s)", "", row.members)
            isReached: list.activeFocus && row.ListView.isCurrentItem
            onClicked: list.choose(row.room)
        }
        Keys.onReturnPressed: (list.currentItem as ChoiceRow)?.clicked()
        Keys.onEnterPressed: (list.currentItem as ChoiceRow)?.clicked()
    }

    Label {
        id: none

        Layout.fillWidth: true
        visible: list.count === 0
        color: Theme.secondary
        text: qsTr("You are in every public room of this space. Create a new one, or ask to be taken into a private one.")
        wrapMode: Text.Wrap
    }

    Connections {
        target: root.space

        function onRoomChanged() {
            if (root.isAsking)
                root.close();
        }

        function onFailed(trouble) {
            root.isAsking = false;
            root.problem = Words.trouble(trouble);
        }
    }
}
