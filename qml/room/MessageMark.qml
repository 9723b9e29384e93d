// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Wireside.Controls
import Wireside.Theme
import Wireside.Words

/// How far a message of mine has come, as a mark: on its way, sent, delivered, read. A press tells by whom.
T.AbstractButton {
    id: root

    required property bool isPending
    required property bool isDelivered
    required property int readers

    implicitWidth: Theme.icon + Theme.gap1
    implicitHeight: Theme.icon + Theme.gap1
    enabled: !root.isPending
    focusPolicy: Qt.StrongFocus
    text: Words.reach(root.isPending, root.isDelivered, root.readers)
    Accessible.role: Accessible.Button
    Accessible.name: root.text
    contentItem: Item {
        Icon {
            anchors.centerIn: parent
            name: root.isPending ? "clock" : root.isDelivered ? "checks" : "check"
            color: root.readers > 0 ? Theme.accent : Theme.tertiary
        }
    }

    ToolTip { isShown: root.hovered && !root.down || root.visualFocus; text: root.text }

    FocusRing { isShown: root.visualFocus; offset: 0 }

    Keys.onReturnPressed: root.clicked()
    Keys.onEnterPressed: root.clicked()
}
