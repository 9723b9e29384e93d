// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Theme

/// One of a list that opens.
T.ComboBox {
    id: root

    required property string label

    implicitWidth: Theme.menuWidth
    implicitHeight: Theme.controlHeight
    leftPadding: Theme.gap3
    rightPadding: Theme.gap3
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ComboBox
    Accessible.name: root.label
    Accessible.description: root.displayText

    contentItem: RowLayout {
        spacing: Theme.gap2

        Label {
            Layout.fillWidth: true
            font.pixelSize: Theme.textSide
            text: root.displayText
            Accessible.ignored: true
        }

        Icon { name: "down" }
    }
    background: Rectangle {
        color: root.hovered ? Theme.hover : Theme.raised
        border.color: Theme.line
        radius: Theme.radius
    }
    indicator: null
    delegate: MenuItem {
        required property int index
        required property string modelData

        width: ListView.view.width
        checkable: true
        checked: root.currentIndex === index
        highlighted: root.highlightedIndex === index
        text: modelData
        Accessible.role: Accessible.ListItem
    }
    popup: T.Popup {
        y: root.height + Theme.gap1
        width: root.width
        implicitHeight: contentItem.implicitHeight + Theme.gap2
        margins: Theme.gap2
        padding: Theme.gap1
        contentItem: ListView {
            implicitHeight: contentHeight
            boundsBehavior: Flickable.StopAtBounds
            clip: true
            currentIndex: root.highlightedIndex
            model: root.delegateModel
        }
        background: Rectangle {
            color: Theme.raised
            border.color: Theme.line
            radius: Theme.radius
        }
    }

    FocusRing { isShown: root.visualFocus }
}
