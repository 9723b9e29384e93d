// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

/// One of several that stand side by side, of which one is chosen.
T.RadioButton {
    id: root

    implicitWidth: root.implicitContentWidth + root.leftPadding + root.rightPadding
    implicitHeight: Theme.controlHeight
    horizontalPadding: Theme.gap3
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.RadioButton
    Accessible.name: root.text
    Accessible.checkable: true
    Accessible.checked: root.checked

    contentItem: Label {
        color: root.checked ? Theme.accent : Theme.ink
        font.pixelSize: Theme.textSide
        font.weight: root.checked ? Font.DemiBold : Font.Normal
        horizontalAlignment: Text.AlignHCenter
        text: root.text
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
    background: Rectangle {
        color: root.checked ? Theme.accentSoft : root.hovered ? Theme.hover : Theme.raised
        border.color: root.checked ? Theme.accent : Theme.line
        radius: Theme.radius
    }
    indicator: null

    FocusRing { isShown: root.visualFocus }
}
