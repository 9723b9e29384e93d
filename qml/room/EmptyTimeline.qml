// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Ui

/// Nothing has been said in the room yet.
EmptyState {
    id: root

    required property Room room

    readonly property bool isDirect: root.room.kind === RoomItem.Kind.Direct

    iconName: "message"
    title: root.isDirect ? qsTr("Just the two of you") : qsTr("Nothing here yet")
    text: root.isDirect ? qsTr("Only %1 and you are in here.").arg(root.room.name)
        : qsTr("Write the first message. Everybody in this room will see it.")
}
