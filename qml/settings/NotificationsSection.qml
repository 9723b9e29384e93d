// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// What the desktop tells of.
SettingsSection {
    id: root

    required property Settings settings

    title: qsTr("Notifications")

    SettingRow {
        label: qsTr("Tell me about")

        Row {
            spacing: Theme.gap1

            Choice {
                checked: root.settings.alerts === Settings.Alerts.All
                text: qsTr("All messages")
                onClicked: root.settings.alerts = Settings.Alerts.All
            }

            Choice {
                checked: root.settings.alerts === Settings.Alerts.Mentions
                text: qsTr("Mentions")
                onClicked: root.settings.alerts = Settings.Alerts.Mentions
            }

            Choice {
                checked: root.settings.alerts === Settings.Alerts.None
                text: qsTr("Nothing")
                onClicked: root.settings.alerts = Settings.Alerts.None
            }
        }
    }

    Label {
        Layout.fillWidth: true
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: qsTr("Direct messages count as mentions. Each room can have a choice of its own, in its menu.")
        wrapMode: Text.Wrap
    }

    Switch {
        checked: root.settings.isQuiet
        text: qsTr("Do not disturb")
        onToggled: root.settings.isQuiet = checked
    }
}
