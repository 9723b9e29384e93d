// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Wireside.Theme
import Wireside.Ui

/// Where messages are written. A text leaves it only once it is kept on the disk; what was typed in the meantime
/// stays.
Rectangle {
    id: root

    required property Room room
    /// In UTF-16 code units, as the protocol counts.
    readonly property int limit: 10000
    readonly property int remaining: root.limit - area.length

    /// What was sent and is not known to be kept.
    property string leaving
    property bool isSendWanted: false
    property bool hasProblem: false

    readonly property bool isEditing: root.room.editing.length > 0
    readonly property bool canSend: area.text.trim().length > 0 && root.remaining >= 0

    function takeFocus() {
        area.takeFocus();
    }

    function send() {
        root.isSendWanted = root.leaving.length > 0;
        if (!root.canSend || root.leaving.length > 0)
            return;
        root.hasProblem = false;
        root.leaving = area.text;
        root.room.send(area.text);
    }

    function takeDraft() {
        if (area.length === 0)
            root.showDraft();
    }

    function showDraft() {
        root.leaving = "";
        root.isSendWanted = false;
        root.hasProblem = false;
        // Between two rooms there is none.
        area.text = root.room?.draft ?? "";
        area.cursorPosition = area.length;
    }

    implicitHeight: column.implicitHeight + Theme.gap2 * 2
    color: Theme.raised
    border.color: area.activeFocus ? Theme.accent : Theme.line
    radius: Theme.radiusLarge

    onRoomChanged: root.showDraft()
    Component.onCompleted: root.takeDraft()

    ColumnLayout {
        id: column

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.gap3
        anchors.rightMargin: Theme.gap2
        spacing: Theme.gap1

        Repeater {
            model: root.isEditing ? 1 : 0

            EditingLine {
                Layout.fillWidth: true
                onCancelled: root.room.cancelEdit()
            }
        }

        ComposerText {
            id: area

            Layout.fillWidth: true
            Layout.rightMargin: Theme.gap1
            placeholder: root.room.kind === RoomItem.Kind.Direct ? qsTr("Message %1").arg(root.room.name)
                : qsTr("Message #%1").arg(root.room.name)
            onSendPressed: root.send()
            onCancelPressed: root.room.cancelEdit()
            onTextChanged: root.room.saveDraft(area.text)
        }

        ComposerBar {
            Layout.fillWidth: true
            remaining: root.remaining
            canSend: root.canSend
            hasProblem: root.hasProblem
            onSent: {
                root.send();
                root.takeFocus();
            }
        }
    }

    Connections {
        target: root.room

        function onKept(text) {
            if (area.text.startsWith(text))
                area.removeFirst(text.length);
            root.leaving = "";
            if (root.isSendWanted)
                root.send();
        }

        function onNotKept() {
            root.leaving = "";
            root.isSendWanted = false;
            root.hasProblem = true;
        }

        function onDraftChanged() {
            root.takeDraft();
        }

        function onEditingChanged() {
            root.showDraft();
            root.takeFocus();
        }
    }
}
