// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Settings that belong together, under their name.
ColumnLayout {
    id: root

    required property string title

    Layout.fillWidth: true
    spacing: Theme.gap3
    Accessible.role: Accessible.Grouping
    Accessible.name: root.title

    Heading {
        Layout.fillWidth: true
        text: root.title
    }
}
