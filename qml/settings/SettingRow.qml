// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// A name, and beside it, or below where it is narrow, what can be chosen.
GridLayout {
    id: root

    required property string label

    readonly property bool isWide: root.width > Theme.dialogWidth

    Layout.fillWidth: true
    columns: root.isWide ? 2 : 1
    columnSpacing: Theme.gap4
    rowSpacing: Theme.gap1

    Label {
        Layout.fillWidth: true
        text: root.label
    }
}
