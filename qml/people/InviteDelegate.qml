// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Somebody whom I could invite, and what came of it.
T.ItemDelegate {
    id: root

    required property string user
    required property string name
    required property int avatarColor
    required property int standing
    required property string failure

    /// The keyboard is here.
    required property bool isReached

    readonly property bool isChosen: root.standing === PersonItem.Standing.Chosen
    readonly property bool isRefused: root.standing === PersonItem.Standing.Refused
    readonly property bool isOpen: root.standing !== PersonItem.Standing.Present && root.standing !== PersonItem.Standing.Asking
    readonly property string detail: root.isRefused ? Words.notInvited(root.failure)
        : root.standing === PersonItem.Standing.Present ? qsTr("Is in this room")
        : root.standing === PersonItem.Standing.Asking ? qsTr("Inviting…") : ""

    signal toggled

    function toggle() {
        if (root.isOpen)
            root.toggled();
    }

    implicitHeight: Math.max(Theme.rowHeight + Theme.gap2, root.implicitContentHeight + Theme.gap3)
    horizontalPadding: Theme.gap2
    focusPolicy: Qt.NoFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: root.name
    Accessible.description: root.detail
    Accessible.checkable: root.isOpen
    Accessible.checked: root.isChosen
    Accessible.onToggleAction: root.toggle()
    onClicked: root.toggle()

    contentItem: RowLayout {
        spacing: Theme.gap3

        Avatar {
            name: root.name
            seed: root.user
            chosenColor: root.avatarColor
            isSmall: true
            opacity: root.isOpen ? 1 : 0.65
        }

        ColumnLayout {
            spacing: 0

            Label {
                Layout.fillWidth: true
                color: root.isOpen ? Theme.ink : Theme.secondary
                text: root.name
                Accessible.ignored: true
            }

            Label {
                Layout.fillWidth: true
                visible: root.detail.length > 0
                color: root.isRefused ? Theme.danger : Theme.secondary
                font.pixelSize: Theme.textSmall
                text: root.detail
                wrapMode: Text.Wrap
                Accessible.ignored: true
            }
        }

        Icon {
            visible: root.isChosen
            name: "check"
            color: Theme.accent
        }
    }
    background: Rectangle {
        color: root.isChosen ? Theme.accentSoft : root.hovered && root.isOpen ? Theme.hover : "transparent"
        radius: Theme.radius
    }

    FocusRing {
        isShown: root.isReached
        offset: 0
    }
}
