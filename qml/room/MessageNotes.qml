// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme

/// What was done to a message since, and when it was read, in words.
Column {
    id: root

    required property bool isEdited
    required property bool isPinned
    /// When the other person has read it; empty where that is not said.
    required property string readLine

    visible: done.visible || read.visible

    Label {
        id: done

        visible: text.length > 0
        width: root.width
        color: Theme.tertiary
        font.pixelSize: Theme.textSmall
        text: root.isPinned && root.isEdited ? qsTr("pinned · edited") : root.isPinned ? qsTr("pinned")
            : root.isEdited ? qsTr("edited") : ""
    }

    Label {
        id: read

        visible: text.length > 0
        width: root.width
        color: Theme.tertiary
        font.pixelSize: Theme.textSmall
        text: root.readLine
    }
}
