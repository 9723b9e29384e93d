// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// Asks for a new room's name. Closes when the space has made it.
Dialog {
    id: root

    required property Space space
    property bool isAsking: false

    title: qsTr("Create a room")
    confirmText: qsTr("Create")
    canConfirm: name.text.trim().length > 0 && !root.isAsking
    onConfirmed: {
        root.problem = "";
        root.isAsking = true;
        root.space.createRoom(name.text.trim(), isPrivate.checked);
    }
    onOpened: name.forceActiveFocus()

    TextField {
        id: name

        Layout.fillWidth: true
        label: qsTr("Name")
        maximumLength: 64
        placeholderText: qsTr("Name, such as lunch")
        onAccepted: root.confirm()
    }

    Switch {
        id: isPrivate

        Layout.fillWidth: true
        text: qsTr("Private")
        description: qsTr("Only its members see it, and nobody can join by themselves.")
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
