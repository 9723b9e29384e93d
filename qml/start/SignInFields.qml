// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What somebody types to sign in: the server, the way, and what that way needs.
ColumnLayout {
    id: root

    required property SignIn signIn
    /// What is filled in, where it is known.
    required property string address
    required property string name

    readonly property int way: ways.way
    readonly property bool hasName: root.way <= SignInWays.Way.NewAccount
    readonly property bool hasPassword: root.way === SignInWays.Way.Password || root.way === SignInWays.Way.NewAccount
    readonly property bool hasInvite: root.way === SignInWays.Way.Key || root.way === SignInWays.Way.NewAccount
    readonly property bool isAddressWrong: place.text.trim().length > 0 && !root.signIn.isAddress(place.text)
    readonly property bool isAgainWrong: again.visible && again.text.length > 0 && again.text !== password.text
    readonly property bool isComplete: place.text.trim().length > 0 && !root.isAddressWrong
        && (!root.hasName || person.text.trim().length > 0) && (!root.hasPassword || password.text.length > 0)
        && (!again.visible || again.text === password.text) && (!code.visible || root.signIn.isCode(code.text))
        && (!token.visible || token.text.trim().length > 0)

    signal accepted

    /// Where there is something left to type.
    function begin() {
        (root.address.length === 0 ? place : root.name.length === 0 ? person : password).forceActiveFocus();
    }

    function tryIt() {
        switch (root.way) {
        case SignInWays.Way.Key:
            return root.signIn.byKey(place.text, person.text, invite.text);
        case SignInWays.Way.Password:
            return root.signIn.byPassword(place.text, person.text, password.text);
        case SignInWays.Way.NewAccount:
            return root.signIn.signUp(place.text, person.text, password.text, invite.text);
        case SignInWays.Way.Code:
            return root.signIn.byCode(place.text, code.text);
        case SignInWays.Way.Token:
            return root.signIn.byToken(place.text, token.text);
        }
    }

    spacing: Theme.gap3

    TextField {
        id: place

        Layout.fillWidth: true
        inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhUrlCharactersOnly
        isWrong: root.isAddressWrong
        label: qsTr("Address of the server")
        placeholderText: qsTr("Address, such as 192.168.1.20:8787")
        text: root.address
        onAccepted: root.accepted()
    }

    FieldProblem {
        Layout.fillWidth: true
        text: root.isAddressWrong ? Words.problem(App.Problem.BadAddress) : ""
    }

    SignInWays {
        id: ways

        Layout.fillWidth: true
    }

    TextField {
        id: person

        Layout.fillWidth: true
        visible: root.hasName
        label: qsTr("Your name in the space")
        maximumLength: 32
        placeholderText: qsTr("Your name in the space")
        text: root.name
        onAccepted: root.accepted()
    }

    PasswordField {
        id: password

        Layout.fillWidth: true
        visible: root.hasPassword
        label: qsTr("Password")
        placeholderText: again.visible ? qsTr("Password, at least 8 characters") : qsTr("Password")
        onAccepted: root.accepted()
    }

    PasswordField {
        id: again

        Layout.fillWidth: true
        visible: root.way === SignInWays.Way.NewAccount
        isWrong: root.isAgainWrong
        label: qsTr("The same password again")
        placeholderText: qsTr("The same password again")
        onAccepted: root.accepted()
    }

    FieldProblem {
        Layout.fillWidth: true
        text: root.isAgainWrong ? qsTr("The two passwords are not the same.") : ""
    }

    TextField {
        id: invite

        Layout.fillWidth: true
        visible: root.hasInvite
        label: qsTr("Invitation")
        placeholderText: qsTr("Invitation code (if you have one)")
        onAccepted: root.accepted()
    }

    TextField {
        id: code

        Layout.fillWidth: true
        visible: root.way === SignInWays.Way.Code
        inputMethodHints: Qt.ImhNoPredictiveText
        label: qsTr("Code")
        placeholderText: qsTr("Code, such as ABCD-EFGH-2345")
        onAccepted: root.accepted()
    }

    PasswordField {
        id: token

        Layout.fillWidth: true
        visible: root.way === SignInWays.Way.Token
        label: qsTr("Token")
        maximumLength: 4096
        placeholderText: qsTr("Paste the token here")
        onAccepted: root.accepted()
    }
}
