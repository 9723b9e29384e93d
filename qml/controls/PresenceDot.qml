// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme
import Wireside.Ui

/// Online is full, away too in its colour; a ring is offline, and an unknown presence is grey.
Rectangle {
    id: root

    /// A MemberItem.Presence.
    required property int presence
    required property color ground

    implicitWidth: Theme.dot + 4
    implicitHeight: root.implicitWidth
    radius: root.width / 2
    color: root.ground
    Accessible.ignored: true

    Rectangle {
        id: dot

        readonly property color tone: root.presence === MemberItem.Presence.Online ? Theme.online
            : root.presence === MemberItem.Presence.Away ? Theme.away : Theme.offline

        anchors.fill: parent
        anchors.margins: 2
        radius: dot.width / 2
        color: root.presence === MemberItem.Presence.Offline ? root.ground : dot.tone
        border.color: dot.tone
        border.width: 2
    }
}
