// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// Gives my account a password, or another one. Closes when the space has it.
Dialog {
    id: root

    required property Devices devices

    readonly property bool isAgainWrong: again.text.length > 0 && again.text !== password.text

    title: qsTr("Set or change my password")
    text: qsTr("With your name and a password you can sign in from other computers, too.")
    confirmText: qsTr("Save")
    canConfirm: password.text.length > 0 && again.text === password.text
    onConfirmed: {
        root.problem = "";
        root.devices.setPassword(password.text, current.text);
    }
    onOpened: current.forceActiveFocus()

    PasswordField {
        id: current

        Layout.fillWidth: true
        label: qsTr("Password you have now")
        placeholderText: qsTr("Password you have now (empty if none)")
        onAccepted: root.confirm()
    }

    PasswordField {
        id: password

        Layout.fillWidth: true
        label: qsTr("New password")
        placeholderText: qsTr("New password, at least 8 characters")
        onAccepted: root.confirm()
    }

    PasswordField {
        id: again

        Layout.fillWidth: true
        isWrong: root.isAgainWrong
        label: qsTr("The same password again")
        placeholderText: qsTr("The same password again")
        onAccepted: root.confirm()
    }

    Connections {
        target: root.devices

        function onPasswordSet() {
            root.close();
        }

        function onPasswordRefused(problem) {
            root.problem = SignInWords.password(problem);
        }
    }
}
