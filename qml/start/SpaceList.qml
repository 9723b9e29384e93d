// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls

/// The known spaces, the latest first.
ListView {
    id: root

    required property bool canOpen
    /// What the question is about.
    property string address
    property string name

    signal opened(string address)
    signal forgotten(string address)

    function ask(address: string, name: string) {
        root.address = address;
        root.name = name;
        question.createObject(root);
    }

    activeFocusOnTab: true
    boundsBehavior: Flickable.StopAtBounds
    clip: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Your spaces")
    delegate: SpaceDelegate {
        width: ListView.view.width
        enabled: root.canOpen
        isReached: root.activeFocus && ListView.isCurrentItem
        onClicked: root.opened(address)
        onForgetRequested: root.ask(address, name)
    }
    Keys.onReturnPressed: (root.currentItem as SpaceDelegate)?.clicked()
    Keys.onEnterPressed: (root.currentItem as SpaceDelegate)?.clicked()
    Keys.onDeletePressed: (root.currentItem as SpaceDelegate)?.forgetRequested()

    T.ScrollBar.vertical: ScrollBar {}

    Component {
        id: question

        Dialog {
            id: dialog

            title: qsTr("Remove %1 from this computer?").arg(root.name)
            text: qsTr("Its history, your drafts and messages that are not sent yet are deleted here. What the space has stays there, and you can join again.")
            confirmKind: Button.Kind.Danger
            confirmText: qsTr("Remove")
            onConfirmed: {
                root.forgotten(root.address);
                dialog.close();
            }
        }
    }
}
