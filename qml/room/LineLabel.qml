// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import Wireside.Controls
import Wireside.Theme

/// Words in a line across the timeline: a day, or where the unread begins.
RowLayout {
    id: root

    required property string text
    property bool isAccented: false

    readonly property color tone: root.isAccented ? Theme.accent : Theme.line

    spacing: Theme.gap3
    Accessible.role: Accessible.Separator
    Accessible.name: root.text

    Divider {
        Layout.fillWidth: true
        color: root.tone
        opacity: root.isAccented ? 0.5 : 1
    }

    Label {
        color: root.isAccented ? Theme.accent : Theme.tertiary
        font.pixelSize: Theme.textSmall
        font.weight: root.isAccented ? Font.DemiBold : Font.Normal
        text: root.text
        Accessible.ignored: true
    }

    Divider {
        Layout.fillWidth: true
        color: root.tone
        opacity: root.isAccented ? 0.5 : 1
    }
}
