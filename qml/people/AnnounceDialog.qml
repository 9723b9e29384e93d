// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// Asks what to tell everybody in the space. Closes when the space has it.
Dialog {
    id: root

    required property Space space

    title: qsTr("Announce to everybody")
    text: qsTr("It stands above every room until each has read it. Send nothing to take back what stands there now.")
    confirmText: qsTr("Announce")
    onConfirmed: {
        root.problem = "";
        root.space.moderation.announce(words.text);
    }
    onOpened: words.forceActiveFocus()

    TextField {
        id: words

        Layout.fillWidth: true
        label: qsTr("Announcement")
        maximumLength: 500
        placeholderText: qsTr("Such as: the office closes at four today")
        onAccepted: root.confirm()
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
