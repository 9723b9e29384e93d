// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Asks whether this device is to be signed out, and says what that means. Closes when it is.
Dialog {
    id: root

    required property Space space

    //: %1 is a space
    title: qsTr("Sign out of %1 on this computer?").arg(root.space.name)
    text: qsTr("What was written so far stays on this computer; to delete it, remove the space on the start page afterwards.")
    confirmKind: Button.Kind.Danger
    confirmText: qsTr("Sign out")
    onConfirmed: {
        root.problem = "";
        root.space.devices.signOutThis();
    }

    Label {
        Layout.fillWidth: true
        color: Theme.secondary
        text: qsTr("You come back with your name and password, or with a code from another device of yours. If you have neither, nobody can let you into this account again.")
        wrapMode: Text.Wrap
    }

    Label {
        Layout.fillWidth: true
        visible: root.space.waiting > 0
        color: Theme.danger
        text: qsTr("%n message(s) are not sent yet. They wait here until you sign in again.", "", root.space.waiting)
        wrapMode: Text.Wrap
    }

    Connections {
        target: root.space.devices

        function onSignedOut() {
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
