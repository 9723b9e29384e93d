// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// How people have answered a message with emoji; a press joins them, or takes mine back.
Flow {
    id: root

    required property var reactions
    property bool canReact: true

    signal toggled(string emoji, bool isOn)

    spacing: Theme.gap1

    Repeater {
        model: root.reactions

        T.AbstractButton {
            id: chip

            required property var modelData

            enabled: root.canReact
            focusPolicy: Qt.StrongFocus
            horizontalPadding: Theme.gap2
            verticalPadding: Theme.gapHair
            implicitWidth: implicitContentWidth + leftPadding + rightPadding
            implicitHeight: implicitContentHeight + topPadding + bottomPadding
            text: chip.modelData.emoji
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: chip.modelData.isMine
            //: Read out: an emoji, and how many people have answered with it
            Accessible.name: qsTr("%1, %n time(s)", "", chip.modelData.count).arg(chip.modelData.emoji)
            onClicked: root.toggled(chip.modelData.emoji, !chip.modelData.isMine)

            contentItem: Row {
                spacing: Theme.gap1

                Label {
                    font.pixelSize: Theme.textSide
                    text: chip.modelData.emoji
                    Accessible.ignored: true
                }

                Label {
                    color: chip.modelData.isMine ? Theme.accent : Theme.secondary
                    font.pixelSize: Theme.textSmall
                    font.weight: Font.DemiBold
                    height: parent.height
                    text: Number(chip.modelData.count).toLocaleString(Qt.locale(), "f", 0)
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                border.color: chip.modelData.isMine ? Theme.accent : Theme.line
                color: chip.modelData.isMine ? Theme.accentSoft : chip.hovered ? Theme.hover : "transparent"
                radius: height / 2
            }

            FocusRing { isShown: chip.visualFocus }
        }
    }
}
