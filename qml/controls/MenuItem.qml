// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Theme

T.MenuItem {
    id: root

    property string iconName
    property bool isDangerous: false

    readonly property color tone: root.isDangerous ? Theme.danger : Theme.ink

    implicitWidth: Theme.menuWidth
    implicitHeight: Math.max(Theme.controlHeight, root.implicitContentHeight + root.topPadding + root.bottomPadding)
    horizontalPadding: Theme.gap3
    verticalPadding: Theme.gap1
    opacity: root.enabled ? 1 : 0.45
    Accessible.role: root.checkable ? Accessible.CheckBox : Accessible.MenuItem
    Accessible.name: root.text
    Accessible.checkable: root.checkable
    Accessible.checked: root.checked

    contentItem: RowLayout {
        spacing: Theme.gap3

        Icon {
            visible: root.iconName.length > 0
            name: root.iconName
            color: root.isDangerous ? Theme.danger : Theme.secondary
        }

        Label {
            Layout.fillWidth: true
            color: root.tone
            font.pixelSize: Theme.textSide
            text: root.text
            Accessible.ignored: true
        }

        Icon {
            visible: root.checkable
            opacity: root.checked ? 1 : 0
            name: "check"
            color: Theme.accent
        }
    }
    background: Rectangle {
        color: root.highlighted ? Theme.hover : "transparent"
        radius: Theme.radius - Theme.gapHair
    }
    arrow: null
    indicator: null
}
