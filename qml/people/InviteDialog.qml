// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Brings people whom I know from other rooms into this one, several at once. Closes when all of them are in.
Dialog {
    id: root

    required property Space space
    required property Room room

    readonly property Inviting inviting: root.space.moderation.inviting
    readonly property string emptyText: root.inviting.state === Inviting.State.Loading ? qsTr("Looking who there is…")
        : root.inviting.known > 0 ? qsTr("Nobody here is called like that.")
        : root.inviting.state === Inviting.State.Partial ? qsTr("The space does not say who there is. Try again when you’re back online.")
        : qsTr("You know nobody in this space yet: nobody else is in your rooms.")

    //: %1 is a room
    title: qsTr("Invite people to %1").arg(root.room?.name ?? "")
    confirmText: root.inviting.chosen > 0 ? qsTr("Invite %n", "people", root.inviting.chosen) : qsTr("Invite")
    canConfirm: root.inviting.chosen > 0
    cancelText: qsTr("Close")
    onAboutToShow: root.inviting.begin(root.room.roomId)
    // The room is left, or another one is open.
    onRoomChanged: {
        if (!root.room)
            root.close();
    }
    onOpened: search.forceActiveFocus()
    onConfirmed: root.inviting.send()

    TextField {
        id: search

        Layout.fillWidth: true
        label: qsTr("Search for people")
        placeholderText: qsTr("Name")
        onTextEdited: root.inviting.filter = search.text
        Keys.onDownPressed: list.forceActiveFocus(Qt.TabFocusReason)
        onAccepted: (list.currentItem as InviteDelegate)?.toggle()
    }

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: list.count > 0
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        model: root.inviting.people
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: InviteDelegate {
            width: ListView.view.width
            isReached: list.activeFocus && ListView.isCurrentItem
            onToggled: root.inviting.toggle(user)
        }
        Keys.onReturnPressed: (list.currentItem as InviteDelegate)?.toggle()
        Keys.onEnterPressed: (list.currentItem as InviteDelegate)?.toggle()
        Keys.onSpacePressed: (list.currentItem as InviteDelegate)?.toggle()

        T.ScrollBar.vertical: ScrollBar {}
    }

    Label {
        Layout.fillWidth: true
        visible: list.count === 0
        color: Theme.secondary
        text: root.emptyText
        wrapMode: Text.Wrap
    }

    Connections {
        target: root.inviting

        function onDone() {
            root.close();
        }
    }
}
