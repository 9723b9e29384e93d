// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Theme
import Wireside.Ui

/// My avatar and my name. The first one counts as soon as its writer pauses, so that the way on opens; another one
/// only once it is finished, since everybody is told.
RowLayout {
    id: root

    required property Settings settings

    spacing: Theme.gap3

    Avatar {
        name: field.text
        chosenColor: root.settings.avatarColor
    }

    Timer {
        id: pause

        interval: Theme.typingPause
        onTriggered: root.settings.name = field.text.trim()
    }

    TextField {
        id: field

        Layout.fillWidth: true
        label: qsTr("Your name")
        maximumLength: 32
        placeholderText: qsTr("Your name")
        text: root.settings.name
        onTextEdited: {
            if (root.settings.name.length === 0)
                pause.restart();
        }
        onEditingFinished: root.settings.name = field.text.trim()
    }
}
