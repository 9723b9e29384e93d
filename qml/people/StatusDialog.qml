// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui

/// Asks what I say of myself, which others see beside my name.
Dialog {
    id: root

    required property Space space

    title: qsTr("What you are doing")
    text: qsTr("Those who share a room with you see it beside your name, until you change it.")
    confirmText: qsTr("Show")
    canConfirm: root.space.canSay(words.text)
    problem: root.canConfirm ? "" : qsTr("This cannot be shown. Try letters, digits and spaces.")
    onConfirmed: {
        root.space.statusText = words.text;
        root.close();
    }
    onOpened: words.forceActiveFocus()

    RowLayout {
        Layout.fillWidth: true

        TextField {
            id: words

            Layout.fillWidth: true
            label: root.title
            maximumLength: 80
            placeholderText: qsTr("Such as: in a meeting")
            text: root.space.statusText
            onAccepted: root.confirm()
        }

        IconButton {
            enabled: words.length > 0
            iconName: "close"
            text: qsTr("Say nothing")
            onClicked: {
                words.clear();
                root.confirm();
            }
        }
    }
}
