// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Joins a space by its address.
ColumnLayout {
    id: root

    required property App app
    required property bool hasName

    readonly property bool canJoin: root.hasName && address.text.trim().length > 0
    readonly property string problem: Words.problem(root.app.problem)

    function join() {
        if (root.canJoin)
            root.app.openSpace(address.text.trim());
    }

    spacing: Theme.gap2

    Label {
        font.pixelSize: Theme.textSide
        font.weight: Font.DemiBold
        text: qsTr("Join by address")
    }

    RowLayout {
        spacing: Theme.gap2

        TextField {
            id: address

            Layout.fillWidth: true
            inputMethodHints: Qt.ImhNoAutoUppercase | Qt.ImhNoPredictiveText | Qt.ImhUrlCharactersOnly
            isWrong: root.problem.length > 0
            label: qsTr("Address of a space")
            placeholderText: qsTr("Address, such as 192.168.1.20")
            onAccepted: root.join()
        }

        Button {
            enabled: root.canJoin
            isLarge: true
            text: qsTr("Join")
            onClicked: root.join()
        }
    }

    Label {
        Layout.fillWidth: true
        visible: text.length > 0
        color: root.problem.length > 0 ? Theme.danger : Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.problem.length > 0 ? root.problem
            : !root.hasName ? qsTr("Enter your name first, so that others know who you are.") : ""
        wrapMode: Text.Wrap
        Accessible.role: root.problem.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
    }
}
