// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Controls
import Wireside.Theme
import Wireside.Ui

/// Who is writing. It keeps its place while nobody is.
Label {
    id: root

    required property Room room

    readonly property int count: root.room.typing.length

    /// The height of a line, whether there is one or not.
    readonly property real implicitLineHeight: Math.ceil(Theme.textSmall * 1.4)

    color: Theme.secondary
    font.pixelSize: Theme.textSmall
    verticalAlignment: Text.AlignVCenter
    text: {
        if (root.count === 0)
            return "";
        if (root.count === 1)
            return qsTr("%1 is typing…").arg(root.room.typing[0]);
        if (root.count === 2)
            return Looks.fill(qsTr("%1 and %2 are typing…"), [root.room.typing[0], root.room.typing[1]]);
        return qsTr("%n people are typing…", "", root.count);
    }
}
