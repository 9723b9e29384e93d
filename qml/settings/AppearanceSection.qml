// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Light or dark, and how large texts are.
SettingsSection {
    id: root

    required property Settings settings

    title: qsTr("Appearance")

    SettingRow {
        label: qsTr("Colours")

        Row {
            spacing: Theme.gap1

            Choice {
                checked: root.settings.scheme === Settings.Scheme.Light
                text: qsTr("Light")
                onClicked: root.settings.scheme = Settings.Scheme.Light
            }

            Choice {
                checked: root.settings.scheme === Settings.Scheme.Dark
                text: qsTr("Dark")
                onClicked: root.settings.scheme = Settings.Scheme.Dark
            }

            Choice {
                checked: root.settings.scheme === Settings.Scheme.System
                text: qsTr("As the system")
                onClicked: root.settings.scheme = Settings.Scheme.System
            }
        }
    }

    SettingRow {
        id: size

        readonly property list<string> sizes: ["90 %", "100 %", "115 %", "130 %", "150 %", "200 %"]

        label: qsTr("Text size")

        ComboBox {
            label: size.label
            currentIndex: size.sizes.indexOf(Math.round(root.settings.textScale * 100) + " %")
            model: size.sizes
            onActivated: index => root.settings.textScale = parseInt(size.sizes[index]) / 100
        }
    }
}
