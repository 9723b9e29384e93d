// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

T.ToolTip {
    id: root

    required property bool isShown

    implicitWidth: root.implicitContentWidth + root.leftPadding + root.rightPadding
    implicitHeight: root.implicitContentHeight + root.topPadding + root.bottomPadding
    x: root.parent ? (root.parent.width - root.width) / 2 : 0
    y: root.parent ? root.parent.height + Theme.gap1 : 0
    margins: Theme.gap2
    horizontalPadding: Theme.gap2
    verticalPadding: Theme.gap1
    delay: Theme.toolTipDelay
    visible: root.isShown && root.text.length > 0
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent
    contentItem: Label {
        color: Theme.background
        font.pixelSize: Theme.textSmall
        text: root.text
    }
    background: Rectangle {
        color: Theme.ink
        radius: Theme.radius
    }
}
