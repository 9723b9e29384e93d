// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// A device of my account.
RowLayout {
    id: root

    required property string device
    required property string name
    required property int kind
    required property date lastSeen
    required property bool isCurrent

    readonly property string title: root.name.length > 0 ? root.name
        : root.kind === DeviceItem.Kind.Key ? qsTr("A device") : qsTr("A sign-in")

    signal signedOut

    spacing: Theme.gap3
    Accessible.role: Accessible.ListItem
    Accessible.name: root.isCurrent ? qsTr("%1 (this one)").arg(root.title) : root.title

    ColumnLayout {
        spacing: 0

        Label {
            Layout.fillWidth: true
            text: root.title
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.isCurrent ? qsTr("This one")
                : qsTr("Last here %1").arg(root.lastSeen.toLocaleString(Qt.locale(), Locale.ShortFormat))
            Accessible.ignored: true
        }
    }

    Button {
        visible: !root.isCurrent
        text: qsTr("Sign out")
        onClicked: root.signedOut()
    }
}
