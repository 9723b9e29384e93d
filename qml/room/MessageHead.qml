// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Who wrote, and when.
RowLayout {
    id: root

    required property string name
    required property string time

    spacing: Theme.gap2

    Label {
        Layout.fillWidth: true
        Layout.maximumWidth: implicitWidth
        Layout.alignment: Qt.AlignBaseline
        font.weight: Font.DemiBold
        text: root.name
        Accessible.ignored: true
    }

    Label {
        Layout.alignment: Qt.AlignBaseline
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: root.time
        Accessible.ignored: true
    }

    Item { Layout.fillWidth: true }
}
