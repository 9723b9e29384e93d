// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Theme

/// A button with a word on it.
T.Button {
    id: root

    enum Kind { Plain, Primary, Danger, Link }

    property int kind: Button.Kind.Plain
    property bool isLarge: false
    property string iconName
    property string description

    readonly property bool isFull: root.kind === Button.Kind.Primary || root.kind === Button.Kind.Danger
    readonly property color tone: root.kind === Button.Kind.Danger ? Theme.danger : Theme.accent
    readonly property color textColor: root.isFull && !root.enabled ? Theme.tertiary : root.kind === Button.Kind.Link ? Theme.accent
        : !root.isFull ? Theme.ink : root.kind === Button.Kind.Danger ? Theme.dangerInk : Theme.accentInk

    implicitWidth: root.implicitContentWidth + root.leftPadding + root.rightPadding
    implicitHeight: Math.max(root.implicitContentHeight + root.topPadding + root.bottomPadding,
        root.isLarge ? Theme.fieldHeight : Theme.controlHeight)
    horizontalPadding: root.kind === Button.Kind.Link ? Theme.gap2 : Theme.gap4
    verticalPadding: Theme.gap1
    focusPolicy: Qt.StrongFocus
    opacity: root.enabled || root.isFull ? 1 : 0.45
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    Accessible.description: root.description

    contentItem: RowLayout {
        spacing: Theme.gap2

        Item { Layout.fillWidth: true; Layout.preferredWidth: 0 }

        Icon {
            visible: root.iconName.length > 0
            name: root.iconName
            color: root.textColor
        }

        Label {
            Layout.fillWidth: true
            Layout.maximumWidth: Math.ceil(implicitWidth)
            color: root.textColor
            font.pixelSize: Theme.textSide
            font.weight: Font.DemiBold
            font.underline: root.kind === Button.Kind.Link && root.hovered
            text: root.text
            Accessible.ignored: true
        }

        Item { Layout.fillWidth: true; Layout.preferredWidth: 0 }
    }
    background: Rectangle {
        visible: root.kind !== Button.Kind.Link
        color: root.isFull && !root.enabled ? Theme.code : root.isFull ? (root.down ? Qt.darker(root.tone, 1.15) : root.hovered ? Qt.darker(root.tone, 1.07) : root.tone)
            : root.down || root.hovered ? Theme.hover : Theme.raised
        border.color: root.isFull ? "transparent" : Theme.line
        radius: Theme.radius
    }

    HoverHandler { cursorShape: Qt.PointingHandCursor }

    FocusRing { isShown: root.visualFocus }

    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
