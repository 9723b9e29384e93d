// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// After what time without a key or the pointer others see me as away.
SettingRow {
    id: root

    required property Settings settings

    readonly property list<string> minutes: ["0", "5", "10", "30"]

    label: qsTr("Away by itself")

    ComboBox {
        label: root.label
        currentIndex: root.minutes.indexOf(root.settings.awayAfter.toString())
        model: [qsTr("Never"), qsTr("After %n minute(s)", "", 5), qsTr("After %n minute(s)", "", 10),
            qsTr("After %n minute(s)", "", 30)]
        onActivated: index => root.settings.awayAfter = parseInt(root.minutes[index])
    }
}
