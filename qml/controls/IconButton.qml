// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

/// A button that is an icon. Its text is read out, and shown where the pointer rests.
T.Button {
    id: root

    required property string iconName
    property bool isSmall: false
    /// What it shows is there now.
    property bool isOn: false

    implicitWidth: Theme.controlHeight
    implicitHeight: root.isSmall ? Theme.icon + Theme.gap3 : Theme.controlHeight
    padding: 0
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: root.text

    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.iconName
            color: root.isOn ? Theme.accent : Theme.secondary
        }
    }
    background: Rectangle {
        color: root.isOn ? Theme.accentSoft : root.hovered || root.down ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    ToolTip { isShown: root.hovered && !root.down || root.visualFocus; text: root.text }

    FocusRing { isShown: root.visualFocus; offset: 0 }

    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
