// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui
import Wireside.Words

/// Who has read a message of mine and when, who has it, and who not yet.
Dialog {
    id: root

    required property Receipts receipts

    readonly property bool isKnown: root.receipts?.state === Receipts.State.Known
    readonly property string reason: root.receipts?.state === Receipts.State.Asking ? qsTr("Asking the space …")
        : root.receipts?.state === Receipts.State.Offline ? Words.trouble(Space.Trouble.Offline)
        : root.receipts?.state === Receipts.State.Refused ? Words.trouble(Space.Trouble.NotFound)
        : list.count === 0 ? qsTr("Nobody else is here.") : ""

    title: qsTr("Who has read it")
    cancelText: qsTr("Close")
    // They go with their room.
    onReceiptsChanged: {
        if (!root.receipts)
            root.close();
    }
    onOpened: list.forceActiveFocus()

    Label {
        Layout.fillWidth: true
        visible: root.reason.length > 0
        color: Theme.secondary
        text: root.reason
        wrapMode: Text.Wrap
    }

    ListView {
        id: list

        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.preferredHeight: list.contentHeight
        visible: list.count > 0
        boundsBehavior: Flickable.StopAtBounds
        clip: true
        keyNavigationEnabled: true
        model: root.receipts?.list ?? null
        Accessible.role: Accessible.List
        Accessible.name: root.title
        delegate: ReceiptDelegate { width: ListView.view.width }

        T.ScrollBar.vertical: ScrollBar {}
    }

    Label {
        Layout.fillWidth: true
        visible: root.isKnown && !root.receipts?.isComplete
        color: Theme.secondary
        font.pixelSize: Theme.textSmall
        text: qsTr("This room has more people than are shown here.")
        wrapMode: Text.Wrap
    }
}
