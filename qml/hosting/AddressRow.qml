// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// An address to pass on.
RowLayout {
    id: root

    required property string address

    signal copied

    spacing: Theme.gap2

    Label {
        Layout.fillWidth: true
        font.family: Theme.monospace
        font.pixelSize: Theme.textSide
        text: root.address
    }

    IconButton {
        iconName: "copy"
        text: qsTr("Copy %1").arg(root.address)
        onClicked: root.copied()
    }
}
