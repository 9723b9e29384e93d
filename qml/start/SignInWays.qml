// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// How one signs in: which way is chosen, and what it means.
ColumnLayout {
    id: root

    enum Way { Key, Password, NewAccount, Code, Token }

    property int way: SignInWays.Way.Password

    readonly property list<string> names: [qsTr("This device"), qsTr("Name and password"), qsTr("New account"),
        qsTr("Code from my other device"), qsTr("Token")]
    readonly property list<string> meanings: [
        qsTr("The space recognises this computer by its key; there is no password."),
        qsTr("For an account that has a password."),
        qsTr("With a password, so that you can sign in from other computers as well."),
        qsTr("There, in the space, “My devices…” shows a code of twelve letters and figures."),
        qsTr("Whoever runs the server may have given you one.")]

    spacing: Theme.gap2

    Flow {
        Layout.fillWidth: true
        spacing: Theme.gap1

        Repeater {
            model: root.names

            Choice {
                required property int index
                required property string modelData

                checked: root.way === index
                text: modelData
                onClicked: root.way = index
            }
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.meanings[root.way]
        wrapMode: Text.Wrap
    }
}
