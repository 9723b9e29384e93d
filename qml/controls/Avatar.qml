// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Wireside.Theme
import Wireside.Ui

/// A person or a space: initials on a colour, and a dot for the presence where it is asked for.
Rectangle {
    id: root

    required property string name
    /// What gives the colour where none is chosen: the same everywhere for the same person.
    property string seed: root.name
    property int chosenColor: -1
    property bool hasPresence: false
    property int presence: MemberItem.Presence.Unknown
    property bool isSmall: false
    /// What the dot's rim must not differ from.
    property color ground: Theme.background

    implicitWidth: root.isSmall ? Theme.avatarSmall : Theme.avatar
    implicitHeight: root.implicitWidth
    radius: root.isSmall ? Theme.radius : Theme.radiusLarge
    color: Theme.avatars[root.chosenColor >= 0 ? root.chosenColor : Looks.pick(root.seed, Theme.avatars.length)]
    Accessible.ignored: true

    Text {
        anchors.centerIn: parent
        color: Theme.avatarInk
        font.pixelSize: Math.round(root.width * 0.4)
        font.weight: Font.DemiBold
        text: Looks.initials(root.name)
        textFormat: Text.PlainText
        Accessible.ignored: true
    }

    Icon {
        anchors.centerIn: parent
        visible: root.name.trim().length === 0
        name: "person"
        color: Theme.avatarInk
    }

    PresenceDot {
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: -Theme.gapHair - 1
        visible: root.hasPresence
        presence: root.presence
        ground: root.ground
    }
}
