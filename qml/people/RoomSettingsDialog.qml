// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// What those who moderate a room can change about it. Closes when the space has taken it over.
Dialog {
    id: root

    required property Space space
    required property Room room

    //: %1 is a room
    title: qsTr("Settings of %1").arg(root.room.name)
    confirmText: qsTr("Save")
    canConfirm: name.text.trim().length > 0
    onConfirmed: {
        root.problem = "";
        root.space.moderation.updateRoom(root.room.roomId, name.text, topic.text, writers.checked, inviters.checked);
    }
    onOpened: name.forceActiveFocus()

    TextField {
        id: name

        Layout.fillWidth: true
        label: qsTr("Name")
        maximumLength: 64
        text: root.room.name
        onAccepted: root.confirm()
    }

    TextField {
        id: topic

        Layout.fillWidth: true
        label: qsTr("Topic")
        maximumLength: 250
        placeholderText: qsTr("Topic: what this room is about")
        text: root.room.topic
        onAccepted: root.confirm()
    }

    Switch {
        id: writers

        Layout.fillWidth: true
        checked: root.room.onlyModeratorsWrite
        text: qsTr("Only moderators write")
        description: qsTr("All others read, and answer with emoji.")
    }

    Switch {
        id: inviters

        Layout.fillWidth: true
        checked: root.room.onlyModeratorsInvite
        text: qsTr("Only moderators invite")
        description: qsTr("Else every member can bring people in.")
    }

    Connections {
        target: root.space.moderation

        function onDone() {
            root.close();
        }
    }

    Connections {
        target: root.space

        function onFailed(trouble) {
            root.problem = Words.trouble(trouble);
        }
    }
}
