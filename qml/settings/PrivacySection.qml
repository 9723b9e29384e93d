// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Ui

/// What others are told of me.
SettingsSection {
    id: root

    required property Settings settings

    title: qsTr("Privacy")

    Switch {
        Layout.fillWidth: true
        checked: root.settings.sendsReadReceipts
        text: qsTr("Send read receipts")
        description: qsTr("Others see what you have read. What you read while this is off stays with you. It holds for this computer.")
        onToggled: root.settings.sendsReadReceipts = checked
    }
}
