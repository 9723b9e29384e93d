// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// What I am called, and the colour of my avatar.
Card {
    id: root

    required property Settings settings

    ColumnLayout {
        anchors.fill: parent
        spacing: Theme.gap3

        Label {
            font.weight: Font.DemiBold
            text: qsTr("You")
            Accessible.role: Accessible.Heading
        }

        NameRow {
            Layout.fillWidth: true
            settings: root.settings
        }

        AvatarColors {
            Layout.fillWidth: true
            settings: root.settings
        }
    }
}
