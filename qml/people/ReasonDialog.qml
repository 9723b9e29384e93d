// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// Asks whether somebody is to go, and why. Closes when it is done.
Dialog {
    id: root

    required property Space space

    signal decided(string reason)

    confirmKind: Button.Kind.Danger
    onConfirmed: {
        root.problem = "";
        root.decided(reason.text);
    }
    onOpened: reason.forceActiveFocus()

    TextField {
        id: reason

        Layout.fillWidth: true
        label: qsTr("Reason")
        maximumLength: 250
        placeholderText: qsTr("Reason, which others can read (may be left out)")
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
