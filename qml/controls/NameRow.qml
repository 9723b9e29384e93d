// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Theme
import Wireside.Ui

/// My avatar and my name, which is kept as it is written.
RowLayout {
    id: root

    required property Settings settings

    spacing: Theme.gap3

    Avatar {
        name: root.settings.name
        chosenColor: root.settings.avatarColor
    }

    TextField {
        Layout.fillWidth: true
        label: qsTr("Your name")
        maximumLength: 32
        placeholderText: qsTr("Your name")
        text: root.settings.name
        onTextEdited: root.settings.name = text
    }
}
