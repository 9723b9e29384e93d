// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// The language of the window. Each is called what its speakers call it.
SettingsSection {
    id: root

    required property Settings settings

    title: qsTr("Language")

    SettingRow {
        id: row

        readonly property list<string> codes: ["", "en", "de"]

        label: qsTr("Language of the window")

        ComboBox {
            label: row.label
            currentIndex: Math.max(0, row.codes.indexOf(root.settings.language))
            model: [qsTr("As the system"), "English", "Deutsch"]
            onActivated: index => root.settings.language = row.codes[index]
        }
    }
}
