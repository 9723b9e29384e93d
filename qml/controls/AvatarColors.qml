// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Theme
import Wireside.Ui

/// The colours that an avatar can have.
Flow {
    id: root

    required property Settings settings

    spacing: Theme.gapHair
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Colour of your avatar")

    Repeater {
        model: Theme.avatars.length

        T.RadioButton {
            id: choice

            required property int index

            implicitWidth: Theme.controlHeight
            implicitHeight: Theme.controlHeight
            checked: root.settings.avatarColor === choice.index
            focusPolicy: Qt.StrongFocus
            Accessible.role: Accessible.RadioButton
            Accessible.name: qsTr("Colour %1").arg(choice.index + 1)
            Accessible.checkable: true
            Accessible.checked: choice.checked
            onClicked: root.settings.avatarColor = choice.index

            contentItem: Item {
                Rectangle {
                    anchors.centerIn: parent
                    width: Theme.gap5
                    height: width
                    radius: Theme.radius - Theme.gapHair
                    color: Theme.avatars[choice.index]

                    Icon {
                        anchors.centerIn: parent
                        visible: choice.checked
                        name: "check"
                        color: Theme.avatarInk
                        size: Theme.gap3
                    }
                }
            }
            background: Rectangle {
                color: choice.hovered ? Theme.hover : "transparent"
                radius: Theme.radius
            }
            indicator: null

            FocusRing {
                isShown: choice.visualFocus
                offset: -1
            }
        }
    }
}
