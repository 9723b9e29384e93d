// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme

/// A line to write in.
T.TextField {
    id: root

    /// What it is for, for who cannot see where it stands.
    required property string label
    property bool isWrong: false

    implicitWidth: Theme.menuWidth
    implicitHeight: Math.max(Theme.fieldHeight, root.contentHeight + root.topPadding + root.bottomPadding)
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    color: Theme.ink
    placeholderTextColor: Theme.tertiary
    selectionColor: Theme.accent
    selectedTextColor: Theme.accentInk
    selectByMouse: true
    font.family: Application.font.family
    font.pixelSize: Theme.textBody
    horizontalAlignment: TextInput.AlignLeft
    verticalAlignment: TextInput.AlignVCenter
    Accessible.role: Accessible.EditableText
    Accessible.name: root.label
    Accessible.description: root.placeholderText

    background: Rectangle {
        color: Theme.raised
        border.color: root.isWrong ? Theme.danger : root.activeFocus ? Theme.accent : Theme.line
        border.width: root.activeFocus || root.isWrong ? 2 : 1
        radius: Theme.radius
    }

    Label {
        x: root.leftPadding
        width: root.width - root.leftPadding - root.rightPadding
        height: root.height
        visible: root.length === 0 && root.preeditText.length === 0
        color: root.placeholderTextColor
        text: root.placeholderText
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
