// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Theme

/// Something that is on or off, with a line that says what that means.
T.Switch {
    id: root

    property string description

    implicitWidth: root.implicitContentWidth + root.leftPadding + root.rightPadding
    implicitHeight: Math.max(Theme.controlHeight, root.implicitContentHeight)
    spacing: Theme.gap3
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.text
    Accessible.description: root.description
    Accessible.checkable: true
    Accessible.checked: root.checked

    contentItem: ColumnLayout {
        spacing: 0

        Label {
            Layout.fillWidth: true
            Layout.rightMargin: root.indicator.width + root.spacing
            text: root.text
            Accessible.ignored: true
        }

        Label {
            Layout.fillWidth: true
            Layout.rightMargin: root.indicator.width + root.spacing
            visible: root.description.length > 0
            color: Theme.secondary
            font.pixelSize: Theme.textSmall
            text: root.description
            wrapMode: Text.Wrap
            Accessible.ignored: true
        }
    }
    indicator: SwitchTrack {
        x: root.mirrored ? 0 : root.width - width
        y: (root.height - height) / 2
        isOn: root.checked
        position: root.visualPosition
    }

    FocusRing { isShown: root.visualFocus }

    Keys.onReturnPressed: root.toggle()
    Keys.onEnterPressed: root.toggle()
}
