// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme

/// How people have answered a message with emoji; a press joins them, or takes mine back.
Flow {
    id: root

    required property var reactions
    property bool canReact: true

    signal toggled(string emoji, bool isOn)

    spacing: Theme.gap1

    Repeater {
        // By their number, so that the one with the focus stays when another one changes.
        model: root.reactions.length

        T.AbstractButton {
            id: chip

            required property int index

            readonly property var reaction: root.reactions[chip.index]

            enabled: root.canReact
            focusPolicy: Qt.StrongFocus
            horizontalPadding: Theme.gap2
            verticalPadding: Theme.gapHair
            implicitWidth: implicitContentWidth + leftPadding + rightPadding
            implicitHeight: implicitContentHeight + topPadding + bottomPadding
            text: chip.reaction.emoji
            Accessible.role: Accessible.CheckBox
            Accessible.checkable: true
            Accessible.checked: chip.reaction.isMine
            //: Read out: an emoji, and how many people have answered with it
            Accessible.name: qsTr("%1, %n time(s)", "", chip.reaction.count).arg(chip.reaction.emoji)
            onClicked: root.toggled(chip.reaction.emoji, !chip.reaction.isMine)

            contentItem: Row {
                spacing: Theme.gap1

                Label {
                    font.pixelSize: Theme.textSide
                    text: chip.reaction.emoji
                    Accessible.ignored: true
                }

                Label {
                    color: chip.reaction.isMine ? Theme.accent : Theme.secondary
                    font.pixelSize: Theme.textSmall
                    font.weight: Font.DemiBold
                    height: parent.height
                    text: Number(chip.reaction.count).toLocaleString(Qt.locale(), "f", 0)
                    verticalAlignment: Text.AlignVCenter
                    Accessible.ignored: true
                }
            }
            background: Rectangle {
                border.color: chip.reaction.isMine ? Theme.accent : Theme.line
                color: chip.reaction.isMine ? Theme.accentSoft : chip.hovered ? Theme.hover : "transparent"
                radius: height / 2
            }

            FocusRing { isShown: chip.visualFocus }
        }
    }
}
