// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// What there is to say about the key of this device: that it is not kept as it should be, or is not to be had.
Card {
    id: root

    required property App app

    readonly property bool isMissing: root.app.keyState === App.KeyState.Locked || root.app.keyState === App.KeyState.Unreadable

    visible: root.app.keyState !== App.KeyState.Ready
    Accessible.role: Accessible.AlertMessage
    Accessible.name: words.text

    RowLayout {
        anchors.fill: parent
        spacing: Theme.gap3

        Label {
            id: words

            Layout.fillWidth: true
            color: root.isMissing ? Theme.danger : Theme.secondary
            text: Words.key(root.app.keyState)
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }

        Button {
            Layout.alignment: Qt.AlignVCenter
            visible: root.isMissing
            text: qsTr("Try again")
            onClicked: root.app.retryKey()
        }
    }
}
