// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Ui
import Wireside.Words

/// Signs in to a server. What was typed stays until it has worked; then the space is shown, and this closes.
Dialog {
    id: root

    required property App app
    /// What is filled in, where it is known.
    property string address
    property string name

    readonly property SignIn signIn: root.app.signIn

    title: qsTr("Sign in to a server")
    confirmText: root.signIn.isTrying ? qsTr("Signing in…")
        : fields.way === SignInWays.Way.NewAccount ? qsTr("Create account") : qsTr("Sign in")
    canConfirm: fields.isComplete && !root.signIn.isTrying && root.signIn.secondsToWait === 0
    problem: SignInWords.problem(root.signIn.problem, root.signIn.secondsToWait)
    onConfirmed: fields.tryIt()
    onOpened: fields.begin()
    onAboutToHide: root.signIn.cancel()

    Connections {
        target: root.signIn

        function onDone() {
            root.close();
        }
    }

    Flickable {
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: fields.implicitHeight
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        contentHeight: fields.implicitHeight

        T.ScrollBar.vertical: ScrollBar {}

        SignInFields {
            id: fields

            width: parent.width
            signIn: root.signIn
            address: root.address
            name: root.name
            onAccepted: root.confirm()
        }
    }
}
