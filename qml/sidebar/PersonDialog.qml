// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Somebody of the open room to write to. Closes when the conversation is open.
Dialog {
    id: root

    required property Space space
    property bool isAsking: false

    title: qsTr("Write to somebody")
    cancelText: qsTr("Close")
    onOpened: list.forceActiveFocus()

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: !none.visible
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.space.room ? root.space.room.members : null
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: ChoiceRow {
            id: row

            required property string user
            required property int avatarColor

            width: ListView.view.width
            height: visible ? implicitHeight : 0
            seed: row.user
            chosenColor: row.avatarColor
            visible: row.user !== root.space.me
            isReached: list.activeFocus && row.ListView.isCurrentItem
            onClicked: {
                root.problem = "";
                root.isAsking = true;
                root.space.openDirect(row.user);
            }
        }
        Keys.onReturnPressed: (list.currentItem as ChoiceRow)?.clicked()
        Keys.onEnterPressed: (list.currentItem as ChoiceRow)?.clicked()
    }

    Label {
        id: none

        Layout.fillWidth: true
        visible: list.count < 2
        color: Theme.secondary
        text: root.space.room ? qsTr("Nobody else is in this room. Open one where the person is.")
            : qsTr("Open a room first: you can write to the people who are in it.")
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
