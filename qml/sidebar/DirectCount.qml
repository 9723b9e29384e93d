// SPDX-License-Identifier: GPL-3.0-or-later
import QtQml
import Wireside.Ui

/// Counts itself while its room is a direct message.
QtObject {
    id: root

    required property int kind

    signal counted(int by)

    Component.onCompleted: root.counted(root.kind === RoomItem.Kind.Direct ? 1 : 0)
    Component.onDestruction: root.counted(root.kind === RoomItem.Kind.Direct ? -1 : 0)
}
